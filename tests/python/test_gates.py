"""The gate runner on small tables of its own: verdicts, messages, and suites that are wrong."""

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import jinja2
import pytest
import yaml
from conftest import ROOT

from customer360 import gates, gx_duckdb

THIS = SimpleNamespace(database="memory", schema="gates", identifier="gate_sources")
AS_OF = datetime.date(2026, 2, 20)
SECRET = "anna.secret@example.org"
# Said of every failure: why the expectation is there.
BECAUSE = "A test needs one."


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:") as opened:
        columns = ", ".join(f"{f.name} {sql_type(f.name)}" for f in gates.RESULT_SCHEMA)
        opened.execute(f"create schema gates; create table gates.gate_sources ({columns})")
        opened.execute(
            f"""
            create table stg_shop__orders as select
                'o' || i as order_id,
                case when i % 10 > 0 then 'EUR' end as currency,
                '{SECRET}' as email,
                timestamp '2026-02-01' + to_days((i % 20)::int) as ordered_at,
                i % 5 as customer
            from range(100) as numbers(i);
            create table stg_shop__refunds as select 1 as refund_id where false;
            create table stg_shop__products as select 1 as product_id where false;
            create table gates.files as select * from (values
                ('shop', 'orders'), ('shop', 'refunds')) as files (source_system, source_entity);
            """
        )
        yield opened


def sql_type(column: str) -> str:
    return {
        "success": "boolean",
        "unexpected_count": "bigint",
        "element_count": "bigint",
        "run_started_at": "timestamp",
    }.get(column, "varchar")


def run(
    connection: duckdb.DuckDBPyConnection,
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    suite: Any,
    settings: Mapping[str, Any] | None = None,
    run_id: str = "run 1",
) -> list[dict[str, Any]]:
    """Run a suite on the tables of the connection and store its rows as dbt would."""
    (folder / "expectations").mkdir(exist_ok=True)
    text = suite if isinstance(suite, str) else yaml.safe_dump({"tables": suite}, sort_keys=False)
    (folder / "expectations" / "gate_sources.yml").write_text(text)
    monkeypatch.chdir(folder)
    names = [
        name
        for (name,) in connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'main'"
        ).fetchall()
    ]
    tables = {name: connection.sql(f"select * from memory.main.{name}") for name in names}
    minute = run_id.rpartition(" ")[2].zfill(2)
    context = connection.sql(
        f"select '{run_id}' as run_id, timestamp '2026-03-01 10:{minute}:00' as run_started_at,"
        f" date '{AS_OF}' as as_of"
    )
    files = connection.sql("select * from gates.files")
    result = gates.run("gate_sources", tables, context, connection, THIS, settings or {}, files)
    connection.register("result", result)
    connection.execute("insert into gates.gate_sources from result")
    rows: list[dict[str, Any]] = result.to_pylist()
    return rows


def expect(name: str, severity: str = "critical", **kwargs: Any) -> dict[str, Any]:
    return {"type": name, "kwargs": kwargs, "severity": severity, "because": BECAUSE}


