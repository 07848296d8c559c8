"""What people are called: given names, surnames before and after a wedding, titles, suffixes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from customer360.demo import names
from customer360.demo.households import FAMILY, HEAD, LAST_DAY, PARTNER, YEAR, Households
from customer360.demo.streams import (
    Flags,
    Ints,
    Stream,
    Streams,
    Strings,
    between,
    blank,
    chance,
    pick,
    texts,
    weighted,
)

NEVER = 10**6  # a day that does not come
ALWAYS = -(10**6)  # a day before all others
ROOTS = {short: full for full, forms in names.NICKNAMES.items() for short in forms.split()}
WINDOW_START = int(np.datetime64("2015-01-01").astype(int))


@dataclass
class Names:
    """Names, one person per position.  Surnames change on `renamed_on` (ALWAYS: long ago).

    The `native` forms equal the Latin ones unless the person's culture has another script.
    """

    given: Strings
    given_native: Strings
    middle: Strings
    surname_before: Strings
    surname_before_native: Strings
    surname: Strings
    surname_native: Strings
    renamed_on: Ints
    married_on: Ints
    title: Strings
    suffix: Strings


def make_names(streams: Streams, homes: Households) -> Names:
    """Name everybody, by the frequencies of their culture, gender and generation."""
    n = len(homes.of)
    given, given_native = _given(streams.get("people/given"), homes)
    middle = _middle(streams.get("people/middle"), homes, given)
    birth_name, birth_native = _birth_surnames(streams.get("people/surnames"), homes)
    married_on = _weddings(streams.get("people/weddings"), homes)

    rng = streams.get("people/married_names")
    head = _heads(homes)[homes.of]
    sharing = np.array([names.CULTURES[c].spouses_share_name for c in names.CODES])
    culture = np.array([names.CODES.index(c) for c in homes.person_culture[head].tolist()])
    partner = (homes.role == PARTNER) & sharing[culture]
    taken = np.where(homes.gender == "f", 0.66, 0.12)
    draw = rng.random(n)
    takes, joins = partner & (draw < taken), partner & (draw >= taken) & (draw < taken + 0.1)
    surname, native = birth_name.copy(), birth_native.copy()
    surname[takes], native[takes] = birth_name[head[takes]], birth_native[head[takes]]
    for names_now, names_born in ((surname, birth_name), (native, birth_native)):
        names_now[joins] = names_born[joins] + "-" + names_born[head[joins]]
    renamed_on = np.where(takes | joins, married_on, ALWAYS)

    rng = streams.get("people/divorces")
    age = (LAST_DAY - homes.birth) / YEAR
    divorced = (
        (homes.role == HEAD)
        & (homes.kind[homes.of] != FAMILY)
        & (homes.gender == "f")
        & (age > 32)
        & ~homes.left_home
        & (married_on == NEVER)
        & sharing[culture]
        & chance(rng, n, 0.03)
    )
    before, before_native = birth_name.copy(), birth_native.copy()
    for code in names.CODES:
        at = np.flatnonzero(divorced & (homes.person_culture == code))
        before[at], before_native[at] = names.draw_surnames(rng, code, len(at))
    renamed_on[divorced] = between(rng, WINDOW_START, LAST_DAY - 60, int(divorced.sum()))

    for code in names.FEMININE:
        women = np.flatnonzero((homes.gender == "f") & (homes.person_culture == code))
        for column in (before, before_native, surname, native):
            column[women] = [names.feminine(code, name) for name in column[women]]

    rng = streams.get("people/titles")
    title = pick(rng, ["", "Dr.", "Prof. Dr."], n, (0.972, 0.024, 0.004))
    title[age < 27] = ""
    suffix = blank(n)
    son = np.flatnonzero(homes.namesake >= 0)
    son = son[chance(streams.get("people/suffixes"), len(son), 0.4)]
    suffix[son], suffix[homes.namesake[son]] = "Jr.", "Sr."
    return Names(
        given,
        given_native,
        middle,
        before,
        before_native,
        surname,
        native,
        renamed_on,
        married_on,
        title,
        suffix,
    )


def _heads(homes: Households) -> Ints:
    """Return each household's head."""
    return np.searchsorted(homes.of, np.arange(len(homes.kind)))


