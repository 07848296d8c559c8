"""The tills' extracts: loyalty members, receipt lines, stores."""

from __future__ import annotations

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
    dates,
    late,
    minutes,
    numbers,
    select,
    write,
)
from customer360.demo.observe import Habits, birth_unknown, see, write_names
from customer360.demo.places import COUNTRIES, CURRENCY
from customer360.demo.purchases import FIRST_DAY, LAST_DAY, Basket, days_of, fill_baskets, how_often
from customer360.demo.streams import (
    Ints,
    Stream,
    Strings,
    between,
    blank,
    chance,
    pick,
    texts,
)
from customer360.demo.truth import Truth

HABITS = Habits(nickname=0.04, initial=0.02, one_surname=0.4, typo=0.03, upper=0.06, lower=0.01)
BASKET_SIZES = (1, 1 / 3, 1 / 6, 1 / 10, 1 / 15, 1 / 25, 1 / 40)
OPENED = int(np.datetime64("2012-03-01").astype(int))
PROGRAMME_START = int(np.datetime64("2018-01-08").astype(int))


@dataclass
class Cards:
    """Loyalty cards, one per position: whose, since when, of which store; registered or not."""

    number: Strings
    person: Ints
    since: Ints
    store: Ints
    registered: int  # the first ones are


def make_pos(pop: Population, catalogue: Catalogue, folder: Path, truth: Truth) -> None:
    """Write the three tables, and note whose cards they are."""
    cards = _cards(pop, catalogue)
    members = _members(pop, catalogue, cards)
    sales, seen = _sales(pop, catalogue, cards)
    for table in (members, sales, _stores(pop, catalogue)):
        write(pop.streams, table, folder)
        truth.count(table)
    known = np.arange(cards.registered)
    unknown = np.unique(seen[seen >= cards.registered])
    truth.add("pos", "loyalty_members", cards.number[known], cards.person[known])
    truth.add("pos", "loyalty_cards", cards.number[unknown], cards.person[unknown])


def _cards(pop: Population, catalogue: Catalogue) -> Cards:
    """Hand out cards: some people have two, some never register theirs."""
    rng = pop.streams.get("pos/cards")
    members = np.flatnonzero(chance(rng, len(pop), 0.49))
    registered = np.repeat(members, 1 + chance(rng, len(members), 0.03).astype(int))
    silent = np.flatnonzero(chance(rng, len(pop), 0.06))
    person = np.concatenate([registered, silent])
    n = len(person)
    adult = pop.homes.birth[person] + int(16.2 * 365.25)
    latest = LAST_DAY - 20
    since = between(rng, np.minimum(np.maximum(adult, PROGRAMME_START), latest), latest, n)
    number = texts([f"29{v:010}" for v in (rng.permutation(n * 7)[:n] * 13 + 4711).tolist()])
    country = pop.timeline.dwellings.country[pop.home_at(person, since)]
    return Cards(number, person, since, _store_in(rng, catalogue, country), len(registered))


def _store_in(rng: Stream, catalogue: Catalogue, country: Strings) -> Ints:
    """Draw a store in each country (any, where the country has none)."""
    store = between(rng, 0, len(catalogue.store_id) - 1, len(country))
    for code in COUNTRIES:
        local = np.flatnonzero(catalogue.store_country == code)
        at = np.flatnonzero(country == code)
        if len(local):
            store[at] = local[between(rng, 0, len(local) - 1, len(at))]
    return store


