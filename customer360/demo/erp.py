"""The books' extracts: billing accounts, invoices, payments and exchange rates."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from customer360.demo import mess
from customer360.demo.catalogue import CURRENCIES
from customer360.demo.columnar import (
    Column,
    Columns,
    Extract,
    as_dates,
    as_decimals,
    as_timestamps,
    bare,
    choose,
    digits,
    join,
    known,
    only,
    rows_of,
    words,
    write,
)
from customer360.demo.core import Population
from customer360.demo.observe import Habits, Sight, see, write_names
from customer360.demo.places import CURRENCY
from customer360.demo.purchases import FIRST_DAY, LAST_DAY
from customer360.demo.shop import Sales, make_refunds
from customer360.demo.streams import (
    Flags,
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

HABITS = Habits(nickname=0.01, initial=0.02, native_script=0.0, one_surname=0.2, typo=0.015,
                plain_letters=0.1, upper=0.0, lower=0.0, padded=0.01, suffix=0.6)  # fmt: skip
TAX = {"DE": 190, "AT": 200, "CH": 81, "GB": 200, "FR": 200, "US": 0, "NL": 210, "ES": 210,
       "PL": 230}  # fmt: skip
FULL, LATE, PART, TWICE, OVER, MISSING, CHARGED_BACK = range(7)
PAYMENT_SHARES = (0.79, 0.09, 0.03, 0.03, 0.01, 0.04, 0.01)
# Euros for one unit at the beginning of each quarter from 2023 on, in millionths.
QUARTERS = {
    "USD": (
        933_800, 940_566, 930_409, 910_498, 905_981, 949_577, 939_158,
        904_554, 915_676, 928_561, 946_288, 925_374, 894_403,
    ),
    "GBP": (
        1_174_400, 1_175_990, 1_186_902, 1_159_255, 1_157_966, 1_152_427, 1_177_911,
        1_180_549, 1_178_986, 1_157_887, 1_152_849, 1_162_364, 1_177_713,
    ),
    "CHF": (
        1_053_000, 1_054_812, 1_062_724, 1_065_104, 1_035_519, 1_029_295, 1_031_414,
        1_026_773, 1_053_812, 1_066_491, 1_055_946, 1_058_723, 1_038_019,
    ),
}  # fmt: skip


@dataclass
class Accounts:
    """Billing accounts, one per position; person is -1 for those of firms."""

    number: Column
    person: Ints
    firm: Ints
    since: Ints
    country: Strings


@dataclass
class Invoices:
    """Invoices and credit notes by day, money in cents; order is -1 where there is none."""

    number: Column
    account: Ints
    order: Ints
    is_credit: Flags
    issued: Ints
    due: Ints
    currency: Ints
    gross: Ints
    cancelled: Flags


def make_erp(pop: Population, sales: Sales, folder: Path, truth: Truth) -> None:
    """Write the four tables, and note whose the private accounts are."""
    accounts = _open_accounts(pop, sales)
    invoices = _bill(pop, sales, accounts)
    payments, paid, settled = _payments(pop, accounts, invoices)
    for extract in (
        _account_table(pop, accounts),
        _invoice_table(pop, sales, accounts, invoices, paid, settled),
        payments,
        _rates(pop),
    ):
        write(pop.streams, extract, folder)
        truth.count(extract)
    private = accounts.person >= 0
    ids = accounts.number.to_numpy(zero_copy_only=False)[private]
    truth.add("erp", "billing_accounts", ids, accounts.person[private])


def _open_accounts(pop: Population, sales: Sales) -> Accounts:
    """Open accounts for half of the shop's buyers, a few of them twice, and for most firms."""
    rng = pop.streams.get("erp/who")
    orders = sales.orders
    first = np.full(len(pop), LAST_DAY + 1)
    of_account = orders.account >= 0
    np.minimum.at(first, orders.sight.person[of_account], orders.moment[of_account] // 86400)
    private = np.flatnonzero((first <= LAST_DAY) & chance(rng, len(pop), 0.5))
    private = np.repeat(private, 1 + chance(rng, len(private), 0.03).astype(int))
    again = np.concatenate([[False], private[1:] == private[:-1]])[: len(private)]
    opened = np.where(again, between(rng, first[private], LAST_DAY, len(private)), first[private])
    firm = np.flatnonzero(chance(rng, len(pop.firms.name), 0.8))
    since = np.concatenate([opened, between(rng, FIRST_DAY - 1500, LAST_DAY - 60, len(firm))])
    person = np.concatenate([private, np.full(len(firm), -1)])
    of_firm = np.concatenate([np.full(len(private), -1), firm])
    order = np.lexsort((person, of_firm, since))
    person, of_firm, since = person[order], of_firm[order], since[order]
    home = pop.home_at(np.maximum(person, 0), since)
    country = np.where(
        person >= 0,
        pop.timeline.dwellings.country[home],
        pop.firms.premises.country[np.maximum(of_firm, 0)],
    ).astype(object)
    number = join("BA-", digits(np.arange(1, len(order) + 1), 7))
    return Accounts(number, person, of_firm, since, country)


def _account_table(pop: Population, accounts: Accounts) -> Extract:
    """Write the accounts as the clerks typed them: capitals, and letters without their marks."""
    rng = pop.streams.get("erp/accounts")
    n = len(accounts.since)
    private = accounts.person >= 0
    who, firm = np.maximum(accounts.person, 0), np.maximum(accounts.firm, 0)
    updated = between(rng, accounts.since, LAST_DAY - 1, n)
    updated = np.where(chance(rng, n, 0.35), updated, accounts.since)
    sight = see(pop, rng, who, np.where(chance(rng, n, 0.7), updated, accounts.since))
    name = _clerk_names(pop, rng, sight)
    contact = _contacts(pop, rng, accounts)
    homes, office = pop.timeline.dwellings, pop.firms.premises
    street = mess.write_streets(rng, homes.street[sight.home], homes.language[sight.home], 0.5)
    home_line = mess.address_line(
        mess.mistype(rng, street, 0.015),
        homes.number[sight.home],
        homes.unit[sight.home],
        homes.language[sight.home],
        homes.country[sight.home],
    )
    office_line = mess.address_line(
        office.street, office.number, blank(len(office)), office.language, office.country
    )[firm]
    line = np.where(private, home_line, office_line).astype(object)
    city = np.where(private, homes.city[sight.home], office.city[firm]).astype(object)
    postcode = np.where(private, homes.postcode[sight.home], office.postcode[firm]).astype(object)
    country = np.where(private, homes.country[sight.home], office.country[firm]).astype(object)
    no_marks = pa.array(chance(rng, n, 0.6))
    places = [pc.if_else(no_marks, bare(words(c)), words(c)) for c in (line, city)]
    email = mess.mix_emails(rng, mess.lose(rng, sight.email, 0.5), 0.01)
    email[~private] = mess.lose(rng, "buchhaltung@" + pop.firms.domain[firm], 0.4)[~private]
    phone = mess.lose(rng, mess.write_phones(rng, pop.timeline.phones, sight.mobile), 0.65)
    desk = mess.write_phones(rng, pop.firms.switchboard, np.where(private, -1, firm))
    phone[~private] = mess.lose(rng, desk, 0.3)[~private]
    tax = texts([str(v) for v in (10**10 + who * 7_919_357 % (9 * 10**10)).tolist()])
    tax[~chance(rng, n, 0.07)] = ""
    tax[~private] = pop.firms.vat_number[firm][~private]
    columns: Columns = {
        "account_number": accounts.number,
        "account_type": choose(("company", "private"), private.astype(np.int64)),
        "name": pc.if_else(pa.array(private), name, words(pop.firms.name[firm])),
        "contact_name": contact,
        "tax_id": known(words(tax)),
        "email": known(words(email)),
        "phone": known(words(phone)),
        "street": known(pc.if_else(pa.array(chance(rng, n, 0.03)), "", places[0])),
        "postal_code": known(words(mess.lose(rng, postcode, 0.02))),
        "city": pc.utf8_upper(places[1]),
        "country": words(mess.write_countries(rng, country, 0.12)),
        "currency": _currencies(accounts.country),
        "created_on": as_dates(accounts.since),
        "updated_at": as_timestamps(_office_hours(rng, updated)),
    }
    older = np.flatnonzero((updated - accounts.since > 3) & chance(rng, n, 0.12))
    return Extract(
        "erp",
        "billing_accounts",
        "parquet",
        rows_of(columns),
        updated,
        "account_number",
        "BA-9",
        {
            "missing_key": ("account_number", None),
            "unknown_account_type": ("account_type", "imaginary"),
        },
        older_rows=older,
        older={
            "phone": pa.nulls(len(older), pa.string()),
            "updated_at": as_timestamps(_office_hours(rng, accounts.since[older])),
        },
    )


def _clerk_names(pop: Population, rng: Stream, sight: Sight) -> Column:
    """Write names as LAST, FIRST in capitals; most have lost their accents."""
    first, last = write_names(pop, rng, sight, HABITS)
    name = join(words(last), ", ", words(first))
    return pc.utf8_upper(pc.if_else(pa.array(chance(rng, len(name), 0.7)), bare(name), name))


def _contacts(pop: Population, rng: Stream, accounts: Accounts) -> Column:
    """Name somebody who works at the firm, where one is known."""
    staff = np.flatnonzero(pop.firms.employer >= 0)
    firms, at = np.unique(pop.firms.employer[staff], return_index=True)
    contact = np.full(len(pop.firms.name), -1)
    contact[firms] = staff[at]
    who = np.where(accounts.firm >= 0, contact[np.maximum(accounts.firm, 0)], -1)
    who = np.where(chance(rng, len(who), 0.65), who, -1)
    sight = see(pop, rng, np.maximum(who, 0), accounts.since)
    return only(who >= 0, _clerk_names(pop, rng, sight))


def _currencies(country: Strings) -> Column:
    codes, where = np.unique(country.astype(str), return_inverse=True)
    return choose([CURRENCY[c] for c in codes.tolist()], where)


def _office_hours(rng: Stream, day: Ints) -> Ints:
    """Return a moment of each day, in microseconds."""
    return (day * 86400 + between(rng, 7 * 3600, 19 * 3600, len(day))) * 1_000_000


def _bill(pop: Population, sales: Sales, accounts: Accounts) -> Invoices:
    """Bill the orders of those who have an account, credit their refunds, and bill the firms."""
    rng = pop.streams.get("erp/invoices")
    orders = sales.orders
    account_of = np.full(len(pop), -1)
    private = np.flatnonzero(accounts.person >= 0)[::-1]  # the first account of each
    account_of[accounts.person[private]] = private
    billed = np.flatnonzero((orders.account >= 0) & (account_of[orders.sight.person] >= 0))
    refunds = make_refunds(pop.streams.get("shop/refunds"), orders, sales.basket)
    is_billed = np.zeros(len(orders.moment), dtype=bool)
    is_billed[billed] = True
    credited = np.flatnonzero(is_billed[refunds.order])
    firms = np.flatnonzero(accounts.firm >= 0)
    of_firm = np.repeat(firms, weighted(rng, (2, 3, 3, 2, 1, 1, 1, 1), len(firms)) * 2)
    firm_day = between(rng, np.maximum(accounts.since[of_firm], FIRST_DAY), LAST_DAY, len(of_firm))
    firm_gross = np.floor(9000 / (rng.random(len(of_firm)) + 0.004)).astype(np.int64)
    of_order = np.concatenate([billed, refunds.order[credited], np.full(len(of_firm), -1)])
    account = np.concatenate([account_of[orders.sight.person[of_order[of_order >= 0]]], of_firm])
    issued = np.concatenate(
        [
            orders.moment[billed] // 86400 + between(rng, 0, 3, len(billed)),
            refunds.moment[credited] // 86400 + between(rng, 0, 2, len(credited)),
            firm_day,
        ]
    )
    gross = np.concatenate([orders.total[billed], refunds.amount[credited], firm_gross])
    is_credit = np.repeat([False, True, False], [len(billed), len(credited), len(of_firm)])
    issued = np.minimum(issued, LAST_DAY)
    own = np.array([CURRENCIES.index(CURRENCY[c]) for c in CURRENCY], dtype=np.int64)
    codes, where = np.unique(accounts.country.astype(str), return_inverse=True)
    by_country = own[[list(CURRENCY).index(c) for c in codes.tolist()]][where]
    currency = np.where(of_order >= 0, orders.currency[of_order], by_country[account])
    cancelled = ~is_credit & (of_order >= 0) & (orders.cancelled[of_order] >= 0)

    order = np.lexsort((np.arange(len(issued)), issued))
    issued = issued[order]
    year = issued.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    serial = np.arange(len(year)) - np.searchsorted(year, year) + 1
    net_days = np.where(of_order[order] >= 0, 14, 30)
    return Invoices(
        join("INV-", digits(year), "-", digits(serial, 6)),
        account[order],
        of_order[order],
        is_credit[order],
        issued,
        issued + net_days,
        currency[order],
        gross[order],
        cancelled[order],
    )


def _invoice_table(
    pop: Population,
    sales: Sales,
    accounts: Accounts,
    invoices: Invoices,
    paid: Ints,
    settled: Flags,
) -> Extract:
    """Write the invoices; `paid` is the day of the last payment (0: none)."""
    rng = pop.streams.get("erp/invoice_table")
    n = len(invoices.issued)
    codes, where = np.unique(accounts.country.astype(str), return_inverse=True)
    rate = np.array([TAX[c] for c in codes.tolist()], dtype=np.int64)[where][invoices.account]
    net = (invoices.gross * 1000 + (1000 + rate) // 2) // (1000 + rate)
    tax = invoices.gross - net
    tax = tax + (chance(rng, n, 0.003) & (tax > 2))  # a cent too much: rounded line by line
    status = np.where(invoices.cancelled, 2, np.where(settled, 1, 0))
    updated = _office_hours(rng, np.maximum(invoices.issued, paid))
    reference = known(words(np.where(invoices.order >= 0, sales.orders.order_id[invoices.order], "")
                            .astype(object)))  # fmt: skip
    columns: Columns = {
        "invoice_number": invoices.number,
        "account_number": accounts.number.take(pa.array(invoices.account)),
        "order_reference": reference,
        "invoice_type": choose(("invoice", "credit_note"), invoices.is_credit.astype(np.int64)),
        "issued_on": as_dates(invoices.issued),
        "due_on": as_dates(invoices.due),
        "currency": choose(CURRENCIES, invoices.currency),
        "net_amount": as_decimals(net),
        "tax_amount": as_decimals(tax),
        "gross_amount": as_decimals(invoices.gross),
        "status": choose(("open", "paid", "cancelled"), status),
        "updated_at": as_timestamps(updated),
    }
    older = np.flatnonzero((paid > invoices.issued) & chance(rng, n, 0.05))
    return Extract(
        "erp",
        "invoices",
        "parquet",
        rows_of(columns),
        updated // 86_400_000_000,
        "invoice_number",
        "INV-2019-9",
        {
            "missing_key": ("invoice_number", None),
            "missing_issued_on": ("issued_on", None),
            "missing_gross_amount": ("gross_amount", None),
            "unknown_invoice_type": ("invoice_type", "riddle"),
        },
        older_rows=older,
        older={
            "status": words(blank(len(older), "open")),
            "updated_at": as_timestamps(
                invoices.issued[older] * 86_400_000_000 + 6 * 3_600_000_000
            ),
        },
    )


def _payments(
    pop: Population, accounts: Accounts, invoices: Invoices
) -> tuple[Extract, Ints, Flags]:
    """Let people pay; with the table, each invoice's last day of payment, and if it is settled."""
    rng = pop.streams.get("erp/payments")
    n = len(invoices.issued)
    habit = weighted(rng, PAYMENT_SHARES, n)
    habit[invoices.is_credit | invoices.cancelled] = MISSING
    promptly = np.minimum(invoices.issued + between(rng, 0, 12, n), invoices.due)
    overdue = invoices.due + between(rng, 3, 75, n)
    day = np.where((habit == LATE) | (habit == PART), overdue, promptly)
    half = invoices.gross * between(rng, 20, 80, n) // 100
    amount = np.where((habit == PART) | (habit == TWICE), half, invoices.gross)
    amount = np.where(habit == OVER, invoices.gross + between(rng, 1, 2500, n), amount)
    second = np.flatnonzero((habit == TWICE) | (habit == CHARGED_BACK))
    rest = np.where(habit == TWICE, invoices.gross - half, -invoices.gross)[second]
    of = np.concatenate([np.flatnonzero(habit != MISSING), second])
    paid_on = np.concatenate(
        [day[habit != MISSING], day[second] + between(rng, 5, 50, len(second))]
    )
    value = np.concatenate([amount[habit != MISSING], rest])
    keep = (paid_on <= LAST_DAY) & (value != 0)
    of, paid_on, value = of[keep], paid_on[keep], value[keep]
    order = np.lexsort((value, of, paid_on))
    of, paid_on, value = of[order], paid_on[order], value[order]
    last = np.zeros(n, dtype=np.int64)
    np.maximum.at(last, of, paid_on)
    total = np.zeros(n, dtype=np.int64)
    np.add.at(total, of, value)
    settled = (total >= invoices.gross) | (invoices.is_credit & chance(rng, n, 0.9))
    count = len(of)
    lost = chance(rng, count, 0.002)  # a typing error in the invoice's number
    stray = join("INV-2018-", digits(np.arange(count) % 10**6, 6))
    columns: Columns = {
        "payment_id": join("PAY-", digits(np.arange(1, count + 1), 7)),
        "invoice_number": pc.if_else(
            pa.array(lost), stray, invoices.number.take(pa.array(of))
        ),
        "account_number": only(
            ~chance(rng, count, 0.01), accounts.number.take(pa.array(invoices.account[of]))
        ),
        "paid_on": as_dates(paid_on),
        "amount": as_decimals(value),
        "currency": choose(CURRENCIES, invoices.currency[of]),
        "method": words(pick(rng, ("transfer", "card", "direct_debit", "cash"), count,
                             (0.4, 0.38, 0.2, 0.02))),
    }  # fmt: skip
    extract = Extract(
        "erp",
        "payments",
        "parquet",
        rows_of(columns),
        paid_on,
        "payment_id",
        "PAY-X",
        {
            "missing_key": ("payment_id", None),
            "missing_paid_on": ("paid_on", None),
            "missing_amount": ("amount", None),
        },
    )
    return extract, last, settled


def _rates(pop: Population) -> Extract:
    """Write the rates of business days: straight from quarter to quarter, with some noise."""
    rng = pop.streams.get("erp/exchange_rates")
    day = np.arange(FIRST_DAY - 3, LAST_DAY + 1)
    day = day[((day + 3) % 7 < 5) & ~chance(rng, len(day), 0.012)]  # closed on some holidays
    starts = np.arange("2023-01", "2026-02", 3, dtype="datetime64[M]").astype("datetime64[D]")
    edges = starts.astype(np.int64)
    at = np.clip(np.searchsorted(edges, day, side="right") - 1, 0, len(edges) - 2)
    since = np.maximum(day - edges[at], 0)
    rates = [np.full(len(day), 100_000_000)]  # in hundred-millionths
    for code in CURRENCIES[1:]:
        level = np.array(QUARTERS[code], dtype=np.int64) * 100
        rate = level[at] + (level[at + 1] - level[at]) * since // (edges[at + 1] - edges[at])
        rates.append(rate + rate * between(rng, -30, 30, len(day)) // 10_000)
    n = len(day) * len(CURRENCIES)
    dated = np.tile(day, len(CURRENCIES))
    columns: Columns = {
        "currency": choose(CURRENCIES, np.repeat(np.arange(len(CURRENCIES)), len(day))),
        "base_currency": choose(("EUR",), np.zeros(n, dtype=np.int64)),
        "rate_date": as_dates(dated),
        "rate": as_decimals(np.concatenate(rates), 18, 8),
    }
    return Extract(
        "erp",
        "exchange_rates",
        "parquet",
        rows_of(columns),
        dated,
        "currency",
        "ZZ",
        {
            "missing_key": ("currency", None),
            "missing_rate": ("rate", None),
            "negative_rate": ("rate", Decimal("-1.00000000")),
        },
    )
