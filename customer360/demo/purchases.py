"""When and how much people buy: heavy tails, seasons, churn, and money in whole cents."""

from __future__ import annotations

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


def how_often(rng: Stream, n: int, never: float, steep: bool) -> Ints:
    """Draw numbers of purchases: many buy never or once, a few buy up to 80 times."""
    x = np.arange(1, 81) + 1.5
    tail = 1.0 / (x * x * x if steep else x * x * np.sqrt(x))
    share = tail / np.cumsum(tail)[-1] * (1 - never)
    return weighted(rng, np.concatenate([[never], share]), n)


def days_of(rng: Stream, start: Ints, n: Ints) -> tuple[Ints, Ints]:
    """Spread `n` purchases per buyer over the days from `start` on, by season.

    Half of the buyers churn at some time.  Returns each purchase's buyer (position) and day.
    """
    buyers = len(start)
    begin = np.clip(start, FIRST_DAY, LAST_DAY)
    end = np.where(chance(rng, buyers, 0.5), between(rng, begin, LAST_DAY, buyers), LAST_DAY)
    buyer = np.repeat(np.arange(buyers), n)
    edges = season()
    low = np.concatenate([[0.0], edges])[begin - FIRST_DAY][buyer]
    high = edges[end - FIRST_DAY][buyer]
    drawn = low + rng.random(len(buyer)) * (high - low)
    day = FIRST_DAY + np.searchsorted(edges, drawn, side="right")
    return buyer, np.minimum(day, LAST_DAY)


def fill_baskets(rng: Stream, catalogue: Catalogue, currency: Ints, most: int) -> Basket:
    """Fill a basket per purchase, priced in its currency (position in CURRENCIES)."""
    size = 1 + weighted(rng, 1.0 / (np.arange(most) + 1.0), len(currency))
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
