# ruff: noqa: RUF001  (the dotless i is meant)
"""How lives change: moves, phone numbers and e-mail addresses over time."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np

from customer360.demo.households import COUPLE, FAMILY, LAST_DAY, MATE, PARTNER, YEAR, Households
from customer360.demo.people import ALWAYS, NEVER, WINDOW_START, Names
from customer360.demo.places import (
    COUNTRIES,
    COUNTRY_SHARES,
    Dwellings,
    Phones,
    allocate_phones,
    concat_phones,
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
)

SLOTS = 3

# Domains of the invented mail services, by country, beside the two real ones.  A gmail local part
# always holds an underscore, which Gmail does not allow: no such mailbox can exist.
REAL_DOMAINS = ("gmail.com", "googlemail.com")
MAIL_DOMAINS = (
    "mail.example",
    "post.example",
    "inbox.example",
    "webpost.example",
    "schnellpost.example",
)
COUNTRY_DOMAINS = {
    "DE": "briefkasten.example", "AT": "postfach.example", "CH": "bluepost.example",
    "GB": "postbox.example", "FR": "courriel.example", "US": "mailroom.example",
    "NL": "brievenbus.example", "ES": "correo.example", "PL": "poczta.example",
}  # fmt: skip
LETTERS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "ø": "o",
        "æ": "ae",
        "å": "a",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "ð": "d",
    }
)


@dataclass
class Timeline:
    """Episodes of each life.  A row's slots hold the first day of each episode (NEVER: none)."""

    dwellings: Dwellings
    phones: Phones
    home_first: Ints  # household → its first dwelling; the next slots follow it
    home_from: Ints  # household by SLOTS + 1
    joined_on: Ints  # person: the day on which he or she moved into the household
    prior_home: Ints  # person: the dwelling before that day
    mobile: Ints  # person by SLOTS, positions in phones, -1: none
    mobile_from: Ints
    email: Strings  # person by SLOTS
    email_from: Ints
    second_email: Strings  # person: another address in use all the time, '' for none
    shared_inbox: Strings  # person: an inbox shared with the partner, '' for none

    def home_at(self, household: Ints, person: Ints, day: Ints) -> Ints:
        """Return the dwelling in which each person lived on the day given."""
        slot = (self.home_from[household] <= day[:, None]).sum(axis=1) - 1
        before = day < self.joined_on[person]
        return np.where(before, self.prior_home[person], self.home_first[household] + slot)

    def mobile_at(self, person: Ints, day: Ints) -> Ints:
        """Return each person's mobile number (position in phones, -1: none) on the day."""
        slot = np.maximum((self.mobile_from[person] <= day[:, None]).sum(axis=1) - 1, 0)
        return np.asarray(self.mobile[person, slot])

    def email_at(self, person: Ints, day: Ints) -> Strings:
        """Return each person's own main address ('' for none) on the day."""
        slot = np.maximum((self.email_from[person] <= day[:, None]).sum(axis=1) - 1, 0)
        return np.asarray(self.email[person, slot])


def make_timeline(streams: Streams, homes: Households, people: Names) -> Timeline:
    """Let the households move and the people change phones and addresses."""
    n = len(homes.of)
    rng = streams.get("timeline/moves")
    count = len(homes.kind)
    moves = weighted(rng, (0.56, 0.3, 0.11, 0.03), count)
    days = np.sort(between(rng, WINDOW_START, LAST_DAY - 40, count * SLOTS).reshape(count, SLOTS))
    unused = np.arange(SLOTS) >= moves[:, None]
    home_from = np.concatenate([np.full((count, 1), ALWAYS), np.where(unused, NEVER, days)], axis=1)
    home_first = np.cumsum(moves + 1) - (moves + 1)
    country = np.repeat(homes.country, moves + 1)
    first = np.zeros(len(country), dtype=bool)
    first[home_first] = True
    abroad = ~first & chance(rng, len(country), 0.03)
    country[abroad] = pick(rng, COUNTRIES, int(abroad.sum()), COUNTRY_SHARES)

    joined_on, lone = _joins(streams, homes, people)
    prior_country = homes.country[homes.of[lone]]
    dwellings, landlines = make_dwellings(
        streams, "timeline", np.concatenate([country, prior_country])
    )
    prior_home = np.full(n, -1)
    prior_home[lone] = len(country) + np.arange(len(lone))

    phones, mobile, mobile_from = _mobiles(streams, homes, landlines)
    email, email_from, second, shared = _emails(streams, homes, people)
    timeline = Timeline(
        dwellings,
        phones,
        home_first,
        home_from,
        joined_on,
        prior_home,
        mobile,
        mobile_from,
        email,
        email_from,
        second,
        shared,
    )
    grown = np.flatnonzero(homes.left_home)
    parent = homes.parent[grown]
    prior_home[grown] = timeline.home_at(homes.of[parent], parent, joined_on[grown])
    return timeline


