"""A company that has only some of the systems."""

import json
from pathlib import Path

import duckdb
from conftest import only_systems, run_dbt

from customer360.demo import generate


def test_systems_that_know_nobody_build_a_company_without_customers(tmp_path: Path) -> None:
    """Events, bought rows and consents alone: each mart is there, and empty where people miss."""
    generate(60, 360, tmp_path, progress=False)
    systems = {"systems": only_systems("web", "enrichment", "privacy", "survey")}
    result = run_dbt(
        *("build", "--exclude-resource-type", "unit_test"),
        # With nobody there two gates are right to close; what is behind them is looked at here.
        *("--exclude", "gate_identity_passed", "gate_customers_passed"),
        *("--vars", json.dumps(systems)),
        work=tmp_path,
        env={"C360_RAW": str(tmp_path / "raw"), "C360_TRUTH": ""},
    )
    assert result.returncode == 0, result.stdout
    with duckdb.connect(str(tmp_path / "warehouse" / "customer_360.duckdb")) as published:
        counts = {
            table: published.table(table).aggregate("count(*)").fetchall()[0][0]
            for table in ("marts.customer_master", "marts.orders", "marts.customer_rfm")
        }
        assert counts == dict.fromkeys(counts, 0)
        delivered = published.sql(
            "select source_system, sum(staged_rows) > 0, sum(raw_rows + rejected_rows) > 0"
            " from governance.data_inventory group by all order by all"
        ).fetchall()
    known = {system: (is_on, is_on) for system, is_on in systems["systems"].items()}
    assert {system: tuple(rows) for system, *rows in delivered} == known
