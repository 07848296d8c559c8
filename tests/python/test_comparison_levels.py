"""Levels of comparisons: what two records have in common, field by field."""

from typing import Any

import duckdb
import pytest
from macro_sql import Macros

MACROS = Macros("identity/comparison_kinds.sql", "identity/compare.sql", "adapters/similarity.sql")
COLUMNS = (
    "given_name_key",
    "first_given_name_key",
    "middle_name_key",
    "family_name_key",
    "given_name_forms",
    "is_established_given_name",
    "birth_date",
    "email_key",
    "mailbox_key",
    "is_named_mailbox",
    "phone",
    "mobile_phone",
    "address_key",
    "street_key",
    "house_key",
    "postcode_key",
    "city_key",
    "tax_id",
    "gender",
)
TYPES = {
    "given_name_forms": "varchar[]",
    "is_established_given_name": "boolean",
    "is_named_mailbox": "boolean",
    "birth_date": "date",
}


def record(alias: str, values: dict[str, Any]) -> str:
    """Return a relation with one record, null in what is not given."""
    columns = ", ".join(f"cast(? as {TYPES.get(name, 'varchar')}) as {name}" for name in COLUMNS)
    return f"(select {columns}) as {alias}"


def level(kind: str, columns: list[str], a: dict[str, Any], b: dict[str, Any]) -> str:
    """Return the name of the level that two records reach, or 'nothing'."""
    comparison = {"kind": kind, "columns": columns}
    sql = MACROS.comparison_level(comparison, "a", "b")
    query = f"select {sql} from {record('a', a)}, {record('b', b)}"
    given = [side.get(name) for side in (a, b) for name in COLUMNS]
    row = duckdb.execute(query, given).fetchone()
    assert row is not None
    return ["nothing", *MACROS.comparison_kinds()[kind]["levels"]][row[0]]


def person(given: str | None, family: str | None = "hill", **more: Any) -> dict[str, Any]:
    first = given.split("-")[0] if given else None
    key = given.replace("-", "") if given else None
    known = {"given_name_key": key, "first_given_name_key": first, "family_name_key": family}
    return {**known, "is_established_given_name": False, "is_named_mailbox": False, **more}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (person("robert"), person("robert"), "equal"),
        (person("robert"), person(None), "nothing"),
        (person("robert", "stone"), person("stone", "robert"), "swapped with family name"),
        (person("anna-lena"), person("anna"), "form of one name"),
        (
            person("bob", given_name_forms=["robert"]),
            person("robert", given_name_forms=["robert"]),
            "form of one name",
        ),
        (person("robert"), person("r"), "initial or middle name"),
        (person("karl"), person("jens", middle_name_key="karl"), "initial or middle name"),
        (person("robert"), person("robret"), "spelled alike"),
        (
            person("maria", is_established_given_name=True),
            person("mario", is_established_given_name=True),
            "somewhat alike",
        ),
        (person("robert"), person("s"), "different"),
        (person("robert"), person("ulrike"), "different"),
    ],
)
def test_given_names(a: dict[str, Any], b: dict[str, Any], expected: str) -> None:
    assert level("given_name", ["given_name_key"], a, b) == expected
    assert level("given_name", ["given_name_key"], b, a) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("meyer", "meyer", "equal"),
        ("meyer", "meyerkowalski", "part of a double name"),
        ("kowalski", "kowalsky", "spelled alike"),
        ("hill", "nguyen", "different"),
        ("hill", None, "nothing"),
    ],
)
def test_family_names(a: str, b: str | None, expected: str) -> None:
    assert level("family_name", ["family_name_key"], person("jo", a), person("jo", b)) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("1980-05-12", "1980-05-12", "equal"),
        ("1980-05-12", "1980-12-05", "slip of the hand"),
        ("1980-05-12", "1980-05-13", "slip of the hand"),
        ("1980-05-12", "1908-05-12", "slip of the hand"),
        ("1980-05-12", "1980-06-13", "two digits off"),
        ("1980-05-12", "1981-11-30", "within a year"),
        ("1980-05-12", "1955-11-30", "different"),
        ("1980-05-12", None, "nothing"),
    ],
)
def test_birth_dates(a: str, b: str | None, expected: str) -> None:
    assert level("birth_date", ["birth_date"], {"birth_date": a}, {"birth_date": b}) == expected