def _members(pop: Population, catalogue: Catalogue, cards: Cards) -> Table:
    """Make the members' table from the forms they filled in at the till."""
    rng = pop.streams.get("pos/members")
    rows = np.arange(cards.registered)
    person, joined = cards.person[rows], cards.since[rows]
    n = len(rows)
    updated = np.where(chance(rng, n, 0.3), between(rng, joined, LAST_DAY - 1, n), joined)
    sight = see(pop, rng, person, updated)
    first, last = write_names(pop, rng, sight, HABITS)
    middle = (sight.middle != "") & chance(rng, n, 0.2)
    first[middle] = first[middle] + " " + sight.middle[middle]
    titled = (sight.title != "") & chance(rng, n, 0.5)
    reverse = chance(rng, n, 0.12)
    name = np.where(reverse, last + ", " + first, first + " " + last).astype(object)
    name[titled & ~reverse] = sight.title[titled & ~reverse] + " " + name[titled & ~reverse]
    name = mess.change(name, chance(rng, n, 0.08), str.upper)
    name = mess.stand_in(rng, name, mess.NAME_PLACEHOLDERS, 0.003)

    birth = dates(mess.misdate(rng, sight.birth, 0.008), "de")
    unknown = chance(rng, n, birth_unknown(pop, person, 0.18))
    birth = np.where(unknown, "", birth).astype(object)
    nonsense = pick(rng, ("01.01.1900", "31.02.1981"), n, (0.85, 0.15))
    birth = np.where(unknown & chance(rng, n, 0.1), nonsense, birth).astype(object)
    number = np.where(chance(rng, n, 0.75), sight.mobile, sight.landline)
    phone = mess.lose(rng, mess.write_phones(rng, pop.timeline.phones, number), 0.25)
    email = mess.lose(rng, mess.mistype_emails(rng, sight.email, 0.01), 0.3)

    homes, home = pop.timeline.dwellings, sight.home
    street = mess.write_streets(rng, homes.street[home], homes.language[home], 0.4)
    line = mess.address_line(
        mess.mistype(rng, street, 0.025),
        homes.number[home],
        homes.unit[home],
        homes.language[home],
        homes.country[home],
    )
    line = mess.recase(rng, mess.plain_letters(rng, line, 0.15), 0.06, 0.01)
    line = mess.change(line, chance(rng, n, 0.006), lambda t: t + "; 2. Stock")
    line = mess.change(line, chance(rng, n, 0.004), lambda t: t + "\nHinterhaus")
    no_address = chance(rng, n, 0.12)
    line[no_address] = ""
    columns: Columns = {
        "card_number": cards.number[rows],
        "full_name": mess.pad(rng, name, 0.02),
        "birth_date": birth,
        "phone": mess.stand_in(rng, phone, mess.PHONE_PLACEHOLDERS, 0.015),
        "email": mess.stand_in(rng, mess.mix_emails(rng, email, 0.015),
                               mess.EMAIL_PLACEHOLDERS, 0.01),
        "street": line,
        "postal_code": mess.lose(rng, homes.postcode[home], 0.08),
        "city": np.where(no_address & chance(rng, n, 0.5), "", homes.city[home]).astype(object),
        "country": mess.write_countries(rng, homes.country[home], 0.3),
        "joined_on": dates(joined, "de"),
        "home_store_id": catalogue.store_id[cards.store[rows]],
        "updated_at": dates(updated, "de") + " " + minutes(between(rng, 36000, 68000, n)),
    }  # fmt: skip
    table = Table(
        "pos",
        "loyalty_members",
        "csv",
        columns,
        updated,
        "card_number",
        {"missing_key": ("card_number", ""), "impossible_date": ("joined_on", "31.02.2024")},
        fresh_key="2999999{:05}",
        delimiter=";",
    )
    rng = pop.streams.get("pos/members/older")
    changed = np.flatnonzero((updated - joined > 10) & chance(rng, n, 0.1))
    table.older = select(columns, changed)
    table.older["email"] = blank(len(changed))
    table.older["updated_at"] = dates(joined[changed], "de") + " 10:30"
    table.older_arrival = joined[changed]
    return table


