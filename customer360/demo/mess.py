# ruff: noqa: RUF001  (the dotless i is meant)
"""How truth gets spoilt when people and systems write it down.

Every function takes a random stream and columns of text ('' = missing), and returns new columns
of the same length.  The shares say how often something happens.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import numpy as np

from customer360.demo.names import NICKNAMES
from customer360.demo.places import CALLING_CODE, Phones
from customer360.demo.streams import (
    Flags,
    Floats,
    Ints,
    Stream,
    Strings,
    between,
    blank,
    chance,
    pick,
    texts,
    weighted,
)

NEIGHBOURS = {a: b for row in ("qwertzuiop", "asdfghjkl", "yxcvbnm") for a, b in
              zip(row, row[1:] + row[-2], strict=True)}  # fmt: skip
UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
)
BARE = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"}
)
EMAIL_PLACEHOLDERS = (
    "test@test.com",
    "none@none.com",
    "noemail@noemail.com",
    "n/a",
    "-",
    "unknown",
    "xxx@xxx.xx",
)
PHONE_PLACEHOLDERS = (
    "000-0000",
    "0000000000",
    "n/a",
    "123456789",
    "-",
    "999-999-9999",
    "unbekannt",
)
NAME_PLACEHOLDERS = ("n/a", "unknown", "Test", "-", "N.N.", "xxx")


def change(column: Strings, where: Flags | Ints, edit: Callable[[str], str]) -> Strings:
    """Apply `edit` to the chosen values that are not missing."""
    result = column.copy()
    at = np.flatnonzero(where) if where.dtype == np.bool_ else where
    for i in at.tolist():
        if result[i]:
            result[i] = edit(result[i])
    return result


def lose(rng: Stream, column: Strings, share: float | Floats) -> Strings:
    """Let values go missing."""
    return np.where(chance(rng, len(column), share), "", column).astype(object)


def stand_in(rng: Stream, column: Strings, values: tuple[str, ...], share: float) -> Strings:
    """Put placeholders where a value should be (or is missing)."""
    other = pick(rng, values, len(column))
    return np.where(chance(rng, len(column), share), other, column).astype(object)


def mistype(rng: Stream, column: Strings, share: float) -> Strings:
    """Make one typing error in a share of the values of four letters or more."""
    n = len(column)
    at = np.flatnonzero(chance(rng, n, share))
    kind, where = weighted(rng, (0.3, 0.25, 0.2, 0.25), len(at)), rng.random(len(at))
    result = column.copy()
    for i, k, u in zip(at.tolist(), kind.tolist(), where.tolist(), strict=True):
        text = result[i]
        if len(text) < 4:
            continue
        p = 1 + int(u * (len(text) - 2))
        if k == 0:
            text = text[:p] + text[p + 1] + text[p] + text[p + 2 :]
        elif k == 1:
            text = text[:p] + text[p + 1 :]
        elif k == 2:
            text = text[:p] + text[p] + text[p:]
        else:
            text = text[:p] + NEIGHBOURS.get(text[p], "e") + text[p + 1 :]
        result[i] = text
    return result


def without_accents(text: str, german: bool = False) -> str:
    """Write a text with plain letters: Müller as Mueller (german) or Muller."""
    if text.isascii():
        return text
    if german:
        text = text.translate(UMLAUTS)
    parts = unicodedata.normalize("NFKD", text.translate(BARE))
    return "".join(c for c in parts if not unicodedata.combining(c))


def plain_letters(rng: Stream, column: Strings, share: float) -> Strings:
    """Drop accents from a share of the values, in the German or in the bare way."""
    draw = rng.random(len(column))
    result = change(column, draw < share * 0.7, lambda t: without_accents(t, True))
    return change(result, (draw >= share * 0.7) & (draw < share), without_accents)


def recase(rng: Stream, column: Strings, upper: float, lower: float) -> Strings:
    """Write a share of the values in capitals, and another in small letters."""
    draw = rng.random(len(column))
    result = change(column, draw < upper, str.upper)
    return change(result, (draw >= upper) & (draw < upper + lower), str.lower)


def pad(rng: Stream, column: Strings, share: float) -> Strings:
    """Add blanks before or after a share of the values."""
    result = change(column, chance(rng, len(column), share / 2), lambda t: t + " ")
    return change(result, chance(rng, len(column), share / 2), lambda t: "  " + t)


def nickname(rng: Stream, given: Strings, share: float) -> Strings:
    """Call people by their nicknames, where their name has any."""
    n = len(given)
    at = np.flatnonzero(chance(rng, n, share))
    which = rng.random(len(at))
    result = given.copy()
    for i, u in zip(at.tolist(), which.tolist(), strict=True):
        short = NICKNAMES.get(result[i], "").split()
        if short:
            result[i] = short[int(u * len(short))]
    return result


AMERICAN = (
    "+1{a}{x}{y}", "({a}) {x}-{y}", "{a}-{x}-{y}", "{a}.{x}.{y}", "+1 {a} {x} {y}", "{a}{x}{y}",
    "1-{a}-{x}-{y}", "({a}) {x}-{y} ext. 5", "{a} {x} {y}",
)  # fmt: skip
EUROPEAN = (
    "+{c}{a}{x}{y}", "+{c} {a} {x}{y}", "{t}{a}/{x}{y}", "{t}{a} {x} {y}", "{t}{a}{x}{y}",
    "00{c} {a} {x}{y}", "({t}{a}) {x}-{y}", "+{c} (0){a} {x}{y}", "{t}{a}-{x}{y}",
)  # fmt: skip
PHONE_STYLES = (0.2, 0.1, 0.12, 0.12, 0.12, 0.12, 0.1, 0.06, 0.06)
NO_TRUNK_PREFIX = ("ES", "PL")


def _phone_patterns(country: str) -> list[str]:
    """Return a country's ways to write a number, with gaps for area, beginning and end."""
    trunk = "" if country in NO_TRUNK_PREFIX else "0"
    gaps = {"c": CALLING_CODE[country], "t": trunk, "a": "%s", "x": "%s", "y": "%s"}
    patterns = AMERICAN if country == "US" else EUROPEAN
    optional = "(0)" if trunk else ""
    return [pattern.replace("(0)", optional).format(**gaps) for pattern in patterns]


