"""The help desk's extracts: who asked for help, and the tickets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from customer360.demo import mess
from customer360.demo.columnar import (
    Columns,
    Extract,
    choose,
    digits,
    join,
    moments,
    only,
    quote,
    rows_of,
    words,
    write,
)
from customer360.demo.core import Population
from customer360.demo.observe import Habits, Sight, see, write_names
from customer360.demo.shop import Sales
from customer360.demo.streams import (
    Flags,
    Ints,
    Stream,
    Strings,
    between,
    blank,
    chance,
    texts,
    weighted,
)
from customer360.demo.truth import Truth

HABITS = Habits(nickname=0.2, initial=0.0, plain_letters=0.3, upper=0.01, lower=0.12, suffix=0.1)
FIRST_DAY = int(np.datetime64("2023-01-09").astype(int))
LAST_DAY = int(np.datetime64("2025-12-30").astype(int))
END = (LAST_DAY + 1) * 86400 - 1
LOCALES = {"DE": "de", "AT": "de-AT", "CH": "de-CH", "GB": "en-GB", "FR": "fr", "US": "en-US",
           "NL": "nl", "ES": "es", "PL": "pl"}  # fmt: skip
ZONES = {"DE": "Berlin", "AT": "Vienna", "CH": "Bern", "GB": "London", "FR": "Paris",
         "US": "Eastern Time (US & Canada)", "NL": "Amsterdam", "ES": "Madrid",
         "PL": "Warsaw"}  # fmt: skip
SUBJECTS = {
    "delivery": ("Where is my parcel?", "Paket nicht angekommen", "Parcel for {n} lost"),
    "return": ("Return label", 'Rücksendung "defekt"', "Retour pour {n}"),
    "payment": ("Charged twice", "Rechnung fehlt", "Invoice for {n}"),
    "product": ("Lid doesn't fit", "Frage zur Pflege", "Question produit"),
    "account": ("Can't log in", "Passwort vergessen", "Change my name to {n}"),
    "complaint": ("Unfriendly staff", "Beschwerde", "Réclamation de {n}"),
    "privacy": ("Delete my data", "Auskunft nach Art. 15", "Unsubscribe {n}"),
}
WEIGHTS = (0.34, 0.2, 0.14, 0.12, 0.1, 0.07, 0.03)


@dataclass
class Requesters:
    """People who wrote to the help desk, one per position."""

    person: Ints
    first_seen: Ints
    name: Strings


def make_support(pop: Population, sales: Sales, folder: Path, truth: Truth) -> None:
    """Write requesters and tickets, and note who the requesters are."""
    table, requesters = _requesters(pop, sales)
    tickets = _tickets(pop, sales, requesters)
    for extract in (table, tickets):
        write(pop.streams, extract, folder)
        truth.count(extract)
    ids = texts([str(i) for i in _ids(np.arange(len(requesters.person))).tolist()])
    truth.add("support", "requesters", ids, requesters.person)


def _ids(position: Ints) -> Ints:
    """Return the help desk's number of each requester."""
    return 360_000_001 + position * 3


