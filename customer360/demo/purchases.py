"""When and how much people buy: heavy tails, seasons, churn, and money in whole cents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from customer360.demo.catalogue import Catalogue
from customer360.demo.streams import Floats, Ints, Stream, between, chance, weighted

FIRST_DAY = int(np.datetime64("2023-01-01").astype(int))
LAST_DAY = int(np.datetime64("2025-12-31").astype(int))
MONTHS = (0.9, 0.8, 0.9, 0.95, 1.0, 0.95, 0.85, 0.85, 1.0, 1.1, 1.6, 1.8)
WEEKDAYS = (1.0, 0.95, 0.95, 1.0, 1.15, 1.3, 0.9)


@dataclass
class Basket:
    """Lines of purchases, sorted by purchase; money in cents of the purchase's currency."""

    purchase: Ints
    line_number: Ints
    product: Ints
    quantity: Ints
    unit_price: Ints
    discount: Ints
    total: Ints


def season() -> Floats:
    """Return for each day of the window the sum of the weights up to and with it."""
    day = np.arange(FIRST_DAY, LAST_DAY + 1)
    month = day.astype("datetime64[D]").astype("datetime64[M]").astype(int) % 12
    weekday = (day + 3) % 7  # 1970-01-01 was a Thursday
    return np.cumsum(np.array(MONTHS)[month] * np.array(WEEKDAYS)[weekday])


def how_often(rng: Stream, n: int, never: float, shift: float) -> Ints:
    """Draw numbers of purchases: many buy never or once, a few buy up to 80 times.

    The greater the `shift`, the more often people come back.
    """
    x = np.arange(1, 81) + shift
    tail = 1.0 / (x * x * np.sqrt(x))
    share: Floats = tail / np.cumsum(tail)[-1] * (1 - never)
    return weighted(rng, [never, *share.tolist()], n)


def days_of(rng: Stream, start: Ints, n: Ints) -> tuple[Ints, Ints]:
    """Spread `n` purchases per buyer over the window by season, within the buyer's active time.

    A buyer is active from `start` on; two in five churn at some time.  What falls outside is not
    bought.  Returns each purchase's buyer (position) and day.
    """
    buyers = len(start)
    begin = np.clip(start, FIRST_DAY, LAST_DAY)
    churned = chance(rng, buyers, 0.4)
    end = np.where(churned, between(rng, begin, LAST_DAY, buyers), LAST_DAY)
    buyer = np.repeat(np.arange(buyers), n)
    edges = season()
    day = FIRST_DAY + np.searchsorted(edges, rng.random(len(buyer)) * edges[-1], side="right")
    bought = (day >= begin[buyer]) & (day <= end[buyer])
    return buyer[bought], day[bought]


def fill_baskets(
    rng: Stream, catalogue: Catalogue, currency: Ints, sizes: Sequence[float]
) -> Basket:
    """Fill a basket per purchase, priced in its currency (position in CURRENCIES).

    `sizes` are the weights of baskets with one, two, … lines.
    """
    size = 1 + weighted(rng, sizes, len(currency))
    purchase = np.repeat(np.arange(len(currency)), size)
    n = len(purchase)
    line_number = np.arange(n) - np.repeat(np.cumsum(size) - size, size) + 1
    product = catalogue.draw(rng, n)
    quantity = 1 + weighted(rng, (0.78, 0.13, 0.04, 0.03, 0.01, 0.01), n)
    unit_price = catalogue.price[product, currency[purchase]]
    percent = np.array([0, 10, 15, 20, 30])[weighted(rng, (0.87, 0.05, 0.03, 0.03, 0.02), n)]
    gross = quantity * unit_price
    discount = gross * percent // 100
    return Basket(purchase, line_number, product, quantity, unit_price, discount, gross - discount)