def write_phones(rng: Stream, phones: Phones, position: Ints) -> Strings:
    """Write numbers (-1: none) in the many ways people do."""
    at = np.flatnonzero(position >= 0)
    where = position[at]
    style = weighted(rng, PHONE_STYLES, len(at))
    patterns = {country: _phone_patterns(country) for country in CALLING_CODE}
    written = []
    for country, area, subscriber, s in zip(
        phones.country[where].tolist(),
        phones.area[where].tolist(),
        phones.subscriber[where].tolist(),
        style.tolist(),
        strict=True,
    ):
        cut = 3 if country == "US" else len(subscriber) // 2
        written.append(patterns[country][s] % (area, subscriber[:cut], subscriber[cut:]))
    result = blank(len(position))
    result[at] = written
    return result


def mix_emails(rng: Stream, email: Strings, broken: float) -> Strings:
    """Write addresses as they come: dots, tags and capitals that change nothing, and errors."""
    n = len(email)
    gmail = np.array([t.endswith(("@gmail.com", "@googlemail.com")) for t in email], dtype=bool)
    result = change(email, gmail & chance(rng, n, 0.12), _toggle_dots)
    result = change(result, gmail & chance(rng, n, 0.06), lambda t: t.replace("@", "+shop@"))
    result = change(result, gmail & chance(rng, n, 0.05), _other_gmail)
    result = change(result, chance(rng, n, 0.03), str.upper)
    result = change(result, chance(rng, n, 0.03), str.capitalize)
    draw = rng.random(n)
    result = change(result, draw < broken / 3, lambda t: t.replace("@", "", 1))
    result = change(
        result, (draw >= broken / 3) & (draw < broken * 2 / 3), lambda t: t.replace("@", " @ ", 1)
    )
    return change(
        result,
        (draw >= broken * 2 / 3) & (draw < broken),
        lambda t: t.replace(".", ",") if "," not in t else t,
    )