def _requesters(pop: Population, sales: Sales) -> tuple[Extract, Requesters]:
    """Let buyers and others write, some of them under two addresses."""
    rng = pop.streams.get("support/who")
    buys = np.zeros(len(pop), dtype=bool)
    buys[sales.orders.sight.person] = True
    everybody = np.flatnonzero(chance(rng, len(pop), np.where(buys, 0.2, 0.05)))
    person = np.repeat(everybody, 1 + chance(rng, len(everybody), 0.09).astype(int))
    created = between(rng, FIRST_DAY, LAST_DAY - 15, len(person))
    order = np.argsort(created, kind="stable")
    person, created = person[order], created[order]
    n = len(person)
    sight = see(pop, rng, person, created)
    email = mess.mix_emails(rng, mess.mistype_emails(rng, sight.email, 0.004), 0.004)
    number = np.where(chance(rng, n, 0.8), sight.mobile, sight.landline)
    phone = mess.write_phones(rng, pop.timeline.phones, number)
    by_phone = (email == "") | (chance(rng, n, 0.1) & (phone != ""))
    email[by_phone] = ""
    phone[~by_phone & ~chance(rng, n, 0.2)] = ""
    name = _display_names(pop, rng, sight, email)
    employer = pop.firms.employer[person]
    firm = np.where(
        (employer >= 0) & chance(rng, n, 0.25), pop.firms.name[np.maximum(employer, 0)], ""
    ).astype(object)
    country = pop.timeline.dwellings.country[sight.home]
    codes, where = np.unique(country.astype(str), return_inverse=True)
    locale = texts([LOCALES[c] for c in codes.tolist()])[where]
    zone = texts([ZONES[c] for c in codes.tolist()])[where]
    created_at = created * 86400 + between(rng, 7 * 3600, 79200, n)
    touched = np.where(chance(rng, n, 0.4), between(rng, created_at, END, n), created_at)
    columns = {
        "requester_id": digits(_ids(np.arange(n))),
        "name": quote(words(name)),
        "email": quote(words(email)),
        "phone": quote(words(phone)),
        "organization_name": quote(words(firm)),
        "locale": quote(words(mess.stand_in(rng, locale, ("en-US",), 0.1))),
        "time_zone": quote(words(zone)),
        "created_at": quote(moments(created_at)),
        "updated_at": quote(moments(touched)),
    }
    older = np.flatnonzero((touched - created_at > 3600) & chance(rng, n, 0.06))
    extract = Extract(
        "support",
        "requesters",
        "json",
        rows_of(columns),
        touched // 86400,
        "requester_id",
        "99",
        {
            "missing_key": ("requester_id", None),
            "impossible_date": ("updated_at", '"2025-02-30T10:00:00Z"'),
        },
        member="requesters",
        older_rows=older,
        older={
            "organization_name": quote(words(blank(len(older)))),
            "updated_at": quote(moments(created_at[older])),
        },
    )
    return extract, Requesters(person, created_at, name)


def _display_names(pop: Population, rng: Stream, sight: Sight, email: Strings) -> Strings:
    """Write names as people enter them into a mail programme."""
    n = len(email)
    first, last = write_names(pop, rng, sight, HABITS)
    style = weighted(rng, (0.36, 0.14, 0.14, 0.1, 0.14, 0.06, 0.06), n)
    initial = last.astype("U1").astype(object)
    local = pc.extract_regex(words(email), "^(?P<local>[^@]*)").field(0)
    nick = pc.replace_substring_regex(local, "[._+0-9]+", "").to_numpy(zero_copy_only=False)
    ways = (first + " " + last, first + " " + initial + ".", last + ", " + first,
            last + " " + first, email, nick, first)  # fmt: skip
    name = blank(n)
    for i, way in enumerate(ways):
        name[style == i] = way[style == i]
    empty = name == ""
    name[empty] = (first + " " + last)[empty]
    return mess.stand_in(rng, name, ("Unknown", "Kunde", "Caller +49"), 0.01)


