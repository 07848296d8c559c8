"""The privacy office's extracts: who agreed to what, and who asked for access or erasure."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from customer360.demo import mess
from customer360.demo.columnar import (
    Columns,
    Extract,
    choose,
    days,
    digits,
    join,
    moments,
    only,
    rows_of,
    words,
    write,
)
from customer360.demo.core import Population
from customer360.demo.email import Subscribers
from customer360.demo.observe import Habits, see, write_names
from customer360.demo.shop import Sales
from customer360.demo.streams import (
    Ints,
    Stream,
    Strings,
    between,
    blank,
    chance,
    pick,
    weighted,
)
from customer360.demo.truth import Truth

HABITS = Habits(nickname=0.02, initial=0.01, plain_letters=0.15, upper=0.03, lower=0.04)
FIRST_DAY = int(np.datetime64("2018-05-25").astype(int))
REQUESTS_FROM = int(np.datetime64("2023-01-02").astype(int))
LAST_DAY = int(np.datetime64("2025-12-30").astype(int))
END = (LAST_DAY + 1) * 86400 - 1
PURPOSES = ("marketing", "profiling", "analytics", "linking", "third_party")
CHANNELS = ("email", "sms", "phone", "post", "push", "any")
BASES = ("consent", "legitimate_interest", "contract")
WAYS = ("web_form", "checkout", "store", "call", "import", "preference_center")
POLICIES = ((17000, "v1"), (19000, "v2.0"), (19700, "v2.1"), (20200, "2025-04"))


def make_privacy(
    pop: Population, sales: Sales, subscribers: Subscribers, folder: Path, truth: Truth
) -> None:
    """Write consent receipts and requests."""
    for extract in (_receipts(pop, sales, subscribers), _requests(pop, sales, subscribers)):
        write(pop.streams, extract, folder)
        truth.count(extract)


def _regions(pop: Population, home: Ints) -> Strings:
    """Return the law that holds where somebody lives."""
    homes = pop.timeline.dwellings
    country, state = homes.country[home], homes.region[home]
    region = blank(len(home), "EU")
    region[country == "GB"] = "UK"
    region[country == "CH"] = "CH"
    region[country == "US"] = "US"
    region[(country == "US") & (state == "CA")] = "US-CA"
    return region


def _records(
    pop: Population, sales: Sales, subscribers: Subscribers, rng: Stream, person: Ints
) -> tuple[Strings, Strings, Strings]:
    """Return for each person a record that names him or her, or blanks: system, entity, id."""
    account = np.full(len(pop), -1)
    account[sales.accounts.person] = np.arange(len(sales.accounts.person))
    subscription = np.full(len(pop), -1)
    real = np.flatnonzero(subscribers.person >= 0)
    subscription[subscribers.person[real]] = real
    by_mail = (subscription[person] >= 0) & chance(rng, len(person), 0.4)
    in_shop = (account[person] >= 0) & ~by_mail
    system, entity, record = blank(len(person)), blank(len(person)), blank(len(person))
    system[by_mail], entity[by_mail] = "email", "subscribers"
    ids = subscribers.subscriber_id.to_numpy(zero_copy_only=False)
    record[by_mail] = ids[subscription[person[by_mail]]]
    system[in_shop], entity[in_shop] = "shop", "customers"
    record[in_shop] = sales.accounts.customer_id[account[person[in_shop]]]
    return system, entity, record


def _receipts(pop: Population, sales: Sales, subscribers: Subscribers) -> Extract:
    """Let people agree, and some of them change their minds."""
    rng = pop.streams.get("privacy/consents")
    everybody = np.flatnonzero(chance(rng, len(pop), 0.38))
    person = np.repeat(everybody, 1 + weighted(rng, (0.5, 0.3, 0.15, 0.05), len(everybody)))
    n = len(person)
    given = between(rng, FIRST_DAY, LAST_DAY - 3, n) * 86400 + between(rng, 21600, 82800, n)
    purpose = weighted(rng, (0.5, 0.16, 0.12, 0.14, 0.08), n)
    channel = weighted(rng, (0.4, 0.08, 0.06, 0.06, 0.05, 0.35), n)
    channel = np.where(purpose == 0, channel, 5)
    refused = chance(rng, n, np.where(purpose == 3, 0.2, 0.06))  # said no from the first
    changed = np.flatnonzero(~refused & chance(rng, n, 0.16))
    back = changed[chance(rng, len(changed), 0.15)]  # and given again
    later = between(rng, given[changed] + 60, END, len(changed))
    latest = np.zeros(n, dtype=np.int64)
    latest[changed] = later
    again = between(rng, latest[back] + 1, END, len(back))
    of = np.concatenate([np.arange(n), changed, back])
    moment = np.minimum(np.concatenate([given, later, again]), END)
    withdrawn = np.concatenate(
        [refused, np.ones(len(changed), dtype=bool), np.zeros(len(back), dtype=bool)]
    )
    order = np.argsort(moment, kind="stable")
    of, moment, withdrawn = of[order], moment[order], withdrawn[order]
    who, total = person[of], len(of)

    rng = pop.streams.get("privacy/subjects")
    sight = see(pop, rng, who, moment // 86400)
    email = mess.mix_emails(rng, sight.email, 0.005)
    phone = mess.write_phones(rng, pop.timeline.phones, sight.mobile)
    system, entity, record = _records(pop, sales, subscribers, rng, who)
    way = weighted(rng, (0.6, 0.1, 0.3), total)  # named by address, by phone, by record
    email[(way == 1) & (phone != "")] = ""
    email[(way == 2) & (record != "") & chance(rng, total, 0.7)] = ""
    phone[(way != 1) & (email + record != "")] = ""
    unnamed = (way != 2) & (email + phone != "")
    for column in (system, entity, record):
        column[unnamed] = ""
    # Who can't be named by any of them gave an address that no other system knows.
    lost = np.flatnonzero(email + phone + record == "")
    email[lost] = [f"visitor.{i}@post.example" for i in lost.tolist()]
    basis = np.where(chance(rng, total, 0.88), 0, between(rng, 1, 2, total))
    policy = np.searchsorted([day for day, _ in POLICIES[1:]], moment // 86400, side="right")
    region = mess.stand_in(rng, _regions(pop, sight.home), ("OTHER", ""), 0.02)
    columns: Columns = {
        "receipt_id": join("CR", digits(np.arange(1, total + 1), 8)),
        "subject_email": words(email),
        "subject_phone": words(phone),
        "source_system": words(system),
        "source_entity": words(entity),
        "source_record_id": words(record),
        "purpose": choose(PURPOSES, purpose[of]),
        "channel": choose(CHANNELS, channel[of]),
        "region": words(region),
        "legal_basis": choose(BASES, basis),
        "action": choose(("given", "withdrawn"), withdrawn.astype(np.int64)),
        "recorded_at": moments(moment),
        "collected_via": choose(WAYS, weighted(rng, (0.4, 0.25, 0.12, 0.05, 0.06, 0.12), total)),
        "policy_version": choose([name for _, name in POLICIES], policy),
    }
    return Extract(
        "privacy",
        "consent_receipts",
        "csv",
        rows_of(columns),
        moment // 86400,
        "receipt_id",
        "CR9",
        {
            "missing_key": ("receipt_id", None),
            "impossible_date": ("recorded_at", "2025-02-29T09:00:00Z"),
            "unknown_purpose": ("purpose", "fortune_telling"),
            "unknown_action": ("action", "maybe"),
        },
        delimiter=";",
    )


def _requests(pop: Population, sales: Sales, subscribers: Subscribers) -> Extract:
    """Let people ask for access, erasure or an opt-out, some of whom nobody knows."""
    rng = pop.streams.get("privacy/requests")
    known_people = np.flatnonzero(chance(rng, len(pop), 0.008))
    strangers = max(6, len(pop) // 1500)
    if not len(known_people):
        known_people = np.arange(3)
    person = np.concatenate([known_people, np.full(strangers, -1)])
    person = person[rng.permutation(len(person))]
    n = len(person)
    real, who = person >= 0, np.maximum(person, 0)
    received = between(rng, REQUESTS_FROM, LAST_DAY - 2, n) * 86400 + between(rng, 21600, 80000, n)
    order = np.argsort(received, kind="stable")
    real, who, received = real[order], who[order], received[order]
    sight = see(pop, rng, who, received // 86400)
    first, last = write_names(pop, rng, sight, HABITS)
    name = first + " " + last
    email = mess.mix_emails(rng, sight.email, 0.01)
    phone = mess.lose(rng, mess.write_phones(rng, pop.timeline.phones, sight.mobile), 0.7)
    system, entity, record = _records(pop, sales, subscribers, rng, who)
    unnamed = ~real | chance(rng, n, 0.75)
    for column in (system, entity, record):
        column[unnamed] = ""
    strange = int((~real).sum())
    name[~real] = pick(rng, ("Robin Nowhere", "Alex Unbekannt", "Sascha Niemand"), strange)
    email[~real] = [f"stranger.{i}@inbox.example" for i in range(strange)]
    phone[~real] = ""
    empty = np.flatnonzero(email + phone + record == "")
    email[empty] = [f"letter.{i}@post.example" for i in empty.tolist()]
    kind = weighted(rng, (0.3, 0.35, 0.35), n)
    region = _regions(pop, sight.home)
    month = np.where(np.isin(region, ("US", "US-CA")), 45, 30)
    due = received // 86400 + month
    took = 86400 * between(rng, 1, 40, n) + between(rng, 0, 30000, n)
    done = (received + took <= END) & chance(rng, n, 0.93)
    refused = done & (chance(rng, n, np.where(real, 0.03, 0.6)))
    status = np.where(refused, 3, np.where(done, 2, chance(rng, n, 0.5).astype(np.int64)))
    completed = np.where(done, received + took, -1)
    updated = np.where(done, completed, np.minimum(received + 7200 * status, END))
    columns: Columns = {
        "request_id": join("DSR-", digits(np.arange(1, n + 1), 6)),
        "request_type": choose(("access", "erasure", "opt_out"), kind),
        "subject_name": words(mess.lose(rng, name, 0.1)),
        "subject_email": words(email),
        "subject_phone": words(phone),
        "source_system": words(system),
        "source_entity": words(entity),
        "source_record_id": words(record),
        "region": words(region),
        "received_at": moments(received),
        "due_on": days(due),
        "status": choose(("received", "verified", "completed", "refused"), status),
        "completed_at": moments(completed),
        "updated_at": moments(updated),
    }
    older = np.flatnonzero(done & chance(rng, n, 0.2))
    return Extract(
        "privacy",
        "requests",
        "csv",
        rows_of(columns),
        updated // 86400,
        "request_id",
        "DSR-9",
        {
            "missing_key": ("request_id", None),
            "impossible_date": ("received_at", "2025-09-31T09:00:00Z"),
            "unknown_request_type": ("request_type", "wish"),
        },
        delimiter=";",
        older_rows=older,
        older={
            "status": words(blank(len(older), "received")),
            "completed_at": only(np.zeros(len(older), dtype=bool), moments(received[older])),
            "updated_at": moments(received[older]),
        },
    )
