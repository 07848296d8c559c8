"""Pedigrees of invented people: relatives who share names, towns and dates that are often wrong.

Where archive.py damages each record alike, here the later records of a person know less and less of
it, and one person in eight is another's father, son or sister: of the same family name and town,
often of the same given name, so that what tells two people apart is what is most often wrong. The
same number of people is the same pedigrees.
"""

from datetime import date, timedelta
from random import Random
from typing import Any

from customer360.bench.archive import (
    MOST_RECORDS,
    common,
    drawn,
    end_of_postcode,
    mistyped,
    postcode,
    written,
)
from customer360.bench.people import Row, numbered
from customer360.bench.synthetic import british_cities, mixed
from customer360.demo.names import CODES, NICKNAMES, given_table, surname_table

RELATIVES = 0.12
# Years between parents and children, and between siblings.
BETWEEN_RELATIVES = (-32, -28, -25, 25, 28, 31, 35, 2, 4)
# How much of a person's last record is wrong, and how much is missing; the first is whole.
WRONG, MISSING = 0.6, 0.45


def people(count: int) -> tuple[list[Row], list[Row]]:
    """Return the records in the layout for people, shuffled, and the truth of them."""
    chance = Random(count)
    given = {sex: mixed(given_table(code, sex, False)[0] for code in CODES) for sex in "mf"}
    family = mixed(surname_table(code)[0] for code in CODES)
    cities = british_cities()
    persons: list[dict[str, Any]] = []
    found = []
    for number in range(count):
        one = person(chance, persons, given, family, cities)
        persons.append(one)
        last = max(2, min(MOST_RECORDS, round(chance.gauss(10, 4)))) - 1
        for record in range(last + 1):
            found.append((number, "pedigrees", faded(chance, one, record / last, family)))
    chance.shuffle(found)
    return numbered(found)


def person(
    chance: Random,
    persons: list[dict[str, Any]],
    given: dict[str, list[str]],
    family: list[str],
    cities: list[str],
) -> dict[str, Any]:
    """Draw a person, one in eight a relative of somebody."""
    sex = chance.choice("mmmf")
    one: dict[str, Any] = {
        "given": [common(chance, given[sex]) for _ in range(chance.choice((1, 1, 1, 2, 2, 3)))],
        "family": common(chance, family),
        "gender": sex,
        "year": 1620 + int(310 * chance.random() ** 0.5),
        "day": (drawn(chance, 12), drawn(chance, 28)),
        "cities": [common(chance, cities), common(chance, cities)],
        "postcode": postcode(chance),
    }
    if persons and chance.random() < RELATIVES:
        other = chance.choice(persons)
        one |= {"family": other["family"], "cities": other["cities"]}
        one["year"] = other["year"] + chance.choice(BETWEEN_RELATIVES)
        if chance.random() < 0.5:
            one["postcode"] = other["postcode"]
        if sex == other["gender"] and chance.random() < 0.35:
            one["given"] = other["given"][:1]
    one["near"] = [f"{one['postcode'].split()[0]} {end_of_postcode(chance)}" for _ in range(4)]
    return one


def faded(chance: Random, one: dict[str, Any], age: float, family: list[str]) -> Row:
    """Return a record of a person; age runs from 0, where little is wrong, to 1."""
    wrong, missing = (0.1 + (WRONG - 0.1) * age) * (age > 0), MISSING * age
    given, born = one["given"][0], one["family"]
    if chance.random() < wrong:
        given, born = another_form(chance, one, family)
    if chance.random() < missing:
        given, born = chance.choice(((given, ""), ("", born), (born, ""), ("", "")))
    month, day = one["day"]
    birth = written(one["year"], month, day)
    if chance.random() < wrong:
        birth = another_date(chance, one["year"], month, day)
    city = one["cities"][chance.random() < wrong]
    code = chance.choice(one["near"]) if chance.random() < wrong else one["postcode"]
    return {
        "given_name": given,
        "family_name": born,
        "gender": one["gender"] if chance.random() > 0.1 else "",
        "birth_date": birth if chance.random() > 0.7 * missing else "",
        "city": city if chance.random() > 0.6 * missing else "",
        "postcode": code if chance.random() > 0.6 * missing else "",
    }


def another_form(chance: Random, one: dict[str, Any], family: list[str]) -> tuple[str, str]:
    """Return given and family name as they are also written."""
    given, born = one["given"][0], one["family"]
    spot = chance.random()
    if spot < 0.4:
        return mistyped(chance, given) if spot < 0.1 else given, mistyped(chance, born)
    if spot < 0.6:
        return chance.choice(NICKNAMES.get(given, given).split()), born
    if spot < 0.8:
        return one["given"][-1], born
    if spot < 0.9:
        return given, common(chance, family)
    return ("Sir", born) if one["gender"] == "m" else ("Lady", born)


def another_date(chance: Random, year: int, month: int, day: int) -> str:
    """Return a wrong birth date: the first of January, a wrong digit, or a day of other years."""
    spot = chance.random()
    if spot < 0.35:
        return written(year, 1, 1)
    if spot < 0.7:
        true = written(year, month, day)
        place = chance.choice((2, 3, 5, 6, 8, 9))
        return true[:place] + chance.choice("0123456789") + true[place + 1 :]
    return (date(year, month, day) + timedelta(days=chance.randint(-3000, 3000))).isoformat()