def _tickets(pop: Population, sales: Sales, requesters: Requesters) -> Extract:
    """Make tickets, many of them about an order."""
    rng = pop.streams.get("support/tickets")
    often = 1 + weighted(rng, (0.66, 0.2, 0.08, 0.04, 0.02), len(requesters.person))
    of = np.repeat(np.arange(len(often)), often)
    n = len(of)
    first = np.concatenate([[True], of[1:] != of[:-1]])
    start = requesters.first_seen[of]
    created = np.where(first, start, between(rng, start, END - 3600, n))
    category = weighted(rng, WEIGHTS, n)
    order, found = _order_of(rng, sales, requesters.person[of])
    about = found & np.isin(category, (0, 1, 2, 3, 5)) & chance(rng, n, 0.75)
    after = sales.orders.moment[order] + between(rng, 3600, 25 * 86400, n)
    timely = about & ~first & (after > start) & (after < END)
    created = np.where(timely, after, created)
    sequence = np.argsort(created, kind="stable")
    of, created, category = of[sequence], created[sequence], category[sequence]
    order, about = order[sequence], about[sequence]
    reference = np.where(about, sales.orders.order_id[order], "").astype(object)
    reference = mess.change(reference, chance(rng, n, 0.06), str.lower)
    reference = mess.change(reference, chance(rng, n, 0.06), lambda t: "#" + t)
    reference = mess.change(reference, chance(rng, n, 0.02), lambda t: t[2:])
    wait, effort = rng.random(n), rng.random(n)
    replied = created + 300 + (wait * wait * wait * 4 * 86400).astype(np.int64)
    solved = replied + 60 + (effort * effort * 12 * 86400).astype(np.int64)
    replied = np.where(chance(rng, n, 0.03) | (replied > END), -1, replied)
    done = (replied >= 0) & (solved <= END) & chance(rng, n, 0.96)
    solved = np.where(done, solved, -1)
    closed = done & (solved < END - 4 * 86400)
    status = np.where(closed, 4, np.where(done, 3, np.where(replied < 0, 0, 1)))
    status[(status == 1) & chance(rng, n, 0.4)] = 2
    rated = done & chance(rng, n, 0.3)
    bad = chance(rng, n, 0.1 + 0.4 * effort)
    score = np.where(rated, np.where(bad, 1, 0), 2)
    rated_at = np.where(rated, np.minimum(solved + between(rng, 60, 200000, n), END), -1)
    updated = np.maximum(np.maximum(created + 30, replied), np.maximum(solved, rated_at))
    names = requesters.name[of]
    subject = _subjects(rng, category, names)
    stranger = chance(rng, n, 0.003)
    requester = np.where(stranger, 880_000_000 + np.arange(n), _ids(of))
    satisfaction = join('{"score":', choose(('"good"', '"bad"', '"unoffered"'), score),
                        ',"rated_at":', _or_null(quote(moments(rated_at))), "}")  # fmt: skip
    columns: Columns = {
        "ticket_id": digits(np.arange(n) + 1_000_001),
        "requester_id": digits(requester),
        "channel": choose(
            ('"email"', '"phone"', '"chat"', '"web"', '"social"'),
            weighted(rng, (0.48, 0.2, 0.16, 0.12, 0.04), n),
        ),
        "category": quote(choose(tuple(SUBJECTS), category)),
        "priority": quote(
            choose(("low", "normal", "high", "urgent"), weighted(rng, (2, 6, 2, 1), n))
        ),
        "status": quote(choose(("new", "open", "pending", "solved", "closed"), status)),
        "subject": quote(words(subject)),
        "order_reference": quote(words(reference)),
        "created_at": quote(moments(created)),
        "first_reply_at": quote(moments(replied)),
        "solved_at": quote(moments(solved)),
        "satisfaction": only(~chance(rng, n, 0.02), satisfaction),
        "updated_at": quote(moments(updated)),
    }
    older = np.flatnonzero((updated - created > 600) & chance(rng, n, 0.05))
    return Extract(
        "support",
        "tickets",
        "json",
        rows_of(columns),
        updated // 86400,
        "ticket_id",
        "99",
        {
            "missing_key": ("ticket_id", None),
            "impossible_date": ("created_at", '"2025-11-31T10:00:00Z"'),
            "unknown_status": ("status", '"teleported"'),
        },
        older_rows=older,
        older={
            "status": quote(words(blank(len(older), "new"))),
            "updated_at": quote(moments(created[older] + 1)),
        },
    )


def _or_null(column: pa.Array) -> pa.Array:
    return pc.fill_null(column, "null")


def _order_of(rng: Stream, sales: Sales, person: Ints) -> tuple[Ints, Flags]:
    """Draw for each person one of his or her orders; flag those who have any."""
    by_buyer = np.argsort(sales.orders.sight.person, kind="stable")
    buyer = sales.orders.sight.person[by_buyer]
    low, high = np.searchsorted(buyer, person), np.searchsorted(buyer, person, side="right")
    found = high > low
    at = between(rng, low, np.maximum(high - 1, low), len(person))
    return by_buyer[np.minimum(at, len(by_buyer) - 1)], found


def _subjects(rng: Stream, category: Ints, names: Strings) -> Strings:
    """Write what the ticket is about; some subjects name people."""
    table = texts([subject for group in SUBJECTS.values() for subject in group])
    subject = table[category * 3 + weighted(rng, (0.45, 0.45, 0.1), len(category))]
    for i in np.flatnonzero(np.isin(subject, [t for t in table.tolist() if "{n}" in t])).tolist():
        subject[i] = subject[i].replace("{n}", names[i])
    return np.asarray(subject)
