"""The demo's erp, web, email, support, survey, social, enrichment and privacy extracts."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from customer360.demo import generate

PEOPLE = 3000
ROOT = Path(__file__).parents[2]
Row = dict[str, Any]
# Per table: form, key, and what the last column of a good row's key looks like.
TABLES = {
    "erp/billing_accounts": ("parquet", ("account_number",), r"BA-[0-8]\d{6}"),
    "erp/invoices": ("parquet", ("invoice_number",), r"INV-202[345]-\d{6}"),
    "erp/payments": ("parquet", ("payment_id",), r"PAY-\d{7}"),
    "erp/exchange_rates": ("parquet", ("rate_date", "currency"), "[A-Z]{3}"),
    "web/events": ("parquet", ("event_id",), r"EV\d{10}"),
    "email/subscribers": ("csv", ("subscriber_id",), r"SUB[0-8]\d{6}"),
    "email/campaign_events": ("csv", ("event_id",), r"EE\d{9}"),
    "support/requesters": ("json", ("requester_id",), r"36\d{7}"),
    "support/tickets": ("json", ("ticket_id",), r"1\d{6}"),
    "survey/responses": ("csv", ("response_id",), r"RSP[0-8]\d{6}"),
    "social/profiles": ("jsonl", ("platform", "handle"), r"(?!zz9\.).+"),
    "social/mentions": ("jsonl", ("mention_id",), r"MN\d{8}"),
    "enrichment/demographics": ("parquet", ("delivery", "vendor_row_id"), r"V\d{8}"),
    "privacy/consent_receipts": ("csv", ("receipt_id",), r"CR\d{8}"),
    "privacy/requests": ("csv", ("request_id",), r"DSR-\d{6}"),
}
COLUMNS = {
    "erp/billing_accounts": "account_number account_type name contact_name tax_id email phone"
    " street postal_code city country currency created_on updated_at",
    "erp/invoices": "invoice_number account_number order_reference invoice_type issued_on due_on"
    " currency net_amount tax_amount gross_amount status updated_at",
    "erp/payments": "payment_id invoice_number account_number paid_on amount currency method",
    "erp/exchange_rates": "currency base_currency rate_date rate",
    "web/events": "event_id event_type occurred_at received_at platform anonymous_id device_id"
    " user_id page_url referrer campaign_id utm_source utm_medium user_agent country properties",
    "email/subscribers": "subscriber_id email first_name last_name status signup_source country"
    " language created_at updated_at",
    "email/campaign_events": "event_id campaign_id campaign_name subscriber_id email event_type"
    " occurred_at link_url bounce_type",
    "support/requesters": "requester_id name email phone organization_name locale time_zone"
    " created_at updated_at",
    "support/tickets": "ticket_id requester_id channel category priority status subject"
    " order_reference created_at first_reply_at solved_at satisfaction updated_at",
    "survey/responses": "response_id survey email order_number score comment channel sent_at"
    " responded_at",
    "social/profiles": "platform handle display_name email phone location followers is_business"
    " created_at updated_at",
    "social/mentions": "mention_id platform handle kind text sentiment sentiment_score likes"
    " posted_at",
    "enrichment/demographics": "delivery vendor_row_id email_sha256 postcode country age_band"
    " gender household_size has_children income_band home_owner education lifestyle confidence"
    " observed_on",
    "privacy/consent_receipts": "receipt_id subject_email subject_phone source_system"
    " source_entity source_record_id purpose channel region legal_basis action recorded_at"
    " collected_via policy_version",
    "privacy/requests": "request_id request_type subject_name subject_email subject_phone"
    " source_system source_entity source_record_id region received_at due_on status completed_at"
    " updated_at",
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo")
    generate(PEOPLE, 11, out, progress=False)
    return out


@cache
def elements(demo: Path, table: str) -> list[Any]:
    """Read everything that stands in the table's files: rows as dicts, the rest as it is."""
    form = TABLES[table][0]
    result: list[Any] = []
    for path in sorted(demo.glob(f"raw/{table}*.{form}")):
        if form == "parquet":
            result += pq.read_table(path).to_pylist()
        elif form == "csv":
            delimiter = ";" if table.startswith("privacy") else ","
            with path.open(encoding="utf-8", errors="replace", newline="") as file:
                reader = csv.reader(file, delimiter=delimiter)
                header = next(reader)
                for line in reader:
                    fits = len(line) == len(header)
                    result.append(dict(zip(header, line, strict=True)) if fits else line)
        elif form == "json":
            document = json.loads(path.read_bytes())
            if isinstance(document, dict):
                (document,) = document.values()
            result += document
        else:
            for text in path.read_text("utf-8", errors="replace").splitlines():
                try:
                    result.append(json.loads(text))
                except json.JSONDecodeError:
                    result.append(text)
    return result


