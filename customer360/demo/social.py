"""The brand's listening tool: profiles that talk about the company, and what they say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from customer360.demo import mess
from customer360.demo.columnar import (
    Column,
    Columns,
    Extract,
    choose,
    digits,
    join,
    moments,
    quote,
    rows_of,
    words,
    write,
)
from customer360.demo.core import Population
from customer360.demo.observe import see
from customer360.demo.streams import (
    Flags,
    Ints,
    Strings,
    between,
    blank,
    chance,
    texts,
    weighted,
)
from customer360.demo.timeline import fold
from customer360.demo.truth import Truth

PLATFORMS = ("instagram", "facebook", "x", "tiktok", "youtube")
FIRST_DAY = int(np.datetime64("2012-01-01").astype(int))
LISTENING = int(np.datetime64("2024-07-01").astype(int))
LAST_DAY = int(np.datetime64("2025-12-30").astype(int))
TEXTS = (
    ("Love my new {p}!", "Best {p} ever 😍", "merci pour le {p}", "Danke für den {p}, toll"),
    ("Just got a {p}", 'Anyone tried the "{p}"?', "Wo gibt es {p}?", "unboxing: {p}"),
    (
        "My {p} broke after a week",
        "Nie wieder {p}",
        "still no {p} 😡",
        "{p}: trop cher",
    ),
)
GOODS = ("kettle", "lantern", "blanket", "bowl", "basket", "planter", "towel")


def make_social(pop: Population, folder: Path, truth: Truth) -> None:
    """Write profiles and mentions, and note whose profiles they are."""
    profiles, platform, handle, person = _profiles(pop)
    mentions = _mentions(pop, platform, handle)
    for extract in (profiles, mentions):
        write(pop.streams, extract, folder)
        truth.count(extract)
    real = person >= 0
    ids = texts(PLATFORMS)[platform] + ":" + handle
    truth.add("social", "profiles", ids[real], person[real])


def _profiles(pop: Population) -> tuple[Extract, Ints, Strings, Ints]:
    """Make the profiles; with them each one's platform, handle and person (-1: no person)."""
    rng = pop.streams.get("social/who")
    everybody = np.flatnonzero(chance(rng, len(pop), 0.085))
    person = np.repeat(everybody, 1 + weighted(rng, (0.78, 0.18, 0.04), len(everybody)))
    shops = np.flatnonzero(chance(rng, len(pop.firms.name), 0.06))
    bots = max(4, len(pop) // 1500)
    n = len(person) + len(shops) + bots
    platform = weighted(rng, (0.42, 0.2, 0.14, 0.18, 0.06), n)
    # Who has several profiles has them on different platforms.
    again = np.flatnonzero(person[1:] == person[:-1]) + 1
    for step in (again, again[np.isin(again - 1, again)]):
        platform[step] = (platform[step - 1] + 1 + platform[step] % 2) % 5
    day = np.full(len(person), LAST_DAY)
    surname = pop.surname_at(person, day)
    given = [fold(t) or "user" for t in pop.names.given[person].tolist()]
    family = [fold(t) for t in surname.tolist()]
    style = weighted(rng, (0.3, 0.2, 0.2, 0.15, 0.15), len(person)).tolist()
    tail = between(rng, 1, 9999, len(person)).tolist()
    own = [
        (f"{g}.{f}", f"{g}_{t}", f"{g}{f[:1]}{t % 100:02}", f"{f}{g[:1]}", f"the.{g}.{t}")[s]
        for g, f, s, t in zip(given, family, style, tail, strict=True)
    ]
    firms = [d.partition(".")[0].replace("-", "_") for d in pop.firms.domain[shops].tolist()]
    handle = _unique(platform, [*own, *firms, *[f"deals4u{i}" for i in range(bots)]])
    person = np.concatenate([person, np.full(len(shops) + bots, -1)])
    real = person >= 0

    rng = pop.streams.get("social/profiles")
    updated = between(rng, LISTENING, LAST_DAY, n)
    sight = see(pop, rng, np.maximum(person, 0), updated)
    full = sight.given + " " + sight.surname
    form = weighted(rng, (0.45, 0.25, 0.2, 0.1), n)
    name = np.where(form == 0, full, np.where(form == 1, sight.given, "")).astype(object)
    name = np.where(form == 2, handle, name).astype(object)
    name = mess.change(name, chance(rng, n, 0.08), lambda t: t + " ✨")
    name[~real] = np.concatenate([pop.firms.name[shops], blank(bots, "DEALS 4 U")])
    mail = np.where(chance(rng, n, 0.12) & real, sight.email, "").astype(object)
    phone = mess.write_phones(rng, pop.timeline.phones, np.where(real, sight.mobile, -1))
    phone[~chance(rng, n, 0.012)] = ""
    city = pop.timeline.dwellings.city[sight.home]
    place = mess.lose(rng, np.where(real, city, "").astype(object), 0.5)
    place = mess.stand_in(rng, place, ("everywhere", "🌍", "Berlin | Paris", "home"), 0.05)
    followers = np.floor(30 / (rng.random(n) + 0.0004)).astype(np.int64)
    business = ~real & (np.arange(n) < n - bots)
    created = between(rng, FIRST_DAY, updated, n) * 86400 + between(rng, 0, 86399, n)
    moment = np.maximum(updated * 86400 + between(rng, 0, 86399, n), created)
    columns = {
        "platform": quote(choose(PLATFORMS, platform)),
        "handle": quote(words(handle)),
        "display_name": quote(words(name)),
        "email": quote(words(mess.mix_emails(rng, mail, 0.01))),
        "phone": quote(words(phone)),
        "location": quote(words(place)),
        "followers": digits(followers),
        "is_business": choose(
            ("false", "true"), (business | (real & chance(rng, n, 0.03))).astype(np.int64)
        ),
        "created_at": quote(moments(created)),
        "updated_at": quote(moments(moment)),
    }
    older = np.flatnonzero((moment - created > 90000) & chance(rng, n, 0.05))
    before = np.maximum(moment[older] - between(rng, 1, 60, len(older)) * 86400, created[older])
    extract = Extract(
        "social",
        "profiles",
        "jsonl",
        rows_of(columns),
        updated,
        "handle",
        '"zz9.',
        {
            "missing_key": ("handle", None),
            "impossible_date": ("updated_at", '"2025-04-31T10:00:00Z"'),
        },
        older_rows=older,
        older={
            "followers": digits(np.maximum(followers[older] - 7, 0)),
            "updated_at": quote(moments(before)),
        },
    )
    return extract, platform, handle, person


def _unique(platform: Ints, wanted: list[str]) -> Strings:
    """Number the handles that somebody else has on the same platform."""
    handle = texts(wanted)
    _, code = np.unique(handle.astype(str), return_inverse=True)
    key = code * len(PLATFORMS) + platform
    order = np.argsort(key, kind="stable")
    starts = np.searchsorted(key[order], key[order])
    rank = np.empty(len(key), dtype=np.int64)
    rank[order] = np.arange(len(key)) - starts
    again = np.flatnonzero(rank)
    handle[again] = [f"{handle[i]}-{rank[i]}" for i in again.tolist()]
    return handle


def _mentions(pop: Population, platform: Ints, handle: Strings) -> Extract:
    """Make what the profiles said about the company, a little of it by profiles not exported."""
    rng = pop.streams.get("social/mentions")
    often = weighted(rng, (0.25, 0.3, 0.2, 0.1, 0.08, 0.04, 0.03), len(platform))
    of = np.repeat(np.arange(len(platform)), often)
    day = between(rng, LISTENING, LAST_DAY, len(of))
    moment = day * 86400 + between(rng, 0, 86399, len(of))
    order = np.argsort(moment, kind="stable")
    of, moment = of[order], moment[order]
    n = len(of)
    mood = weighted(rng, (0.45, 0.3, 0.25), n)
    size = rng.random(n)
    score = np.round(np.choose(mood, (0.2 + 0.8 * size, size * 0.4 - 0.2, -0.2 - 0.8 * size)), 2)
    phrase, goods = between(rng, 0, 3, n), between(rng, 0, len(GOODS) - 1, n)
    table = [t.replace("{p}", g) for group in TEXTS for t in group for g in GOODS]
    said = quote(choose(table, (mood * 4 + phrase) * len(GOODS) + goods))
    unknown = chance(rng, n, 0.05)
    shown = words(mess.change(handle[of], chance(rng, n, 0.05), lambda t: "@" + t))
    columns: Columns = {
        "mention_id": quote(join("MN", digits(np.arange(1, n + 1), 8))),
        "platform": quote(choose(PLATFORMS, platform[of])),
        "handle": quote(_either(unknown, join("guest.", digits(np.arange(n))), shown)),
        "kind": choose(
            ('"mention"', '"reply"', '"review"', '"share"'), weighted(rng, (5, 2, 2, 1), n)
        ),
        "text": said,
        "sentiment": choose(('"positive"', '"neutral"', '"negative"'), mood),
        "sentiment_score": pa.array(score).cast(pa.string()),
        "likes": digits(np.floor(1 / (rng.random(n) + 0.001)).astype(np.int64) - 1),
        "posted_at": quote(moments(moment)),
    }
    return Extract(
        "social",
        "mentions",
        "jsonl",
        rows_of(columns),
        moment // 86400,
        "mention_id",
        '"MN9',
        {
            "missing_key": ("mention_id", None),
            "impossible_date": ("posted_at", '"2025-06-31T10:00:00Z"'),
        },
    )


def _either(where: Flags, yes: Column, no: Column) -> Column:
    """Return `yes` where the flag is set, else `no`."""
    return pc.if_else(pa.array(where), yes, no)
