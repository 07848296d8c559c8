"""What the company sells, and in which shops and stores: products, prices, stores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from customer360.demo.places import Dwellings, make_dwellings
from customer360.demo.streams import Ints, Streams, Strings, between, pick, texts, weighted, zipf

BRANDS = (
    "Nordhag",
    "Lumella",
    "Kastell & Co",
    "Bramwell",
    "Petit Moulin",
    "Ostara",
    "Veldwerk",
    "Zephyrine",
)
ADJECTIVES = (
    "Classic",
    "Folding",
    "Enamel",
    "Oak",
    "Linen",
    "Travel",
    "Compact",
    "Woven",
    "Copper",
    "Everyday",
    "Alpine",
    "Felt",
    "Stoneware",
    "Bamboo",
    "Solar",
)
NOUNS = {
    "Kettle": "Kitchen", "Bowl": "Kitchen", "Chopping Board": "Kitchen", 'Pan 10"': "Kitchen",
    "Crème Brûlée Set": "Kitchen", "Apron": "Kitchen", "Lantern": "Lighting", "Lamp": "Lighting",
    "Blanket": "Textiles", "Cushion": "Textiles", "Towel": "Bath", "Mat": "Bath",
    "Basket": "Storage", "Tray": "Storage", "Bench": "Garden", "Planter": "Garden",
    "Watering Can": "Garden", "Tool Set": "Tools", "Notebook": "Stationery", "Puzzle": "Toys",
}  # fmt: skip
CURRENCIES = ("EUR", "USD", "GBP", "CHF")
PRICE_FACTOR = (100, 110, 86, 97)  # hundredths of the price in euro
STORES = ("DE",) * 8 + ("AT",) * 2 + ("CH",) * 2 + ("GB",) * 4 + ("FR",) * 4 + ("US",) * 4
TIMEZONES = {"DE": "Europe/Berlin", "AT": "Europe/Vienna", "CH": "Europe/Zurich",
             "GB": "Europe/London", "FR": "Europe/Paris"}  # fmt: skip
US_TIMEZONES = {
    "NY": "America/New_York",
    "PA": "America/New_York",
    "OH": "America/New_York",
    "MA": "America/New_York",
    "CA": "America/Los_Angeles",
    "AZ": "America/Phoenix",
    "WA": "America/Los_Angeles",
    "OR": "America/Los_Angeles",
    "CO": "America/Denver",
}


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
    models = [(f"{a} {noun}", group) for a in ADJECTIVES for noun, group in NOUNS.items()]
    models += [(f"{name} XL", group) for name, group in models]
    models = [models[i] for i in rng.permutation(len(models))[:products].tolist()]
    euro = np.floor(7.0 / (rng.random(products) + 0.025)).astype(np.int64) + 2
    price = (euro[:, None] * np.array(PRICE_FACTOR) + 50) // 100 * 100
    price = np.maximum(price, 200) - pick(rng, ["1", "5", "10"], products).astype(int)[:, None]
    ids = rng.permutation(90000)[:products] + 10000
    skus = np.arange(products) * 10 + between(rng, 1000, 1009, products)
    country = texts(STORES)
    stores, _ = make_dwellings(streams, "catalogue", country)
    timezone = [
        US_TIMEZONES.get(region, "America/Chicago") if c == "US" else TIMEZONES[c]
        for c, region in zip(country.tolist(), stores.region.tolist(), strict=True)
    ]
    return Catalogue(
        texts([f"P{v}" for v in ids.tolist()]),
        texts([f"SKU-{v:05}" for v in skus.tolist()]),
        texts([name for name, _ in models]),
        texts([group for _, group in models]),
        pick(rng, BRANDS, products),
        price,
        texts([f"ST{i:02}" for i in range(1, len(STORES) + 1)]),
        country,
        texts(timezone),
        stores,
    )
