"""Companies on trial: invented people as firms of other kinds know them, each with few fields.

Public sets are few, and what is tuned to them may hold nowhere else. A trial says which fields a
firm asks for, how often one is left empty or mistyped, and how often its people move, marry or
share a home, a mailbox and a telephone. The same trial is the same data.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from customer360.bench.archive import common, drawn, letters, mistyped, postcode, written
from customer360.bench.people import Row, numbered
from customer360.bench.synthetic import british_cities
from customer360.demo.names import NICKNAMES, given_table, surname_table

DOMAINS = ("mail.example", "post.example", "box.example", "web.example")


@dataclass(frozen=True)
class Trial:
    """A firm: the fields it has, each with the share that is empty, and how its people are."""

    fields: dict[str, float]
    people: int = 4_000
    culture: str = "en"
    repeated: float = 0.4
    slips: float = 0.08
    moved: float = 0.1
    married: float = 0.03
    nicknamed: float = 0.05
    at_home: int = 3
    sources: tuple[str, ...] = ("firm",)


NAMES = {"given_name": 0.01, "family_name": 0.01}
HOME = {"address_line": 0.1, "city": 0.1, "postcode": 0.1}

TRIALS = {
    "register of births": Trial(
        {**NAMES, "birth_date": 0.01}, 9_000, "de", repeated=0.1, married=0, nicknamed=0
    ),
    "names, telephone": Trial({**NAMES, "phone": 0.25}),
    "names, email": Trial({**NAMES, "email": 0.25}),
    "names, postcode, birth date": Trial({**NAMES, "postcode": 0.1, "birth_date": 0.3}, 6_000),
    "library": Trial({**NAMES, **HOME, "phone": 0.5}, moved=0.2),
    "shop": Trial({**NAMES, **HOME, "email": 0.1, "phone": 0.4}, repeated=0.5),
    "events": Trial({**NAMES, "email": 0.1, "city": 0.2}, repeated=0.5, nicknamed=0.1),
    "hospital": Trial(
        {**NAMES, "gender": 0.05, "birth_date": 0.03, "postcode": 0.1, "national_id": 0.4},
        slips=0.15,
    ),
    "voters of two years": Trial(
        {**NAMES, "middle_name": 0.3, "gender": 0.02, "birth_date": 0.01, **HOME},
        repeated=1,
        moved=0.25,
        married=0.06,
        sources=("before", "after"),
    ),
}


@dataclass
class Home:
    """Where people live together, and what they share."""

    family_name: str
    places: tuple[Row, Row]
    phone: str
    mailbox: str


@dataclass
class Person:
    """Somebody: what stays, and what changes in the course of time."""

    home: Home
    given_name: str
    middle_name: str
    gender: str
    birth: tuple[int, int, int]
    family_names: tuple[str, str]
    phone: str
    email: str
    national_id: str
    nicknames: list[str]


def people(trial: Trial, seed: int = 1) -> tuple[list[Row], list[Row]]:
    """Return the records in the layout for people, shuffled, and the truth of them."""
    chance = Random(seed)
    found = []
    for number, person in enumerate(population(chance, trial)):
        for sight in range(copies(chance, trial)):
            source = trial.sources[sight % len(trial.sources)]
            found.append((number, source, seen(chance, trial, person, sight)))
    chance.shuffle(found)
    return numbered(found)


def copies(chance: Random, trial: Trial) -> int:
    """Draw how many records somebody has: one per file, or a second, a third and so on."""
    if len(trial.sources) > 1:
        return sum(chance.random() < 0.85 for _ in trial.sources) or 1
    count = 1
    while count < 8 and chance.random() < trial.repeated:
        count += 1
    return count


def population(chance: Random, trial: Trial) -> Iterator[Person]:
    """Draw people, home by home: two adults, and the children who bear a parent's name."""
    known = 0
    while known < trial.people:
        family = common(chance, surnames(trial.culture))
        home = Home(
            family, (place(chance), place(chance)), telephone(chance), mailbox(chance, "", family)
        )
        senior = chance.choice("mf")
        for one in range(min(drawn(chance, trial.at_home), trial.people - known)):
            yield inhabitant(chance, trial, home, one, senior)
            known += 1


