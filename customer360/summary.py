"""The last screen of a build: what was built, how it went, and where to look.

Plain text of at most 80 columns, with counts and names of models only, never a person's data.
"""

import json
import os
import textwrap
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb

from customer360 import commands, warehouse

WIDTH = 80
LABEL = 12
PUBLISHED_SCHEMAS = ("marts", "activation", "governance")


def screen() -> str:
    """Return the last screen: of the published warehouse and of dbt's last run."""
    run = last_run()
    published = warehouse.published_path()
    lines = [headline(run), "-" * WIDTH]
    lines += list(failures(run))
    if published.is_file():
        with closing(duckdb.connect(str(published), read_only=True)) as connection:
            lines += list(contents(connection))
        lines += list(where_to_look(published))
    else:
        lines += list(entry("published", "nothing yet"))
    return "\n".join(lines)


def last_run() -> dict[str, Any]:
    """Return dbt's record of its last run, empty if there is none, or if that built nothing."""
    path = Path(os.environ.get("DBT_TARGET_PATH") or "target") / "run_results.json"
    try:
        content: dict[str, Any] = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    looked_only = content.get("args", {}).get("which") in ("show", "compile", "generate")
    return {} if looked_only else content


def headline(run: dict[str, Any]) -> str:
    """Return the first line: verdict and time taken."""
    if not run:
        return "Customer 360"
    results = run["results"]
    bad = [r for r in results if r["status"] in ("error", "fail")]
    verdict = "stopped" if bad else "done"
    steps = counted(len(results), "step")
    return f"Customer 360: {verdict} after {run['elapsed_time']:.0f} s, {steps}"


def failures(run: dict[str, Any]) -> Iterator[str]:
    """Yield what failed in the last run, and what to do about it."""
    results = run.get("results", [])
    failed = [r for r in results if r["status"] in ("error", "fail")]
    if not failed:
        return
    for result in failed:
        yield from entry("failed", f"{name_of(result)}: {first_line(result)}")
    skipped = sum(r["status"] == "skipped" for r in results)
    yield from entry("skipped", f"{counted(skipped, 'step')} below")
    messages = list(gate_messages(run["metadata"]["invocation_id"]))
    for message in messages:
        yield from entry("gate", message)
    if messages:
        yield from entry(
            "what to do",
            "Mend the delivery and build again. If it is right as it is, change the setting under "
            "`vars: gates:` or the threshold in expectations/ and write down why.",
        )
    else:
        yield from entry("what to do", "Look at the step in logs/dbt.log, then: dbt retry")
    if warehouse.published_path().is_file():
        yield from entry("published", "stays as the last good build left it:")
    yield ""


def name_of(result: dict[str, Any]) -> str:
    """Return a step's kind and name."""
    kind, _, name = result["unique_id"].split(".")[:3]
    return f"{kind} {name}"


def first_line(result: dict[str, Any]) -> str:
    """Return what dbt says of a failed step: a count for a test, one line for a model."""
    if result["status"] == "fail":
        return f"{counted(result['failures'], 'row')} against it"
    lines = [line.strip() for line in (result["message"] or "").splitlines() if line.strip()]
    return " ".join(lines[1:3] if len(lines) > 1 else lines) or "no message"


def gate_messages(run_id: str) -> Iterator[str]:
    """Yield the critical failures of a run's gates, as the gates put them."""
    for path in (warehouse.published_path(), warehouse.published_path().with_name("build.duckdb")):
        if not path.is_file():
            continue
        try:
            with closing(duckdb.connect(str(path), read_only=True)) as connection:
                found = rows(
                    connection,
                    "select gate || ': ' || message from governance.gate_results where run_id = ?"
                    " and severity = 'critical' and not success order by all",
                    run_id,
                )
        except duckdb.Error:
            continue
        if found:
            yield from (message for (message,) in found)
            return


