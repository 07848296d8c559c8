"""Where people live: countries, cities, invented streets and dwellings, and phone numbers.

Cities and their postcode ranges are real, streets and house numbers are composed.  Phone numbers
come first from the ranges that regulators set aside for fiction (Ofcom, ARCEP, BNetzA, 555-01xx);
where a country has none, or they are used up, from prefixes without subscribers as far as known.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from customer360.demo.streams import (
    Ints,
    Stream,
    Streams,
    Strings,
    between,
    blank,
    chance,
    pick,
    texts,
    weighted,
    zipf,
)

COUNTRIES = ("DE", "AT", "CH", "GB", "FR", "US", "NL", "ES", "PL")
COUNTRY_SHARES = (0.42, 0.08, 0.08, 0.14, 0.12, 0.135, 0.01, 0.008, 0.007)
COUNTRY = {code: i for i, code in enumerate(COUNTRIES)}
CURRENCY = {"DE": "EUR", "AT": "EUR", "CH": "CHF", "GB": "GBP", "FR": "EUR", "US": "USD",
            "NL": "EUR", "ES": "EUR", "PL": "EUR"}  # fmt: skip
CALLING_CODE = {"DE": "49", "AT": "43", "CH": "41", "GB": "44", "FR": "33", "US": "1",
                "NL": "31", "ES": "34", "PL": "48"}  # fmt: skip

# city | other spelling | region | first postcode | last postcode | language of its streets.
# British cities have an outward code and the number of its districts instead of a range.
CITIES: dict[str, str] = {
    "DE": """Berlin||Berlin|10115|14199|de
Hamburg||Hamburg|20095|22769|de
München|Munich|Bayern|80331|81929|de
Köln|Cologne|Nordrhein-Westfalen|50667|51149|de
Frankfurt am Main|Frankfurt|Hessen|60306|60599|de
Stuttgart||Baden-Württemberg|70173|70629|de
Düsseldorf||Nordrhein-Westfalen|40210|40629|de
Leipzig||Sachsen|04103|04357|de
Dortmund||Nordrhein-Westfalen|44135|44388|de
Bremen||Bremen|28195|28779|de
Dresden||Sachsen|01067|01328|de
Hannover|Hanover|Niedersachsen|30159|30669|de
Nürnberg|Nuremberg|Bayern|90402|90491|de
Mannheim||Baden-Württemberg|68159|68309|de
Münster||Nordrhein-Westfalen|48143|48167|de
Freiburg im Breisgau|Freiburg|Baden-Württemberg|79098|79117|de
Göttingen||Niedersachsen|37073|37085|de
Würzburg||Bayern|97070|97084|de
Lübeck||Schleswig-Holstein|23552|23570|de
Gießen||Hessen|35390|35398|de""",
    "AT": """Wien|Vienna|Wien|1010|1230|de
Graz||Steiermark|8010|8055|de
Linz||Oberösterreich|4020|4040|de
Salzburg||Salzburg|5020|5026|de
Innsbruck||Tirol|6020|6020|de
Klagenfurt am Wörthersee|Klagenfurt|Kärnten|9020|9020|de
St. Pölten|Sankt Pölten|Niederösterreich|3100|3107|de""",
    "CH": """Zürich|Zurich|ZH|8001|8064|de
Genève|Genf|GE|1201|1209|fr
Basel||BS|4051|4059|de
Lausanne||VD|1003|1018|fr
Bern|Berne|BE|3004|3027|de
Winterthur||ZH|8400|8409|de
Luzern|Lucerne|LU|6003|6006|de
St. Gallen|Sankt Gallen|SG|9000|9016|de""",
    "GB": """London||Greater London|SE|28|en