def mail(address: str, named: bool, family: str = "hill") -> dict[str, Any]:
    mailbox = address.split("@")[0]
    known = {"email_key": address, "mailbox_key": mailbox, "is_named_mailbox": named}
    return {**person("jo", family), **known}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (mail("x7up@a.example", False), mail("x7up@a.example", False), "equal"),
        (
            mail("x7upper@a.example", False, "hill"),
            mail("x7upper@b.example", False, "stone"),
            "same mailbox or mistyped",
        ),
        # Two people of one name have mailboxes that look alike.
        (mail("jo.hill@a.example", True), mail("jo.hill2@a.example", True), "nothing"),
        (mail("sunny@a.example", False, "hill"), mail("fox@b.example", False, "ray"), "different"),
    ],
)
def test_emails(a: dict[str, Any], b: dict[str, Any], expected: str) -> None:
    assert level("email", ["email_key"], a, b) == expected


def test_a_mailbox_of_an_office_says_nothing() -> None:
    office = {**mail("info@a.example", False), "mailbox_key": None}
    assert level("email", ["email_key"], office, office) == "nothing"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ({"phone": "+4930123456"}, {"mobile_phone": "+4930123456"}, "equal"),
        ({"phone": "+4930123456"}, {"phone": "+4930123457"}, "one digit off"),
        ({"phone": "+4930123456"}, {"phone": "+4930124457"}, "two digits off"),
        ({"phone": "+4930123456"}, {"phone": "+33199888777"}, "different"),
        ({"phone": "+4930123456"}, {}, "nothing"),
    ],
)
def test_phones(a: dict[str, Any], b: dict[str, Any], expected: str) -> None:
    assert level("phone", ["phone", "mobile_phone"], a, b) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (("gartenstr", "5"), ("gartenstr", "5"), "equal"),
        (("gartenstr", "5"), ("gartnstr", "5"), "mistyped"),
        (("gartenstr", "5"), ("gartenstr", "17"), "same street"),
        (("gartenstr", "5"), ("wiesenweg", "5"), "same house number"),
        (("gartenstr", "5"), ("wiesenweg", "17"), "different"),
    ],
)
def test_addresses(a: tuple[str, str], b: tuple[str, str], expected: str) -> None:
    sides = [
        {"address_key": "".join(side), "street_key": side[0], "house_key": side[1]}
        for side in (a, b)
    ]
    assert level("address", ["address_key"], *sides) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (("10115", "berlin"), ("10115", "berlin"), "equal"),
        (("10115", "berlin"), ("10115", "mitte"), "same postcode"),
        (("10115", "berlin"), ("80331", "berlin"), "same city"),
        (("10115", "berlin"), ("10116", "potsdam"), "similar"),
        (("10115", "berlin"), ("80331", "munchen"), "different"),
        (("10115", "berlin"), (None, None), "nothing"),
    ],
)
def test_places(
    a: tuple[str | None, str | None], b: tuple[str | None, str | None], expected: str
) -> None:
    sides = [{"postcode_key": side[0], "city_key": side[1]} for side in (a, b)]
    assert level("place", ["postcode_key", "city_key"], *sides) == expected


def test_identifiers_categories_and_texts() -> None:
    def tax(a: str, b: str) -> str:
        return level("identifier", ["tax_id"], {"tax_id": a}, {"tax_id": b})

    assert [tax("12345678", other) for other in ("12345678", "12345679", "99887766")] == [
        "equal",
        "one character off",
        "different",
    ]
    assert level("category", ["gender"], {"gender": "f"}, {"gender": "f"}) == "equal"
    assert level("category", ["gender"], {"gender": "f"}, {"gender": "m"}) == "different"
    firm = [{"tax_id": "hirschinger logistik"}, {"tax_id": "hirschinger logistic"}]
    assert level("text", ["tax_id"], *firm) == "spelled alike"
