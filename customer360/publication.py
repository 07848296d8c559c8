"""Publish tables of the build file into the file that people read, in one atomic step.

A new file is written beside the published one, made durable, and then takes its name. Whoever has
the published file open keeps what he opened; whoever opens it next sees the new one; nobody sees
half of it.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa

from customer360 import say, warehouse

RECEIPT_SCHEMA = pa.schema(
    [
        ("run_id", pa.string()),
        ("run_started_at", pa.timestamp("us")),
        ("as_of", pa.date32()),
        ("tables", pa.int64()),
        ("rows", pa.int64()),
    ]
)


def publish(marts: Sequence[Any], run_context: Any, session: Any) -> pa.Table:
    """Publish the marts (DuckDB relations on tables or views); return one row that says what.

    `run_context` is the relation of the one row (run_id, run_started_at, as_of).
    """
    run_id, run_started_at, as_of = run_context.select(
        "run_id::varchar, run_started_at::timestamp, as_of::date"
    ).fetchone()
    rows = 0
    with replacing(warehouse.published_path()) as new, attached(session, new) as cursor:
        for relation in marts:
            database, schema, table = names(relation)
            rows += copy_table(cursor, f"from {quoted(database, schema, table)}", schema, table)
            copy_comments(cursor, database, schema, table)
    receipt = {"run_id": run_id, "run_started_at": run_started_at, "as_of": as_of}
    receipt |= {"tables": len(marts), "rows": rows}
    return pa.Table.from_pylist([receipt], schema=RECEIPT_SCHEMA)


def publish_gate_results(session: Any, database: str, latest: pa.Table) -> None:
    """Renew gate_results alone in the published file, after a gate stopped the run.

    `latest` holds the results that the gate has not stored yet in the database of the build. What
    can't be done here is only said, for it must not hide the gate's verdict.
    """
    published = warehouse.published_path()
    if not published.is_file():
        say.info("publication: nothing is published yet; gate_results stands in the build file")
        return
    columns = ", ".join(latest.column_names)
    try:
        with replacing(published) as new:
            shutil.copyfile(published, new)
            with attached(session, new) as cursor:
                cursor.register("latest", latest)
                schema = schema_of_gate_results(cursor, database)
                history = quoted(database, schema, "gate_results")
                query = (
                    f"select {columns} from {history} as history"
                    " where (gate, run_id) not in (select (gate, run_id) from latest)"
                    f" union all select {columns} from latest"
                )
                copy_table(cursor, query, schema, "gate_results")
                copy_comments(cursor, database, schema, "gate_results")
    except Exception as error:
        say.warn(f"publication: {published} does not show this run ({type(error).__name__})")


def schema_of_gate_results(cursor: Any, database: str) -> str:
    """Return the schema that holds the view gate_results in the build file."""
    (schema,) = cursor.execute(
        "select schema_name from duckdb_views()"
        " where database_name = ? and view_name = 'gate_results'",
        [database],
    ).fetchone()
    return str(schema)


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give the path of a new file that takes the target's place if the block succeeds.

    A write-ahead log beside the target belongs to the content that goes and would be replayed onto
    the new one, so it goes first.
    """
    new = warehouse.draft_path(target)
    discard(new)
    try:
        yield new
        discard(Path(f"{target}.wal"))
        make_durable(new)
        os.replace(new, target)
        make_durable(target.parent)
    finally:
        discard(new)


@contextmanager
def attached(session: Any, path: Path) -> Iterator[Any]:
    """Attach a file as `published` and give a cursor of its own; detached with all in the file."""
    cursor = session.cursor()
    try:
        # A form that each version of DuckDB since 1.0 reads, unlike the build file's.
        name = str(path).replace(chr(39), chr(39) * 2)
        cursor.execute(f"attach '{name}' as published (storage_version 'v1.0.0')")
        try:
            yield cursor
            cursor.execute("checkpoint published")
        finally:
            cursor.execute("detach published")
    finally:
        cursor.close()


def copy_table(cursor: Any, query: str, schema: str, table: str) -> int:
    """Write a query's rows as a table of the attached file; return how many."""
    cursor.execute(f"create schema if not exists published.{quoted(schema)}")
    name = quoted("published", schema, table)
    (count,) = cursor.execute(f"create or replace table {name} as {query}").fetchone()
    return int(count)


def comments_of(cursor: Any, database: str, schema: str, table: str) -> list[tuple[str, str]]:
    """Return what a table and its columns are said to be, each with the statement's target."""
    name = quoted("published", schema, table)
    where = "where database_name = ? and schema_name = ? and {} = ? and comment is not null"
    place = [database, schema, table]
    comments = [
        (f"table {name}", text)
        for (text,) in cursor.execute(
            f"select comment from duckdb_tables() {where.format('table_name')} union all "
            f"select comment from duckdb_views() {where.format('view_name')}",
            [*place, *place],
        ).fetchall()
    ]
    columns = cursor.execute(
        f"select column_name, comment from duckdb_columns() {where.format('table_name')}"
        " order by column_index",
        place,
    ).fetchall()
    return comments + [(f"column {name}.{quoted(column)}", text) for column, text in columns]


def set_comments(cursor: Any, comments: Sequence[tuple[str, str]]) -> None:
    """Attach the comments to the tables and columns that they are about."""
    for target, text in comments:
        cursor.execute(f"comment on {target} is '{text.replace(chr(39), chr(39) * 2)}'")


def copy_comments(cursor: Any, database: str, schema: str, table: str) -> None:
    """Carry the descriptions of a table and its columns over into the attached file."""
    set_comments(cursor, comments_of(cursor, database, schema, table))


def names(relation: Any) -> tuple[str, str, str]:
    """Return database, schema and table behind a relation that dbt handed over."""
    _, _, qualified = relation.sql_query().partition(" FROM ")
    database, schema, table = (part.strip().strip('"') for part in qualified.split("."))
    return database, schema, table


def quoted(*parts: str) -> str:
    """Return a qualified name with each part quoted."""
    return ".".join('"' + part.replace('"', '""') + '"' for part in parts)


def make_durable(path: Path) -> None:
    """Wait until a file or folder is on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def discard(path: Path) -> None:
    """Delete a database file and its write-ahead log, if they are there."""
    for leftover in (path, Path(f"{path}.wal")):
        with suppress(FileNotFoundError):
            leftover.unlink()
