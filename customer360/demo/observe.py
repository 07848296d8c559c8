"""What a system gets to see of a person on a day, and how it writes the name down."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from customer360.demo import mess
from customer360.demo.core import Population
from customer360.demo.streams import Floats, Ints, Stream, Strings, chance


@dataclass
class Sight:
    """True values as of a day, one row per record.  Phones and homes are positions, -1: none."""

    person: Ints
    day: Ints
    given: Strings
    middle: Strings
    surname: Strings
    title: Strings
    suffix: Strings
    birth: Ints
    gender: Strings
    email: Strings
    mobile: Ints
    landline: Ints
    home: Ints


@dataclass(frozen=True)
class Habits:
    """How often a system's people write a name otherwise than it is."""

    nickname: float = 0.06
    initial: float = 0.015
    native_script: float = 0.25
    one_surname: float = 0.35
    typo: float = 0.025
    plain_letters: float = 0.2
    upper: float = 0.03
    lower: float = 0.03
    padded: float = 0.02
    suffix: float = 0.7  # of those who have one


def see(pop: Population, rng: Stream, person: Ints, day: Ints) -> Sight:
    """Look at each person as of the day: which name, home, phones and address held then."""
    n = len(person)
    home = pop.home_at(person, day)
    main, second = pop.timeline.email_at(person, day), pop.timeline.second_email[person]
    shared = pop.timeline.shared_inbox[person]
    email = np.where((second != "") & chance(rng, n, 0.25), second, main)
    email = np.where((shared != "") & chance(rng, n, 0.5), shared, email).astype(object)
    return Sight(
        person,
        day,
        pop.names.given[person],
        pop.names.middle[person],
        pop.surname_at(person, day),
        pop.names.title[person],
        pop.names.suffix[person],
        pop.homes.birth[person],
        pop.homes.gender[person],
        email,
        pop.timeline.mobile_at(person, day),
        pop.timeline.dwellings.landline[home],
        home,
    )


def birth_unknown(pop: Population, person: Ints, share: float) -> Floats:
    """Return how likely a record lacks the birth date.

    Namesakes get asked for it, and two under one roof always: nothing else tells them apart.
    """
    asked = np.where(pop.homes.has_namesake[person], 0.06, share)
    return np.where(pop.homes.has_namesake_at_home[person], 0.0, asked)


def write_names(
    pop: Population, rng: Stream, sight: Sight, habits: Habits
) -> tuple[Strings, Strings]:
    """Write down given names and surnames with the habits of a system."""
    n = len(sight.person)
    given = mess.nickname(rng, sight.given, habits.nickname)
    given = mess.change(given, chance(rng, n, habits.initial), lambda t: t[0] + ".")
    surname = mess.change(
        sight.surname,
        chance(rng, n, habits.one_surname) & (pop.homes.person_culture[sight.person] == "es"),
        _first_surname,
    )
    native = pop.names.given_native[sight.person]
    foreign = (native != sight.given) & chance(rng, n, habits.native_script)
    native_surname = pop.surname_at(sight.person, sight.day, native=True)
    given = mess.mistype(rng, mess.plain_letters(rng, given, habits.plain_letters), habits.typo)
    surname = mess.plain_letters(rng, surname, habits.plain_letters)
    surname = mess.mistype(rng, surname, habits.typo)
    given = np.where(foreign, native, given).astype(object)
    surname = np.where(foreign, native_surname, surname).astype(object)
    given = mess.recase(rng, given, habits.upper, habits.lower)
    surname = mess.recase(rng, surname, habits.upper, habits.lower)
    suffixed = (sight.suffix != "") & chance(rng, n, habits.suffix)
    surname[suffixed] = surname[suffixed] + " " + sight.suffix[suffixed]
    return mess.pad(rng, given, habits.padded), mess.pad(rng, surname, habits.padded)


def _first_surname(surname: str) -> str:
    """Return the first of two Spanish surnames, with its particles."""
    words = surname.split(" ")
    particles = {"de", "del", "la", "las", "los"}
    end = next((i for i, word in enumerate(words) if word not in particles), 0)
    return " ".join(words[: end + 1])