def inhabitant(chance: Random, trial: Trial, home: Home, one: int, senior: str) -> Person:
    """Draw a person of a home: the first, the spouse as the second, and children."""
    gender = {0: senior, 1: "f" if senior == "m" else "m"}.get(one, chance.choice("mf"))
    old = one < 2
    given = common(chance, given_names(trial.culture, gender, old))
    own = common(chance, surnames(trial.culture))
    family = own if one == 1 and chance.random() < 0.15 else home.family_name
    year = 1940 + drawn(chance, 40) if old else 1975 + drawn(chance, 30)
    return Person(
        home=home,
        given_name=given,
        middle_name=common(chance, given_names(trial.culture, gender, old)),
        gender=gender,
        birth=(year, drawn(chance, 12), drawn(chance, 28)),
        family_names=(family, own),
        # Children and one spouse in four use what belongs to the home.
        phone=home.phone if one > 1 or chance.random() < 0.25 else telephone(chance),
        email=home.mailbox if chance.random() < 0.1 else mailbox(chance, given, family),
        national_id=str(10**8 + chance.randrange(9 * 10**8)),
        nicknames=NICKNAMES.get(given, "").split(),
    )


def seen(chance: Random, trial: Trial, person: Person, sight: int) -> Row:
    """Return what a firm wrote down of a person at its first, second or a later sight."""
    later = sight > 0
    here, before = person.home.places
    where = before if later and chance.random() < trial.moved else here
    own, other = person.family_names
    has_married = later and person.gender == "f" and chance.random() < trial.married
    given = person.given_name
    if person.nicknames and chance.random() < trial.nicknamed:
        given = chance.choice(person.nicknames)
    middle = person.middle_name if chance.random() < 0.5 else person.middle_name[0]
    truth = {
        "given_name": given,
        "middle_name": middle,
        "family_name": other if has_married else own,
        "gender": person.gender,
        "birth_date": written(*person.birth),
        "email": person.email,
        "phone": person.phone,
        "national_id": person.national_id,
        **where,
    }
    record = {}
    for name, empty in trial.fields.items():
        value = truth[name]
        if chance.random() < empty:
            value = ""
        elif chance.random() < trial.slips:
            value = slipped(chance, name, value, person)
        record[name] = value
    return record


def slipped(chance: Random, name: str, value: str, person: Person) -> str:
    """Return a value as somebody got it wrong."""
    if name == "gender":
        return ""
    if name == "birth_date":
        year, month, day = person.birth
        slips = [
            written(year, month, drawn(chance, 28)),
            written(year + chance.choice([-10, -1, 1, 10]), month, day),
            written(year, 1, 1),
            # No date at all, as a rule.
            written(year, day, month),
        ]
        return chance.choice(slips)
    if name == "given_name" and chance.random() < 0.15:
        return value[0]
    if name in ("phone", "national_id"):
        spot = len(value) - drawn(chance, 6)
        return value[:spot] + str(chance.randrange(10)) + value[spot + 1 :]
    if name == "email" and chance.random() < 0.5:
        return f"{value.split('@')[0]}@{chance.choice(DOMAINS)}"
    return mistyped(chance, value)


def place(chance: Random) -> Row:
    """Draw an address."""
    street = common(chance, surnames("en"))
    kind = chance.choice(["Road", "Street", "Lane", "Avenue"])
    return {
        "address_line": f"{drawn(chance, 120)} {street} {kind}",
        "city": common(chance, british_cities()),
        "postcode": postcode(chance).upper(),
    }


def telephone(chance: Random) -> str:
    """Draw a British number."""
    return f"07{10**8 + chance.randrange(9 * 10**8)}"


def mailbox(chance: Random, given: str, family: str) -> str:
    """Draw an address of mail that shows a name, a part of it or none."""
    whole, short = f"{given}.{family}", f"{given[:1]}{family}"
    local = chance.choice([whole, short, f"{family}{drawn(chance, 99)}", letters(chance, 8)])
    plain = "".join(letter for letter in local.lower() if letter.isascii() and letter != " ")
    return f"{plain.strip('.')}{drawn(chance, 999)}@{chance.choice(DOMAINS)}"


@cache
def surnames(culture: str) -> list[str]:
    """Return the family names of a culture, the common ones first."""
    return [str(name) for name in surname_table(culture)[0]]


@cache
def given_names(culture: str, gender: str, old: bool) -> list[str]:
    """Return the given names of a culture, the common ones first."""
    return [str(name) for name in given_table(culture, gender, old)[0]]