def _draw_given(rng: Stream, homes: Households, at: Ints) -> tuple[Strings, Strings]:
    """Draw given names (Latin, native) for the people at the positions `at`."""
    latin, native = blank(len(at)), blank(len(at))
    old = homes.birth[at] < int(np.datetime64("1966-01-01").astype(int))
    culture, gender = homes.person_culture[at], homes.gender[at]
    for code in names.CODES:
        of_culture = culture == code
        for sex in ("f", "m"):
            for generation in (True, False):
                where = np.flatnonzero(of_culture & (gender == sex) & (old == generation))
                table, table_native, weights = names.given_table(code, sex, generation)
                drawn = weighted(rng, weights, len(where))
                latin[where], native[where] = table[drawn], table_native[drawn]
    return latin, native


def _given(rng: Stream, homes: Households) -> tuple[Strings, Strings]:
    """Draw given names; kin have names that begin differently, but for the namesakes."""
    n = len(homes.of)
    given, native = _draw_given(rng, homes, np.arange(n))
    family = np.where(homes.parent >= 0, homes.of[homes.parent], homes.of)
    free = np.flatnonzero(homes.namesake < 0)
    for attempt in range(100):
        # Whoever shares a beginning, an ending or a nickname with earlier kin is named anew
        # (where a culture's names end alike, in different beginnings alone).
        starts = _repeated(family[free], texts([name[:2] for name in given[free]]))
        ends = _repeated(family[free], texts([name.lower()[-3:] for name in given[free]]))
        roots = _repeated(family[free], texts([ROOTS.get(name, name) for name in given[free]]))
        again = free[starts | roots | (ends & (attempt < 20))]
        if not len(again):
            break
        given[again], native[again] = _draw_given(rng, homes, again)
        free = free[np.isin(family[free], family[again])]
    son = np.flatnonzero(homes.namesake >= 0)
    given[son], native[son] = given[homes.namesake[son]], native[homes.namesake[son]]
    return given, native


def _repeated(family: Ints, letters: Strings) -> Flags:
    """Flag the rows whose letters stand in an earlier row of the same family."""
    distinct, code = np.unique(letters, return_inverse=True)
    _, first = np.unique(family * len(distinct) + code, return_index=True)
    flags = np.ones(len(family), dtype=bool)
    flags[first] = False
    return flags


def _middle(rng: Stream, homes: Households, given: Strings) -> Strings:
    """Draw middle names for some."""
    n = len(given)
    shares = {"en": 0.65, "de": 0.22, "fr": 0.25, "nl": 0.3, "nordic": 0.3, "pl": 0.2}
    share = np.array([shares.get(c, 0.0) for c in homes.person_culture.tolist()])
    middle, _ = _draw_given(rng, homes, np.arange(n))
    return np.where(chance(rng, n, share) & (middle != given), middle, "").astype(object)


def _birth_surnames(rng: Stream, homes: Households) -> tuple[Strings, Strings]:
    """Draw surnames at birth, in the masculine form; children bear their head's."""
    n = len(homes.of)
    first, native, second = blank(n), blank(n), blank(n)
    for code in names.CODES:
        at = np.flatnonzero(homes.person_culture == code)
        first[at], native[at] = names.draw_surnames(rng, code, len(at))
        if code == "es":
            second[at], _ = names.draw_surnames(rng, code, len(at))
    child = np.flatnonzero(homes.parent >= 0)
    parent = homes.parent[child]
    first[child], native[child] = first[parent], native[parent]
    mother = np.minimum(parent + 1, n - 1)
    has_mother = (homes.role[mother] == PARTNER) & (homes.of[mother] == homes.of[parent])
    spanish = has_mother & (homes.person_culture[child] == "es")
    second[child[spanish]] = first[mother[spanish]]
    double = second != ""
    for column in (first, native):
        column[double] = column[double] + " " + second[double]
    son = np.flatnonzero(homes.namesake >= 0)
    first[son], native[son] = first[homes.namesake[son]], native[homes.namesake[son]]
    return first, native


def _weddings(rng: Stream, homes: Households) -> Ints:
    """Return the day on which a partner married the head: in the window, long ago or never."""
    n = len(homes.of)
    partner = homes.role == PARTNER
    childless = partner & (homes.kind[homes.of] != FAMILY)
    head_birth = homes.birth[_heads(homes)[homes.of]]
    grown_up = np.maximum(homes.birth, head_birth) + int(22 * YEAR)
    young = childless & (grown_up > WINDOW_START - int(16 * YEAR))
    recent = young & chance(rng, n, 0.5)
    day = between(rng, np.maximum(grown_up, WINDOW_START), LAST_DAY - 30, n)
    recent &= day > grown_up
    return np.where(recent, day, np.where(partner, ALWAYS, NEVER))