Birmingham||West Midlands|B|45|en
Manchester||Greater Manchester|M|40|en
Leeds||West Yorkshire|LS|29|en
Glasgow||Scotland|G|46|en
Liverpool||Merseyside|L|38|en
Bristol||Bristol|BS|24|en
Edinburgh||Scotland|EH|17|en
Sheffield||South Yorkshire|S|20|en
Cardiff||Wales|CF|24|en
Newcastle upon Tyne|Newcastle|Tyne and Wear|NE|20|en
Norwich||Norfolk|NR|14|en
York||North Yorkshire|YO|32|en""",
    "FR": """Paris||Île-de-France|75001|75020|fr
Marseille|Marseilles|Provence-Alpes-Côte d'Azur|13001|13016|fr
Lyon|Lyons|Auvergne-Rhône-Alpes|69001|69009|fr
Toulouse||Occitanie|31000|31500|fr
Nice||Provence-Alpes-Côte d'Azur|06000|06300|fr
Nantes||Pays de la Loire|44000|44300|fr
Strasbourg||Grand Est|67000|67200|fr
Bordeaux||Nouvelle-Aquitaine|33000|33800|fr
Lille||Hauts-de-France|59000|59800|fr
Besançon||Bourgogne-Franche-Comté|25000|25000|fr
Saint-Étienne|St Etienne|Auvergne-Rhône-Alpes|42000|42100|fr""",
    "US": """New York|New York City|NY|10001|10282|en
Los Angeles|LA|CA|90001|90089|en
Chicago||IL|60601|60661|en
Houston||TX|77002|77099|en
Phoenix||AZ|85003|85054|en
Philadelphia||PA|19102|19154|en
San Antonio||TX|78202|78264|en
San Diego||CA|92101|92139|en
Columbus||OH|43201|43240|en
Seattle||WA|98101|98199|en
Denver||CO|80202|80264|en
Boston||MA|02108|02136|en
Nashville||TN|37201|37221|en
Portland||OR|97201|97239|en
St. Louis|Saint Louis|MO|63101|63147|en
Milwaukee||WI|53202|53228|en""",
    "NL": """Amsterdam||Noord-Holland|1011|1109|nl
Rotterdam||Zuid-Holland|3011|3089|nl
Utrecht||Utrecht|3511|3585|nl""",
    "ES": """Madrid||Madrid|28001|28055|es
Barcelona||Cataluña|08001|08042|es
Málaga||Andalucía|29001|29018|es""",
    "PL": """Warszawa|Warsaw|mazowieckie|00001|04999|pl
