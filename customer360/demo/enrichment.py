"""Two deliveries of demographics from a vendor who knows people by hashed address and postcode."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pyarrow as pa

from customer360.demo import mess
from customer360.demo.columnar import (
    Columns,
    Extract,
    as_dates,
    as_decimals,
    choose,
    digits,
    join,
    known,
    only,
    rows_of,
    words,
    write,
)
from customer360.demo.core import Population
from customer360.demo.observe import see
from customer360.demo.places import COUNTRIES, COUNTRY_SHARES, make_dwellings
from customer360.demo.streams import (
    Flags,
    Ints,
    Stream,
    Strings,
    between,
    chance,
    pick,
    texts,
    weighted,
)
from customer360.demo.truth import Truth

DELIVERIES = ("2025-03", "2025-09")
OBSERVED = tuple(int(np.datetime64(d + "-15").astype(int)) for d in DELIVERIES)
AGE_BANDS = ("18-24", "25-34", "35-44", "45-54", "55-64", "65+")
# The vendor's second model earns everybody more, and it learned a lifestyle and lost owners.
INCOMES = ((0.18, 0.24, 0.27, 0.2, 0.11), (0.08, 0.15, 0.26, 0.29, 0.22))
LIFESTYLES = ("urban", "family", "outdoor", "home_and_garden", "frugal", "premium", "digital")
LIFESTYLE_SHARES = ((3, 3, 2, 2, 2, 1, 0), (2, 3, 2, 2, 1, 2, 3))
OWNER_UNKNOWN = (0.1, 0.35)


def make_enrichment(pop: Population, folder: Path, truth: Truth) -> None:
    """Write both deliveries, and note who the rows are about."""
    rng = pop.streams.get("enrichment/who")
    people = chance(rng, len(pop), 0.36) & (pop.timeline.email[:, 0] != "")
    strangers = max(20, len(pop) // 25)
    parts = [_delivery(pop, at, people, strangers) for at in range(len(DELIVERIES))]
    columns = {name: pa.concat_arrays([p[0][name] for p in parts]) for name in parts[0][0]}
    person = np.concatenate([p[1] for p in parts])
    of = np.repeat(np.arange(len(parts)), [len(p[1]) for p in parts])
    extract = Extract(
        "enrichment",
        "demographics",
        "parquet",
        rows_of(columns),
        np.zeros(len(person), dtype=np.int64),
        "vendor_row_id",
        "VX9",
        {
            "missing_key": ("vendor_row_id", None),
            "missing_delivery": ("delivery", None),
        },
        parts=[f"_{d}" for d in DELIVERIES],
        part=of,
    )
    write(pop.streams, extract, folder)
    truth.count(extract)
    ids = join(columns["delivery"], ":", columns["vendor_row_id"]).to_numpy(zero_copy_only=False)
    real = person >= 0
    truth.add("enrichment", "demographics", ids[real], person[real])
    truth.add_strangers("enrichment", "demographics", ids[~real], -person[~real])


def _delivery(pop: Population, at: int, people: Flags, strangers: int) -> tuple[Columns, Ints]:
    """Make a delivery; with it each row's person (below zero: a stranger's number)."""
    rng = pop.streams.get(f"enrichment/{DELIVERIES[at]}")
    chosen = np.flatnonzero(people & chance(rng, len(pop), 0.85))
    person = np.concatenate([chosen, -1 - np.flatnonzero(chance(rng, strangers, 0.8))])
    person = person[rng.permutation(len(person))]
    n = len(person)
    real = person >= 0
    who = np.maximum(person, 0)
    stale = chance(rng, n, 0.15)  # what the vendor bought long ago
    observed = OBSERVED[at] - np.where(stale, between(rng, 400, 1500, n), between(rng, 0, 90, n))
    sight = see(pop, rng, who, observed)
    email = np.where(sight.email == "", pop.timeline.email[who, 0], sight.email).astype(object)
    number = -person[~real]
    email[~real] = [f"nobody.{v * 7919}@mail.example" for v in number.tolist()]
    homes = pop.timeline.dwellings
    country, postcode = homes.country[sight.home], homes.postcode[sight.home]
    strange = _strange_places(pop, strangers)
    country[~real], postcode[~real] = strange[0][number - 1], strange[1][number - 1]
    wrong = chance(rng, n, 0.03)
    other = between(rng, 0, len(homes) - 1, n)
    postcode = np.where(wrong, homes.postcode[other], postcode).astype(object)

    age = (observed - sight.birth) / 365.25
    age[~real] = 18 + rng.random(int((~real).sum())) * 60
    band = np.clip(np.searchsorted([25, 35, 45, 55, 65], age, side="right"), 0, 5)
    band = np.clip(band + (chance(rng, n, 0.06) * (2 * between(rng, 0, 1, n) - 1)), 0, 5)
    gender = np.where(sight.gender == "f", 0, 1)
    gender = np.where(chance(rng, n, 0.02), 1 - gender, gender)
    gender[chance(rng, n, 0.08)] = 2
    of = pop.homes.of
    sizes = np.bincount(of)
    size = np.where(real, sizes[of[who]], 1 + weighted(rng, (4, 3, 2, 1), n))
    size = np.where(chance(rng, n, 0.1), size + 1, size)
    size = np.where(chance(rng, n, 0.004), 99 * between(rng, 0, 1, n), size)  # nobody, a hotel
    children = np.where(chance(rng, n, 0.07), size < 3, size >= 3)
    income = weighted(rng, INCOMES[at], n)
    lifestyle = weighted(rng, LIFESTYLE_SHARES[at], n)
    confidence = 400 + np.floor(rng.random(n) * 600).astype(np.int64) - stale * 200
    columns = {
        "delivery": choose((DELIVERIES[at],), np.zeros(n, dtype=np.int64)),
        "vendor_row_id": join("V", digits(np.arange(1, n + 1) * 17 % 10**8, 8)),
        "email_sha256": _hashes(rng, email),
        "postcode": known(words(mess.lose(rng, postcode, 0.03))),
        "country": words(country),
        "age_band": only(~chance(rng, n, 0.05), choose(AGE_BANDS, band)),
        "gender": choose(("f", "m", "u"), gender),
        "household_size": pa.array(size.astype(np.int32)),
        "has_children": only(~chance(rng, n, 0.08), pa.array(children.astype(bool))),
        "income_band": only(~chance(rng, n, 0.06), choose(tuple("ABCDE"), income)),
        "home_owner": only(
            ~chance(rng, n, OWNER_UNKNOWN[at]), pa.array(chance(rng, n, 0.3 + 0.07 * band))
        ),
        "education": only(
            ~chance(rng, n, 0.25),
            choose(("school", "vocational", "bachelor", "master"), weighted(rng, (2, 4, 3, 2), n)),
        ),
        "lifestyle": choose(LIFESTYLES, lifestyle),
        "confidence": as_decimals(confidence, 4, 3),
        "observed_on": as_dates(observed),
    }
    return columns, person


def _strange_places(pop: Population, strangers: int) -> tuple[Strings, Strings]:
    """Return country and postcode of each stranger, the same in both deliveries."""
    country = pick(pop.streams.get("enrichment/strangers"), COUNTRIES, strangers, COUNTRY_SHARES)
    homes, _ = make_dwellings(pop.streams, "enrichment", country)
    return country, homes.postcode


def _hashes(rng: Stream, email: Strings) -> pa.Array:
    """Hash the addresses; a few hashes come in capitals, cut short, or not at all."""
    sha256 = hashlib.sha256
    hashed = texts([sha256(t.encode()).hexdigest() for t in email.tolist()])
    n = len(hashed)
    hashed = mess.change(hashed, chance(rng, n, 0.01), str.upper)
    hashed = mess.change(hashed, chance(rng, n, 0.004), lambda t: t[:40])
    return known(words(mess.lose(rng, hashed, 0.004)))