def good(demo: Path, table: str) -> list[Row]:
    """Return the rows under a key that no broken row has: with repetitions and old versions."""
    _, key, pattern = TABLES[table]
    return [
        row
        for row in elements(demo, table)
        if isinstance(row, dict)
        and all(row.get(name) not in (None, "") for name in key)
        and re.fullmatch(pattern, str(row[key[-1]]))
    ]


@cache
def newest(demo: Path, table: str) -> list[Row]:
    """Return the newest version of each good row."""
    _, key, _ = TABLES[table]
    held: dict[tuple[Any, ...], Row] = {}
    for row in good(demo, table):
        name = tuple(row[column] for column in key)
        if name not in held or row.get("updated_at", 0) > held[name].get("updated_at", 0):
            held[name] = row
    return list(held.values())


def expected(demo: Path) -> dict[str, dict[str, tuple[str, int]]]:
    result: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    with (demo / "truth" / "expected_rows.csv").open() as file:
        for row in csv.DictReader(file):
            table = f"{row['source_system']}/{row['source_entity']}"
            result[table][row["kind"]] = (row["outcome"], int(row["row_count"]))
    return result


def truth(demo: Path, *systems: str) -> list[Row]:
    rows = []
    for path in sorted((demo / "truth").glob("person_records*.csv")):
        with path.open() as file:
            rows += [r for r in csv.DictReader(file) if r["source_system"] in systems]
    return rows


def orders(demo: Path) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for path in sorted((demo / "raw" / "shop").glob("orders_*.jsonl")):
        for line in path.read_text("utf-8", errors="replace").splitlines():
            try:
                row = json.loads(line, parse_float=Decimal)
            except json.JSONDecodeError:
                continue
            if isinstance(row, dict) and str(row["order_id"]).startswith("SO0"):
                found[row["order_id"]] = row
    return found


# --- rows ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_what_the_truth_says(demo: Path, table: str) -> None:
    """Counted anew from the files: good rows, repetitions, old versions, and all others broken."""
    kinds = expected(demo)[table]
    rows = good(demo, table)
    contents = {json.dumps(row, default=str, sort_keys=True) for row in rows}
    keys = {tuple(row[name] for name in TABLES[table][1]) for row in rows}
    outcome: Counter[str] = Counter()
    for result, count in kinds.values():
        outcome[result] += count
    assert len(keys) == outcome["staged"] > 0
    assert len(rows) - len(contents) == outcome["duplicate"] >= 2
    assert len(contents) - len(keys) == outcome["superseded"]
    assert len(elements(demo, table)) - len(rows) == outcome["rejected"] > 0
    assert all(count > 0 for _, count in kinds.values())
    versioned = "updated_at" in COLUMNS[table].split()
    assert (outcome["superseded"] > 0) == versioned


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_as_agreed(demo: Path, table: str) -> None:
    found = {tuple(row) for row in elements(demo, table) if isinstance(row, dict)}
    names = tuple(COLUMNS[table].split())
    absent = {names[1:]} if TABLES[table][0] in ("json", "jsonl") else set()
    assert found == {names} | absent


def test_line_level_breakage_is_there(demo: Path) -> None:
    wanted = {
        "csv": {"too_few_columns", "too_many_columns", "stray_quote", "invalid_utf8"},
        "jsonl": {"truncated_json", "not_an_object", "invalid_utf8", "absent_key"},
        "json": {"not_an_object", "absent_key"},
        "parquet": set(),
    }
    for table, (form, _, _) in TABLES.items():
        assert expected(demo)[table].keys() >= wanted[form] | {"missing_key"}


def test_no_file_of_another_name(demo: Path) -> None:
    listed = {
        path for table, (form, _, _) in TABLES.items() for path in demo.glob(f"raw/{table}*.{form}")
    }
    systems = {table.partition("/")[0] for table in TABLES}
    written = {p for s in systems for p in (demo / "raw" / s).rglob("*") if p.is_file()}
    assert written == listed
    days = [p.stem.removeprefix("events_") for p in (demo / "raw" / "web").iterdir()]
    assert len(days) > 350
    assert all(re.fullmatch(r"2025-\d\d-\d\d", day) for day in days)