def test_a_result_says_what_was_found_where_and_what_would_do(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    orders = {
        "measures": {"is_old": "ordered_at < date_trunc('day', $as_of) - interval 15 day"},
        "expectations": [
            expect("ExpectTableRowCountToBeBetween", min_value=1, max_value=1000),
            expect("ExpectColumnValuesToNotBeNull", column="currency", mostly=0.95),
            expect("ExpectColumnValuesToNotBeNull", "warning", column="currency"),
            expect("ExpectColumnValuesToBeInSet", column="is_old", value_set=[False], mostly=0.5),
            expect("ExpectColumnMaxToBeBetween", column="ordered_at", max_value="2026-03-01"),
            expect("ExpectColumnMostCommonValueToBeInSet", column="email", value_set=["x"]),
            expect("ExpectColumnValuesToBeInSet", column="email", value_set=["x"]),
        ],
    }
    rows = run(connection, monkeypatch, tmp_path, {"stg_shop__orders": orders})
    outcome = [(row["success"], row["unexpected_count"], row["element_count"]) for row in rows]
    assert outcome == [
        (True, None, None),
        (False, 10, 100),
        (False, 10, 100),
        (True, 20, 100),
        (True, None, None),
        (False, None, None),
        (False, 100, 100),
    ]
    assert rows[0]["observed_value"] == "100"
    assert rows[1]["message"] == (
        "stg_shop__orders.currency: ExpectColumnValuesToNotBeNull: 10 of 100 rows break it,"
        f" at most 0.05 of them may. {BECAUSE}"
    )
    assert {row["run_id"] for row in rows} == {"run 1"}
    assert SECRET not in str(rows), "a result shows a person's value"


def test_aggregates_are_checked_per_group(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    customers = {
        "of": "stg_shop__orders",
        "by": ["customer"],
        "measures": {"orders": "count(*)"},
        "expectations": [expect("ExpectColumnMaxToBeBetween", column="orders", max_value=19)],
    }
    (row,) = run(connection, monkeypatch, tmp_path, {"customers": customers})
    assert not row["success"]
    assert row["message"] == (
        "stg_shop__orders.orders: ExpectColumnMaxToBeBetween: found 20, must be at most 19."
        f" {BECAUSE}"
    )


def test_a_block_that_a_rule_skipped_is_warned_of(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is skipped for the match model alone is not worth a word: others find most of it."""
    shipped = yaml.safe_load((ROOT / "expectations" / "gate_identity.yml").read_text())
    suite = {"skipped_blocks": shipped["tables"]["skipped_blocks"]}
    columns = "blocks (rule_name, is_of_rule, is_skipped, profile_count)"
    connection.execute(
        "create table int_identity__blocks as from (values ('birth_date', false, true, 5000),"
        f" ('name_and_birth_date', true, false, 900)) as {columns}"
    )
    (row,) = run(connection, monkeypatch, tmp_path, suite)
    assert row["success"]
    connection.execute(
        "insert into int_identity__blocks values ('name_and_birth_date', true, true, 1001)"
    )
    (row,) = run(connection, monkeypatch, tmp_path, suite, run_id="run 2")
    assert (row["success"], row["severity"]) == (False, "warning")
    assert "found 1001, must be at most 0" in row["message"]


def test_what_is_off_or_was_not_delivered_or_may_be_empty_is_passed_over(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    volume = {"expectations": [expect("ExpectTableRowCountToBeBetween", min_value=1)]}
    suite = {f"stg_shop__{name}": volume for name in ("orders", "refunds", "products")}

    def verdicts(**settings: Any) -> dict[str, bool]:
        rows = run(connection, monkeypatch, tmp_path, suite, settings)
        return {row["table_name"]: row["success"] for row in rows}

    assert verdicts() == {"stg_shop__orders": True}
    assert verdicts(systems={"shop": False}) == {"gate_sources": False}
    strict = {"may_be_empty": []}
    assert verdicts(gates=strict) == {"stg_shop__orders": True, "stg_shop__refunds": False}


def test_an_empty_table_fails_on_its_volume_alone(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    connection.execute("delete from stg_shop__orders")
    orders = [
        expect("ExpectTableRowCountToBeBetween", min_value="$expected_rows"),
        expect("ExpectColumnMaxToBeBetween", column="ordered_at", max_value="2026-03-01"),
    ]
    (row,) = run(connection, monkeypatch, tmp_path, {"stg_shop__orders": {"expectations": orders}})
    assert row["message"].endswith(f"found 0, must be at least 1. {BECAUSE}")


def test_a_table_that_lost_half_of_its_rows_is_noticed_until_someone_agrees(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    volume = [expect("ExpectTableRowCountToBeBetween", min_value="$expected_rows")]
    suite = {"stg_shop__orders": {"expectations": volume}}

    def passes(run_id: str, **settings: Any) -> bool:
        (row,) = run(connection, monkeypatch, tmp_path, suite, {"gates": settings}, run_id)
        return bool(row["success"])

    assert passes("run 1")
    connection.execute("delete from stg_shop__orders where customer > 1")
    assert not passes("run 2")
    assert not passes("run 3"), "a failed run has become the measure of the next"
    assert passes("run 4", min_volume_share=0.4)
    assert passes("run 5")


def test_a_gate_with_nothing_to_look_at_warns_of_that_and_is_open(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (row,) = run(connection, monkeypatch, tmp_path, {})
    assert (row["severity"], row["success"]) == ("warning", False)
    assert row["message"] == "there was nothing to look at"


def test_a_source_without_rows_is_warned_of_and_one_that_lost_its_rows_is_refused(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    connection.execute(
        """
        create table own as select * from (values
            ('members', 'identity_records', 80, 80, 1),
            ('newsletter', 'identity_records', 0, 0, 1)
        ) as t (source_system, source_entity, raw_rows, staged_rows, files)
        """
    )
    name = "ExpectColumnMinToBeBetween"
    checks = [
        expect(name, "warning", column="staged_rows", min_value=1),
        expect(name, column="staged_rows", min_value="$kept_rows"),
    ]
    suite = {"own": {"of": "own", "of_raw_tables": True, "expectations": checks}}

    def failures(run_id: str, **settings: Any) -> list[tuple[str, str]]:
        rows = run(connection, monkeypatch, tmp_path, suite, settings, run_id)
        return [(row["severity"], row["table_name"]) for row in rows if not row["success"]]

    assert failures("run 1") == [("warning", "newsletter.identity_records")]
    empty = {"may_be_empty": ["newsletter.identity_records"]}
    assert failures("run 2", gates=empty) == []
    connection.execute("update own set raw_rows = 0, staged_rows = 0")
    assert failures("run 3", gates=empty) == [
        ("warning", "members.identity_records"),
        ("critical", "members.identity_records"),
    ]


def test_one_setting_of_the_command_line_leaves_what_the_running_project_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        "name: acme\nvars: {customer_360: {gates: {min_volume_share: 0.1, max_cluster_size: 70}}}"
    )
    (tmp_path / "dbt_project.yml").write_text(text)
    merged = gates.merged_settings({"gates": {"min_volume_share": 0}})["gates"]
    assert (merged["min_volume_share"], merged["max_cluster_size"]) == (0, 70)
    assert merged["min_accepted_share"] == 0.8


def test_raw_tables_are_checked_one_by_one(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    connection.execute(
        """
        create table inventory as select * from (values
            ('shop', 'orders', 100, 90, 10, 1),
            ('shop', 'refunds', 0, 0, 0, 1),
            ('crm', 'contacts', 50, 20, 30, 1),
            ('pos', 'stores', 0, 0, 0, 0)
        ) as t (source_system, source_entity, raw_rows, staged_rows, faulty_rows, files)
        """
    )
    raw_tables = {
        "of": "inventory",
        "of_raw_tables": True,
        "measures": {"accepted_share": "1 - faulty_rows / raw_rows"},
        "expectations": [
            expect("ExpectColumnMinToBeBetween", column="staged_rows", min_value="$expected_rows"),
            {
                **expect("ExpectColumnMinToBeBetween", column="accepted_share", min_value=0.8),
                "counts": ["faulty_rows", "raw_rows"],
            },
        ],
    }

    def failures(run_id: str, **settings: Any) -> list[str]:
        rows = run(connection, monkeypatch, tmp_path, {"raw": raw_tables}, settings, run_id)
        assert {row["table_name"] for row in rows} <= {"shop.orders", "crm.contacts"}
        return [row["message"] for row in rows if not row["success"]]

    share = "crm.contacts.accepted_share: ExpectColumnMinToBeBetween: 30 of 50 rows break it"
    assert failures("run 1") == [f"{share}, must be at least 0.8. {BECAUSE}"]
    assert failures("run 2", systems={"crm": False}) == []
    connection.execute("update inventory set staged_rows = 30 where source_entity = 'orders'")
    assert failures("run 3", systems={"crm": False}) == [
        "shop.orders.staged_rows: ExpectColumnMinToBeBetween: found 30, must be at least 45."
        f" {BECAUSE}"
    ]
    assert failures("run 4", systems={"crm": False}, gates={"min_volume_share": 0.3}) == []


@pytest.mark.parametrize(
    ("suite", "complaint"),
    [
        ("tables: [", "not valid YAML at line"),
        ("expectations: []", "must have `tables:`"),
        ({"stg_shop__order": {}}, "stg_shop__order is not one of the tables"),
        ({"stg_shop__orders": {"checks": []}}, "unknown key 'checks'"),
        ({"stg_shop__orders": {"of_raw_tables": True}}, "there is no column source_system"),
        ({"stg_shop__orders": {"by": ["town"]}}, "there is no column town"),
        ({"stg_shop__orders": {"measures": {"x": "$far"}}}, "there is no setting far"),
        ([expect("ExpectMagic")], "Great Expectations has no ExpectMagic"),
        ([expect("ExpectColumnValuesToBeUnique", column="id")], "no column or measure id"),
        ([expect("ExpectColumnValuesToBeUnique", column="order_id", mostly="$share")],
         "there is no setting share"),
        ([expect("ExpectColumnValuesToBeUnique", column="order_id", often=1)],
         "doesn't take these arguments (often: extra fields"),
        ([expect("ExpectColumnValuesToMatchRegex", column="order_id", regex="o")],
         "can't be computed on DuckDB"),
        ([expect("ExpectTableRowCountToEqual", "grave", value=1)],
         "must be critical or warning"),
        ([{**expect("ExpectTableRowCountToEqual", value=1), "because": " "}],
         "`because:` is missing"),
        ([expect("ExpectTableRowCountToEqual", value=n) for n in (1, 2)], "stands there twice"),
    ],
)  # fmt: skip
def test_a_wrong_suite_closes_the_gate_with_a_clear_sentence(
    connection: duckdb.DuckDBPyConnection,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    suite: Any,
    complaint: str,
) -> None:
    if isinstance(suite, list):
        suite = {"stg_shop__orders": {"expectations": suite}}
    (row,) = run(connection, monkeypatch, tmp_path, suite)
    assert (row["severity"], row["success"]) == ("critical", False)
    assert complaint in row["message"]


def test_a_measure_that_can_not_be_computed_closes_the_gate_without_showing_a_value(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    orders = {
        "measures": {"number": "cast(email as integer)"},
        "expectations": [expect("ExpectColumnMaxToBeBetween", column="number", max_value=1)],
    }
    (row,) = run(connection, monkeypatch, tmp_path, {"stg_shop__orders": orders})
    assert not row["success"]
    assert "could not be computed (ConversionException)" in row["message"]
    assert SECRET not in str(row)


def test_an_unknown_setting_closes_the_gate(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (row,) = run(connection, monkeypatch, tmp_path, {}, {"gates": {"max_clutser_size": 5}})
    assert row["message"] == "vars: gates: there is no setting 'max_clutser_size'"


def test_great_expectations_leaves_no_cursor_and_no_file_behind(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    check = gx_duckdb.expectation("ExpectTableRowCountToEqual", {"value": 100})
    with gx_duckdb.Checker(connection) as checker:
        (result,) = checker.check("select * from stg_shop__orders", [check])
        used = checker.cursors
    assert result.success
    for cursor in used:
        with pytest.raises(duckdb.ConnectionException):
            cursor.execute("select 1")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("gate", gates.GATES)
def test_the_shipped_suites_name_settings_that_exist_and_argue_every_threshold(gate: str) -> None:
    content = yaml.safe_load((ROOT / "expectations" / f"{gate}.yml").read_text())
    project = yaml.safe_load((ROOT / "dbt_project.yml").read_text())
    known = {*project["vars"]["gates"], "as_of", "run_date", *gates.FEWEST_ROWS}
    model = (ROOT / "models" / "gates" / f"{gate}.py").read_text()
    for label, body in content["tables"].items():
        assert f'"{body.get("of", label)}"' in model, f"{gate}.py doesn't hand over {label}"
        for item in body["expectations"]:
            assert len(item["because"].split()) > 5, f"{label}: {item['type']}"
            used = re.findall(r"\$(\w+)", str(item["kwargs"]) + str(body.get("measures")))
            assert set(used) <= known, label


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], ["the gate has no result for this run"]),
        ([("old", "critical", False)], ["the gate has no result for this run"]),
        ([("old", "critical", False), ("now", "critical", True), ("now", "warning", False)], []),
        ([("now", "critical", True), ("now", "critical", False)], ["m"]),
    ],
)
def test_a_gate_is_closed_by_critical_failures_of_this_run_or_by_silence(
    rows: list[tuple[str, str, bool]], expected: list[str]
) -> None:
    body = (ROOT / "tests" / "generic" / "gate_passed.sql").read_text()
    body = re.sub(r"{% (test|endtest)[^%]*%}", "", body)
    sql = jinja2.Template(body).render(model="gate", ref=lambda name: "run_context")
    with duckdb.connect(":memory:") as connection:
        connection.execute(
            "create table run_context as select 'now' as run_id;"
            "create table gate (run_id text, severity text, success boolean, message text)"
        )
        for row in rows:
            connection.execute("insert into gate values (?, ?, ?, 'm')", row)
        assert [message for (message,) in connection.execute(sql).fetchall()] == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(1, 1, "a"), (1, 2, "a")], set()),
        ([(1, 1, "a"), (1, 1, "b"), (2, 1, "a")], {("more than one row with the same a, b", 1)}),
        ([(1, None, "a"), (2, None, "a"), (3, 1, None)], {("b is null", 2), ("c is null", 1)}),
    ],
)
def test_a_primary_key_is_unique_and_complete_and_no_value_is_shown(
    rows: list[tuple[int | None, ...]], expected: set[tuple[str, int]]
) -> None:
    body = (ROOT / "tests" / "generic" / "primary_key.sql").read_text()
    body = re.sub(r"{% (test|endtest)[^%]*%}|{{ config.*?}}", "", body)
    sql = jinja2.Template(body).render(model="keyed", columns=["a", "b"], required=["c"])
    with duckdb.connect() as connection:
        connection.execute("create table keyed (a integer, b integer, c text)")
        connection.executemany("insert into keyed values (?, ?, ?)", rows)
        assert set(connection.execute(sql).fetchall()) == expected