def _sales(pop: Population, catalogue: Catalogue, cards: Cards) -> tuple[Table, Ints]:
    """Make the receipt lines; return with them the cards seen (positions)."""
    rng = pop.streams.get("pos/visits")
    visits = how_often(rng, len(cards.number), never=0.4, shift=0.8)
    visits[cards.registered :] += 1
    card, day = days_of(rng, cards.since, visits)
    walk_ins = len(card) // 2
    _, cash_day = days_of(rng, np.full(walk_ins, FIRST_DAY), np.ones(walk_ins, dtype=np.int64))
    card = np.concatenate([card, np.full(len(cash_day), -1)])
    day = np.concatenate([day, cash_day])
    n = len(card)
    away = _store_in(rng, catalogue, catalogue.store_country[cards.store[card]])
    store = np.where(chance(rng, n, 0.15), away, cards.store[card])
    walk_in = card < 0
    store[walk_in] = between(rng, 0, len(catalogue.store_id) - 1, int(walk_in.sum()))
    second = between(rng, 9 * 3600, 20 * 3600 - 60, n)
    order = np.lexsort((second, day))
    card, day, store, second = card[order], day[order], store[order], second[order]
    currency = np.array(
        [CURRENCIES.index(CURRENCY[c]) for c in catalogue.store_country[store].tolist()],
        dtype=np.int64,
    )
    basket = fill_baskets(pop.streams.get("pos/baskets"), catalogue, currency, BASKET_SIZES)
    back = _returns(pop.streams.get("pos/returns"), day, store, second, card, basket)
    receipt_day = np.concatenate([day, back.day])
    receipt_store = np.concatenate([store, store[back.of]])
    receipt_second = np.concatenate([second, back.second])
    receipt_card = np.concatenate([card, card[back.of]])
    rank = np.empty(len(receipt_day), dtype=np.int64)
    rank[np.lexsort((receipt_second, receipt_day))] = np.arange(1, len(rank) + 1)
    till = catalogue.store_id[receipt_store].tolist()
    number = texts([f"{s}-{i:07}" for s, i in zip(till, rank.tolist(), strict=True)])
    receipt = np.concatenate([basket.purchase, n + back.line_receipt])
    line = np.concatenate([np.arange(len(basket.purchase)), back.line])
    sign = np.where(receipt >= n, -1, 1)
    sign[len(basket.purchase) + back.bought_again] = 1
    original = blank(len(receipt))
    is_back = np.flatnonzero(sign < 0)
    original[is_back] = number[basket.purchase[line[is_back]]]
    lost = is_back[chance(rng, len(is_back), 0.05)]
    original[lost] = [f"{t[:4]}-99{i:05}" for i, t in enumerate(original[lost].tolist())]

    line_number = np.concatenate([basket.line_number, back.line_number])
    card_text = np.where(receipt_card >= 0, cards.number[receipt_card], "").astype(object)
    code = catalogue.sku[basket.product[line]]
    sold_at = dates(receipt_day, "de") + " " + minutes(receipt_second)
    columns: Columns = {
        "receipt_number": number[receipt],
        "line_number": numbers(line_number),
        "store_id": catalogue.store_id[receipt_store][receipt],
        "sold_at": sold_at[receipt],
        "card_number": card_text[receipt],
        "product_code": code,
        "quantity": numbers(basket.quantity[line] * sign),
        "unit_price": amounts(basket.unit_price[line], ",", "."),
        "discount": amounts(basket.discount[line] * sign, ",", "."),
        "line_total": amounts(basket.total[line] * sign, ",", "."),
        "currency": texts(CURRENCIES)[np.concatenate([currency, currency[back.of]])][receipt],
        "original_receipt_number": original,
    }
    order = np.lexsort((line_number, receipt, receipt_second[receipt], receipt_day[receipt]))
    columns = select(columns, order)
    arrival = late(rng, receipt_day, 0.01, 30)[receipt][order]
    table = Table(
        "pos",
        "store_sales",
        "csv",
        columns,
        arrival,
        "receipt_number",
        {
            "missing_key": ("receipt_number", ""),
            "impossible_date": ("sold_at", "31.02.2024 10:00"),
            "text_in_number": ("unit_price", "zwei"),
            "zero_quantity": ("quantity", "0"),
        },
        fresh_key="9{:04}",
        key_column="line_number",
        delimiter=";",
        by_year=True,
    )
    return table, card


@dataclass
class Returns:
    """Return receipts (one per position) and their lines: which line of which sale came back."""

    of: Ints
    day: Ints
    second: Ints
    line_receipt: Ints
    line: Ints
    line_number: Ints
    bought_again: Ints


def _returns(
    rng: Stream, day: Ints, store: Ints, second: Ints, card: Ints, basket: Basket
) -> Returns:
    """Let some lines come back to the store within 30 days; a few are exchanged for the same."""
    count = len(day)
    came = chance(rng, count, 0.05) & (day < LAST_DAY - 31)
    more = chance(rng, len(basket.purchase), 0.4)
    line = np.flatnonzero(came[basket.purchase] & ((basket.line_number == 1) | more))
    of, line_receipt = np.unique(basket.purchase[line], return_inverse=True)
    later = day[of] + between(rng, 1, 30, len(of))
    at = between(rng, 9 * 3600, 20 * 3600 - 60, len(of))
    exchanged = np.flatnonzero(chance(rng, len(line), 0.15))
    again = np.arange(len(line), len(line) + len(exchanged))
    line = np.concatenate([line, line[exchanged]])
    line_receipt = np.concatenate([line_receipt, line_receipt[exchanged]]).astype(np.int64)
    by_receipt = np.argsort(line_receipt, kind="stable")
    starts = np.searchsorted(line_receipt[by_receipt], np.arange(len(of)))
    line_number = np.empty(len(line), dtype=np.int64)
    line_number[by_receipt] = np.arange(len(line)) - starts[line_receipt[by_receipt]] + 1
    return Returns(of, later, at, line_receipt, line, line_number, again)


def _stores(pop: Population, catalogue: Catalogue) -> Table:
    """Make the stores' table."""
    rng = pop.streams.get("pos/stores")
    n = len(catalogue.store_id)
    homes = catalogue.stores
    opened = between(rng, OPENED, FIRST_DAY - 200, n)
    line = mess.address_line(homes.street, homes.number, blank(n), homes.language, homes.country)
    columns: Columns = {
        "store_id": catalogue.store_id,
        "store_name": "Store " + homes.city + pick(rng, ["", " Mitte", "; Arkaden", ' "Nord"'], n),
        "street": line,
        "postal_code": homes.postcode,
        "city": homes.city,
        "country": homes.country,
        "timezone": catalogue.store_timezone,
        "opened_on": dates(opened, "de"),
    }
    return Table(
        "pos",
        "stores",
        "csv",
        columns,
        opened,
        "store_id",
        {"missing_key": ("store_id", ""), "impossible_date": ("opened_on", "30.02.2020")},
        fresh_key="ST9{:02}",
        delimiter=";",
    )
