"""The demo company: the same bytes every time, balanced money, complete truth, honest dirt."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest

from customer360.demo import DemoError, generate
from customer360.demo.core import Population, make_population
from customer360.demo.names import surname_table
from customer360.demo.streams import Streams, weighted, zipf
from customer360.demo.timeline import REAL_DOMAINS

PEOPLE, SEED = 600, 7
Row = dict[str, Any]
SELLING = ("crm", "shop", "pos")  # test_demo_systems.py looks at the other systems
# What these three write at PEOPLE and SEED.  It may only change on purpose, and says so if it does.
SELLING_DIGEST = "aa173f3e82e2810936ca96986ea7974ce28bbb4db54dfe61dc290e3c33752f21"
PLACEHOLDER_DOMAINS = {"test.com", "none.com", "noemail.com", "xxx.xx"}
CSV_HEADERS = {
    "crm/contacts": "contact_id,salutation,first_name,last_name,email,phone,mobile,street,city,"
    "state,postal_code,country,birth_date,gender,account_id,lead_source,owner,created_date,"
    "last_modified",
    "crm/accounts": "account_id,account_name,industry,vat_number,billing_street,billing_city,"
    "billing_postal_code,billing_country,created_date,last_modified",
    "pos/loyalty_members": "card_number;full_name;birth_date;phone;email;street;postal_code;city;"
    "country;joined_on;home_store_id;updated_at",
    "pos/store_sales": "receipt_number;line_number;store_id;sold_at;card_number;product_code;"
    "quantity;unit_price;discount;line_total;currency;original_receipt_number",
    "pos/stores": "store_id;store_name;street;postal_code;city;country;timezone;opened_on",
}
JSON_KEYS = {
    "shop/customers": "customer_id email first_name last_name phone accepts_marketing"
    " default_address created_at updated_at",
    "shop/orders": "order_id customer_id email status currency subtotal discount shipping total"
    " ordered_at cancelled_at shipping_name shipping_phone shipping_address updated_at",
    "shop/order_lines": "order_id line_number product_id quantity unit_price discount line_total",
    "shop/refunds": "refund_id order_id line_number amount currency reason refunded_at",
    "shop/products": "product_id sku name category brand list_price currency updated_at",
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo")
    generate(PEOPLE, SEED, out, progress=False)
    return out


@pytest.fixture(scope="module")
def population() -> Population:
    return make_population(SEED, 6000)


def digests(out: Path) -> dict[str, str]:
    files = sorted(p for p in out.rglob("*") if p.is_file())
    return {str(p.relative_to(out)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def files_of(demo: Path, table: str) -> list[Path]:
    system, name = table.split("/")
    return sorted(
        p
        for p in (demo / "raw" / system).iterdir()
        if re.fullmatch(rf"{name}(_\d{{4}})?\.(csv|jsonl)", p.name)
    )


def csv_rows(demo: Path, table: str) -> list[Row]:
    """Read the rows that have the right number of fields, with a plain CSV reader."""
    rows: list[Row] = []
    for path in files_of(demo, table):
        delimiter = ";" if table.startswith("pos") else ","
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            reader = csv.reader(file, delimiter=delimiter)
            header = next(reader)
            rows += [dict(zip(header, r, strict=True)) for r in reader if len(r) == len(header)]
    return rows


def json_rows(demo: Path, table: str) -> list[Row]:
    """Read the lines that are JSON objects."""
    rows = []
    for path in files_of(demo, table):
        for line in path.read_text("utf-8", errors="replace").splitlines():
            try:
                row = json.loads(line, parse_float=Decimal)
            except json.JSONDecodeError:
                continue
            if isinstance(row, dict):
                rows.append(row)
    return rows


def good_orders(demo: Path) -> dict[str, Row]:
    """Return the newest version of each order that isn't broken."""
    newest: dict[str, Row] = {}
    for row in json_rows(demo, "shop/orders"):
        if row["order_id"] and not row["order_id"].startswith("SO9"):
            held = newest.get(row["order_id"])
            if held is None or row["updated_at"] > held["updated_at"]:
                newest[row["order_id"]] = row
    return newest


