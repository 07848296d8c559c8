"""The CRM's extracts: contacts and accounts."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from customer360.demo import mess
from customer360.demo.core import Population
from customer360.demo.extracts import Columns, Table, clock, dates, select, write
from customer360.demo.observe import Habits, Sight, birth_unknown, see, write_names
from customer360.demo.places import Phones
from customer360.demo.streams import (
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
from customer360.demo.truth import Truth

FIRST_DAY = int(np.datetime64("2016-02-01").astype(int))
LAST_DAY = int(np.datetime64("2025-12-30").astype(int))
HABITS = Habits()


def make_crm(pop: Population, folder: Path, truth: Truth) -> None:
    """Write contacts and accounts, and note whose contacts they are."""
    accounts = _accounts(pop)
    contacts, person = _contacts(pop, accounts.columns["account_id"])
    write(pop.streams, accounts, folder)
    write(pop.streams, contacts, folder)
    truth.add("crm", "contacts", contacts.columns["contact_id"], person)
    truth.count(accounts)
    truth.count(contacts)


def _moments(rng: Stream, day: Ints) -> Strings:
    """Write days with an invented office hour."""
    return dates(day, "us") + " " + clock(between(rng, 7 * 3600, 19 * 3600, len(day)))


def _accounts(pop: Population) -> Table:
    """Make one row per firm."""
    rng = pop.streams.get("crm/accounts")
    firms = pop.firms
    n = len(firms.name)
    created = between(rng, FIRST_DAY, LAST_DAY - 400, n)
    modified = created + between(rng, 0, 400, n)
    line = mess.address_line(
        firms.premises.street,
        firms.premises.number,
        blank(n),
        firms.premises.language,
        firms.premises.country,
    )
    columns = {
        "account_id": texts([f"ACC{i:06}" for i in range(1, n + 1)]),
        "account_name": mess.recase(rng, firms.name, 0.03, 0.02),
        "industry": mess.lose(rng, firms.sector, 0.1),
        "vat_number": firms.vat_number,
        "billing_street": mess.lose(rng, line, 0.05),
        "billing_city": firms.premises.city,
        "billing_postal_code": firms.premises.postcode,
        "billing_country": mess.write_countries(rng, firms.premises.country, 0.4),
        "created_date": _moments(rng, created),
        "last_modified": _moments(rng, modified + 1),
    }
    return Table(
        "crm",
        "accounts",
        "csv",
        columns,
        modified + 1,
        "account_id",
        {
            "missing_key": ("account_id", ""),
            "impossible_date": ("created_date", "02/30/2023 09:15:00"),
        },
        fresh_key="ACC9{:05}",
    )


def _contacts(pop: Population, account_id: Strings) -> tuple[Table, Ints]:
    """Make the contacts, and return with them each row's person."""
    rng = pop.streams.get("crm/who")
    # Two of one name get mixed up until the CRM knows both, and when they were born.
    share = np.where(pop.homes.has_namesake, 0.98, 0.72)
    everybody = np.flatnonzero(chance(rng, len(pop), share))
    copies = 1 + weighted(rng, (0.90, 0.08, 0.02), len(everybody))
    person = np.repeat(everybody, copies)
    adult = pop.homes.birth[person] + int(16.5 * 365.25)
    created = between(
        rng, np.minimum(np.maximum(adult, FIRST_DAY), LAST_DAY - 30), LAST_DAY, len(person)
    )
    order = np.argsort(created, kind="stable")
    person, created = person[order], created[order]
    n = len(person)
    touched = chance(rng, n, 0.6)
    modified = np.where(touched, between(rng, created, LAST_DAY, n), created)
    checked = touched & chance(rng, n, 0.7)  # what was written is true as of that day
    sight = see(pop, rng, person, np.where(checked, modified, created))
    columns = _describe(pop, sight, account_id)
    columns["created_date"] = _moments(rng, created)
    columns["last_modified"] = _moments(rng, modified + 1)
    columns = {"contact_id": texts([f"CON{i:07}" for i in range(1, n + 1)])} | columns

    table = Table(
        "crm",
        "contacts",
        "csv",
        columns,
        modified + 1,
        "contact_id",
        {
            "missing_key": ("contact_id", ""),
            "impossible_date": ("last_modified", "02/30/2024 11:05:00"),
        },
        fresh_key="CON9{:06}",
    )
    _add_older(pop.streams.get("crm/older"), table, created, modified)
    return table, person


def _add_older(rng: Stream, table: Table, created: Ints, modified: Ints) -> None:
    """Let earlier versions of some contacts stand in the extract too, a few out of order."""
    rows = np.flatnonzero((modified - created > 20) & chance(rng, len(created), 0.04))
    older = select(table.columns, rows)
    older["mobile"] = mess.lose(rng, older["mobile"], 0.6)
    older["street"] = mess.lose(rng, older["street"], 0.3)
    day = between(rng, created[rows], modified[rows] - 5, len(rows))
    older["last_modified"] = _moments(rng, day)
    table.older = older
    table.older_arrival = np.where(chance(rng, len(rows), 0.25), modified[rows] + 3, day)


