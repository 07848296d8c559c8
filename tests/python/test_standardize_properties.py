"""The standardizing macros on arbitrary input: what must hold whatever people type.

The macros are rendered once by dbt and become SQL functions of an in-memory database; each example
is a batch of texts, so that thousands of them cost a few queries.
"""

import itertools
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import pytest
from conftest import run_dbt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# Name of the SQL function → how the macro is called; x is the text, y its country or zone.
CALLS = {
    "clean_text": "clean_text('x')",
    "person_name": "person_name('x')",
    "name_key": "name_key('x')",
    "name_key_of_part": "name_key('x', is_part=true)",
    "strip_titles": "strip_titles('x')",
    "name_suffix": "name_suffix('x')",
    "given_name": "given_name_from_full('x')",
    "middle_name": "middle_name_from_full('x')",
    "family_name": "family_name_from_full('x')",
    "email_address": "email_address('x')",
    "email_key": "email_key('x')",
    "email_local": "email_local('x')",
    "email_domain": "email_domain('x')",
    "phone_e164": "phone_e164('x', 'y')",
    "day": "parse_date('x', ['%d.%m.%Y', '%m/%d/%Y', '%Y-%m-%d'])",
    "birthday": "birth_date('x', ['%d.%m.%Y', '%d.%m.%y'])",
    "local_time": "parse_timestamp('x', '%d.%m.%Y %H:%M:%S', 'y')",
    "amount": "parse_amount('x')",
    "amount_with_comma": "parse_amount('x', ',')",
    "whole_number": "parse_integer('x')",
    "truth": "parse_boolean('x')",
    "country_code": "country_code('x')",
    "currency_code": "currency_code('x')",
    "gender_code": "gender_code('x')",
    "personal_number": "personal_number('x')",
    "postal_code": "postcode('x', 'y')",
    "full_address": "full_address_in_parts('x')",
    "address_street": "address_street('x')",
    "address_number": "address_house_number('x')",
    "address_key": "address_key('x')",
    "address_text": "address_text('x')",
    "address_key_of_text": "address_key_of_text('x')",
    "email_key_of_address": "email_key_of_address('x')",
    "first_name_key": "first_name_key('x')",
    "visible_text": "visible_text('x')",
    "letters_key": "letters_key('x')",
    # The same of expressions that are more than a column, which go the long way.
    "name_key_of_expression": "name_key('(x)')",
    "name_key_of_part_of_expression": "name_key('(x)', is_part=true)",
    "first_name_key_of_expression": "name_key(regex_extract('x', '^[^ -]+'), is_part=true)",
    "visible_text_of_expression": "visible_text('(x)')",
    "letters_key_of_expression": "letters_key('(x)')",
    "address_text_of_expression": (
        "without_placeholder(plain_letters(plain_digits(visible_text('(x)'), 'x')), placeholders())"
    ),
    "address_key_of_expression": "address_key_of_text('(x)')",
    "email_key_of_expression": "email_key_of_address('(x)')",
}
IDEMPOTENT = [
    "clean_text",
    "person_name",
    "name_key",
    "strip_titles",
    "email_address",
    "email_key",
    "phone_e164",
    "country_code",
    "currency_code",
    "personal_number",
    "postal_code",
]
COUNTRIES = [None, "", "DE", "US", "GB", "FR", "IT", "RU", "HU", "MX", "PL", "NL", "XX"]