def good_lines(demo: Path) -> dict[tuple[str, int], Row]:
    return {
        (r["order_id"], r["line_number"]): r
        for r in json_rows(demo, "shop/order_lines")
        if r["order_id"] and r["line_number"] < 90000
    }


def good_sales(demo: Path) -> dict[tuple[str, int], Row]:
    return {
        (r["receipt_number"], int(r["line_number"])): r
        for r in csv_rows(demo, "pos/store_sales")
        if r["line_number"].isdigit() and int(r["line_number"]) < 90000
    }


def cents(text: str) -> int:
    return int(text.replace(".", "").replace(",", ""))


def truth_rows(demo: Path) -> list[Row]:
    with (demo / "truth" / "person_records.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def expected(demo: Path) -> dict[tuple[str, str], dict[str, tuple[str, int]]]:
    result: dict[tuple[str, str], dict[str, tuple[str, int]]] = defaultdict(dict)
    with (demo / "truth" / "expected_rows.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["source_system"], row["source_entity"])
            result[key][row["kind"]] = (row["outcome"], int(row["row_count"]))
    return result


def selling(demo: Path) -> dict[tuple[str, str], dict[str, tuple[str, int]]]:
    return {place: kinds for place, kinds in expected(demo).items() if place[0] in SELLING}


# --- the same bytes ------------------------------------------------------------------------------


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_another_process_writes_the_same_bytes(demo: Path, tmp_path: Path, hash_seed: str) -> None:
    command = [sys.executable, "-m", "customer360.demo", "--people", str(PEOPLE)]
    command += ["--seed", str(SEED), "--out", str(tmp_path), "--quiet"]
    threads = {"PYTHONHASHSEED": hash_seed, "OMP_NUM_THREADS": hash_seed, "TZ": "Asia/Tokyo"}
    root = Path(__file__).parents[2]
    subprocess.run(command, check=True, env=os.environ | threads, cwd=root)
    assert digests(tmp_path) == digests(demo)


def test_what_was_there_first_stays_as_it_is(demo: Path) -> None:
    """Further systems, and faster code, change no byte of crm, shop, pos and their truth."""
    whole = hashlib.sha256()
    for system in SELLING:
        for path in sorted((demo / "raw" / system).iterdir()):
            whole.update(path.name.encode() + path.read_bytes())
    whole.update((demo / "truth" / "person_records.csv").read_bytes())
    counts = (demo / "truth" / "expected_rows.csv").read_text().splitlines()
    whole.update("\n".join(line for line in counts if line.startswith(SELLING)).encode())
    assert counts[1].startswith("crm,")
    assert whole.hexdigest() == SELLING_DIGEST


def test_two_processes_write_the_same_bytes(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["customer360.demo.generate"], "SIDE_BY_SIDE", PEOPLE)
    generate(PEOPLE, SEED, tmp_path, progress=False)
    assert digests(tmp_path) == digests(demo)


def test_another_seed_writes_other_bytes(demo: Path, tmp_path: Path) -> None:
    generate(PEOPLE, SEED + 1, tmp_path, progress=False)
    before = digests(demo)
    same = {f for f, digest in digests(tmp_path).items() if before.get(f) == digest}
    assert not same


def test_writing_in_chunks_changes_nothing(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("customer360.demo.extracts.CHUNK", 97)
    monkeypatch.setattr("customer360.demo.columnar.CHUNK", 89)
    generate(PEOPLE, SEED, tmp_path, progress=False)
    written, before = digests(tmp_path), digests(demo)
    assert written.keys() == before.keys()
    for name, digest in written.items():
        if name.endswith(".parquet"):  # where a chunk ends, a row group does
            assert pq.read_table(tmp_path / name).equals(pq.read_table(demo / name))
        else:
            assert digest == before[name]


def test_a_stream_depends_on_seed_and_name_alone() -> None:
    streams = Streams(SEED)
    alone = streams.get("crm/typos").random(5).tolist()
    streams.get("erp/invoices").random(1000)
    assert streams.get("crm/typos").random(5).tolist() == alone
    assert Streams(SEED + 1).get("crm/typos").random(5).tolist() != alone
    assert streams.get("crm/typo").random(5).tolist() != alone


def test_a_system_more_changes_no_byte_of_the_others(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from customer360.demo import generate as module

    def with_another(pop: Population, folder: Path, truth: Any) -> None:
        pop.streams.get("erp/invoices").random(10_000)
        pop.home_at(np.arange(10), np.full(10, 19_000))
        make_crm(pop, folder, truth)

    writer = sys.modules["customer360.demo.generate"]
    make_crm = writer.make_crm
    monkeypatch.setattr(writer, "make_crm", with_another)
    module(PEOPLE, SEED, tmp_path, progress=False)
    assert digests(tmp_path) == digests(demo)


# --- files ---------------------------------------------------------------------------------------


def test_files_have_the_agreed_form(demo: Path) -> None:
    for table, header in CSV_HEADERS.items():
        for path in files_of(demo, table):
            assert path.read_bytes().split(b"\n", 1)[0].decode() == header
    for table, keys in JSON_KEYS.items():
        assert {tuple(row) for row in json_rows(demo, table)} == {tuple(keys.split())}
    written = {
        str(p.relative_to(demo / "raw"))
        for system in SELLING
        for p in (demo / "raw" / system).rglob("*")
        if p.is_file()
    }
    listed = {
        str(p.relative_to(demo / "raw"))
        for table in (*CSV_HEADERS, *JSON_KEYS)
        for p in files_of(demo, table)
    }
    assert written == listed


def test_what_is_there_is_not_overwritten(demo: Path, tmp_path: Path) -> None:
    before = digests(demo)
    with pytest.raises(DemoError, match=r"raw is not empty"):
        generate(PEOPLE, SEED + 1, demo, progress=False)
    assert digests(demo) == before

    (tmp_path / "raw").mkdir()  # an empty folder is no obstacle
    generate(PEOPLE, SEED, tmp_path, progress=False)
    (tmp_path / "raw" / "crm" / "old.csv").write_text("old")
    generate(PEOPLE, SEED, tmp_path, progress=False, force=True)
    assert digests(tmp_path) == before


def test_an_interrupted_run_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["customer360.demo.generate"], "make_pos", interrupt)
    with pytest.raises(KeyboardInterrupt):
        generate(PEOPLE, SEED, tmp_path, progress=False)
    assert list(tmp_path.iterdir()) == []


def test_a_second_process_that_fails_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise ValueError("no web today")

    writer = sys.modules["customer360.demo.generate"]
    monkeypatch.setattr(writer, "SIDE_BY_SIDE", PEOPLE)
    monkeypatch.setattr(writer, "make_web", fail)
    expected_error = DemoError if sys.platform == "linux" else ValueError
    with pytest.raises(expected_error):
        generate(PEOPLE, SEED, tmp_path, progress=False)
    assert list(tmp_path.iterdir()) == []


def test_the_command_explains_itself(demo: Path) -> None:
    command = [sys.executable, "-m", "customer360.demo", "--out", str(demo)]
    run = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert run.returncode == 1
    assert "not empty" in run.stderr
    assert "Traceback" not in run.stderr


def test_too_few_people_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DemoError, match="at least"):
        generate(3, SEED, tmp_path, progress=False)


@pytest.mark.parametrize("people", [50, 51, 77])
def test_small_worlds_work(tmp_path: Path, people: int) -> None:
    generate(people, people, tmp_path, progress=False)
    assert truth_rows(tmp_path)


# --- money ---------------------------------------------------------------------------------------


def test_orders_equal_their_lines(demo: Path) -> None:
    sums: Counter[str] = Counter()
    for (order, _), row in good_lines(demo).items():
        total = row["quantity"] * row["unit_price"] - row["discount"]
        assert row["line_total"] == total
        assert row["quantity"] > 0
        assert 0 <= row["discount"] < row["quantity"] * row["unit_price"]
        sums[order] += int(row["line_total"] * 100)
    orders = good_orders(demo)
    assert len(orders) > 300
    for key, order in orders.items():
        assert order["subtotal"] * 100 == sums[key]
        assert order["total"] == order["subtotal"] - order["discount"] + order["shipping"]
        assert order["total"] > 0


def test_refunds_never_exceed_the_order(demo: Path) -> None:
    orders, returned = good_orders(demo), Counter[str]()
    for row in {
        r["refund_id"]: r
        for r in json_rows(demo, "shop/refunds")
        if r["refund_id"] and not r["refund_id"].startswith("RF9") and r["order_id"] in orders
    }.values():
        order = orders[row["order_id"]]
        assert row["currency"] == order["currency"]
        assert row["amount"] > 0
        assert row["refunded_at"] > order["ordered_at"]
        returned[row["order_id"]] += row["amount"]
    assert returned
    assert all(amount <= orders[key]["total"] for key, amount in returned.items())
    full = {key for key, amount in returned.items() if amount == orders[key]["total"]}
    assert full
    assert returned.keys() - full
    assert any(orders[key]["status"] == "cancelled" for key in returned)


def test_receipts_balance_and_returns_are_negative(demo: Path) -> None:
    sales = good_sales(demo)
    sold = Counter[tuple[str, str]]()
    for row in sales.values():
        quantity = int(row["quantity"])
        total = quantity * cents(row["unit_price"]) - cents(row["discount"])
        assert cents(row["line_total"]) == total
        assert (quantity < 0) == bool(row["original_receipt_number"])
        sold[row["receipt_number"], row["product_code"]] += max(quantity, 0)
    returns = [row for row in sales.values() if row["original_receipt_number"]]
    known = [
        row for row in returns if (row["original_receipt_number"], row["product_code"]) in sold
    ]
    assert len(known) >= 0.8 * len(returns) > 0
    for row in known:
        assert -int(row["quantity"]) <= sold[row["original_receipt_number"], row["product_code"]]


def test_prices_stand_in_every_currency(demo: Path) -> None:
    assert {r["currency"] for r in good_orders(demo).values()} == {"EUR", "USD", "GBP", "CHF"}
    with_card = {r["currency"] for r in good_sales(demo).values() if r["card_number"]}
    without = {r["currency"] for r in good_sales(demo).values() if not r["card_number"]}
    assert with_card == without == {"EUR", "USD", "GBP", "CHF"}


def test_orders_are_heavy_tailed_and_seasonal(tmp_path: Path) -> None:
    generate(3000, SEED, tmp_path, progress=False)
    orders = good_orders(tmp_path).values()
    counts = sorted(Counter(r["customer_id"] for r in orders if r["customer_id"]).values())
    assert sum(counts[-len(counts) // 10 :]) > 0.35 * sum(counts)
    assert sum(c == 1 for c in counts) > 0.3 * len(counts)
    months = Counter(r["ordered_at"][5:7] for r in orders)
    assert months["12"] > 1.4 * months["07"]
    assert min(r["ordered_at"] for r in orders)[:7] == "2023-01"
    assert max(r["ordered_at"] for r in orders)[:7] == "2025-12"
    assert {r["status"] for r in orders} == {"placed", "paid", "shipped", "delivered", "cancelled"}


# --- truth ---------------------------------------------------------------------------------------


def test_truth_covers_exactly_the_good_records(demo: Path) -> None:
    truth = defaultdict(set)
    for row in truth_rows(demo):
        truth[row["source_system"], row["source_entity"]].add(row["source_record_id"])
    contacts = {r["contact_id"] for r in csv_rows(demo, "crm/contacts")}
    assert truth["crm", "contacts"] == {c for c in contacts if re.fullmatch(r"CON0\d{6}", c)}
    customers = {r["customer_id"] for r in json_rows(demo, "shop/customers")} - {None}
    assert truth["shop", "customers"] == {c for c in customers if c.startswith("SC0")}
    members = {r["card_number"] for r in csv_rows(demo, "pos/loyalty_members")}
    assert truth["pos", "loyalty_members"] == {m for m in members if re.fullmatch(r"290\d{9}", m)}
    cards = {r["card_number"] for r in good_sales(demo).values()} - {""}
    assert truth["pos", "loyalty_cards"] == cards - truth["pos", "loyalty_members"]
    guests = {
        hashlib.sha256(r["email"].strip().lower().encode()).hexdigest()
        for r in good_orders(demo).values()
        if r["customer_id"] is None
    }
    assert truth["shop", "guests"] == guests
    assert all(truth.values())


def test_each_record_has_one_person_in_one_household(demo: Path) -> None:
    rows = truth_rows(demo)
    keys = [(r["source_system"], r["source_entity"], r["source_record_id"]) for r in rows]
    assert len(keys) == len(set(keys))
    household = {}
    for row in rows:
        assert household.setdefault(row["person_id"], row["household_id"]) == row["household_id"]


def test_counts_add_up_to_the_lines_of_the_files(demo: Path) -> None:
    for (system, table), kinds in selling(demo).items():
        rows = sum(count for _, count in kinds.values())
        if system == "shop":
            raw = [p.read_bytes() for p in files_of(demo, f"{system}/{table}")]
            assert rows == sum(content.count(b"\n") for content in raw)
        else:
            delimiter = ";" if system == "pos" else ","
            read = 0
            for path in files_of(demo, f"{system}/{table}"):
                with path.open(encoding="utf-8", errors="replace", newline="") as file:
                    read += sum(1 for _ in csv.reader(file, delimiter=delimiter)) - 1
            assert rows == read


# --- dirt ----------------------------------------------------------------------------------------


def test_every_kind_of_broken_row_is_there(demo: Path) -> None:
    for (system, _), kinds in selling(demo).items():
        line_level = (
            {"truncated_json", "not_an_object", "invalid_utf8"}
            if system == "shop"
            else {"too_few_columns", "too_many_columns", "stray_quote", "invalid_utf8"}
        )
        assert kinds.keys() >= line_level | {"missing_key", "exact_duplicate", "good"}
        assert all(count >= 1 for _, count in kinds.values())
    everywhere = {kind for kinds in expected(demo).values() for kind in kinds}
    assert everywhere >= {
        "impossible_date", "text_in_number", "unknown_status", "zero_quantity",
        "negative_quantity", "orphan_line", "orphan_refund", "older_version",
    }  # fmt: skip


def test_broken_lines_leave_their_neighbours_alone(demo: Path) -> None:
    """What a plain reader can't use is no more than what was broken on purpose."""
    for table, header in CSV_HEADERS.items():
        system, name = table.split("/")
        kinds = expected(demo)[system, name]
        width = header.count(";" if system == "pos" else ",") + 1
        assert all(len(row) == width for row in csv_rows(demo, table))
        readable = len(csv_rows(demo, table))
        total = sum(count for _, count in kinds.values())
        uneven = kinds["too_few_columns"][1] + kinds["too_many_columns"][1]
        assert readable == total - uneven
    for table in JSON_KEYS:
        system, name = table.split("/")
        kinds = expected(demo)[system, name]
        total = sum(count for _, count in kinds.values())
        lost = kinds["truncated_json"][1] + kinds["not_an_object"][1]
        assert len(json_rows(demo, table)) == total - lost


def test_valid_rows_hold_delimiters_quotes_and_line_breaks(tmp_path: Path) -> None:
    generate(2000, SEED, tmp_path, progress=False)
    contacts = csv_rows(tmp_path, "crm/contacts")
    for character in (",", '"', "\n"):
        assert any(character in r["street"] for r in contacts)
    members = csv_rows(tmp_path, "pos/loyalty_members")
    assert any(";" in r["street"] for r in members)
    assert any("\n" in r["street"] for r in members)
    assert any('"' in r["name"] for r in json_rows(tmp_path, "shop/products"))


def test_records_are_dirty_in_all_the_usual_ways(tmp_path: Path) -> None:
    generate(5000, SEED, tmp_path, progress=False)
    contacts = csv_rows(tmp_path, "crm/contacts")
    members = csv_rows(tmp_path, "pos/loyalty_members")
    emails = [r["email"] for r in contacts]
    phones = [r["phone"] for r in contacts + members] + [r["mobile"] for r in contacts]
    names = {r["first_name"] for r in contacts} | {r["last_name"] for r in contacts}
    assert "test@test.com" in emails
    assert any(e.startswith("info@") for e in emails)
    assert any(e and "@" not in e for e in emails)
    assert any(re.search(r"\+\w+@gmail\.com", e) for e in emails)
    assert any(e.isupper() for e in emails)
    assert {"000-0000", "n/a"} <= set(phones)
    assert "n/a" in names
    assert "01/01/1900" in {r["birth_date"] for r in contacts}
    assert "01.01.1900" in {r["birth_date"] for r in members}
    shapes = {re.sub(r"\d+", "9", phone) for phone in phones}
    assert len(shapes) > 12
    assert any(r["full_name"].isupper() for r in members)
    assert any(", " in r["full_name"] for r in members)
    assert any(r["last_name"].endswith(("Jr.", "Sr.")) for r in contacts)
    assert any(r["first_name"].startswith("Dr. ") for r in contacts)
    assert {"Tom", "Mike", "Bob", "Steffi"} & names
    assert any(re.search("[а-яα-ω一-龥ء-ي]", name.lower()) for name in names)  # noqa: RUF001
    missing = Counter(key for row in contacts for key, value in row.items() if not value)
    for column in ("first_name", "email", "phone", "mobile", "street", "birth_date", "gender"):
        assert 0 < missing[column] < len(contacts)
    inboxes = Counter(e.lower() for e in emails if e.endswith(".example"))
    assert inboxes.most_common(1)[0][1] > 1
    sales = good_sales(tmp_path)
    registered = {r["card_number"] for r in members}
    kinds = Counter(
        "none" if not r["card_number"] else r["card_number"] in registered for r in sales.values()
    )
    assert min(kinds["none"], kinds[True], kinds[False]) > 100


def test_late_and_repeated_rows(demo: Path) -> None:
    for table, key, moment in (
        ("crm/contacts", "contact_id", "last_modified"),
        ("shop/orders", "order_id", "updated_at"),
        ("shop/customers", "customer_id", "updated_at"),
        ("pos/loyalty_members", "card_number", "updated_at"),
    ):
        read = json_rows if table.startswith("shop") else csv_rows
        versions = defaultdict(set)
        copies: Counter[str] = Counter()
        for row in read(demo, table):
            versions[row[key]].add(row[moment])
            copies[json.dumps(row, default=str)] += 1
        assert any(len(moments) > 1 for name, moments in versions.items() if name)
        assert max(copies.values()) > 1
    late = [
        row
        for row in json_rows(demo, "shop/orders")
        if row["ordered_at"][:4] == "2023" and row["order_id"] and row["order_id"] < "SO9"
    ]
    in_file = len(
        [line for line in files_of(demo, "shop/orders")[0].read_bytes().splitlines() if line]
    )
    assert late
    assert in_file


def test_no_real_domain_beyond_the_freemail_ones(demo: Path) -> None:
    addresses = set()
    for path in (demo / "raw").rglob("*.*"):
        for line in path.read_text("utf-8", errors="replace").lower().splitlines():
            whole = line.endswith("}") or path.suffix == ".csv"
            if whole and "\ufffd" not in line:
                addresses |= set(re.findall(r"([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)", line))
    assert addresses
    for local, domain in addresses:
        if domain in REAL_DOMAINS:
            assert "_" in local  # which Gmail does not allow: nobody has this address
        else:
            assert domain.endswith(".example") or domain in PLACEHOLDER_DOMAINS


# --- people --------------------------------------------------------------------------------------


def test_names_follow_a_heavy_tailed_law(population: Population) -> None:
    german = population.homes.person_culture == "de"
    surnames = Counter(population.names.surname_before[german].tolist())
    n = sum(surnames.values())
    top = sum(count for _, count in surnames.most_common(10)) / n
    singles = sum(1 for count in surnames.values() if count == 1)
    assert 0.04 < top < 0.25
    assert singles > 0.35 * len(surnames)
    assert len(surnames) > 0.2 * n
    vietnamese = Counter(
        population.names.surname_before[population.homes.person_culture == "vi"].tolist()
    )
    assert vietnamese.most_common(1)[0][0] == "Nguyễn"


def test_draws_keep_their_weights() -> None:
    drawn = weighted(Streams(SEED).get("test"), zipf(50, 2.0), 200_000)
    share = np.bincount(drawn, minlength=50) / 200_000
    assert np.abs(share - zipf(50, 2.0) / zipf(50, 2.0).sum()).max() < 0.005


def test_surnames_are_listed_once() -> None:
    latin, _ = surname_table("de")
    assert len(latin) > 3000
    assert len(set(latin.tolist())) == len(latin)
    assert "van den Berg" in set(surname_table("nl")[0].tolist())


def test_cultures_and_scripts_meet(population: Population) -> None:
    names, homes = population.names, population.homes
    assert len(set(homes.person_culture.tolist())) >= 12
    scripts = {"ru": "[а-я]", "el": "[α-ω]", "ar": "[ء-ي]", "zh": "[一-龥]"}  # noqa: RUF001
    for culture, letters in scripts.items():
        here = np.flatnonzero(homes.person_culture == culture)
        assert all(re.search(letters, t.lower()) for t in names.given_native[here])
    spanish = names.surname_before[homes.person_culture == "es"]
    assert all(" " in name for name in spanish)
    women = (homes.person_culture == "pl") & (homes.gender == "f")
    assert not any(t.endswith("ski") for t in names.surname_before[women])


def test_kin_are_plausible(population: Population) -> None:
    homes, names = population.homes, population.names
    child = np.flatnonzero(homes.parent >= 0)
    years = (homes.birth[child] - homes.birth[homes.parent[child]]) / 365.25
    assert years.min() >= 19.9
    assert years.max() <= 41
    youngest = homes.birth.max()
    assert youngest <= np.datetime64("2010-01-01").astype(int)

    son = np.flatnonzero(homes.namesake >= 0)
    father = homes.namesake[son]
    assert len(son) > 10
    assert (names.given[son] == names.given[father]).all()
    assert set(homes.gender[son].tolist()) == {"m"}
    assert 0 < (names.suffix[son] == "Jr.").mean() < 0.6

    family = np.where(homes.parent >= 0, homes.of[homes.parent], homes.of)
    free = homes.namesake < 0
    kin = Counter(zip(family[free].tolist(), names.given[free].tolist(), strict=True))
    assert max(kin.values()) == 1

    twin = np.flatnonzero(homes.twin >= 0)
    assert len(twin) > 10
    assert (homes.birth[twin] == homes.birth[homes.twin[twin]]).all()
    assert (homes.of[twin] == homes.of[homes.twin[twin]]).all()
    assert not (names.given[twin] == names.given[homes.twin[twin]]).any()


def test_households_live_together(population: Population) -> None:
    homes, timeline = population.homes, population.timeline
    everybody = np.arange(len(population))
    today = np.full(len(population), 20_453)  # 2025-12-31
    home = population.home_at(everybody, today)
    first_of = np.searchsorted(homes.of, homes.of)
    assert (home == home[first_of]).all()
    assert (np.bincount(homes.of) >= 1).all()

    then = np.full(len(population), 17_000)  # 2016
    moved = population.home_at(everybody, then) != home
    assert 0.2 < moved.mean() < 0.7
    before = population.surname_at(everybody, then) != population.surname_at(everybody, today)
    assert 0.005 < before.mean() < 0.1
    phone_changed = timeline.mobile_at(everybody, then) != timeline.mobile_at(everybody, today)
    assert 0.1 < phone_changed.mean() < 0.5
    shared = timeline.shared_inbox != ""
    assert shared.sum() % 2 == 0
    assert shared.any()


def test_recycled_numbers_have_one_owner_at_a_time(population: Population) -> None:
    timeline = population.timeline
    spans = defaultdict(list)
    for person, slots in enumerate(timeline.mobile.tolist()):
        starts = timeline.mobile_from[person].tolist()
        for slot, number in enumerate(slots):
            if number >= 0:
                end = starts[slot + 1] if slot + 1 < len(starts) else 10**6
                spans[number].append((starts[slot], end, person))
    recycled = [sorted(owners) for owners in spans.values() if len(owners) > 1]
    assert recycled
    for owners in recycled:
        for (_, end, first), (start, _, second) in pairwise(owners):
            assert start >= end
            assert first != second


def test_numbers_are_given_once(population: Population) -> None:
    phones = population.timeline.phones
    numbers = list(
        zip(phones.country.tolist(), phones.area.tolist(), phones.subscriber.tolist(), strict=True)
    )
    assert len(set(numbers)) == len(numbers)
    american = [s for c, _, s in numbers if c == "US"]
    assert american
    assert all(s.startswith("55501") for s in american)


def test_addresses_are_given_once(population: Population) -> None:
    timeline = population.timeline
    flat = [t for t in timeline.email.ravel().tolist() if t]
    flat += [t for t in timeline.second_email.tolist() if t]
    assert len(set(flat)) == len(flat)