def test_events_of_a_big_company_come_by_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("customer360.demo.web.BIG", 100)
    generate(200, 11, tmp_path, progress=False)
    names = {p.stem for p in (tmp_path / "raw" / "web").iterdir()}
    assert names == {f"events_2025-{month:02}" for month in range(1, 13)}


# --- truth ---------------------------------------------------------------------------------------


def test_truth_names_good_records_only(demo: Path) -> None:
    keys = {
        ("erp", "billing_accounts"): {
            r["account_number"] for r in newest(demo, "erp/billing_accounts")
            if r["account_type"] == "private"
        },
        ("email", "subscribers"): {r["subscriber_id"] for r in newest(demo, "email/subscribers")},
        ("support", "requesters"): {
            str(r["requester_id"]) for r in newest(demo, "support/requesters")
        },
        ("social", "profiles"): {
            f"{r['platform']}:{r['handle']}" for r in newest(demo, "social/profiles")
        },
        ("enrichment", "demographics"): {
            f"{r['delivery']}:{r['vendor_row_id']}" for r in newest(demo, "enrichment/demographics")
        },
    }  # fmt: skip
    named = defaultdict(set)
    for row in truth(demo, *(system for system, _ in keys)):
        named[row["source_system"], row["source_entity"]].add(row["source_record_id"])
    assert named.keys() == keys.keys()
    for place, records in keys.items():
        assert named[place] <= records
    for place in (("erp", "billing_accounts"), ("support", "requesters"),
                  ("enrichment", "demographics")):  # fmt: skip
        assert named[place] == keys[place]
    assert len(named["email", "subscribers"]) > 0.9 * len(keys["email", "subscribers"])


def test_a_person_lives_in_one_household_throughout(demo: Path) -> None:
    rows = truth(demo, "crm", "shop", "pos", "erp", "email", "support", "social", "enrichment")
    household: dict[str, str] = {}
    for row in rows:
        assert household.setdefault(row["person_id"], row["household_id"]) == row["household_id"]
    keys = [(r["source_system"], r["source_entity"], r["source_record_id"]) for r in rows]
    assert len(keys) == len(set(keys))
    strangers = [r for r in rows if r["person_id"].startswith("X")]
    assert strangers
    assert {r["source_system"] for r in strangers} == {"enrichment"}
    assert max(Counter(r["person_id"] for r in strangers).values()) == 2  # in both deliveries


# --- what each system has ------------------------------------------------------------------------


def test_books_agree_with_the_shop(demo: Path) -> None:
    placed = orders(demo)
    invoices = newest(demo, "erp/invoices")
    of_orders = [r for r in invoices if r["order_reference"] and r["invoice_type"] == "invoice"]
    assert len(of_orders) > 500
    for row in of_orders:
        order = placed[row["order_reference"]]
        assert row["gross_amount"] == order["total"]
        assert row["currency"] == order["currency"]
        assert timedelta(0) <= row["issued_on"] - day_of(order["ordered_at"]) <= timedelta(3)
    off = [r for r in invoices if r["net_amount"] + r["tax_amount"] != r["gross_amount"]]
    assert 0 < len(off) < 0.02 * len(invoices)
    assert all(r["gross_amount"] > 0 for r in invoices)
    assert {r["status"] for r in invoices} == {"open", "paid", "cancelled"}
    assert any(r["order_reference"] is None for r in invoices)
    assert any(r["invoice_type"] == "credit_note" for r in invoices)


def day_of(text: str) -> Any:
    return datetime.strptime(text[:10], "%Y-%m-%d").date()


