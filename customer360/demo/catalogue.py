"""What the company sells, and in which shops and stores: products, prices, stores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from customer360.demo.places import Dwellings, make_dwellings
from customer360.demo.streams import Ints, Streams, Strings, between, pick, texts, weighted, zipf

CATEGORIES = ("Kitchen", "Garden", "Outdoor", "Home Textiles", "Lighting", "Toys", "Stationery",
              "Fitness", "Bath", "Tools")  # fmt: skip
BRANDS = ("Nordhag", "Lumella", "Kastell & Co", "Bramwell", "Petit Moulin", "Ostara", "Veldwerk",
          "Zephyrine")  # fmt: skip
ADJECTIVES = ("Classic", "Folding", "Enamel", "Oak", "Linen", "Travel", "Compact", "Woven",
              "Copper", "Everyday", "Alpine", "Felt", "Stoneware", "Bamboo", "Solar")  # fmt: skip
NOUNS = ("Kettle", "Lantern", "Blanket", "Basket", "Bowl", "Bench", "Notebook", "Lamp", "Mat",
         "Planter", "Cushion", "Chopping Board", "Watering Can", "Tool Set", "Puzzle", "Towel",
         'Pan 10"', "Crème Brûlée Set", "Tray", "Apron")  # fmt: skip
CURRENCIES = ("EUR", "USD", "GBP", "CHF")
PRICE_FACTOR = (100, 110, 86, 97)  # hundredths of the price in euro
STORES = ("DE",) * 8 + ("AT",) * 2 + ("CH",) * 2 + ("GB",) * 4 + ("FR",) * 4 + ("US",) * 4
TIMEZONES = {"DE": "Europe/Berlin", "AT": "Europe/Vienna", "CH": "Europe/Zurich",
             "GB": "Europe/London", "FR": "Europe/Paris"}  # fmt: skip
US_TIMEZONES = {"NY": "America/New_York", "PA": "America/New_York", "OH": "America/New_York",
                "MA": "America/New_York", "CA": "America/Los_Angeles", "AZ": "America/Phoenix",
                "WA": "America/Los_Angeles", "OR": "America/Los_Angeles", "CO": "America/Denver"}


@dataclass
class Catalogue:
    """Products and stores; prices in cents, one column per currency of CURRENCIES."""

    product_id: Strings
    sku: Strings
    name: Strings
    category: Strings
    brand: Strings
    price: Ints
    store_id: Strings
    store_country: Strings
    store_timezone: Strings
    stores: Dwellings

    def draw(self, rng: np.random.Generator, n: int) -> Ints:
        """Draw products: a few sell very often, most seldom."""
        return weighted(rng, zipf(len(self.sku), 12.0), n)


def make_catalogue(streams: Streams, products: int = 320) -> Catalogue:
    """Invent the assortment and the stores; they don't depend on the number of people."""
    rng = streams.get("catalogue/products")
    names = [f"{a} {b}" for a in ADJECTIVES for b in NOUNS]
    names += [f"{name} XL" for name in names]
    order = rng.permutation(len(names))[:products]
    euro = np.floor(7.0 / (rng.random(products) + 0.025)).astype(np.int64) + 2
    price = (euro[:, None] * np.array(PRICE_FACTOR) + 50) // 100 * 100
    price = np.maximum(price, 200) - pick(rng, ["1", "5", "10"], products).astype(int)[:, None]
    ids = rng.permutation(90000)[:products] + 10000
    country = texts(STORES)
    stores, _ = make_dwellings(streams, "catalogue", country)
    timezone = [
        US_TIMEZONES.get(region, "America/Chicago") if c == "US" else TIMEZONES[c]
        for c, region in zip(country.tolist(), stores.region.tolist(), strict=True)
    ]
    return Catalogue(
        texts([f"P{v}" for v in ids.tolist()]),
        texts([f"SKU-{v:05}" for v in between(rng, 0, 9, products) + np.arange(products) * 10 + 1000]),
        texts(names)[order],
        pick(rng, CATEGORIES, products),
        pick(rng, BRANDS, products),
        price,
        texts([f"ST{i:02}" for i in range(1, len(STORES) + 1)]),
        country,
        texts(timezone),
        stores,
    )
