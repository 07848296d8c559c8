"""The web shop's extracts: customers, orders with lines and refunds, products."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from customer360.demo import mess
from customer360.demo.catalogue import CURRENCIES, Catalogue
from customer360.demo.core import Population
from customer360.demo.extracts import (
    Columns,
    Table,
    amounts,
    late,
    numbers,
    quoted,
    select,
    timestamps,
    write,
)
from customer360.demo.observe import Habits, Sight, see, write_names
from customer360.demo.places import CURRENCY
from customer360.demo.purchases import FIRST_DAY, LAST_DAY, Basket, days_of, fill_baskets, how_often
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

HABITS = Habits(
    nickname=0.08,
    initial=0.01,
    one_surname=0.45,
    plain_letters=0.25,
    upper=0.02,
    lower=0.07,
    suffix=1.0,
)
OPENED = int(np.datetime64("2019-03-01").astype(int))
END = (LAST_DAY + 1) * 86400 - 1
HOURS = (2, 1, 1, 1, 1, 2, 4, 6, 8, 9, 10, 10, 11, 10, 9, 9, 10, 11, 13, 15, 16, 14, 9, 5)


@dataclass
class Orders:
    """Orders by time, one per position; account is -1 for guests; moments in UTC seconds."""

    order_id: Strings
    account: Ints
    sight: Sight
    email: Strings
    moment: Ints
    status: Strings
    cancelled: Ints  # moment, -1: not cancelled
    currency: Ints
    subtotal: Ints
    discount: Ints
    shipping: Ints
    total: Ints
    updated: Ints


@dataclass
class Accounts:
    """Shop accounts by age, one per position: whose, opened when (day), under which address."""

    customer_id: Strings
    person: Ints
    opened: Ints
    email: Strings


@dataclass
class Sales:
    """What happened in the shop."""

    customers: Table
    accounts: Accounts
    orders: Orders
    basket: Basket


def make_sales(pop: Population, catalogue: Catalogue) -> Sales:
    """Let people open accounts and order; every system that knows orders starts from here."""
    customers, accounts = _customers(pop)
    return Sales(customers, accounts, *_orders(pop, catalogue, accounts))


def make_shop(
    pop: Population, catalogue: Catalogue, sales: Sales, folder: Path, truth: Truth
) -> None:
    """Write the five tables, and note whose accounts and guest addresses they are."""
    accounts, orders, basket = sales.accounts, sales.orders, sales.basket
    order_table, ship_to = _order_table(pop, accounts.customer_id, orders)
    tables = (
        sales.customers,
        order_table,
        _line_table(pop, catalogue, orders, basket),
        _refund_table(pop, orders, basket),
        _product_table(pop, catalogue),
    )
    for table in tables:
        write(pop.streams, table, folder)
        truth.count(table)
    truth.add("shop", "customers", accounts.customer_id, accounts.person)
    truth.add("shop", "guests", *_guests(orders, ship_to))


def _address(pop: Population, rng: Stream, home: Ints) -> Strings:
    """Write addresses as JSON objects."""
    homes = pop.timeline.dwellings
    n = len(home)
    street = mess.mistype(
        rng, mess.write_streets(rng, homes.street[home], homes.language[home], 0.2), 0.015
    )
    second = chance(rng, n, 0.8)  # flats go to line2, or stand behind the street
    unit = homes.unit[home]
    line = mess.address_line(
        street,
        homes.number[home],
        np.where(second, "", unit).astype(object),
        homes.language[home],
        homes.country[home],
    )
    line = mess.recase(rng, mess.plain_letters(rng, line, 0.12), 0.02, 0.05)
    parts = (
        quoted(line),
        quoted(np.where(second, unit, "").astype(object)),
        quoted(
            np.where(
                (homes.city_other[home] != "") & chance(rng, n, 0.1),
                homes.city_other[home],
                homes.city[home],
            ).astype(object)
        ),
        quoted(mess.lose(rng, homes.region[home], 0.6)),
        quoted(homes.postcode[home]),
        quoted(homes.country[home]),
    )
    pattern = '{"line1":%s,"line2":%s,"city":%s,"region":%s,"postal_code":%s,"country":%s}'
    return texts([pattern % row for row in zip(*(p.tolist() for p in parts), strict=True)])


def _shoppers(pop: Population) -> Flags:
    """Flag who may order: people with mail, by which they can be told from others at home.

    The shop asks for no birth date.  Where father and son bear one name and neither writes Jr. or
    Sr., a parcel for one gets opened by the other: they buy in stores.
    """
    confusing = pop.homes.has_namesake_at_home & (pop.names.suffix == "")
    return np.asarray((pop.timeline.email[:, 0] != "") & ~confusing)


def _customers(pop: Population) -> tuple[Table, Accounts]:
    """Make the customers' table, and return with it what their orders need to know."""
    rng = pop.streams.get("shop/who")
    reachable = _shoppers(pop)
    everybody = np.flatnonzero(reachable & chance(rng, len(pop), 0.64))
    person = np.repeat(everybody, 1 + chance(rng, len(everybody), 0.04).astype(int))
    n = len(person)
    adult = pop.homes.birth[person] + int(16.2 * 365.25)
    latest = LAST_DAY - 20
    growing = OPENED + np.floor(np.sqrt(rng.random(n)) * (latest - OPENED)).astype(np.int64)
    created = np.minimum(np.maximum(growing, adult), latest)
    order = np.argsort(created, kind="stable")
    person, created = person[order], created[order]
    touched = chance(rng, n, 0.7)
    updated = np.where(touched, between(rng, created, LAST_DAY - 1, n), created)
    sight = see(pop, rng, person, np.where(chance(rng, n, 0.6), updated, created))
    first, last = write_names(pop, rng, sight, HABITS)
    first, last = mess.swap(rng, first, last, 0.012)
    last = mess.lose(rng, last, 0.01)
    first = mess.stand_in(rng, first, ("test", "x", "n/a"), 0.002)
    email = mess.mix_emails(rng, mess.mistype_emails(rng, sight.email, 0.004), 0.004)
    email = mess.stand_in(rng, email, ("test@test.com",), 0.001)
    number = np.where(chance(rng, n, 0.85), sight.mobile, sight.landline)
    phone = mess.lose(rng, mess.write_phones(rng, pop.timeline.phones, number), 0.3)
    phone = mess.stand_in(rng, phone, mess.PHONE_PLACEHOLDERS, 0.01)
    address = _address(pop, rng, sight.home)
    address[chance(rng, n, 0.15)] = "null"
    created_at = created * 86400 + between(rng, 0, 86399, n)
    updated_at = np.where(
        updated > created, updated * 86400 + between(rng, 0, 86399, n), created_at
    )
    ids = texts([f"SC{i:07}" for i in range(1, n + 1)])
    columns = {
        "customer_id": quoted(ids),
        "email": quoted(email),
        "first_name": quoted(first),
        "last_name": quoted(last),
        "phone": quoted(phone),
        "accepts_marketing": np.where(chance(rng, n, 0.45), "true", "false").astype(object),
        "default_address": address,
        "created_at": timestamps(created_at),
        "updated_at": timestamps(updated_at),
    }
    table = Table(
        "shop",
        "customers",
        "jsonl",
        columns,
        updated,
        "customer_id",
        {
            "missing_key": ("customer_id", "null"),
            "impossible_date": ("created_at", '"2024-02-30T08:30:00Z"'),
        },
        fresh_key="SC9{:06}",
    )
    rng = pop.streams.get("shop/customers/older")
    rows = np.flatnonzero((updated - created > 20) & chance(rng, n, 0.04))
    older = select(columns, rows)
    before = between(rng, created_at[rows], updated_at[rows] - 86400, len(rows))
    older["updated_at"] = timestamps(before)
    older["phone"] = blank(len(rows), "null")
    table.older = older
    table.older_arrival = np.where(chance(rng, len(rows), 0.25), updated[rows] + 2, before // 86400)
    return table, Accounts(ids, person, created, email)


def _orders(pop: Population, catalogue: Catalogue, accounts: Accounts) -> tuple[Orders, Basket]:
    """Let account holders and guests order."""
    rng = pop.streams.get("shop/order_days")
    often = how_often(rng, len(accounts.person), never=0.2, shift=2.5)
    account, day = days_of(rng, accounts.opened + 1, often)

    rng = pop.streams.get("shop/guest_days")
    visitors = np.flatnonzero(_shoppers(pop) & chance(rng, len(pop), 0.14))
    visits = 1 + weighted(rng, (0.72, 0.18, 0.07, 0.03), len(visitors))
    guest, guest_day = days_of(rng, np.full(len(visitors), FIRST_DAY), visits)

    buyer = np.concatenate([accounts.person[account], visitors[guest]])
    account = np.concatenate([account, np.full(len(guest), -1)])
    day = np.concatenate([day, guest_day])
    rng = pop.streams.get("shop/order_times")
    second = weighted(rng, HOURS, len(day)) * 3600 + between(rng, 0, 3599, len(day))
    moment = day * 86400 + second
    order = np.argsort(moment, kind="stable")
    buyer, account, moment, day = buyer[order], account[order], moment[order], day[order]
    n = len(buyer)

    sight = see(pop, pop.streams.get("shop/order_sights"), buyer, day)
    rng = pop.streams.get("shop/order_emails")
    email = np.where(account >= 0, accounts.email[account], "").astype(object)
    own = (account < 0) | (email == "") | chance(rng, n, 0.05)
    email[own] = mess.mix_emails(rng, sight.email[own], 0.0)
    email = mess.pad(rng, email, 0.01)

    rng = pop.streams.get("shop/order_money")
    country = pop.timeline.dwellings.country[sight.home]
    currency = np.array([CURRENCIES.index(CURRENCY[c]) for c in country.tolist()], dtype=np.int64)
    abroad = chance(rng, n, 0.02)
    currency[abroad] = between(rng, 0, len(CURRENCIES) - 1, int(abroad.sum()))
    basket = fill_baskets(rng, catalogue, currency, (1, 1 / 2, 1 / 3, 1 / 4, 1 / 5, 1 / 6))
    subtotal = np.bincount(basket.purchase, basket.total, n).astype(np.int64)
    percent = np.array([0, 5, 10, 20])[weighted(rng, (0.9, 0.04, 0.04, 0.02), n)]
    discount = subtotal * percent // 100
    shipping = np.where(subtotal < 6000, 490, 0)

    rng = pop.streams.get("shop/order_status")
    is_cancelled = chance(rng, n, 0.04)
    cancelled = np.where(is_cancelled, np.minimum(moment + between(rng, 600, 150000, n), END), -1)
    age = LAST_DAY - day
    status = np.where(age > 12, "delivered", np.where(age > 4, "shipped", "paid")).astype(object)
    status[(age <= 1) & chance(rng, n, 0.5)] = "placed"
    status[is_cancelled] = "cancelled"
    updated = np.minimum(moment + between(rng, 3600, 11 * 86400, n), END)
    updated = np.where(is_cancelled, np.maximum(cancelled, moment + 1), updated)
    ids = texts([f"SO{i:07}" for i in range(1, n + 1)])
    return Orders(
        ids, account, sight, email, moment, status, cancelled, currency, subtotal, discount,
        shipping, subtotal - discount + shipping, updated,
    ), basket  # fmt: skip


def _order_table(pop: Population, customer_id: Strings, orders: Orders) -> tuple[Table, Ints]:
    """Write the orders, and return with them the person whose name each one bears."""
    n = len(orders.order_id)
    rng = pop.streams.get("shop/order_names")
    sight = orders.sight
    first, last = write_names(pop, rng, sight, HABITS)
    name = first + " " + last
    gift = (orders.account >= 0) & chance(rng, n, 0.03)
    other = between(rng, 0, len(pop) - 1, n)
    name[gift] = pop.names.given[other[gift]] + " " + pop.names.surname[other[gift]]
    ship_to = np.where(gift, other, sight.person)
    number = np.where(chance(rng, n, 0.85), sight.mobile, sight.landline)
    phone = mess.lose(rng, mess.write_phones(rng, pop.timeline.phones, number), 0.35)
    home = np.where(gift, pop.home_at(ship_to, sight.day), sight.home)
    address = _address(pop, rng, home)
    # Who collects the parcel at a store leaves nothing but an address for the mail.
    collected = (orders.account < 0) & (pop.timeline.shared_inbox[sight.person] == "")
    collected &= chance(rng, n, 0.12)
    name[collected], phone[collected], address[collected] = "", "", "null"
    customer = np.where(orders.account >= 0, customer_id[orders.account], "")
    columns = {
        "order_id": quoted(orders.order_id),
        "customer_id": quoted(customer),
        "email": quoted(orders.email),
        "status": quoted(orders.status),
        "currency": quoted(texts(CURRENCIES)[orders.currency]),
        "subtotal": amounts(orders.subtotal),
        "discount": amounts(orders.discount),
        "shipping": amounts(orders.shipping),
        "total": amounts(orders.total),
        "ordered_at": timestamps(orders.moment),
        "cancelled_at": timestamps(orders.cancelled),
        "shipping_name": quoted(name),
        "shipping_phone": quoted(phone),
        "shipping_address": address,
        "updated_at": timestamps(orders.updated),
    }
    arrival = late(rng, orders.moment // 86400, 0.02, 45)
    table = Table(
        "shop",
        "orders",
        "jsonl",
        columns,
        arrival,
        "order_id",
        {
            "missing_key": ("order_id", "null"),
            "impossible_date": ("ordered_at", '"2024-02-30T10:00:00Z"'),
            "text_in_number": ("total", '"twelve"'),
            "unknown_status": ("status", '"teleported"'),
        },
        fresh_key="SO9{:06}",
        by_year=True,
    )
    rng = pop.streams.get("shop/orders/older")
    rows = np.flatnonzero((orders.updated - orders.moment > 7200) & chance(rng, n, 0.025))
    table.older = select(columns, rows)
    table.older["status"] = blank(len(rows), '"placed"')
    table.older["cancelled_at"] = blank(len(rows), "null")
    table.older["updated_at"] = timestamps(orders.moment[rows] + 5)
    table.older_arrival = orders.moment[rows] // 86400
    return table, ship_to


def _line_table(pop: Population, catalogue: Catalogue, orders: Orders, basket: Basket) -> Table:
    """Write the order lines, and a few whose order can't be found."""
    rng = pop.streams.get("shop/lines")
    n = len(basket.purchase)
    columns = {
        "order_id": quoted(orders.order_id)[basket.purchase],
        "line_number": numbers(basket.line_number),
        "product_id": quoted(catalogue.product_id)[basket.product],
        "quantity": numbers(basket.quantity),
        "unit_price": amounts(basket.unit_price),
        "discount": amounts(basket.discount),
        "line_total": amounts(basket.total),
    }
    arrival = orders.moment[basket.purchase] // 86400
    lost = max(4, n // 2500)
    rows = between(rng, 0, n - 1, lost)
    orphans = select(columns, rows)
    # Every other one belongs to an order whose row is broken, the rest to no order at all.
    orphans["order_id"] = texts([f'"SO{9 - i % 2}{i // 2:06}"' for i in range(lost)])
    columns = {name: np.concatenate([c, orphans[name]]) for name, c in columns.items()}
    table = Table(
        "shop",
        "order_lines",
        "jsonl",
        columns,
        np.concatenate([arrival, arrival[rows]]),
        "order_id",
        {
            "missing_key": ("order_id", "null"),
            "text_in_number": ("unit_price", '"many"'),
            "zero_quantity": ("quantity", "0"),
            "negative_quantity": ("quantity", "-2"),
        },
        fresh_key="9{:04}",
        key_column="line_number",
        by_year=True,
    )
    table.counts.append(("orphan_line", "unattributed", lost))
    return table


@dataclass
class Refunds:
    """Refunds by time: of which order and line (0: none), how much, when (UTC seconds)."""

    order: Ints
    line_number: Ints
    amount: Ints
    moment: Ints


def make_refunds(rng: Stream, orders: Orders, basket: Basket) -> Refunds:
    """Refund whole orders, lines, a part for goodwill, and cancelled orders."""
    n = len(orders.order_id)
    delivered = orders.status == "delivered"
    draw = rng.random(n)
    whole = delivered & (draw < 0.025)
    goodwill = delivered & (draw >= 0.025) & (draw < 0.035)
    whole |= (orders.status == "cancelled") & chance(rng, n, 0.3)
    line = np.flatnonzero(
        (delivered & (draw >= 0.035))[basket.purchase] & chance(rng, len(basket.purchase), 0.03)
    )
    of = basket.purchase[line]
    unit = (basket.quantity[line] > 1) & chance(rng, len(line), 0.5)
    # What was paid for the line: its total less its share of the order's discount.
    paid = basket.total[line] * (orders.subtotal[of] - orders.discount[of]) // orders.subtotal[of]
    paid = np.where(unit, paid // basket.quantity[line], paid)
    at_whole, at_part = np.flatnonzero(whole), np.flatnonzero(goodwill)
    order = np.concatenate([at_whole, at_part, of])
    tenth = np.maximum(orders.total[at_part] // 10, 1)
    amount = np.concatenate([orders.total[at_whole], tenth, paid])
    number = np.concatenate([np.full(len(at_whole) + len(at_part), 0), basket.line_number[line]])
    moment = np.maximum(orders.moment, orders.cancelled)[order]
    moment = moment + between(rng, 3600, 40 * 86400, len(order))
    keep = np.flatnonzero(moment <= END)
    keep = keep[np.argsort(moment[keep], kind="stable")]
    return Refunds(order[keep], number[keep], amount[keep], moment[keep])


def _refund_table(pop: Population, orders: Orders, basket: Basket) -> Table:
    """Write the refunds, and a few whose order can't be found."""
    rng = pop.streams.get("shop/refunds")
    refunds = make_refunds(rng, orders, basket)
    order, amount, moment = refunds.order, refunds.amount, refunds.moment
    number = refunds.line_number
    count = len(order)
    order_id = quoted(orders.order_id)[order]
    lost = np.arange(count) % 400 == 7
    order_id[lost] = texts([f'"SO8{i:06}"' for i in range(900000, 900000 + int(lost.sum()))])
    columns: Columns = {
        "refund_id": quoted(texts([f"RF{i:06}" for i in range(1, count + 1)])),
        "order_id": order_id,
        "line_number": texts([str(v) if v else "null" for v in number.tolist()]),
        "amount": amounts(amount),
        "currency": quoted(texts(CURRENCIES)[orders.currency])[order],
        "reason": quoted(pick(rng, ["damaged", "wrong size", "late", "changed mind",
                                    'customer said: "not as shown"', ""], count)),
        "refunded_at": timestamps(moment),
    }  # fmt: skip
    table = Table(
        "shop",
        "refunds",
        "jsonl",
        columns,
        moment // 86400,
        "refund_id",
        {
            "missing_key": ("refund_id", "null"),
            "impossible_date": ("refunded_at", '"2024-13-05T10:00:00Z"'),
            "text_in_number": ("amount", '"ten"'),
        },
        fresh_key="RF9{:05}",
    )
    table.counts.append(("orphan_refund", "unattributed", int(lost.sum())))
    return table


def _product_table(pop: Population, catalogue: Catalogue) -> Table:
    """Write the products, with prices in euro."""
    rng = pop.streams.get("shop/products")
    n = len(catalogue.sku)
    updated = between(rng, OPENED, LAST_DAY - 30, n)
    columns = {
        "product_id": quoted(catalogue.product_id),
        "sku": quoted(catalogue.sku),
        "name": quoted(catalogue.name),
        "category": quoted(catalogue.category),
        "brand": quoted(catalogue.brand),
        "list_price": amounts(catalogue.price[:, 0]),
        "currency": blank(n, '"EUR"'),
        "updated_at": timestamps(updated * 86400 + between(rng, 0, 86399, n)),
    }
    return Table(
        "shop",
        "products",
        "jsonl",
        columns,
        updated,
        "product_id",
        {
            "missing_key": ("product_id", "null"),
            "text_in_number": ("list_price", '"cheap"'),
            "impossible_date": ("updated_at", '"2023-04-31T07:00:00Z"'),
        },
        fresh_key="P9999{:02}",
    )


def _guests(orders: Orders, ship_to: Ints) -> tuple[Strings, Ints]:
    """Return each guest address's hash, and the person whose name its latest order bears."""
    latest: dict[str, int] = {}
    for i in np.flatnonzero(orders.account < 0).tolist():  # orders stand by time
        latest[orders.email[i].strip().lower()] = i
    records = [hashlib.sha256(address.encode()).hexdigest() for address in latest]
    rows = np.array(list(latest.values()), dtype=np.int64)
    return texts(records), ship_to[rows]