def _joins(streams: Streams, homes: Households, people: Names) -> tuple[Ints, Ints]:
    """Return the day each person joined the household, and who lived elsewhere alone before."""
    n = len(homes.of)
    rng = streams.get("timeline/joins")
    day = between(rng, WINDOW_START, LAST_DAY - 90, n)
    adult = homes.birth + int(18.5 * YEAR)
    wed = (homes.role == PARTNER) & (people.married_on > ALWAYS) & (people.married_on < NEVER)
    together = people.married_on - between(rng, 0, 900, n)
    mate = (homes.role == MATE) & chance(rng, n, 0.8)
    leaving = homes.left_home & (adult > WINDOW_START - 2500)
    earliest = np.where(homes.left_home, np.maximum(adult, WINDOW_START), WINDOW_START)
    joined = np.where(wed, together, np.where(mate | leaving, np.maximum(day, earliest), ALWAYS))
    joined = np.where(homes.left_home & ~leaving, ALWAYS + 1, joined)
    return joined, np.flatnonzero(wed | mate)


def _mobiles(streams: Streams, homes: Households, landlines: Phones) -> tuple[Phones, Ints, Ints]:
    """Give people up to three mobile numbers one after the other; a few are recycled."""
    n = len(homes.of)
    rng = streams.get("timeline/mobiles")
    age = (LAST_DAY - homes.birth) / YEAR
    has = chance(rng, n, np.where(age > 78, 0.6, 0.95))
    changes = weighted(rng, (0.62, 0.28, 0.10), n)
    days = np.sort(between(rng, WINDOW_START, LAST_DAY - 40, n * 2).reshape(n, 2))
    used = np.arange(SLOTS) <= changes[:, None]
    used &= has[:, None]
    start = np.concatenate([np.full((n, 1), ALWAYS), days], axis=1)
    start = np.where(used, start, NEVER)
    person, slot = np.nonzero(used)
    country = homes.country[homes.of[person]]
    numbers = allocate_phones(streams.get("timeline/mobile_numbers"), country, "mobile")
    mobile = np.full((n, SLOTS), -1)
    mobile[person, slot] = len(landlines) + np.arange(len(person))

    rng = streams.get("timeline/recycled_numbers")
    later = np.flatnonzero(slot > 0)
    given_up = later - 1  # the slot before, of the same person
    taker = later[chance(rng, len(later), 0.15)]
    giver = taker
    if len(taker):
        giver = given_up[between(rng, 0, len(given_up) - 1, len(taker))]
    free_from = start[person[giver], slot[giver] + 1] + 120
    fits = (
        (start[person[taker], slot[taker]] >= free_from)
        & (country[taker] == country[giver])
        & (homes.of[person[taker]] != homes.of[person[giver]])
    )
    _, once = np.unique(giver[fits], return_index=True)
    taker, giver = taker[fits][once], giver[fits][once]
    mobile[person[taker], slot[taker]] = len(landlines) + giver
    return concat_phones(landlines, numbers), mobile, start