def contents(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Yield what stands in the published warehouse."""
    for (as_of,) in rows(connection, "select max(as_of) from marts.customer_rfm"):
        unknown = "unknown: no source says when anything happened, and vars: as_of is unset"
        yield from entry("as of", str(as_of or unknown))
    systems = rows(
        connection,
        "select source_system, count(*) from marts.customer_identities group by all order by all",
    )
    ((customers,),) = rows(connection, "select count(*) from marts.customer_master") or [(0,)]
    records = sum(count for _, count in systems)
    listed = ", ".join(f"{system} {count:,}" for system, count in systems)
    yield from entry("customers", f"{customers:,} people from {records:,} records ({listed})")
    yield from accuracy(connection)
    yield from counts(
        connection,
        "segments",
        "select rfm_segment, count(*) as customers from marts.customer_rfm"
        " group by all order by customers desc, rfm_segment",
    )
    yield from counts(
        connection,
        "rejected",
        "select reasons, count(*) as rejected from governance.rejected_records"
        " group by all order by rejected desc, reasons limit 6",
    )
    yield from gates(connection)
    yield ""
    yield from tables(connection)


def accuracy(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Yield how well matching did, where a truth to compare with was given."""
    for precision, recall, f1, merged in rows(
        connection,
        "select precision, recall, f1, merged_household_pairs"
        " from governance.identity_accuracy where scope = 'all'",
    ):
        if precision is not None:
            yield from entry(
                "matching",
                f"precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}; "
                f"pairs of one household merged: {merged:,}",
            )


def counts(connection: duckdb.DuckDBPyConnection, label: str, sql: str) -> Iterator[str]:
    """Yield one entry with a query's names and counts."""
    found = rows(connection, sql)
    if found:
        yield from entry(label, ", ".join(f"{name} {count:,}" for name, count in found))


def gates(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Yield the verdict of each gate in the last run that reached it."""
    found = rows(
        connection,
        """
        select
            gate,
            count(*),
            count(*) filter (where not success and severity = 'critical'),
            count(*) filter (where not success and severity = 'warning')
        from governance.gate_results
        where run_started_at = (select max(run_started_at) from governance.gate_results)
        group by gate
        order by min(rowid)
        """,
    )
    for gate, checked, critical, warnings in found:
        verdict = f"closed, {counted(critical, 'critical failure')}" if critical else "passed"
        text = f"{gate} {verdict}, {counted(checked, 'expectation')}"
        yield from entry("gates", text + (f", {counted(warnings, 'warning')}" if warnings else ""))
    warned = rows(
        connection,
        "select message from governance.gate_results where not success and severity = 'warning' and"
        " run_started_at = (select max(run_started_at) from governance.gate_results) order by all",
    )
    for (message,) in warned:
        yield from entry("warning", message)


def tables(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Yield each published table with its number of rows, in two columns."""
    found = [
        (schema, table, rows(connection, f'select count(*) from "{schema}"."{table}"')[0][0])
        for schema, table in rows(
            connection,
            "select schema_name, table_name from duckdb_tables() order by all",
        )
        if schema in PUBLISHED_SCHEMAS
    ]
    found.sort(key=lambda row: (PUBLISHED_SCHEMAS.index(row[0]), row[1]))
    cells = [f"{f'{schema}.{table}':<31}{count:>8,}" for schema, table, count in found]
    half = (len(cells) + 1) // 2
    for left, right in zip(cells[:half], [*cells[half:], ""], strict=False):
        yield f"{left}  {right}".rstrip()


def where_to_look(published: Path) -> Iterator[str]:
    """Yield where the warehouse is, a query to try, and where the documentation is."""
    yield ""
    yield from entry("warehouse", str(published))
    query = 'query "from marts.customer_rfm limit 5"'
    yield from entry("try", f"{commands.customer360()} {query}")
    yield from entry("docs", commands.docs())


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: 1 row, 2,000 rows."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def rows(connection: duckdb.DuckDBPyConnection, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """Return a query's rows; none where a table of it isn't there."""
    try:
        return connection.execute(sql, list(values)).fetchall()
    except (duckdb.CatalogException, duckdb.BinderException):
        return []


def entry(label: str, text: str) -> Iterator[str]:
    """Yield one labelled entry, wrapped."""
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=f"{label:<{LABEL}}", subsequent_indent=" " * LABEL
    )
