"""An archive of invented people of past centuries: few fields, many records each, many errors.

It is to matching what synthetic.py is not: a person has up to 21 records, nothing like an email
tells people apart, and one wrong edge merges a hundred pairs. The same number of people is the same
archive.
"""

from random import Random

from customer360.bench.people import Row, numbered
from customer360.bench.synthetic import british_cities, mixed
from customer360.demo.names import CODES, given_table, surname_table

LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST_RECORDS = 21


def people(count: int) -> tuple[list[Row], list[Row]]:
    """Return the records in the layout for people, shuffled, and the truth of them."""
    chance = Random(count)
    given = {sex: mixed(given_table(code, sex, False)[0] for code in CODES) for sex in "mf"}
    family = mixed(surname_table(code)[0] for code in CODES)
    cities = british_cities()
    found = []
    for person in range(count):
        sex = chance.choice("mf")
        birth = (1600 + int(310 * chance.random() ** 0.5), drawn(chance, 12), drawn(chance, 28))
        one = {
            "given_name": common(chance, given[sex]),
            "family_name": common(chance, family),
            "gender": sex,
            "birth_date": written(*birth),
            "city": chance.choice(cities),
            "postcode": postcode(chance),
        }
        for _ in range(max(2, min(MOST_RECORDS, round(chance.gauss(10, 4))))):
            found.append(
                (person, "archive", damaged(chance, one, birth, given[sex], family, cities))
            )
    chance.shuffle(found)
    return numbered(found)


def damaged(
    chance: Random,
    one: Row,
    birth: tuple[int, int, int],
    given: list[str],
    family: list[str],
    cities: list[str],
) -> Row:
    """Return a record of a person: each field may be missing, mistyped or another's."""
    year, month, day = birth
    slips = {
        "given_name": [
            (0.03, ""),
            (0.10, mistyped(chance, one["given_name"])),
            (0.06, common(chance, given)),
        ],
        "family_name": [
            (0.02, ""),
            (0.14, mistyped(chance, one["family_name"])),
            (0.07, common(chance, family)),
        ],
        "gender": [(0.1, "")],
        "birth_date": [
            (0.15, ""),
            (0.10, written(year, 1, 1)),
            (0.05, written(year, month, drawn(chance, 28))),
            (0.06, written(year + chance.choice([-10, -1, 1, 10]), month, day)),
        ],
        "city": [(0.15, ""), (0.12, chance.choice(cities))],
        # Whoever moves stays near.
        "postcode": [
            (0.15, ""),
            (0.25, f"{one['postcode'].split()[0]} {end_of_postcode(chance)}"),
        ],
    }
    record = {}
    for field, value in one.items():
        spot = chance.random()
        for share, slip in slips[field]:
            if 0 <= spot < share:
                value = slip
            spot -= share
        record[field] = value
    return record


def common(chance: Random, names: list[str]) -> str:
    """Draw a name; the tenth is drawn half as often as the first."""
    return names[int(9 * (len(names) / 9 + 1) ** chance.random() - 9) % len(names)]


def drawn(chance: Random, last: int) -> int:
    """Draw a number from 1 to the last."""
    return 1 + chance.randrange(last)


def written(year: int, month: int, day: int) -> str:
    """Write a date as the layout has it."""
    return f"{year:04}-{month:02}-{day:02}"


def letters(chance: Random, count: int) -> str:
    """Draw letters."""
    return "".join(chance.choice(LETTERS) for _ in range(count))


def postcode(chance: Random) -> str:
    """Draw a British postcode."""
    return f"{letters(chance, 2)}{drawn(chance, 20)} {end_of_postcode(chance)}"


def end_of_postcode(chance: Random) -> str:
    """Draw the half of a British postcode that says which street it is."""
    return f"{drawn(chance, 9)}{letters(chance, 2)}"


def mistyped(chance: Random, value: str) -> str:
    """Leave a letter out, put one in, replace one, or swap two."""
    spot = chance.randrange(len(value))
    letter, here, pair = chance.choice(LETTERS), value[spot], value[spot : spot + 2]
    slips = [(here, ""), (here, letter + here), (here, letter), (pair, pair[::-1])]
    taken, put = chance.choice(slips)
    return value[:spot] + put + value[spot + len(taken) :]