@cache
def fold(name: str) -> str:
    """Return a name as people write it in an e-mail address: lower case, letters a to z."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(LETTERS))
    return "".join(c for c in plain if "a" <= c <= "z")


def unique_addresses(local: Iterable[str], domain: Iterable[str], taken: set[str]) -> list[str]:
    """Join local parts and domains; number those that somebody else has (recorded in `taken`)."""
    result = []
    for name, host in zip(local, domain, strict=True):
        address, again = f"{name}@{host}", 1
        while address in taken:
            again += 1
            address = f"{name}{again}@{host}"
        taken.add(address)
        result.append(address)
    return result


def _emails(
    streams: Streams, homes: Households, people: Names
) -> tuple[Strings, Ints, Strings, Strings]:
    """Invent main addresses (up to three in a row), second addresses and shared inboxes."""
    n = len(homes.of)
    rng = streams.get("timeline/emails")
    age = (LAST_DAY - homes.birth) / YEAR
    has = chance(rng, n, np.where(age > 75, 0.6, 0.96))
    changes = weighted(rng, (0.7, 0.24, 0.06), n)
    days = np.sort(between(rng, WINDOW_START, LAST_DAY - 40, n * 2).reshape(n, 2))
    renamed = (people.renamed_on > ALWAYS) & chance(rng, n, 0.5)
    days[renamed, 0], changes[renamed] = people.renamed_on[renamed], 1
    used = (np.arange(SLOTS) <= changes[:, None]) & has[:, None]
    start = np.where(used, np.concatenate([np.full((n, 1), ALWAYS), days], axis=1), NEVER)
    taken: set[str] = set()
    email = np.full((n, SLOTS), "", dtype=object)
    for slot in range(SLOTS):
        who = np.flatnonzero(used[:, slot])
        local, domain = _mailboxes(rng, homes, people, who, start[who, slot])
        email[who, slot] = unique_addresses(local, domain, taken)

    rng = streams.get("timeline/second_emails")
    second = blank(n)
    who = np.flatnonzero(has & chance(rng, n, 0.3))
    local, domain = _mailboxes(rng, homes, people, who, np.full(len(who), LAST_DAY))
    second[who] = unique_addresses(local, domain, taken)

    rng = streams.get("timeline/shared_inboxes")
    shared = blank(n)
    partner = np.flatnonzero(
        (homes.role == PARTNER) & np.isin(homes.kind[homes.of], (COUPLE, FAMILY))
    )
    partner = partner[chance(rng, len(partner), 0.08)]
    head = partner - 1
    word = {"de": "familie", "en": "family", "fr": "famille"}
    family = [
        f"{word.get(c, 'family')}.{fold(s)}"
        for c, s in zip(homes.person_culture[head], people.surname[head], strict=True)
    ]
    shared[partner] = unique_addresses(family, pick(rng, MAIL_DOMAINS, len(head)), taken)
    shared[head] = shared[partner]
    return email, start, second, shared


def _mailboxes(
    rng: np.random.Generator, homes: Households, people: Names, who: Ints, day: Ints
) -> tuple[list[str], list[str]]:
    """Invent local parts and domains for the people `who`, named as they were on `day`."""
    n = len(who)
    surname = np.where(
        day < people.renamed_on[who], people.surname_before[who], people.surname[who]
    )
    given = [fold(name) for name in people.given[who]]
    family = [fold(name) for name in surname]
    year = homes.birth[who].astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970
    style = weighted(rng, (0.34, 0.14, 0.12, 0.12, 0.1, 0.1, 0.08), n)
    digits = between(rng, 1, 999, n)
    own = texts([COUNTRY_DOMAINS[c] for c in homes.country[homes.of[who]].tolist()])
    pool = (*REAL_DOMAINS, *MAIL_DOMAINS, "")
    domain = pick(rng, pool, n, (0.25, 0.05, 0.2, 0.12, 0.06, 0.04, 0.03, 0.25))
    domain = np.where(domain == "", own, domain).astype(object)
    local = []
    for g, f, y, s, d, host in zip(
        given, family, (year % 100).tolist(), style.tolist(), digits.tolist(), domain.tolist(),
        strict=True,
    ):  # fmt: skip
        if host in REAL_DOMAINS:
            local.append(f"{g}.{f}_{d}" if s < 4 else f"{g[0]}.{f}_{y:02}")
        else:
            local.append(
                (
                    f"{g}.{f}",
                    f"{g[0]}.{f}",
                    f"{g}{f}",
                    f"{g}.{f}{y:02}",
                    f"{f}.{g}",
                    f"{g}{d}",
                    f"{g}_{f}",
                )[s]
            )
    return local, domain.tolist()
