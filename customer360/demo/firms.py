"""Firms: the CRM's accounts, and who works there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from customer360.demo import names
from customer360.demo.households import LAST_DAY, YEAR, Households
from customer360.demo.people import Names
from customer360.demo.places import (
    COUNTRIES,
    COUNTRY_SHARES,
    Dwellings,
    Phones,
    allocate_phones,
    make_dwellings,
)
from customer360.demo.streams import (
    Ints,
    Streams,
    Strings,
    between,
    blank,
    chance,
    pick,
    texts,
    weighted,
    zipf,
)
from customer360.demo.timeline import fold, unique_addresses

SECTORS = {
    "Construction": "Bau Building Bâtiment", "Consulting": "Consult Consulting Conseil",
    "Retail": "Handel Trading Négoce", "Manufacturing": "Werke Works Ateliers",
    "Health": "Praxis Health Santé", "Education": "Akademie Academy Académie",
    "Hospitality": "Gastro Catering Traiteur", "IT Services": "Systeme Systems Systèmes",
    "Logistics": "Logistik Logistics Logistique", "Law": "Kanzlei Legal Juristes",
}  # fmt: skip
LEGAL_FORMS = {"DE": "GmbH", "AT": "GmbH", "CH": "AG", "GB": "Ltd", "FR": "SARL", "US": "Inc.",
               "NL": "B.V.", "ES": "S.L.", "PL": "Sp. z o.o."}  # fmt: skip


@dataclass
class Firms:
    """Firms, one per position, with their house; and the people who work there."""

    name: Strings
    sector: Strings
    domain: Strings
    vat_number: Strings
    premises: Dwellings
    switchboard: Phones
    employer: Ints  # person → position of the firm, -1: none
    work_email: Strings  # person


def make_firms(streams: Streams, homes: Households, people: Names) -> Firms:
    """Found a firm for every 25 people; few are big, most are small."""
    n = len(homes.of)
    count = max(12, n // 25)
    rng = streams.get("firms/names")
    country = pick(rng, COUNTRIES, count, COUNTRY_SHARES)
    sector = pick(rng, list(SECTORS), count)
    owner = blank(count)
    for code, culture in (("FR", "fr"), ("GB", "en"), ("US", "en")):
        at = np.flatnonzero(country == code)
        owner[at], _ = names.draw_surnames(rng, culture, len(at))
    rest = np.flatnonzero(owner == "")
    owner[rest], _ = names.draw_surnames(rng, "de", len(rest))
    language = np.where(country == "FR", 2, np.isin(country, ("GB", "US")).astype(int))
    partner = pick(rng, ["", " & Söhne", " & Partner", " & Co."], count, (0.7, 0.06, 0.14, 0.1))
    # Some names hold the very characters that files use to part and quote fields.
    flair = pick(
        rng, ["", ' "Der Profi"', ', "since 1921"', "; Nord"], count, (0.92, 0.03, 0.03, 0.02)
    )
    title = [
        f"{o}{p} {SECTORS[s].split()[lang]}{f} {LEGAL_FORMS[c]}"
        for o, p, s, lang, f, c in zip(
            owner, partner, sector, language.tolist(), flair, country, strict=True
        )
    ]
    taken: set[str] = set()
    hosts = unique_addresses(
        [
            f"{fold(o)}-{fold(SECTORS[s].split()[lang])}"
            for o, s, lang in zip(owner, sector, language.tolist(), strict=True)
        ],
        ["example"] * count,
        taken,
    )
    domain = texts([host.replace("@", ".") for host in hosts])
    digits = between(rng, 10**8, 10**9 - 1, count)
    vat = texts([f"{c}{d}" for c, d in zip(country.tolist(), digits.tolist(), strict=True)])
    vat[(country == "US") | chance(rng, count, 0.15)] = ""
    premises, _ = make_dwellings(streams, "firms", country)
    switchboard = allocate_phones(streams.get("firms/switchboards"), country, "switchboard")

    rng = streams.get("firms/staff")
    age = (LAST_DAY - homes.birth) / YEAR
    working = (age > 19) & (age < 67) & chance(rng, n, 0.3)
    employer = np.full(n, -1)
    home = homes.country[homes.of]
    for code in COUNTRIES:
        at, local = np.flatnonzero(working & (home == code)), np.flatnonzero(country == code)
        if len(at) and len(local):
            employer[at] = local[weighted(rng, zipf(len(local), 4.0), len(at))]
    email = blank(n)
    staff = np.flatnonzero(employer >= 0)
    local_parts = [
        f"{fold(g)}.{fold(s)}"
        for g, s in zip(people.given[staff], people.surname[staff], strict=True)
    ]
    email[staff] = unique_addresses(local_parts, domain[employer[staff]], set())
    return Firms(texts(title), sector, domain, vat, premises, switchboard, employer, email)