def test_payments_come_in_every_way(demo: Path) -> None:
    invoices = {r["invoice_number"]: r for r in newest(demo, "erp/invoices")}
    paid: dict[str, Decimal] = defaultdict(Decimal)
    payments = newest(demo, "erp/payments")
    for row in payments:
        paid[row["invoice_number"]] += row["amount"]
    assert any(number not in invoices for number in paid)
    billed = [r for r in invoices.values() if r["invoice_type"] == "invoice"]
    rest = [r["gross_amount"] - paid[r["invoice_number"]] for r in billed]
    assert sum(r == 0 for r in rest) > 0.8 * len(rest)
    assert any(r < 0 for r in rest)
    missing = [
        r for r in billed if r["invoice_number"] not in paid or not paid[r["invoice_number"]]
    ]
    assert missing
    assert any(0 < paid[r["invoice_number"]] < r["gross_amount"] for r in billed)
    assert any(r["amount"] < 0 for r in payments)
    late = [r for r in payments if r["invoice_number"] in invoices
            and r["paid_on"] > invoices[r["invoice_number"]]["due_on"]]  # fmt: skip
    assert 0.05 < len(late) / len(payments) < 0.25
    for row in billed:
        settled = paid[row["invoice_number"]] >= row["gross_amount"]
        if row["status"] == "open":
            assert not settled or any(r["invoice_number"] not in invoices for r in payments)


def test_clerks_write_in_capitals(demo: Path) -> None:
    accounts = newest(demo, "erp/billing_accounts")
    private = [r for r in accounts if r["account_type"] == "private"]
    firms = [r for r in accounts if r["account_type"] == "company"]
    assert len(private) > 5 * len(firms) > 0
    assert all(r["name"] == r["name"].upper() and ", " in r["name"] for r in private)
    assert all(r["contact_name"] is None for r in private)
    assert any(r["contact_name"] for r in firms)
    accents = [r for r in private if not r["name"].isascii()]
    assert 0 < len(accents) < 0.2 * len(private)
    assert 0.02 < sum(bool(r["tax_id"]) for r in private) / len(private) < 0.2
    assert any(len(r["country"]) > 2 for r in accounts)


def test_rates_are_of_business_days_and_near_the_seed(demo: Path) -> None:
    with (ROOT / "seeds" / "exchange_rates.csv").open() as file:
        seed = {(r["currency"], r["valid_from"]): Decimal(r["eur_rate"])
                for r in csv.DictReader(file)}  # fmt: skip
    rates = newest(demo, "erp/exchange_rates")
    assert {r["currency"] for r in rates} == {"EUR", "USD", "GBP", "CHF"}
    for row in rates:
        assert row["rate_date"].weekday() < 5
        near = seed.get((row["currency"], f"{row['rate_date']:%Y-%m}-01"))
        assert near is None or abs(row["rate"] / near - 1) < Decimal("0.05")
    assert len(rates) > 4 * 740


def test_the_web_is_mostly_anonymous(demo: Path) -> None:
    events = newest(demo, "web/events")
    assert 8 * PEOPLE < len(events) < 12 * PEOPLE
    named = [r for r in events if r["user_id"]]
    assert 0.2 < len(named) / len(events) < 0.45
    users, cookies = defaultdict(set), defaultdict(set)
    for row in named:
        users[row["anonymous_id"]].add(row["user_id"])
        cookies[row["user_id"]].add(row["anonymous_id"])
    assert any(len(u) > 1 for u in users.values())  # a device that a household shares
    assert any(len(c) > 1 for c in cookies.values())  # a person with several devices
    silent = {r["anonymous_id"] for r in events} - users.keys()
    assert len(silent) > 0.3 * PEOPLE
    assert {r["platform"] for r in events} == {"web", "ios", "android", "connected_device"}
    for row in events:
        assert (row["device_id"] is None) == (row["platform"] == "web")
    assert any("ExampleBot" in r["user_agent"] for r in events)


def test_the_web_tells_of_orders_and_campaigns(demo: Path) -> None:
    placed = orders(demo)
    events = newest(demo, "web/events")
    bought = []
    for row in events:
        if row["event_type"] == "purchase" and row["properties"]:
            try:
                bought.append((row, json.loads(row["properties"], parse_float=Decimal)))
            except json.JSONDecodeError:
                continue
    assert len(bought) > 500
    for row, said in bought:
        order = placed[said["order_id"]]
        assert said["value"] == order["total"]
        assert row["user_id"] == order["customer_id"]
    carts = {r["anonymous_id"] for r in events if r["event_type"] == "add_to_cart"}
    buyers = {r["anonymous_id"] for r in events if r["event_type"] == "purchase"}
    assert len(carts - buyers) > 100
    sent = {r["campaign_id"] for r in newest(demo, "email/campaign_events")}
    brought = Counter(r["campaign_id"] for r in events if r["utm_medium"] == "email")
    assert brought.total() > 100
    assert brought.keys() <= sent
    assert all(r["campaign_id"] for r in events if r["utm_source"])


