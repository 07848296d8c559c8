"""Steps of the materialization `iterate`, compiled once by dbt and then run in plain DuckDB."""

import re
from pathlib import Path
from typing import Any

import duckdb
from conftest import FEBRL, integration_project, run_dbt

# Rows of one insert: one by one they would take longer than what is tried on them.
AT_ONCE = 500


def compiled_step(call: str, work: Path) -> str:
    """Return the SQL of a step macro, which reads the table `state` and what the call names."""
    inline = f"{{{{ {call} }}}}"
    compile_inline = ("--quiet", "compile", "--inline", inline, *FEBRL)
    result = run_dbt(*compile_inline, work=work, project=integration_project())
    assert result.returncode == 0, result.stdout
    return re.sub(r'"\w+"\."\w+"\."inline_query"', "state", result.stdout)


def fill(connection: duckdb.DuckDBPyConnection, table: str, columns: str, rows: list[Any]) -> None:
    """Replace a table by these rows, in this order."""
    connection.execute(f"create or replace table {table} ({columns})")
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        row = "(" + ", ".join("?" for _ in rows[0]) + ")"
        places = ", ".join([row] * len(some))
        values = [value for one in some for value in one]
        connection.execute(f"insert into {table} values {places}", values)


def run_until_unchanged(
    connection: duckdb.DuckDBPyConnection, step_sql: str, node: str, label: str
) -> tuple[dict[int, int], int]:
    """Replace `state` by its next one until nothing changes; return it and the number of rounds."""
    before: dict[int, int] = {}
    query = f"select {node}, {label} from state"
    after = dict(connection.execute(query).fetchall())
    rounds = 0
    while before != after:
        before, rounds = after, rounds + 1
        connection.execute(f"create or replace table state as {step_sql}")
        after = dict(connection.execute(query).fetchall())
    return after, rounds
