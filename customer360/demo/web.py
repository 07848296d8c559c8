"""The tracking extract: what browsers, apps and connected devices report, mostly of nobody known.

The tracker keeps the last year.  Who logs in leaves a user id from then on; a household's computer
reports several people under one anonymous id; robots report more than anybody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from customer360.demo.catalogue import CURRENCIES, Catalogue
from customer360.demo.columnar import (
    Column,
    Columns,
    Extract,
    amounts,
    as_timestamps,
    choose,
    days,
    digits,
    join,
    known,
    only,
    words,
    write,
)
from customer360.demo.core import Population
from customer360.demo.email import CAMPAIGN_DAYS, CAMPAIGNS
from customer360.demo.places import CURRENCY
from customer360.demo.shop import HOURS, Sales
from customer360.demo.streams import Flags, Ints, Stream, between, chance, weighted
from customer360.demo.truth import Truth

FIRST_DAY = int(np.datetime64("2025-01-01").astype(int))
LAST_DAY = int(np.datetime64("2025-12-31").astype(int))
END = (LAST_DAY + 1) * 86400 - 1
BIG = 100_000  # people from which on a file holds a month
SECOND = 1_000_000  # times are in microseconds
WEB, IOS, ANDROID, GADGET = range(4)
PLATFORMS = ("web", "ios", "android", "connected_device")
KINDS = {
    "v": "page_view", "p": "product_view", "s": "search", "a": "add_to_cart",
    "r": "remove_from_cart", "c": "checkout_started", "b": "purchase", "u": "signup",
    "l": "login", "o": "logout", "h": "app_open", "n": "push_opened", "d": "device_reading",
    "w": "wishlist_add", "y": "video_start", "x": "undefined",
}  # fmt: skip
LETTERS = "".join(KINDS)
# What happens in a visit, a letter per event.
VISITS = {
    "buy": ("vspalcb", "vpalcb", "vppalcb", "vpacb", "vlpacbo"),
    "buy_in_app": ("hpacb", "hlpacb", "nhpacb"),
    "buy_as_guest": ("vpacb", "vspacb", "vppacb"),
    "abandon": ("vlpac", "vspa", "vlpar", "vlpaac", "vlspp"),
    "browse": ("v", "vv", "vp", "vsp", "vspp", "vpw", "vyp", "vx", "vvsppp"),
    "sign_up": ("vul", "vpul"),
    "app": ("h", "hp", "nhp", "hlspp", "nh"),
    "reading": ("ddd", "dddd", "dddddd"),
    "robot": ("vvvvvvvvvv", "pppppppppppp", "vpvpvpvpvp"),
}
TEMPLATES = [template for group in VISITS.values() for template in group]
LENGTHS = np.array([len(t) for t in TEMPLATES])
EVENTS = np.array([[LETTERS.index(c) for c in t.ljust(int(LENGTHS.max()), "v")] for t in TEMPLATES])
# From which event on the visitor is known, if ever: a login or sign-up, else an old cookie.
LOGS_IN = np.array([min((t + "lu").index("l"), (t + "lu").index("u")) for t in TEMPLATES])
AGENTS = {
    WEB: (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1 Safari/605.1",
        "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Safari/604.1",
    ),
    IOS: ("ShopApp/5.2 (iOS 18.1; iPhone15,4)", "ShopApp/4.9 (iOS 17.2; iPhone12,1)"),
    ANDROID: ("ShopApp/5.2 (Android 15; Pixel 8)", "ShopApp/5.0 (Android 13; SM-A546B)"),
    GADGET: ("KettleOS/2.1", "LanternHub/1.0.4"),
}
ROBOTS = (
    "Mozilla/5.0 (compatible; ExampleBot/2.1; +https://bot.example/about)",
    "PriceSpider/1.0 (+https://prices.example)",
    "python-requests/2.32",
)
AGENT_TABLE = [agent for group in AGENTS.values() for agent in group] + list(ROBOTS)
FIRST_AGENT = (0, 4, 6, 8, 10)  # of each platform, and of the robots
QUERIES = ("kettle", "blanket", "lantern oak", "geschenk", "bol", "lampe", "sale", "")
REFERRERS = ("https://www.google.example/", "https://www.bing.example/", "", "https://x.example/t",
             "https://www.instagram.example/", "https://preise.example/vergleich")  # fmt: skip


@dataclass
class Devices:
    """Browsers, apps and things, one per position; and which of them each person uses, -1: none."""

    platform: Ints
    agent: Ints
    skew: Ints  # seconds by which the clock is wrong; the far future or 1970 where it is lost
    browser: Ints
    second: Ints
    app: Ints
    gadget: Ints
    shared: Ints


@dataclass
class Visits:
    """Visits, one per position, in no order; moment is that of the purchase where there is one."""

    template: Ints
    person: Ints
    device: Ints
    account: Ints
    order: Ints
    moment: Ints


def make_web(
    pop: Population, catalogue: Catalogue, sales: Sales, folder: Path, truth: Truth
) -> None:
    """Write the events, in a file per day, or per month where there are many."""
    devices = _devices(pop)
    visits = _visits(pop, sales, devices)
    extract = _events(pop, catalogue, sales, devices, visits)
    write(pop.streams, extract, folder)
    truth.count(extract)


def _devices(pop: Population) -> Devices:
    """Hand out devices: everybody has a browser, some two, some share the household's."""
    rng = pop.streams.get("web/devices")
    n, homes = len(pop), pop.homes
    count = n

    def give(has: Flags) -> Ints:
        nonlocal count
        position = np.where(has, count + np.cumsum(has) - 1, -1)
        count += int(has.sum())
        return position

    second = give(chance(rng, n, 0.35))
    app = give(chance(rng, n, 0.25))
    gadget = give(chance(rng, n, 0.03))
    many = np.bincount(homes.of, minlength=len(homes.kind)) > 1
    shared = give(many & chance(rng, len(many), 0.35))[homes.of]
    robots = max(4, n // 3000)
    platform = np.zeros(count + robots, dtype=np.int64)
    platform[app[app >= 0]] = np.where(chance(rng, int((app >= 0).sum()), 0.5), IOS, ANDROID)
    platform[gadget[gadget >= 0]] = GADGET
    first = np.array(FIRST_AGENT)
    agent = first[platform] + between(rng, 0, np.diff(first)[platform] - 1, len(platform))
    number = np.arange(robots)
    honest = number % 4 < 3  # the others pretend to be a browser
    agent[count:] = np.where(honest, FIRST_AGENT[-1] + number % 4, agent[count:])
    wrong = chance(rng, len(platform), np.where(platform == WEB, 0.004, 0.03))
    skew = np.where(wrong, between(rng, -30 * 3600, 30 * 3600, len(platform)), 0)
    lost = wrong & chance(rng, len(platform), 0.12)
    far = int(np.datetime64("2099-01-01").astype(int)) - LAST_DAY
    skew = np.where(lost, np.where(chance(rng, len(platform), 0.5), far, -LAST_DAY + 300) * 86400,
                    skew)  # fmt: skip
    return Devices(platform, agent, skew, np.arange(n), second, app, gadget, shared)


def _device_of(rng: Stream, devices: Devices, person: Ints, in_app: Flags) -> Ints:
    """Choose the device for each visit of a person."""
    draw = rng.random(len(person))
    device = devices.browser[person]
    for other, below in ((devices.second, 0.75), (devices.shared, 0.4)):
        mine = other[person]
        device = np.where((mine >= 0) & (draw < below), mine, device)
    return np.where(in_app, devices.app[person], device)


def _kind_of_visit(rng: Stream, name: str, n: int) -> Ints:
    """Draw what happens in visits of a kind."""
    group = VISITS[name]
    return _start_of(name) + between(rng, 0, len(group) - 1, n)


def _start_of(name: str) -> int:
    names = list(VISITS)
    return sum(len(VISITS[other]) for other in names[: names.index(name)])


def _visits(pop: Population, sales: Sales, devices: Devices) -> Visits:
    """Let people come: to buy, to look before that, to leave a full cart, or just so."""
    parts = [
        *_shopping(pop, sales, devices),
        *_strolling(pop, sales, devices),
        *_machines(pop, devices),
    ]
    names = ("template", "person", "device", "account", "order", "moment")
    return Visits(**{name: np.concatenate([getattr(p, name) for p in parts]) for name in names})


def _anytime(rng: Stream, n: int) -> Ints:
    """Draw moments of the year, by the hours at which people are up."""
    day = between(rng, FIRST_DAY, LAST_DAY, n)
    return day * 86400 + weighted(rng, HOURS, n) * 3600 + between(rng, 0, 3599, n)


def _shopping(pop: Population, sales: Sales, devices: Devices) -> list[Visits]:
    """Make the visits in which orders were placed, and those before them."""
    rng = pop.streams.get("web/shopping")
    orders = sales.orders
    order = np.flatnonzero((orders.moment > (FIRST_DAY + 1) * 86400) & chance(
        rng, len(orders.moment), 0.85))  # fmt: skip
    n = len(order)
    person, account = orders.sight.person[order], orders.account[order]
    in_app = (devices.app[person] >= 0) & (account >= 0) & chance(rng, n, 0.5)
    device = _device_of(rng, devices, person, in_app)
    template = np.where(in_app, _kind_of_visit(rng, "buy_in_app", n), _kind_of_visit(rng, "buy", n))
    template = np.where(account >= 0, template, _kind_of_visit(rng, "buy_as_guest", n))
    buying = Visits(template, person, device, account, order, orders.moment[order])

    at = np.flatnonzero(chance(rng, n, 0.6))
    person, m = person[at], len(at)
    before = buying.moment[at] - between(rng, 1800, 12 * 86400, m)
    keep = before > FIRST_DAY * 86400
    device = _device_of(rng, devices, person, np.zeros(m, dtype=bool))
    recognized = chance(rng, m, 0.3) & (before > (sales.accounts.opened[account[at]] + 1) * 86400)
    looking = Visits(
        _kind_of_visit(rng, "browse", m)[keep], person[keep], device[keep],
        np.where(recognized, account[at], -1)[keep], np.full(m, -1)[keep], before[keep],
    )  # fmt: skip
    return [buying, looking]


def _strolling(pop: Population, sales: Sales, devices: Devices) -> list[Visits]:
    """Make the visits that end without an order: of account holders, of apps, of anybody."""
    rng = pop.streams.get("web/strolling")
    accounts, n = sales.accounts, len(pop)
    parts = []
    new = np.flatnonzero(accounts.opened >= FIRST_DAY)
    moment = accounts.opened[new] * 86400 + between(rng, 28800, 79200, len(new))
    parts.append((_kind_of_visit(rng, "sign_up", len(new)), accounts.person[new], new, moment))
    left = between(rng, 0, len(accounts.person) - 1, int(n * 0.28))
    moment = _anytime(rng, len(left))
    left, moment = (a[moment > accounts.opened[left] * 86400] for a in (left, moment))
    parts.append((_kind_of_visit(rng, "abandon", len(left)), accounts.person[left], left, moment))
    anybody = between(rng, 0, n - 1, int(n * 0.75))
    parts.append((_kind_of_visit(rng, "browse", len(anybody)), anybody,
                  np.full(len(anybody), -1), _anytime(rng, len(anybody))))  # fmt: skip
    visits = []
    for template, person, account, moment in parts:
        device = _device_of(rng, devices, person, np.zeros(len(person), dtype=bool))
        visits.append(Visits(template, person, device, account, np.full(len(person), -1), moment))

    account_of = np.full(n, -1)
    account_of[accounts.person] = np.arange(len(accounts.person))
    users = np.flatnonzero(devices.app >= 0)
    person = users[between(rng, 0, len(users) - 1, len(users))]
    moment = _anytime(rng, len(person))
    account = account_of[person]
    account[moment < accounts.opened[account] * 86400] = -1
    visits.append(Visits(_kind_of_visit(rng, "app", len(person)), person, devices.app[person],
                         account, np.full(len(person), -1), moment))  # fmt: skip
    return visits


def _machines(pop: Population, devices: Devices) -> list[Visits]:
    """Make what things and robots report."""
    rng = pop.streams.get("web/machines")
    owners = np.flatnonzero(devices.gadget >= 0)
    person = np.repeat(owners, between(rng, 2, 12, len(owners)))
    n = len(person)
    nobody = np.full(n, -1)
    readings = Visits(_kind_of_visit(rng, "reading", n), person, devices.gadget[person], nobody,
                      nobody, _anytime(rng, n))  # fmt: skip
    robots = len(devices.platform) - max(4, len(pop) // 3000)
    n = max(20, len(pop) // 22)
    person = between(rng, 0, len(pop) - 1, n)  # where the robot's network seems to live
    device = between(rng, robots, len(devices.platform) - 1, n)
    nobody = np.full(n, -1)
    crawls = Visits(_kind_of_visit(rng, "robot", n), person, device, nobody, nobody,
                    between(rng, FIRST_DAY * 86400, END - 3600, n))  # fmt: skip
    return [readings, crawls]


@dataclass
class Log:
    """Events, one per position: of which visit, the how manieth there, what, and when."""

    visit: Ints
    step: Ints
    kind: Ints
    occurred: Ints
    received: Ints


def _log(pop: Population, devices: Devices, visits: Visits) -> Log:
    """Unroll the visits, with the device's clock and the server's."""
    rng = pop.streams.get("web/clocks")
    length = LENGTHS[visits.template]
    visit = np.repeat(np.arange(len(length)), length)
    first = np.cumsum(length) - length
    n = len(visit)
    step = np.arange(n) - first[visit]
    kind = EVENTS[visits.template[visit], step]
    elapsed = np.cumsum(between(rng, 3, 160, n))
    elapsed -= elapsed[first][visit]
    start = visits.moment.copy()
    bought = np.flatnonzero(kind == LETTERS.index("b"))
    start[visit[bought]] -= elapsed[bought]
    moment = np.minimum(start[visit] + elapsed, END - 5) * SECOND + between(rng, 0, SECOND - 1, n)
    device = visits.device[visit]
    delay = between(rng, 20_000, 4 * SECOND, n)
    share = np.where(devices.platform[device] == WEB, 0.002, 0.04)
    late = np.flatnonzero(chance(rng, n, share))  # offline when it happened
    delay[late] += between(rng, 3600, 4 * 86400, len(late)) * SECOND
    received = np.minimum(moment + delay, (END + 1) * SECOND - 1)
    return Log(visit, step, kind, moment + devices.skew[device] * SECOND, received)


def _events(
    pop: Population, catalogue: Catalogue, sales: Sales, devices: Devices, visits: Visits
) -> Extract:
    """Write the events by the time at which they were received."""
    log = _log(pop, devices, visits)
    day = log.received // (86400 * SECOND)
    month = day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    if len(pop) > BIG:
        first = int(np.datetime64("2025-01").astype(int))
        part, parts = month - first, [f"_2025-{m:02}" for m in range(1, 13)]
    else:
        part = day - FIRST_DAY
        parts = [f"_{d}" for d in days(np.arange(FIRST_DAY, LAST_DAY + 1)).to_pylist()]
    return Extract(
        "web",
        "events",
        "parquet",
        _renderer(pop, catalogue, sales, devices, visits, log),
        log.received,
        "event_id",
        "EVX",
        {
            "missing_key": ("event_id", None),
            "missing_event_type": ("event_type", None),
            "missing_received_at": ("received_at", None),
        },
        parts=parts,
        part=part,
    )


def _properties(
    rng: Stream,
    catalogue: Catalogue,
    sales: Sales,
    visits: Visits,
    log: Log,
    product: Ints,
    country: Ints,
) -> Callable[[Ints], Column]:
    """Return how to write what each kind of event has to say, as JSON."""
    n, orders = len(log.visit), sales.orders
    quantity = 1 + weighted(rng, (0.85, 0.1, 0.05), n)
    defect = weighted(rng, (0.992, 0.004, 0.004), n)  # fine, missing, cut off
    of_country = np.array([CURRENCIES.index(CURRENCY[c]) for c in CURRENCY])
    product_id, order_id = words(catalogue.product_id), words(orders.order_id)

    def money(rows: Ints) -> tuple[Ints, Ints]:
        visit = log.visit[rows]
        order = visits.order[visit]
        return order, np.where(order >= 0, orders.currency[order], of_country[country[visit]])

    def item(rows: Ints) -> Column:
        return product_id.take(pa.array(product[rows]))

    def priced(rows: Ints) -> Column:
        _, currency = money(rows)
        price = amounts(catalogue.price[product[rows], currency])
        return join('"price":', price, ',"currency":"', choose(CURRENCIES, currency), '"}')

    def looked_at(rows: Ints) -> Column:
        return join('{"product_id":"', item(rows), '",', priced(rows))

    def carted(rows: Ints) -> Column:
        number = digits(quantity[rows])
        return join('{"product_id":"', item(rows), '","quantity":', number, ",", priced(rows))

    def checked_out(rows: Ints) -> Column:
        order, currency = money(rows)
        price = catalogue.price[product[rows], currency] * quantity[rows]
        value = amounts(np.where(order >= 0, orders.subtotal[order], price))
        code, number = choose(CURRENCIES, currency), digits(quantity[rows])
        return join('{"cart_value":', value, ',"currency":"', code, '","items":', number, "}")

    def bought(rows: Ints) -> Column:
        order, currency = money(rows)
        identifier, value = order_id.take(pa.array(order)), amounts(orders.total[order])
        code = choose(CURRENCIES, currency)
        return join('{"order_id":"', identifier, '","value":', value, ',"currency":"', code, '"}')

    def searched(rows: Ints) -> Column:
        query, results = choose(QUERIES, _by_position(rows, len(QUERIES))), _by_position(rows, 40)
        return join('{"query":"', query, '","results":', digits(results), "}")

    def measured(rows: Ints) -> Column:
        value = _by_position(rows, 100)
        metric = choose(("temperature", "battery", "boils"), value % 3)
        return join('{"metric":"', metric, '","value":', digits(value), "}")

    def pushed(rows: Ints) -> Column:
        return join('{"message_id":"PN', digits(_by_position(rows, 5000), 4), '"}')

    makers = {"p": looked_at, "s": searched, "a": carted, "r": carted, "c": checked_out,
              "b": bought, "d": measured, "n": pushed}  # fmt: skip

    def properties(rows: Ints) -> Column:
        kind, bad = log.kind[rows], defect[rows]
        silent = np.isin(kind, [i for i, c in enumerate(LETTERS) if c not in makers])
        places = [np.flatnonzero(silent)]
        made = [pa.nulls(len(places[0]), pa.string())]
        for letter, make in makers.items():
            places.append(np.flatnonzero(kind == LETTERS.index(letter)))
            made.append(make(rows[places[-1]]))
        whole = pa.concat_arrays(made).take(pa.array(np.argsort(np.concatenate(places))))
        cut = pc.utf8_slice_codeunits(whole, 0, 13)
        return only(bad != 1, pc.if_else(pa.array(bad == 2), cut, whole))

    return properties


def _renderer(
    pop: Population,
    catalogue: Catalogue,
    sales: Sales,
    devices: Devices,
    visits: Visits,
    log: Log,
) -> Callable[[Ints], Columns]:
    """Return how to write any of the events."""
    rng = pop.streams.get("web/events")
    many = len(visits.person)
    remembered = chance(rng, many, 0.45)
    logs_in = LOGS_IN[visits.template]
    never = logs_in >= LENGTHS[visits.template]
    # Who orders with an account and doesn't log in on the way must have been known before.
    known_from = np.where(never & (remembered | (visits.order >= 0)), 0, logs_in)
    known_from[visits.account < 0] = 99
    campaign, source = _campaigns(rng, devices, visits)
    referrer = weighted(rng, (0.35, 0.08, 0.35, 0.06, 0.1, 0.06), many)
    one_off = (visits.account < 0) & (visits.order < 0) & chance(rng, many, 0.3)
    one_off &= devices.platform[visits.device] == WEB  # cookies refused: a new id each time
    country = _countries(pop, rng, visits)
    product = _products(rng, catalogue, sales, visits, log)
    properties = _properties(rng, catalogue, sales, visits, log, product, country)
    names = list(CURRENCY)
    customer_id = words(sales.accounts.customer_id)
    product_id = words(catalogue.product_id)

    def render(rows: Ints) -> Columns:
        visit, step, kind = log.visit[rows], log.step[rows], log.kind[rows]
        device = visits.device[visit]
        platform = devices.platform[device]
        on_web = platform == WEB
        anonymous = np.where(one_off[visit], len(devices.platform) + visit, device)
        arriving = on_web & (step == 0)
        of_campaign = np.where(arriving, campaign[visit], -1)
        by = np.where(arriving, source[visit], 0)
        is_product = np.isin(kind, [LETTERS.index(c) for c in "par"])
        page = choose(("/", "/search", "/cart", "/checkout", "/account"), PAGES[kind])
        shown = join("/p/", product_id.take(pa.array(product[rows])))
        url = join("https://shop.example", pc.if_else(pa.array(is_product), shown, page))
        came = choose(REFERRERS, np.where(by > 0, 2, referrer[visit]))
        return {
            "event_id": join("EV", digits(rows + 1, 10)),
            "event_type": choose(tuple(KINDS.values()), kind),
            "occurred_at": as_timestamps(log.occurred[rows]),
            "received_at": as_timestamps(log.received[rows]),
            "platform": choose(PLATFORMS, platform),
            "anonymous_id": join(
                digits(anonymous * 7_919_357_113 % 10**10, 10), ".",
                digits(1_600_000_000 + anonymous * 4711 % 10**8),
            ),
            "device_id": only(~on_web, join(
                choose(("", "ios-", "and-", "dev-"), platform),
                digits(device * 3_367_900_313 % 10**10, 10),
            )),
            "user_id": only(
                step >= known_from[visit],
                customer_id.take(pa.array(np.maximum(visits.account[visit], 0))),
            ),
            "page_url": only(on_web, url),
            "referrer": only(on_web, known(
                pc.if_else(pa.array(step == 0), came, "https://shop.example/")
            )),
            "campaign_id": only(of_campaign >= 0, choose(ALL_CAMPAIGNS, of_campaign.clip(0))),
            "utm_source": only(by > 0, choose(("", "newsletter", "google"), by)),
            "utm_medium": only(by > 0, choose(("", "email", "cpc"), by)),
            "user_agent": choose(AGENT_TABLE, devices.agent[device]),
            "country": only(_is_located(rows), choose(names, country[visit])),
            "properties": properties(rows),
        }  # fmt: skip

    return render


PAGES = np.array([{"s": 1, "a": 2, "r": 2, "c": 3, "b": 3, "u": 4, "l": 4, "o": 4}.get(c, 0)
                  for c in LETTERS])  # fmt: skip
ADVERTS = tuple(f"ADS-2025-Q{q}" for q in range(1, 5))
ALL_CAMPAIGNS = (*CAMPAIGNS, *ADVERTS)


def _by_position(rows: Ints, n: int) -> Ints:
    """Return a number below `n` for each event, by its position alone."""
    return (rows * 2_654_435_761 >> 7) % n


def _is_located(rows: Ints) -> Flags:
    """Flag the events whose country could be told."""
    return np.asarray(_by_position(rows, 41) > 0)


def _campaigns(rng: Stream, devices: Devices, visits: Visits) -> tuple[Ints, Ints]:
    """Return what brought each visit: a campaign (-1: none), and by mail (1), advert (2) or not."""
    n = len(visits.person)
    day = visits.moment // 86400
    latest = np.searchsorted(CAMPAIGN_DAYS, day, side="right") - 1
    human = visits.template < _start_of("robot")
    fresh = (day - CAMPAIGN_DAYS[latest] < 9) & human & (devices.platform[visits.device] == WEB)
    by_mail = fresh & chance(rng, n, 0.22)
    by_advert = ~by_mail & human & chance(rng, n, 0.08)
    quarter = len(CAMPAIGNS) + np.clip((day - FIRST_DAY) // 92, 0, 3)
    campaign = np.where(by_mail, latest, np.where(by_advert, quarter, -1))
    return campaign, np.where(by_mail, 1, np.where(by_advert, 2, 0))


def _countries(pop: Population, rng: Stream, visits: Visits) -> Ints:
    """Return the country (place in CURRENCY) from which each visit seems to come."""
    home = pop.home_at(visits.person, visits.moment // 86400)
    codes, where = np.unique(pop.timeline.dwellings.country.astype(str), return_inverse=True)
    place = np.array([list(CURRENCY).index(c) for c in codes.tolist()])[where]
    abroad = chance(rng, len(home), 0.015)
    return np.where(abroad, between(rng, 0, len(CURRENCY) - 1, len(home)), place[home])


def _products(rng: Stream, catalogue: Catalogue, sales: Sales, visits: Visits, log: Log) -> Ints:
    """Return the product of each event: what goes into a cart was looked at just before."""
    product = catalogue.draw(rng, len(log.visit))
    basket = sales.basket
    first = np.searchsorted(basket.purchase, np.arange(len(sales.orders.moment)))
    carted = np.flatnonzero(np.isin(log.kind, [LETTERS.index(c) for c in "ar"]))
    order = visits.order[log.visit[carted]]
    bought = basket.product[first[np.maximum(order, 0)]]
    product[carted] = np.where(order >= 0, bought, product[carted])
    product[carted - 1] = product[carted]
    return product