# Any character but NUL and lone surrogates, which no text in a database can hold; what breaks
# standardizing is drawn more often than chance would.
characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
snippets = st.sampled_from(
    [
        *"\u0301\u0308\u200b\u200d\u200f\u202e\ufeff\u00a0\u3000\u2019\u2013\t\r\n",
        *"'\"-.,;:|()<>@+#/\\&_*ßẞςΣÅǄﬁ\u0130\u0131",
        *["👩\u200d👧", "🇩🇪", "שלום", "محمد", "王小明", "नमस्ते"],
        *["Dr. ", "Mr", "Prof.", "Herr ", "Jr.", " III", " PhD", "van der ", "De La ", "O'", "Mc"],
        *["Don ", "M. ", "Pan ", "D.", "de heer ", " van de", "'t ", "Ben ", "LÓPEZ "],
        *["née ", "n/a", "null", "test", "unknown", "John Doe", "and ", ", ", " y ", "St. "],
        *["anna", "BERG", "Müller", "@gmail.com", "@example.com", "+tag", "www.", "mailto:"],
        *["0", "00", "+49", "(0)", "0171", "1234567", "204-9935", " x12", "ext.", "1e5"],
        *["str.", "Straße", " Street", "Apt ", "12a", " bis", "PO Box ", "c/o ", "Nr.", "3. OG"],
        *["1.234,50", "(12.50)", "€", "EUR", "31.12.2020", "%", "\\1", "$1", "\\", "''"],
    ]
)
texts = st.one_of(st.text(characters, max_size=30), st.lists(snippets, max_size=6).map("".join))
batches = st.lists(texts, min_size=60, max_size=100)
given_batches = settings(
    max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


class Functions:
    """The rendered macros as functions over a batch of texts."""

    def __init__(self, rendered: dict[str, str]) -> None:
        # A plan that outlives its rows must not lean on their statistics.
        self.connection = duckdb.connect(
            config={"disabled_optimizers": "compressed_materialization,statistics_propagation"}
        )
        self.connection.execute("create table batch (place bigint, x text, y text)")
        for name, sql in rendered.items():
            # Planned once: that costs more than running it.
            self.connection.execute(f"prepare {name} as select {sql} from batch order by place")

    def __call__(
        self, function: str, values: Sequence[str | None], other: str | None = None
    ) -> list[Any]:
        """Return the function's result for each value, in order."""
        self.connection.execute("delete from batch")
        self.connection.execute(
            "insert into batch select generate_subscripts($values, 1), unnest($values), $other",
            {"values": list(values), "other": other},
        )
        return [row[0] for row in self.connection.execute(f"execute {function}").fetchall()]


@pytest.fixture(scope="module")
def sql(tmp_path_factory: pytest.TempPathFactory) -> Functions:
    """Render every macro by one call of dbt."""
    work: Path = tmp_path_factory.mktemp("standardize")
    inline = "".join(f"@@{name}@@{{{{ {call} }}}}" for name, call in CALLS.items())
    result = run_dbt("--quiet", "compile", "--inline", inline, work=work)
    assert result.returncode == 0, result.stdout
    parts = result.stdout.split("@@")
    return Functions(dict(zip(parts[1::2], parts[2::2], strict=True)))


@given_batches
@given(batch=batches, country=st.sampled_from(COUNTRIES))
def test_no_text_stops_a_macro(sql: Functions, batch: list[str], country: str | None) -> None:
    for name in CALLS:
        assert len(sql(name, batch, country)) == len(batch)


@pytest.mark.parametrize("name", CALLS)
def test_null_gives_null(sql: Functions, name: str) -> None:
    assert sql(name, [None], "DE") == [None]


@pytest.mark.parametrize("name", IDEMPOTENT)
@given_batches
@given(batch=batches)
def test_what_is_standard_stays(sql: Functions, name: str, batch: list[str]) -> None:
    once = sql(name, batch, "DE")
    again = sql(name, once, "DE")
    assert [(text, value) for text, value in zip(batch, once, strict=True) if value] == [
        (text, value) for text, value in zip(batch, again, strict=True) if value
    ]


@pytest.mark.parametrize("name", ["clean_text", "person_name", "address_street", "family_name"])
@given_batches
@given(batch=batches)
def test_text_is_clean(sql: Functions, name: str, batch: list[str]) -> None:
    for value in filter(None, sql(name, batch)):
        assert value == unicodedata.normalize("NFC", value)
        assert value == value.strip()
        assert not re.search(r"\s\s|[\x00-\x1f\x7f\u200b-\u200f\ufeff]", value)


@given_batches
@given(batch=batches)
def test_keys_hold_letters_in_lower_case_only(sql: Functions, batch: list[str]) -> None:
    for key in filter(None, sql("name_key", batch)):
        # DuckDB knows letters that Python doesn't know yet: Cn.
        kinds = {unicodedata.category(letter) for letter in key} - {"Cn"}
        # Vowels of some scripts are marks.
        assert all(kind[0] in "LM" for kind in kinds)
        assert not unicodedata.category(key[0]).startswith("M")


letters = "abcdefghijklmnopqrstuvwxyzäöüßéèêëáàâãåæçñóòôõøúùûýÿœłđšžčřğșțăąęćńśź\u0131"
words = st.text(letters, min_size=2, max_size=12)


@given_batches
@given(batch=st.lists(words, min_size=1, max_size=60))
def test_spellings_of_a_name_share_a_key(sql: Functions, batch: list[str]) -> None:
    keys = sql("name_key", batch)
    for spell in (
        str.upper,
        str.title,
        lambda name: unicodedata.normalize("NFD", name),
        lambda name: f" {name[:1]}\u200b{name[1:]}\u00a0",
        lambda name: "-".join([name[:1], name[1:]]),
    ):
        assert sql("name_key", [spell(name) for name in batch]) == keys


plain_words = st.text("abcdefghijklmnoprstuwz", min_size=4, max_size=9).map(
    lambda word: f"q{word}q".capitalize()
)


@given_batches
@given(names=st.lists(st.tuples(plain_words, plain_words, plain_words), min_size=1, max_size=40))
def test_the_order_of_a_full_name_does_not_matter(
    sql: Functions, names: list[tuple[str, str, str]]
) -> None:
    spellings = (
        "{0} {1} {2}",
        "{2}, {0} {1}",
        "Dr. {0} {1} {2}",
        "{2}, Dr. {0} {1}",
        "{0} {1} {2} Jr.",
        "{2} Jr., {0} {1}",
        "Herr Prof. Dr. {0} {1} {2}, PhD",
        " {0}  {1}   {2} ",
    )
    full = [spelling.format(*name) for name in names for spelling in spellings]
    expected = [name for name in names for _ in spellings]
    assert sql("given_name", full) == [name[0] for name in expected]
    assert sql("middle_name", full) == [name[1] for name in expected]
    assert sql("family_name", full) == [name[2] for name in expected]
    shown = sql("person_name", [text.upper() for text in full])
    assert shown == [" ".join(name) for name in expected]


@given_batches
@given(
    boxes=st.lists(
        st.tuples(st.from_regex(r"q[a-z]{3,8}\.[a-z]{2,8}", fullmatch=True), words.map(str)),
        min_size=1,
        max_size=40,
    )
)
def test_ways_to_one_mailbox_share_a_key(sql: Functions, boxes: list[tuple[str, str]]) -> None:
    gmail = sql("email_key", [f"{name}@gmail.com" for name, _ in boxes])
    assert gmail == [name.replace(".", "") + "@gmail.com" for name, _ in boxes]
    for spelling in ("{0}+{1}@gmail.com", " {0}@GoogleMail.com ", "<{0}@gmail.com>"):
        assert sql("email_key", [spelling.format(*box) for box in boxes]) == gmail
    other = sql("email_key", [f"{name}+{tag}@example.com" for name, tag in boxes])
    assert other == [f"{name}@example.com" for name, _ in boxes]


@given_batches
@given(batch=batches, country=st.sampled_from(COUNTRIES))
def test_phones_are_e164_or_null(sql: Functions, batch: list[str], country: str | None) -> None:
    found = sql("phone_e164", batch, country)
    found += sql("phone_e164", [re.sub(r"\D", "", text) for text in batch], country)
    for number in filter(None, found):
        assert re.fullmatch(r"\+[1-9]\d{6,14}", number)


@given_batches
@given(numbers=st.lists(st.integers(30_200_000, 99_899_999), min_size=1, max_size=40))
def test_spellings_of_a_phone_are_one(sql: Functions, numbers: list[int]) -> None:
    expected = [f"+49171{number}" for number in numbers]
    for spelling in (
        "0171{}",
        "+49171{}",
        "0049 171 {}",
        "+49 (0)171/{}",
        "(0171) {}",
        "49171{}",
        "Tel. 0171-{}",
        "0171 {} ext. 5",
    ):
        assert sql("phone_e164", [spelling.format(number) for number in numbers], "DE") == expected
    for country in ("US", "FR", None):
        assert sql("phone_e164", expected, country) == expected


@given_batches
@given(days=st.lists(st.dates(date(1900, 1, 1), date(2035, 12, 31)), min_size=1, max_size=60))
def test_dates_survive_being_written(sql: Functions, days: list[date]) -> None:
    for form in ("%d.%m.%Y", "%m/%d/%Y", "%Y-%m-%d"):
        assert sql("day", [day.strftime(form) for day in days]) == days


@given_batches
@given(days=st.lists(st.dates(), min_size=1, max_size=60))
def test_dates_are_plausible_or_null(sql: Functions, days: list[date]) -> None:
    for value in filter(None, sql("day", [day.isoformat() for day in days])):
        assert date(1900, 1, 1) <= value <= date(2035, 12, 31)
    for value in filter(None, sql("birthday", [day.strftime("%d.%m.%Y") for day in days])):
        assert date(1500, 1, 1) <= value <= date(2026, 12, 31)


@given_batches
@given(
    times=st.lists(
        st.datetimes(datetime(1980, 1, 2), datetime(2035, 12, 30)), min_size=1, max_size=60
    ),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"]),
)
def test_local_times_come_to_utc(sql: Functions, times: list[datetime], zone: str) -> None:
    place, utc = ZoneInfo(zone), ZoneInfo("UTC")
    # An hour that the clocks skip or repeat has no one answer.
    clear = [
        time.replace(microsecond=0)
        for time in times
        if (time - timedelta(hours=3)).replace(tzinfo=place).utcoffset()
        == (time + timedelta(hours=3)).replace(tzinfo=place).utcoffset()
    ]
    written = [time.strftime("%d.%m.%Y %H:%M:%S") for time in clear]
    expected = [time.replace(tzinfo=place).astimezone(utc).replace(tzinfo=None) for time in clear]
    assert sql("local_time", written, zone) == expected


amounts = st.decimals(
    Decimal("-9999999999999999.99"), Decimal("9999999999999999.99"), places=2
).map(lambda amount: amount + 0)


@given_batches
@given(batch=st.lists(amounts, min_size=1, max_size=60))
def test_amounts_survive_being_written(sql: Functions, batch: list[Decimal]) -> None:
    for spelling in ("{:f}", "{:,f}", "€ {:,f}", "{:f} EUR"):
        written = [spelling.format(amount) for amount in batch]
        swapped = [text.translate(str.maketrans(".,", ",.")) for text in written]
        assert sql("amount", written) == batch
        assert sql("amount_with_comma", swapped) == batch
    in_brackets = [f"({abs(amount):,f})" for amount in batch]
    assert sql("amount", in_brackets) == [-abs(amount) for amount in batch]
    behind = [f"{abs(amount):f}-" for amount in batch]
    assert sql("amount", behind) == [-abs(amount) for amount in batch]


address_words = st.sampled_from(
    [
        *["12", "12a", "3-5", "3/4", "n12", "no 7", "nr7", "2 bis", "1.", "#4", "|"],
        *["smith", "road", "north", "straße", "str", "street", "rue", "m. 2", "6 lok. 2", "nord"],
        *["flat", "top 3", "og", "apt4", "po box", "postfach 9", "bp 3", "c/o anna", "unit 2,"],
    ]
)
addresses = st.one_of(texts, st.lists(address_words, max_size=5).map(" ".join))

# What stands at the borders of the short ways: nearly plain words, parted by nearly one blank.
BORDER_WORDS = [
    *["12", "12a", "7 b", "5th", "n12", "3 4", "2 bis", "12 ter", "bis", "nr 7", "n 5", "12e"],
    *["mainstr", "mainstrasse", "kerkstraat", "strasse", "strstrasse", "strasse5", "strassen"],
    *["cl", "cl oak", "bajo", "bajo 2", "3 col", "11 maja", "5 de mayo", "1e", "1944", "#4"],
    *["the", "ul", "rue", "road", "north", "North", "ROAD", "12the", "road5", "roads", "e"],
    *["flat", "flat 3", "flat3", "flats", "flat a", "ste", "stern", "top 2", "3 og", "apt b"],
    *[
        "bte 3",
        "boite",
        "bus 2",
        "31b6",
        "31 t",
        "t rue",
        "b r",
        "b av de",
        "chez",
        "res bel",
        "etage",
    ],
    *["8 mai", "8 mai 1945", "11 novembre 1918 5", "gal", "sainte", "1910 3"],
    *["bp 3", "bpn 3", "postfach", "postfachnr 12", "po box 9", "bpost", "main 5 flat b"],
    *["anna", "Anna-Lena", "o'neil", "van der", "nguyễn", "Ève", "łódź", "groß", "Þór", "\u017f"],
    *["test", "TEST", "Tést", "unknown", "n/a", "na", "(none)", "john doe", "Abc"],
    *["İ", "\u212a", "ŉ"],
    *["e\u0301", "\u0301", "\u200b", "\u00a0", "\t", "\x01", "\x7f", "-", ".", "|", "'", ","],
]
gaps = st.sampled_from([*[" "] * 12, "  ", "", "-", "\u00a0", "\n"])
ends = st.sampled_from([*[""] * 8, " ", ".", "\n", "\u0301", "\x01"])
border_texts = st.tuples(
    ends, st.lists(st.tuples(st.sampled_from(BORDER_WORDS), gaps), min_size=1, max_size=4), ends
).map(
    lambda parts: (
        parts[0] + "".join(word + gap for word, gap in parts[1][:-1]) + parts[1][-1][0] + parts[2]
    )
)
MAILBOXES = [
    *["", "a", "ab", "test", "test2", "x.y", "noreply", "a+b", "a.+b", "é", "A"],
    *[letter * length for letter in "qé" for length in (40, 53, 63, 64, 65, 66)],
]
DOMAINS = [
    *["", "x.example", "gmail.com", "gmail.co", "xgmail.com", "gmail.com.br", "me.com", "Ya.ru"],
    *["gmial.con", "x.con", "some.me.com", "x", "x.example\n", "é.example", "+x.example"],
    *[f"{'d' * length}.example" for length in (40, 180, 181, 182, 240, 246, 247, 248)],
]


def assert_short_ways_lead_to_the_same(sql: Functions, batch: list[str]) -> None:
    """Expressions that are more than a column are read once, and go the long way."""
    names = ("name_key", "name_key_of_part", "first_name_key")
    for name in ("visible_text", "letters_key", "address_text", *names):
        assert sql(name, batch) == sql(f"{name}_of_expression", batch)
    address_texts = sql("address_text", batch)
    keys = sql("address_key_of_text", address_texts)
    assert keys == sql("address_key", batch)
    assert keys == sql("address_key_of_expression", address_texts)
    assert sql("email_key_of_address", sql("email_address", batch)) == sql("email_key", batch)


@given_batches
@given(batch=st.lists(st.one_of(addresses, border_texts), min_size=100, max_size=200))
def test_the_short_way_of_columns_leads_to_the_same_keys(sql: Functions, batch: list[str]) -> None:
    assert_short_ways_lead_to_the_same(sql, batch)


@pytest.mark.parametrize("form", ["{} {}", "{}  {}", "{}{}", "{}-{}", "lang {} {}", "{} {} lang"])
def test_the_short_way_leads_to_the_same_keys_at_its_borders(sql: Functions, form: str) -> None:
    pairs = itertools.product(BORDER_WORDS, repeat=2)
    assert_short_ways_lead_to_the_same(sql, [form.format(*pair) for pair in pairs])


def test_the_short_way_leads_to_the_same_mailboxes(sql: Functions) -> None:
    mails = [*MAILBOXES, *map("@".join, itertools.product(MAILBOXES, DOMAINS))]
    for batch in (mails, [mail.lower() for mail in mails]):
        assert sql("email_key_of_address", batch) == sql("email_key_of_expression", batch)


def test_the_short_way_holds_for_every_character(sql: Functions) -> None:
    """Which letters lose nothing but an accent is a list, which one wrong letter would spoil."""
    every = [chr(code) for code in range(1, 0x2200)]
    for form in ("{0}", "a{0}", "a {0} 5"):
        batch = [form.format(character) for character in every]
        for name in ("visible_text", "letters_key", "name_key", "name_key_of_part", "address_text"):
            assert sql(name, batch) == sql(f"{name}_of_expression", batch)


@given_batches
@given(
    places=st.lists(st.tuples(plain_words, st.integers(1, 999)), min_size=1, max_size=40),
    letter=st.sampled_from(["", "a", "B"]),
)
def test_spellings_of_an_address_share_a_key(
    sql: Functions, places: list[tuple[str, int]], letter: str
) -> None:
    for spellings in (
        ("{0}straße {1}{2}", "{0}str. {1} {2}", "{0}strasse {1}{2}", "{0}str.{1}{2}, 3. OG"),
        ("{1}{2} {0} Street", "{1}{2}, {0} St.", "{0} St {1}{2}", "{1}{2} {0} St Apt 4"),
        ("rue {0} {1}{2}", "{1}{2}, rue {0}", "RUE {0}, {1}{2}", "Rue {0} n° {1}{2}"),
    ):
        keys = [
            sql("address_key", [form.format(*place, letter).strip() for place in places])
            for form in spellings
        ]
        assert None not in keys[0]
        assert all(other == keys[0] for other in keys)
        assert sql("address_key", keys[0]) == keys[0]


# One address per country as it is written in one line, of a number, a street, a town and a code.
FULL_ADDRESSES = {
    "{0} {1} Street, {2}, CA {3}": "{0} {1} Street|{2}|CA|{3}|",
    "{0} {1} St {2} CA {3}": "{0} {1} St|{2}|CA|{3}|",
    "{1}straße {0}, {3} {2}": "{1}straße {0}|{2}||{3}|",
    "{1}str. {0} {3} {2}, Germany": "{1}str. {0}|{2}||{3}|Germany",
    "{0} rue {1}, {3} {2}, France": "{0} rue {1}|{2}||{3}|France",
    "Flat 2, {0} {1} Road, {2}, LS1 4AB": "Flat 2, {0} {1} Road|{2}||LS1 4AB|",
}
capitalized = st.from_regex(r"[B-HJ-Z][aeiou][bdgmnprv][aeiou][dnr]?", fullmatch=True)


@given_batches
@given(batch=batches)
def test_nothing_of_an_address_in_one_line_is_lost(sql: Functions, batch: list[str]) -> None:
    for whole, parts in zip(sql("clean_text", batch), sql("full_address", batch), strict=True):
        # CEP and C.P. only say that a postal code follows, and go.
        if whole is not None and not re.search(
            r"(?i)cedex|dublin|[a-z]-[0-9]|(cep|c.? ?p)[ .:]*[0-9]", whole
        ):
            assert parts.count("|") == 4
            assert sorted(filter(str.isalnum, parts)) == sorted(filter(str.isalnum, whole))


@given_batches
@given(
    number=st.integers(1, 9999),
    street=capitalized,
    town=capitalized,
    code=st.integers(10000, 99999),
)
def test_an_address_in_one_line_is_parted_as_it_was_put_together(
    sql: Functions, number: int, street: str, town: str, code: int
) -> None:
    written = [form.format(number, street, town, code) for form in FULL_ADDRESSES]
    expected = [parts.format(number, street, town, code) for parts in FULL_ADDRESSES.values()]
    assert sql("full_address", written) == expected
