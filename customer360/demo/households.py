"""Who lives with whom: households, the people in them, their births and kinship."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from customer360.demo.names import CODES, CULTURES_BY_COUNTRY
from customer360.demo.places import COUNTRIES, COUNTRY_SHARES
from customer360.demo.streams import (
    Flags,
    Floats,
    Ints,
    Stream,
    Streams,
    Strings,
    between,
    chance,
    pick,
    texts,
    weighted,
)

SINGLE, COUPLE, FAMILY, LONE_PARENT, SHARED_FLAT = range(5)
KIND_SHARES = (0.38, 0.28, 0.20, 0.08, 0.06)
HEAD, PARTNER, CHILD, MATE = range(4)
LAST_DAY = int(np.datetime64("2025-12-31").astype(int))
YEAR = 365.25


@dataclass
class Households:
    """Households of today (one per position) and the people in them (one per position).

    Days count from 1970-01-01.  `parent` is the head of the household in which a person grew up
    (-1: not known here), `namesake` is the person whose full name he bears, `twin` the twin.
    """

    kind: Ints
    country: Strings
    culture: Strings
    of: Ints
    role: Ints
    gender: Strings
    person_culture: Strings
    birth: Ints
    parent: Ints
    left_home: Flags
    namesake: Ints
    twin: Ints

    @property
    def has_namesake(self) -> Flags:
        """Flag fathers and sons of one name."""
        return self._with_fathers(self.namesake >= 0)

    @property
    def has_namesake_at_home(self) -> Flags:
        """Flag fathers and sons of one name who live under one roof."""
        return self._with_fathers((self.namesake >= 0) & ~self.left_home)

    def _with_fathers(self, sons: Flags) -> Flags:
        flags = sons.copy()
        flags[self.namesake[sons]] = True
        return flags


def make_households(streams: Streams, people: int) -> Households:
    """Invent households until they hold exactly `people` persons (all 16 or older)."""
    kind, of, position = _compose(streams.get("households/composition"), people)
    count = len(kind)
    rng = streams.get("households/origin")
    country = texts(COUNTRIES)[weighted(rng, COUNTRY_SHARES, count)]
    culture = draw_cultures(rng, country)

    role = np.where(position == 0, HEAD, CHILD)
    couple = (kind == COUPLE) | (kind == FAMILY)
    role[(position == 1) & couple[of]] = PARTNER
    role[(position > 0) & (kind[of] == SHARED_FLAT)] = MATE

    head = np.searchsorted(of, np.arange(count))
    parent = np.where(role == CHILD, head[of], -1)
    left_home = _leave_home(streams.get("households/left_home"), kind, of, role, parent, head)
    origin = parent >= 0
    culture[of[left_home]] = culture[of[parent[left_home]]]
    country[of[left_home]] = country[of[parent[left_home]]]

    birth = _births(streams.get("people/births"), kind, of, role, parent, head)
    twin = _twins(streams.get("people/twins"), role, of, birth)
    gender = _genders(streams.get("people/genders"), role, of, head)
    person_culture = culture[of]
    rng = streams.get("people/mixed_couples")
    other = (chance(rng, people, 0.1) & (role == PARTNER)) | (role == MATE)
    person_culture[other] = draw_cultures(rng, country[of[other]])

    namesake = np.full(people, -1)
    son = origin & (gender == "m") & (gender[parent] == "m")
    share = np.where(left_home, 0.12, 0.08)
    chosen = son & chance(streams.get("people/namesakes"), people, share)
    first = np.flatnonzero(chosen)
    _, unique = np.unique(parent[first], return_index=True)  # one son at most bears the name
    namesake[first[unique]] = parent[first[unique]]
    return Households(
        kind,
        country,
        culture,
        of,
        role,
        gender,
        person_culture,
        birth,
        parent,
        left_home,
        namesake,
        twin,
    )


def draw_cultures(rng: Stream, country: Strings) -> Strings:
    """Draw a culture of names for each country of residence."""
    culture = np.empty(len(country), dtype=object)
    for code in COUNTRIES:
        at = np.flatnonzero(country == code)
        shares = CULTURES_BY_COUNTRY[code]
        culture[at] = pick(rng, list(shares), len(at), list(shares.values()))
    assert set(CODES) >= set(culture.tolist())
    return culture


def _compose(rng: Stream, people: int) -> tuple[Ints, Ints, Ints]:
    """Return each household's kind, and each person's household and position in it."""
    kind = weighted(rng, KIND_SHARES, people)
    size = np.ones(people, dtype=np.int64)
    children = 1 + weighted(rng, (0.58, 0.33, 0.09), people)
    size[kind == COUPLE] = 2
    size[kind == FAMILY] = 2 + children[kind == FAMILY]
    size[kind == LONE_PARENT] = 1 + np.minimum(children, 2)[kind == LONE_PARENT]
    size[kind == SHARED_FLAT] = 1 + children[kind == SHARED_FLAT]
    of = np.repeat(np.arange(people), size)[:people]
    count = int(of[-1]) + 1
    start = np.cumsum(size) - size
    return kind[:count], of, np.arange(people) - start[of]


def _leave_home(rng: Stream, kind: Ints, of: Ints, role: Ints, parent: Ints, head: Ints) -> Flags:
    """Let some people who live alone be grown-up children of another household."""
    alone = np.flatnonzero((role == HEAD) & (kind[of] == SINGLE) & chance(rng, len(of), 0.3))
    parental = np.flatnonzero((kind == COUPLE) | (kind == FAMILY) | (kind == LONE_PARENT))
    left_home = np.zeros(len(of), dtype=bool)
    if len(parental):
        left_home[alone] = True
        parent[alone] = head[parental[between(rng, 0, len(parental) - 1, len(alone))]]
    return left_home


def _births(rng: Stream, kind: Ints, of: Ints, role: Ints, parent: Ints, head: Ints) -> Ints:
    """Draw birth days that fit the roles: children are 20 to 40 years younger than the head."""
    n = len(of)
    ages = np.array([18, 25, 35, 45, 55, 65, 75, 85])
    bracket = weighted(rng, (0.09, 0.19, 0.18, 0.17, 0.17, 0.12, 0.07), n)
    age: Floats = ages[bracket] + rng.random(n) * (ages[bracket + 1] - ages[bracket])
    has_child = np.zeros(n, dtype=bool)
    has_child[parent[parent >= 0]] = True
    older = 44 + rng.random(n) * 34
    age = np.where(has_child, np.maximum(age, older), age)
    flat = (kind[of] == SHARED_FLAT) & ~has_child
    age = np.where(flat, 19 + rng.random(n) * 16, age)
    spread = (rng.random(n) + rng.random(n) - 1) * np.where(has_child[head[of]], 4, 9)
    partner = role == PARTNER
    age = np.where(partner, np.maximum(age[head[of]] + spread, 18.5), age)
    child = parent >= 0
    parent_age = age[parent]
    oldest = np.minimum(40, parent_age - 17)
    generation = 21 + rng.random(n) * np.maximum(oldest - 21, 0)
    age = np.where(child, parent_age - generation, age)
    birth = LAST_DAY - np.floor(age * YEAR).astype(np.int64)
    # No birthday on the first day of a year: those dates stand for 'unknown' in real data.
    new_year = birth.astype("datetime64[D]").astype("datetime64[Y]").astype("datetime64[D]")
    return birth + (birth == new_year.astype(np.int64))


def _twins(rng: Stream, role: Ints, of: Ints, birth: Ints) -> Ints:
    """Make some pairs of neighbouring children twins, with one birth day."""
    twin = np.full(len(of), -1)
    younger = np.flatnonzero(
        (role[1:] == CHILD) & (role[:-1] == CHILD) & (of[1:] == of[:-1])
    ) + 1  # fmt: skip
    chosen = younger[chance(rng, len(younger), 0.12)]
    chosen = chosen[np.concatenate([[True], np.diff(chosen) > 1])[: len(chosen)]]
    birth[chosen] = birth[chosen - 1]
    twin[chosen], twin[chosen - 1] = chosen - 1, chosen
    return twin


def _genders(rng: Stream, role: Ints, of: Ints, head: Ints) -> Strings:
    """Draw f or m, partners mostly of the other gender."""
    n = len(of)
    female = chance(rng, n, 0.51)
    opposite = chance(rng, n, 0.96)
    partner = role == PARTNER
    female = np.where(partner, female[head[of]] ^ opposite, female)
    return np.where(female, "f", "m").astype(object)