def mistype_emails(rng: Stream, email: Strings, share: float) -> Strings:
    """Make one typing error before the @ in a share of the addresses.

    The domains stay as they are, and so does the underscore: no error may make a real address.
    """
    local = mistype(rng, texts([t.partition("@")[0] for t in email.tolist()]), share)
    pairs = zip(local.tolist(), email.tolist(), strict=True)
    return texts(
        [
            old if ("_" in old and "_" not in new) else new + old[old.find("@") :] if old else ""
            for new, old in pairs
        ]
    )


def _toggle_dots(address: str) -> str:
    local, _, domain = address.partition("@")
    local = local.replace(".", "") if "." in local else f"{local[0]}.{local[1:]}"
    return f"{local}@{domain}"


def _other_gmail(address: str) -> str:
    local, _, domain = address.partition("@")
    return f"{local}@{'gmail.com' if domain == 'googlemail.com' else 'googlemail.com'}"


STREET_EDITS = {
    "de": (("straße", "str."), ("straße", "strasse"), ("straße", "str"), ("platz", "pl.")),
    "en": (("Street", "St"), ("Road", "Rd"), ("Avenue", "Ave."), ("Lane", "Ln"),
           ("Drive", "Dr"), ("Court", "Ct")),
    "fr": (("rue", "Rue"), ("avenue", "av."), ("boulevard", "bd"), ("place", "pl.")),
    "es": (("Calle", "C/"), ("Avenida", "Avda.")),
    "nl": (("straat", "str."),),
    "pl": (("ul. ", ""), ("ul.", "ulica")),
}  # fmt: skip


def write_streets(rng: Stream, street: Strings, language: Strings, share: float) -> Strings:
    """Abbreviate a share of the street names in the ways of their language."""
    at = np.flatnonzero(chance(rng, len(street), share))
    which = rng.random(len(at))
    result = street.copy()
    for i, u in zip(at.tolist(), which.tolist(), strict=True):
        edits = STREET_EDITS[language[i]]
        old, new = edits[int(u * len(edits))]
        result[i] = result[i].replace(old, new)
    return result


def address_line(
    street: Strings, number: Strings, unit: Strings, language: Strings, country: Strings
) -> Strings:
    """Put street, number and unit together in the order of the language."""
    return texts(
        [
            f"{n} {s}{', ' + u if u else ''}"
            if lang in ("en", "fr")
            else f"{s}, {n}"
            if lang == "es"
            else f"{s} {n}"
            for s, n, u, lang in zip(street, number, unit, language, strict=True)
        ]
    )


COUNTRY_WORDS = {
    "DE": ("Germany", "Deutschland", "DEU", "de", "GERMANY"),
    "AT": ("Austria", "Österreich", "AUT"),
    "CH": ("Switzerland", "Schweiz", "CHE", "Suisse"),
    "GB": ("United Kingdom", "UK", "GBR", "Great Britain", "England"),
    "FR": ("France", "FRA", "FRANCE"),
    "US": ("United States", "USA", "U.S.A.", "United States of America"),
    "NL": ("Netherlands", "Nederland", "NLD"),
    "ES": ("Spain", "España", "ESP"),
    "PL": ("Poland", "Polska", "POL"),
}  # fmt: skip


def write_countries(rng: Stream, country: Strings, words: float) -> Strings:
    """Write ISO codes, or for a share of the rows names in some language."""
    named = chance(rng, len(country), words)
    which = rng.random(len(country))
    return texts(
        [
            COUNTRY_WORDS[c][int(u * len(COUNTRY_WORDS[c]))] if w else c
            for c, w, u in zip(country.tolist(), named.tolist(), which.tolist(), strict=True)
        ]
    )


def swap(rng: Stream, first: Strings, second: Strings, share: float) -> tuple[Strings, Strings]:
    """Exchange two columns in a share of the rows."""
    swapped = chance(rng, len(first), share)
    return (
        np.where(swapped, second, first).astype(object),
        np.where(swapped, first, second).astype(object),
    )


def misdate(rng: Stream, day: Ints, share: float) -> Ints:
    """Shift dates by a day, ten days or a year, or swap day and month, in a share of the rows."""
    at = np.flatnonzero(chance(rng, len(day), share))
    kind = between(rng, 0, 3, len(at))
    result = day.copy()
    result[at] += np.array([1, -1, 10, 365])[kind]
    return result