Kraków|Cracow|małopolskie|30002|31999|pl
Wrocław|Breslau|dolnośląskie|50001|54999|pl""",
}

STREET_PARTS: dict[str, tuple[str, str]] = {
    "de": (
        "Haupt Schul Garten Bahnhof Dorf Berg Linden Kirch Wald Ring Birken Wiesen Mühlen Feld"
        " Rosen Eichen Tannen Buchen Ahorn Kastanien Markt Brunnen Bach See Ufer Sonnen Stern"
        " Amsel Drossel Finken Lerchen Meisen Schwalben Falken Hasen Fuchs Reh Dachs Erlen"
        " Pappel Weiden Flieder Tulpen Nelken Veilchen Heide Moor Ziegel Töpfer Gerber Weber"
        " Schmiede Müller Bäcker Färber Seiler Salz Korn Wein Hopfen Kapellen Kloster Schloss",
        "straße weg gasse allee platz ring stieg winkel",
    ),
    "en": (
        "High Church Station Main Park Mill School Victoria Green Manor Kings Queens New Grange"
        " Oak Maple Cedar Elm Pine Walnut Willow Birch Chestnut Hawthorn Lime Orchard Meadow Hill"
        " Spring Lake River Brook Bridge Ferry Harbour Castle Abbey Priory Market Chapel Cross"
        " North South West East Sunset Sycamore Juniper Laurel Heather Primrose Larch Quarry"
        " Foundry Tannery Weavers Coopers Fletchers Lantern Fox Heron Kestrel Lark Plover",
        "Street Road Lane Avenue Close Drive Way Court",
    ),
    "fr": (
        "de~l'Église de~la~Gare du~Moulin des~Lilas des~Écoles du~Château de~la~Mairie du~Stade"
        " des~Tilleuls des~Rosiers du~Lavoir de~la~Fontaine des~Acacias des~Vignes du~Marché"
        " de~la~Forêt des~Peupliers du~Pont de~la~Plage de~la~Poste des~Jardins des~Prés"
        " du~Puits de~la~Croix des~Cerisiers de~la~Source du~Four des~Hirondelles de~l'Étang"
        " de~la~Colline des~Érables du~Verger des~Noyers de~la~Tannerie des~Tisserands"
        " du~Tilleul~Vert de~la~Lanterne des~Alouettes du~Renard~Roux",
        "rue avenue boulevard chemin impasse place allée",
    ),
    "es": (
        "Mayor Real~Vieja del~Sol de~la~Fuente de~la~Iglesia Nueva del~Olivo de~las~Flores"
        " del~Molino de~la~Luna del~Mercado de~los~Naranjos",
        "Calle Avenida Plaza Paseo",
    ),
    "nl": (
        "Kerk School Molen Dorps Linden Beuken Eiken Haven Markt Water Tulpen Rozen Zonnebloem",
        "straat laan weg plein singel",
    ),
    "pl": (
        "Polna Leśna Słoneczna Krótka Szkolna Ogrodowa Lipowa Brzozowa Łąkowa Kwiatowa Zielona"
        " Sosnowa Kościelna Parkowa",
        "ul.",
    ),
}

# Blocks of numbers by country and kind: area or operator code, leading digits, free digits.
# Up to the bar: set aside for fiction.
PHONE_BLOCKS: dict[tuple[str, str], str] = {
    ("DE", "landline"): "30,23125,3 40,66969,3 69,90009,3 89,99998,3 221,4710,3 |"
    " 30,2312,5 40,6696,5 69,9000,5 89,9999,5",
    ("DE", "mobile"): "171,39200,2 176,04069,3 | 1533,,7 1543,,7",
    ("AT", "landline"): "| 1,9155,4 316,9155,4 662,9155,4 512,9155,4",
    ("AT", "mobile"): "| 679,915,5 679,8,7",
    ("CH", "landline"): "| 44,915,4 22,915,4 31,915,4 61,915,4",
    ("CH", "mobile"): "| 74,915,4 74,1,6",
    ("GB", "landline"): "20,79460,3 113,4960,3 114,4960,3 115,4960,3 116,4960,3 117,4960,3"
    " 118,4960,3 121,4960,3 131,4960,3 141,4960,3 151,4960,3 161,4960,3 191,4980,3 29,20180,3"
    " 1632,960,3 | 1632,8,5 1632,7,5",
    ("GB", "mobile"): "7700,900,3 | 7700,8,5 7700,7,5 7700,6,5",
    ("FR", "landline"): "1,9900,4 2,6191,4 3,5301,4 4,6571,4 5,3649,4 | 2,00,6",
    ("FR", "mobile"): "6,3998,4 | 7,00,6",
    ("NL", "landline"): "| 20,915,4",
    ("NL", "mobile"): "| 6,0015,4 6,01,6",
    ("ES", "landline"): "| 910,15,4 910,16,4",
    ("ES", "mobile"): "| 600,15,4 600,16,4",
    ("PL", "landline"): "| 22,915,4 12,915,4",
    ("PL", "mobile"): "| 500,15,4 500,16,4",
}
SCATTER = 7_368_787  # shares no factor with a power of ten: it permutes the numbers of a block
US_AREA_CODES = (
    "201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 301 302 303 304 305 307"
    " 308 309 310 312 313 314 315 316 317 318 319 401 402 404 405 406 407 408 409 410 412 413 414"
    " 415 417 419 501 502 503 504 505 507 508 509 510 512 513 515 516 517 518 601 602 603 605 606"
    " 607 608 609 610 612 614 615 616 617 618 619 701 702 703 704 706 707 708 712 713 714 715 716"
    " 717 718 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 901 903 904 906 907 908"
    " 909 910 912 913 914 915 916 918 919"
)


@dataclass
class Phones:
    """Telephone numbers, one per position: country, code of area or operator, subscriber."""

    country: Strings
    area: Strings
    subscriber: Strings

    def __len__(self) -> int:
        return len(self.country)


@dataclass
class Dwellings:
    """Homes, one per position; a unit ('Apt 4B') is '' where the house has none."""

    country: Strings
    city: Strings
    city_other: Strings
    region: Strings
    postcode: Strings
    street: Strings
    number: Strings
    unit: Strings
    language: Strings
    landline: Ints  # position in the phones that were made along with them, -1: none

    def __len__(self) -> int:
        return len(self.country)


def phone_blocks(country: str, kind: str) -> list[tuple[str, str, int]]:
    """Return the blocks of a country and kind: (area code, leading digits, free digits)."""
    if country == "US":
        areas = US_AREA_CODES.split()
        return [(area, "55501", 2) for area in areas] + [(area, "555", 4) for area in areas]
    blocks = []
    listed = PHONE_BLOCKS[country, "mobile" if kind == "mobile" else "landline"]
    for block in listed.replace("|", " ").split():
        area, lead, free = block.split(",")
        blocks.append((area, lead, int(free)))
    return blocks


def allocate_phones(rng: Stream, country: Strings, kind: str) -> Phones:
    """Give each position a number of its country that no other position has.

    `kind` is 'landline', 'switchboard' (landlines, from the end of the blocks) or 'mobile'.
    Numbers never repeat unless a country's blocks are used up.
    """
    area, subscriber = blank(len(country)), blank(len(country))
    for code in COUNTRIES:
        at = np.flatnonzero(country == code)
        if not len(at):
            continue
        blocks = phone_blocks(code, kind)
        sizes = np.array([10**free for _, _, free in blocks], dtype=np.int64)
        edges = np.cumsum(sizes)
        order = rng.permutation(len(at)).astype(np.int64)
        if code == "US":  # even positions for landlines, odd ones for mobiles
            order = order * 2 + (kind == "mobile")
        order %= edges[-1]
        if kind == "switchboard":
            order = edges[-1] - 1 - order
        block = np.searchsorted(edges, order, side="right")
        offset = order - (edges[block] - sizes[block])
        offset = offset * SCATTER % sizes[block]  # neighbours in order differ in many digits
        area[at] = [blocks[b][0] for b in block.tolist()]
        subscriber[at] = [
            blocks[b][1] + str(o).zfill(blocks[b][2])
            for b, o in zip(block.tolist(), offset.tolist(), strict=True)
        ]
    return Phones(country, area, subscriber)


def concat_phones(first: Phones, second: Phones) -> Phones:
    """Put two sets of numbers one behind the other."""
    return Phones(
        *(np.concatenate([getattr(first, f.name), getattr(second, f.name)]) for f in fields(Phones))
    )


def street_names(language: str) -> Strings:
    """Return the invented street names of a language, common ones first."""
    starts, ends = (part.replace("\n", " ").split() for part in STREET_PARTS[language])
    if language in ("de", "nl"):
        names = [s + e for e in ends for s in starts]
        names += ["Am " + s + "berg" for s in starts] if language == "de" else []
    elif language == "en":
        names = [f"{s} {e}" for e in ends for s in starts]
    else:
        names = [f"{e} {s}" for e in ends for s in starts]
    return texts([name.replace("~", " ") for name in names])


def make_dwellings(streams: Streams, name: str, country: Strings) -> tuple[Dwellings, Phones]:
    """Invent one dwelling per given country, and the landlines that some of them have.

    A fifth of them stand in a house that another of the dwellings stands in too.
    """
    rng = streams.get(f"{name}/dwellings")
    n = len(country)
    columns = {f.name: blank(n) for f in fields(Dwellings) if f.name != "landline"}
    columns["country"] = country
    for code in COUNTRIES:
        at = np.flatnonzero(country == code)
        if not len(at):
            continue
        rows = [line.split("|") for line in CITIES[code].splitlines()]
        city = weighted(rng, zipf(len(rows), 1.5), len(at))
        for position, column in ((0, "city"), (1, "city_other"), (2, "region"), (5, "language")):
            columns[column][at] = texts([row[position] for row in rows])[city]
        columns["postcode"][at] = _postcodes(rng, code, rows, city)
    for language in STREET_PARTS:
        at = np.flatnonzero(columns["language"] == language)
        names = street_names(language)
        columns["street"][at] = names[weighted(rng, zipf(len(names), 40.0), len(at))]
    longest = np.minimum(14 / np.sqrt(rng.random(n) + 0.004), 180).astype(np.int64)
    number = between(rng, 1, 1 + longest, n)
    letter = pick(rng, ["a", "b", "c", "d"], n)
    bis = np.where(columns["language"] == "fr", " bis", letter).astype(object)
    digits = texts([str(v) for v in number.tolist()])
    columns["number"] = np.where(chance(rng, n, 0.12), digits + bis, digits).astype(object)
    us = country == "US"
    columns["number"][us] = texts([str(v) for v in (number * 17 + 100).tolist()])[us]
    floor, door = between(rng, 1, 28, n), pick(rng, ["", "A", "B", "C", "D"], n)
    unit = texts([str(v) for v in floor.tolist()]) + door
    english = columns["language"] == "en"
    flat = np.where(us, "Apt ", "Flat ").astype(object) + unit
    columns["unit"] = np.where(english & chance(rng, n, 0.3), flat, "").astype(object)

    shared = np.flatnonzero(chance(rng, n, 0.2))
    _share_houses(rng, columns, country, shared)

    has_line = chance(rng, n, 0.6)
    landline = np.where(has_line, np.cumsum(has_line) - 1, -1).astype(np.int64)
    phones = allocate_phones(streams.get(f"{name}/landlines"), country[has_line], "landline")
    return Dwellings(**columns, landline=landline), phones


def _postcodes(rng: Stream, code: str, rows: list[list[str]], city: Ints) -> Strings:
    """Draw a postcode inside each city's range."""
    n = len(city)
    if code == "GB":
        outward = texts([row[3] for row in rows])[city]
        district = between(rng, 1, np.array([int(row[4]) for row in rows])[city], n)
        inward = between(rng, 1, 9, n)
        letters = "ABDEFGHJLNPQRSTUWXYZ"
        ends = pick(rng, [a + b for a in letters for b in letters], n)
        return texts(
            [f"{o}{d} {i}{e}" for o, d, i, e in zip(outward, district, inward, ends, strict=True)]
        )
    low = np.array([int(row[3]) for row in rows])[city]
    high = np.array([int(row[4]) for row in rows])[city]
    step = 10 if code == "AT" else 1
    drawn = low + between(rng, 0, (high - low) // step, n) * step
    width = len(rows[0][3])
    plain = [str(v).zfill(width) for v in drawn.tolist()]
    if code == "PL":
        plain = [f"{p[:2]}-{p[2:]}" for p in plain]
    if code == "NL":
        letters_of = pick(rng, ["AB", "CD", "EX", "KL"], n).tolist()
        plain = [f"{p} {e}" for p, e in zip(plain, letters_of, strict=True)]
    return texts(plain)


def _share_houses(rng: Stream, columns: dict[str, Strings], country: Strings, shared: Ints) -> None:
    """Move the dwellings at positions `shared` into the houses of others of their country."""
    own_house = np.ones(len(country), dtype=bool)
    own_house[shared] = False
    for code in COUNTRIES:
        hosts = np.flatnonzero(own_house & (country == code))
        guests = shared[country[shared] == code]
        if len(hosts) and len(guests):
            host = hosts[between(rng, 0, len(hosts) - 1, len(guests))]
            for column in ("city", "city_other", "region", "postcode", "street", "number",
                           "language"):  # fmt: skip
                columns[column][guests] = columns[column][host]