def test_the_web_is_dirty(demo: Path) -> None:
    events = newest(demo, "web/events")
    kinds = {r["event_type"] for r in events}
    assert kinds >= {"undefined", "video_start", "wishlist_add"}
    talking = [r for r in events if r["event_type"] == "product_view"]
    assert any(r["properties"] is None for r in talking)
    cut = [r for r in talking if r["properties"] and not r["properties"].endswith("}")]
    assert 0 < len(cut) < 0.02 * len(talking)
    assert any(r["occurred_at"].year < 1990 for r in events)
    assert any(r["occurred_at"].year > 2090 for r in events)
    gaps = [r["received_at"] - r["occurred_at"] for r in events]
    assert any(timedelta(hours=2) < gap < timedelta(days=5) for gap in gaps)
    assert all(r["received_at"].year == 2025 for r in events)
    assert any(r["country"] is None for r in events)


def test_mail_is_sent_read_and_refused(demo: Path) -> None:
    subscribers = newest(demo, "email/subscribers")
    assert {r["status"] for r in subscribers} == {
        "subscribed",
        "unsubscribed",
        "bounced",
        "pending",
    }
    named = {r["source_record_id"]: r["person_id"] for r in truth(demo, "email")}
    roles = [r for r in subscribers if r["subscriber_id"] not in named]
    assert any(r["email"].startswith("info@") for r in roles)
    assert max(Counter(named.values()).values()) > 1  # subscribed twice
    assert sum(r["first_name"] == "" for r in subscribers) > 0.1 * len(subscribers)
    events = sorted(newest(demo, "email/campaign_events"), key=lambda r: str(r["occurred_at"]))
    assert {r["event_type"] for r in events} - {"complaint"} == {
        "sent", "delivered", "open", "click", "bounce", "unsubscribe"
    }  # fmt: skip
    left = {r["subscriber_id"] for r in subscribers if r["status"] == "unsubscribed"}
    gone: set[str] = set()
    for row in events:
        assert row["event_type"] != "sent" or row["subscriber_id"] not in gone
        if row["event_type"] == "unsubscribe":
            gone.add(row["subscriber_id"])
    assert left == {s for s in gone if not s.startswith("SUB8")} | (left - gone)
    assert all(bool(r["link_url"]) == (r["event_type"] == "click") for r in events)
    assert all(bool(r["bounce_type"]) == (r["event_type"] == "bounce") for r in events)
    assert any(r["bounce_type"] == "hard" for r in events)


def test_people_ask_for_help_under_many_names(demo: Path) -> None:
    requesters = newest(demo, "support/requesters")
    names = [r["name"] for r in requesters]
    for form in (r"\w+ \w\.", r"[^,]+, .+", r"\S+@\S+", r"[a-z]+"):
        assert any(re.fullmatch(form, name) for name in names)
    assert any(r["email"] is None for r in requesters)
    assert any(r["organization_name"] for r in requesters)
    persons = {r["source_record_id"]: r["person_id"] for r in truth(demo, "support")}
    elsewhere = {r["person_id"] for r in truth(demo, "crm", "shop", "pos")}
    assert set(persons.values()) - elsewhere  # without any account
    tickets = newest(demo, "support/tickets")
    known = {r["requester_id"] for r in requesters}
    assert any(t["requester_id"] not in known for t in tickets)
    assert sum(t["requester_id"] in known for t in tickets) > 0.98 * len(tickets)
    placed = orders(demo)
    referring = [t["order_reference"] for t in tickets if t["order_reference"]]
    assert sum(r in placed for r in referring) > 0.75 * len(referring)
    assert any(r.startswith("#") for r in referring)
    for row in tickets:
        moments = [row["created_at"], row["first_reply_at"], row["solved_at"]]
        told = [m for m in moments if m]
        assert told == sorted(told)
        assert row["updated_at"] >= told[-1]
    scores = Counter(t["satisfaction"]["score"] for t in tickets if t["satisfaction"])
    assert scores.keys() == {"good", "bad", "unoffered"}
    assert any(t["satisfaction"] is None for t in tickets)