def _describe(pop: Population, sight: Sight, account_id: Strings) -> Columns:
    """Write what the sales people knew into the contacts' columns."""
    n = len(sight.person)
    rng = pop.streams.get("crm/names")
    first, last = write_names(pop, rng, sight, HABITS)
    both = (sight.middle != "") & chance(rng, n, 0.25)
    first[both] = first[both] + " " + sight.middle[both]
    titled = (sight.title != "") & chance(rng, n, 0.6)
    in_name = titled & chance(rng, n, 0.5)
    first[in_name] = sight.title[in_name] + " " + first[in_name]
    first = mess.lose(rng, first, 0.015)
    first = mess.stand_in(rng, first, mess.NAME_PLACEHOLDERS, 0.003)
    last = mess.stand_in(rng, last, mess.NAME_PLACEHOLDERS, 0.003)
    first, last = mess.swap(rng, first, last, 0.015)

    rng = pop.streams.get("crm/reach")
    employer = pop.firms.employer[sight.person]
    business = (employer >= 0) & chance(rng, n, 0.7)
    work = business & chance(rng, n, 0.5)
    email = np.where(work, pop.firms.work_email[sight.person], sight.email).astype(object)
    role = pick(rng, ["info@", "office@", "sales@", "kontakt@"], n, (0.6, 0.15, 0.15, 0.1))
    by_role = business & chance(rng, n, 0.08)
    email[by_role] = role[by_role] + pop.firms.domain[employer[by_role]]
    email = mess.mix_emails(
        rng, mess.mistype_emails(rng, mess.lose(rng, email, 0.12), 0.006), 0.012
    )
    email = mess.stand_in(rng, email, mess.EMAIL_PLACEHOLDERS, 0.012)
    phone = mess.write_phones(rng, pop.timeline.phones, sight.landline)
    desk = business & chance(rng, n, 0.5)
    phone[desk] = _extensions(rng, pop.firms.switchboard, employer[desk])
    phone = mess.stand_in(rng, mess.lose(rng, phone, 0.2), mess.PHONE_PLACEHOLDERS, 0.012)
    mobile = mess.write_phones(rng, pop.timeline.phones, sight.mobile)
    mobile = mess.stand_in(rng, mess.lose(rng, mobile, 0.25), mess.PHONE_PLACEHOLDERS, 0.01)

    rng = pop.streams.get("crm/addresses")
    homes = pop.timeline.dwellings
    home = sight.home
    street = mess.write_streets(rng, homes.street[home], homes.language[home], 0.35)
    line = mess.address_line(
        mess.mistype(rng, street, 0.02),
        homes.number[home],
        homes.unit[home],
        homes.language[home],
        homes.country[home],
    )
    line = mess.recase(rng, mess.plain_letters(rng, line, 0.1), 0.03, 0.02)
    line = mess.change(line, chance(rng, n, 0.008), lambda t: t.replace(", ", "\n") + "\nc/o Büro")
    line = mess.change(line, chance(rng, n, 0.006), lambda t: t + ' "Hinterhaus"')
    city = np.where(
        (homes.city_other[home] != "") & chance(rng, n, 0.15),
        homes.city_other[home],
        homes.city[home],
    ).astype(object)
    no_address = chance(rng, n, 0.14)
    for column in (line, city):
        column[no_address] = ""
    state = mess.lose(rng, homes.region[home], 0.5)
    postcode = np.where(no_address, "", homes.postcode[home]).astype(object)

    rng = pop.streams.get("crm/persons")
    birth = dates(mess.misdate(rng, sight.birth, 0.006), "us")
    unknown = chance(rng, n, birth_unknown(pop, sight.person, 0.4))
    birth = np.where(unknown, "", birth).astype(object)
    nonsense = pick(rng, ("01/01/1900", "02/30/1975", "00/00/0000"), n, (0.8, 0.1, 0.1))
    birth = np.where(unknown & chance(rng, n, 0.05), nonsense, birth).astype(object)
    gender = _genders(rng, sight.gender)
    account = blank(n)
    account[business] = account_id[employer[business]]
    salutation = np.where(sight.gender == "f", "Ms.", "Mr.").astype(object)
    german = np.isin(homes.country[home], ("DE", "AT", "CH"))
    salutation[german] = np.where(sight.gender == "f", "Frau", "Herr")[german]
    greeted = titled & ~in_name
    salutation[greeted] = salutation[greeted] + " " + sight.title[greeted]
    return {
        "salutation": mess.lose(rng, salutation, 0.3),
        "first_name": first,
        "last_name": last,
        "email": mess.pad(rng, email, 0.01),
        "phone": phone,
        "mobile": mobile,
        "street": line,
        "city": mess.pad(rng, city, 0.01),
        "state": state,
        "postal_code": mess.lose(rng, postcode, 0.04),
        "country": mess.lose(rng, mess.write_countries(rng, homes.country[home], 0.45), 0.03),
        "birth_date": birth,
        "gender": gender,
        "account_id": account,
        "lead_source": pick(
            rng,
            ["Web", "Store", "Trade Fair", "Referral", "Phone", ""],
            n,
            (0.35, 0.25, 0.08, 0.12, 0.08, 0.12),
        ),
        "owner": pick(rng, [f"agent{i:02}" for i in range(1, 19)], n),
    }


def _extensions(rng: Stream, phones: Phones, position: Ints) -> Strings:
    """Write a firm's number, sometimes with an extension."""
    written = mess.write_phones(rng, phones, position)
    return mess.change(
        written, chance(rng, len(position), 0.2), lambda t: t if "ext" in t else t + " ext. 12"
    )


def _genders(rng: Stream, gender: Strings) -> Strings:
    """Write genders in several codes, or not at all."""
    female = gender == "f"
    code = weighted(rng, (0.55, 0.12, 0.12, 0.21), len(gender))
    words = (("m", "f"), ("M", "F"), ("male", "female"), ("", ""))
    return texts([words[c][int(f)] for c, f in zip(code.tolist(), female.tolist(), strict=True)])
