"""Other people's orders, fed to the installed package: its RFM is what was published of them."""

import csv
import json
import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import WITHOUT_KEY_TESTS, integration_project, only_systems, run_dbt

TITLE = re.compile(r"^(mr|mrs|ms|miss|dr)\.? ")
SUFFIX = re.compile(r" (jr\.|sr\.|i|ii|iii|iv|v|phd|md|dds|dvm)$")


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def order(number: int, customer: str, day: str, amount: str) -> dict[str, Any]:
    """One order in the web shop's form; the amount in dollars."""
    at = f"{day}T00:00:00Z"
    return {
        "order_id": f"O{number:06d}",
        "customer_id": customer,
        "status": "delivered",
        "currency": "USD",
        "subtotal": amount,
        "discount": "0",
        "shipping": "0",
        "total": amount,
        "ordered_at": at,
        "updated_at": at,
    }


def rfm_by_buyer(
    folder: Path, raw: Path, without: str = "unit_test", **variables: Any
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Build customer_rfm from the shop's orders alone and yield (shop's customer id, its row).

    `without` names the kinds of nodes that are left out.
    """
    variables |= {"systems": only_systems("shop"), "reporting_currency": "USD"}
    # The shipped sources, not those of the integration project.
    variables["identity"] = {"sources": None}
    # A list of purchases and no more: who bought is a bare number, or a name and an address.
    variables["gates"] = {
        "may_be_empty": [f"shop.{t}" for t in ("customers", "order_lines", "refunds", "products")],
        "min_identifiable_share": 0,
    }
    result = run_dbt(
        "build",
        *("--select", "+customer_rfm", "--indirect-selection", "buildable"),
        *("--exclude-resource-type", *without.split(), *WITHOUT_KEY_TESTS),
        *("--vars", json.dumps(variables)),
        work=folder,
        env={"C360_RAW": str(raw)},
        project=integration_project(),
    )
    assert result.returncode == 0, result.stdout[-4000:]
    build = folder / "warehouse" / "build.duckdb"
    with duckdb.connect(str(build), read_only=True) as connection:
        found = connection.sql("""
            select records.source_record_id as buyer, rfm.*
            from marts.customer_rfm as rfm
            inner join identity.int_identity__customer_identities as records
                on rfm.customer_id = records.customer_id
            where records.source_entity = 'customers'
        """)
        names = found.columns
        rows = found.fetchall()
    assert len(rows) == len({row[1] for row in rows}), "two buyers were taken for one"
    for row in rows:
        yield row[0], dict(zip(names, row, strict=True))


def cdnow_file(name: str) -> Path:
    # Not through lifetimes.datasets: importing it asks for pkg_resources, which new set-ups lack.
    spec = find_spec("lifetimes")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "datasets" / name


def test_cdnow_frequency_recency_and_age_equal_the_published_table(tmp_path: Path) -> None:
    orders = []
    for number, line in enumerate(cdnow_file("CDNOW_sample.txt").read_text().splitlines()):
        _, customer, day, _, dollars = line.split()
        orders.append(order(number, customer, f"{day[:4]}-{day[4:6]}-{day[6:]}", dollars))
    assert len(orders) == 6919
    raw = tmp_path / "raw"
    write_lines(raw / "shop" / "orders.jsonl", orders)

    with cdnow_file("cdnow_customers_summary.csv").open(newline="") as lines:
        published = {f"{int(row['ID']):04d}": row for row in csv.DictReader(lines)}
    found = dict(rfm_by_buyer(tmp_path, raw, as_of="1997-09-30"))

    assert len(published) == 2357
    assert found.keys() == published.keys()
    for customer, row in published.items():
        rfm = found[customer]
        weeks_to_last = (rfm["last_order_date"] - rfm["first_order_date"]).days / 7
        weeks_of_age = (date(1997, 9, 30) - rfm["first_order_date"]).days / 7
        assert rfm["purchase_days"] - 1 == int(row["frequency"])
        assert weeks_to_last == pytest.approx(float(row["recency"]), abs=0.0051)
        assert weeks_of_age == pytest.approx(float(row["T"]), abs=0.0051)
        assert rfm["tenure_days"] == round(weeks_of_age * 7)


def bare_name(name: str) -> str:
    return SUFFIX.sub("", TITLE.sub("", name.lower()))


def test_rfm_orders_scores_equal_the_published_ones(tmp_path: Path) -> None:
    folder = os.environ.get("C360_PUBLIC_DATA")
    if not folder:
        pytest.skip("C360_PUBLIC_DATA is not set: the orders of rfm_orders are not at hand")
    source = Path(folder) / "rfm" / "rfm_orders"
    with (source / "rfm_data_orders.csv").open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    with (source / "published_rfm_orders.csv").open(newline="") as lines:
        published = {bare_name(row["customer"]): row for row in csv.DictReader(lines)}

    raw = tmp_path / "raw"
    customers = {row["customer_id"]: row for row in rows}
    write_lines(
        raw / "shop" / "customers.jsonl",
        (
            {
                "customer_id": name,
                "email": row["email"],
                "first_name": row["first_name"],
                "last_name": row["last_name"],
                "created_at": "2004-01-01T00:00:00Z",
                "updated_at": "2004-01-01T00:00:00Z",
            }
            for name, row in customers.items()
        ),
    )
    write_lines(
        raw / "shop" / "orders.jsonl",
        (
            order(number, row["customer_id"], row["order_date"], row["revenue"])
            for number, row in enumerate(rows)
        ),
    )
    scoring = {"scoring": "quantile_values", "bins": 5}
    found = {
        bare_name(name): row
        for name, row in rfm_by_buyer(
            tmp_path, raw, without="test unit_test", as_of="2006-12-31", rfm=scoring
        )
    }

    assert len(published) == 995
    assert found.keys() == published.keys()
    for name, row in published.items():
        rfm = found[name]
        assert rfm["recency_days"] == int(row["recency_days"])
        assert rfm["frequency"] == int(row["orders"])
        assert rfm["monetary"] == int(row["total_spend"])
        for measure in ("recency_score", "frequency_score", "monetary_score"):
            assert rfm[measure] == int(row[measure])
        assert rfm["rfm_score"] == row["rfm_score"]