def test_answers_come_by_order_or_by_address(demo: Path) -> None:
    responses = newest(demo, "survey/responses")
    ways = Counter((bool(r["email"]), bool(r["order_number"])) for r in responses)
    assert all(ways[way] > 0 for way in ((True, False), (False, True), (True, True)))
    for survey, low, high in (("nps", 0, 10), ("csat", 1, 5)):
        scores = [int(r["score"]) for r in responses if r["survey"] == survey]
        assert {low, high} <= set(scores)
        assert sum(low <= s <= high for s in scores) > 0.95 * len(scores)
    assert any("\n" in r["comment"] for r in responses)
    assert all(r["responded_at"] > r["sent_at"] for r in responses)


def test_profiles_are_seldom_named(demo: Path) -> None:
    profiles = newest(demo, "social/profiles")
    assert 0.02 < sum(bool(r["email"]) for r in profiles) / len(profiles) < 0.3
    assert any(r["phone"] for r in profiles)
    named = {r["source_record_id"] for r in truth(demo, "social")}
    nobody = [r for r in profiles if f"{r['platform']}:{r['handle']}" not in named]
    assert any(r["is_business"] for r in nobody)
    mentions = newest(demo, "social/mentions")
    known = {(r["platform"], r["handle"]) for r in profiles}
    share = sum((r["platform"], r["handle"].lstrip("@")) in known for r in mentions)
    assert 0.8 * len(mentions) < share < len(mentions)
    for row in mentions:
        assert -1 <= row["sentiment_score"] <= 1
        assert row["sentiment"] != "positive" or row["sentiment_score"] > 0


def test_bought_data_drifts(demo: Path) -> None:
    rows = newest(demo, "enrichment/demographics")
    first, second = (
        [r for r in rows if r["delivery"] == delivery] for delivery in ("2025-03", "2025-09")
    )

    def share(part: list[Row], column: str, *values: object) -> float:
        return sum(r[column] in values for r in part) / len(part)

    assert share(second, "income_band", "D", "E") > share(first, "income_band", "D", "E") + 0.1
    assert share(second, "home_owner", None) > share(first, "home_owner", None) + 0.15
    assert share(first, "lifestyle", "digital") == 0 < share(second, "lifestyle", "digital")
    assert abs(share(first, "gender", "f") - share(second, "gender", "f")) < 0.08
    hashes = [r["email_sha256"] for r in rows if r["email_sha256"]]
    assert any(h.isupper() for h in hashes)
    assert any(len(h) < 64 for h in hashes)
    assert any(r["email_sha256"] is None for r in rows)
    addresses = {r["email"].strip().lower() for r in newest(demo, "email/subscribers")}
    known = {hashlib.sha256(a.encode()).hexdigest() for a in addresses}
    assert sum(h.lower() in known for h in hashes) > 0.2 * len(hashes)
    assert any(r["household_size"] in (0, 99) for r in rows)


def test_consent_names_somebody_and_changes(demo: Path) -> None:
    receipts = newest(demo, "privacy/consent_receipts")
    for row in receipts + newest(demo, "privacy/requests"):
        assert row["subject_email"] or row["subject_phone"] or row["source_record_id"]
        assert bool(row["source_system"]) == bool(row["source_record_id"])
    ways = Counter(
        (bool(r["subject_email"]), bool(r["subject_phone"]), bool(r["source_record_id"]))
        for r in receipts
    )
    assert all(ways[way] for way in ((True, False, False), (False, True, False),
                                     (False, False, True)))  # fmt: skip
    subscribers = {r["subscriber_id"] for r in newest(demo, "email/subscribers")}
    shop = {r["source_record_id"] for r in truth(demo, "shop")}
    for row in receipts:
        records = {"email": subscribers, "shop": shop, "": {""}}[row["source_system"]]
        assert row["source_record_id"] in records
    histories = defaultdict(list)
    for row in sorted(receipts, key=lambda r: str(r["recorded_at"])):
        histories[row["subject_email"].lower(), row["purpose"]].append(row["action"])
    assert any(h[:2] == ["given", "withdrawn"] for (who, _), h in histories.items() if who)
    assert {r["region"] for r in receipts} >= {"EU", "UK", "CH", "US", "US-CA"}


def test_requests_come_from_strangers_too(demo: Path) -> None:
    requests = newest(demo, "privacy/requests")
    assert {r["request_type"] for r in requests} == {"access", "erasure", "opt_out"}
    assert any(r["subject_email"].startswith("stranger.") for r in requests)
    assert any(r["status"] == "refused" for r in requests)
    for row in requests:
        assert row["due_on"] > row["received_at"][:10]
        assert bool(row["completed_at"]) == (row["status"] in ("completed", "refused"))
