"""Publication on small files: atomic, durable, private, and clear about what is wrong."""

import datetime
import os
import signal
import stat
import struct
import subprocess
import sys
import textwrap
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet
import pytest
from conftest import ROOT

from customer360 import gates, publication, warehouse

CONTEXT = (
    "select 'run 7' as run_id, timestamp '2026-03-01 10:00:00' as run_started_at,"
    " date '2026-02-28' as as_of"
)


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of a published file with one table, old.t, of one row."""
    path = tmp_path / "customer_360.duckdb"
    monkeypatch.setenv("C360_WAREHOUSE", str(path))
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema old; create table old.t as select 1 as version")
    return path


@pytest.fixture
def build(tmp_path: Path) -> Any:
    """Return a connection to a build file with a table, a view and comments on both."""
    connection = duckdb.connect(str(tmp_path / "build.duckdb"))
    connection.execute(
        """
        create schema marts; create schema governance; create schema staging;
        create table staging.hidden as select 1 as x;
        create table marts.customers as select i as id from range(5) as numbers(i);
        comment on table marts.customers is 'One row per customer''s id.';
        comment on column marts.customers.id is 'The id.';
        create table staging.gate as
            select 'gate_sources' as gate, 'run 6' as run_id, true as success;
        create view governance.gate_results as select * from staging.gate;
        """
    )
    yield connection
    connection.close()


def relations(build: duckdb.DuckDBPyConnection) -> list[duckdb.DuckDBPyRelation]:
    return [
        build.sql('select * from "build"."marts"."customers"'),
        build.sql('select * from "build"."governance"."gate_results"'),
    ]


def read(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_tables_views_and_comments_are_published_and_nothing_else(
    build: duckdb.DuckDBPyConnection, published: Path
) -> None:
    receipt = publication.publish(relations(build), build.sql(CONTEXT), build)
    assert receipt.to_pylist() == [
        {
            "run_id": "run 7",
            "run_started_at": datetime.datetime(2026, 3, 1, 10),
            "as_of": datetime.date(2026, 2, 28),
            "tables": 2,
            "rows": 6,
        }
    ]
    tables = "select schema_name || '.' || table_name from duckdb_tables() order by all"
    assert read(published, tables) == [("governance.gate_results",), ("marts.customers",)]
    assert read(published, "select count(*) from marts.customers") == [(5,)]
    comments = "select comment from duckdb_tables() where comment is not null"
    assert read(published, comments) == [("One row per customer's id.",)]
    assert read(published, "select comment from duckdb_columns() where comment is not null") == [
        ("The id.",)
    ]
    assert build.execute("select database_name from duckdb_databases()").fetchall().count(
        ("published",)
    ) == 0  # fmt: skip


def test_a_reader_keeps_what_it_opened(build: duckdb.DuckDBPyConnection, published: Path) -> None:
    reader = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(
            f"""
            import duckdb
            connection = duckdb.connect({str(published)!r}, read_only=True)
            print("open", flush=True)
            input()
            print(connection.execute("select version from old.t").fetchall())
            """
        )],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert reader.stdout is not None
    assert reader.stdout.readline() == "open\n"
    publication.publish(relations(build), build.sql(CONTEXT), build)
    output, _ = reader.communicate("go\n", timeout=30)
    assert output == "[(1,)]\n"
    assert read(published, "select count(*) from marts.customers") == [(5,)]


def test_a_publication_that_fails_changes_nothing(
    build: duckdb.DuckDBPyConnection, published: Path
) -> None:
    before = published.read_bytes()
    missing = build.sql('select * from "build"."marts"."customers"')
    build.execute("drop table marts.customers")
    with pytest.raises(duckdb.Error):
        publication.publish([missing], build.sql(CONTEXT), build)
    assert published.read_bytes() == before
    assert not list(published.parent.glob(".*"))


def test_a_publication_that_is_killed_leaves_the_published_file_whole(published: Path) -> None:
    before = published.read_bytes()
    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(
            f"""
            import os, signal
            from pathlib import Path
            from customer360 import publication
            with publication.replacing(Path({str(published)!r})) as new:
                new.write_bytes(b"half a file")
                os.kill(os.getpid(), signal.SIGKILL)
            """
        )],
        cwd=ROOT, check=False,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL
    assert published.read_bytes() == before
    assert [file.name for file in published.parent.glob(".*")] == [".customer_360.duckdb.new"]
    start_plugin(published.parent)
    assert not list(published.parent.glob(".*")), "the next run removes what the killed one left"


def test_a_stale_log_is_not_replayed_onto_the_new_file(
    build: duckdb.DuckDBPyConnection, published: Path, tmp_path: Path
) -> None:
    stale = Path(f"{published}.wal")
    with duckdb.connect(str(tmp_path / "other.duckdb")) as other:
        other.execute("create table intruder as select 1 as x")
        stale.write_bytes(Path(f"{tmp_path / 'other.duckdb'}.wal").read_bytes())
    assert stale.stat().st_size > 0
    publication.publish(relations(build), build.sql(CONTEXT), build)
    assert not stale.exists()
    assert read(published, "select * from duckdb_tables() where table_name = 'intruder'") == []


def test_gate_results_alone_are_renewed(build: duckdb.DuckDBPyConnection, published: Path) -> None:
    latest = pa.table({"gate": ["gate_sources"], "run_id": ["run 7"], "success": [False]})
    publication.publish_gate_results(build, "build", latest)
    found = read(published, "select run_id, success from governance.gate_results order by run_id")
    assert found == [("run 6", True), ("run 7", False)]
    assert read(published, "select version from old.t") == [(1,)]


def test_gate_results_that_can_not_be_renewed_do_not_hide_the_verdict(
    build: duckdb.DuckDBPyConnection, published: Path
) -> None:
    published.write_text("somebody is writing here")
    publication.publish_gate_results(build, "build", gates.RESULT_SCHEMA.empty_table())
    assert published.read_text() == "somebody is writing here"
    published.unlink()
    publication.publish_gate_results(build, "build", gates.RESULT_SCHEMA.empty_table())
    assert not published.exists()


# --- the plugin: what dbt-duckdb calls before and after it opens the build file ------------------


def start_plugin(folder: Path) -> warehouse.Plugin:
    """Start the plugin as dbt-duckdb does, and connect."""
    attached = [SimpleNamespace(path=str(folder / "quarantine.duckdb"))]
    credentials: Any = SimpleNamespace(path=str(folder / "build.duckdb"), attach=attached)
    plugin = warehouse.Plugin("warehouse", {}, credentials)
    plugin.update_connection_config(credentials, {})
    with duckdb.connect(credentials.path) as connection:
        plugin.configure_connection(connection)
    return plugin


def test_memory_is_limited_as_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("C360_MEMORY", "1.5 GiB")
    plugin = start_plugin(tmp_path)
    with duckdb.connect() as connection:
        plugin.configure_connection(connection)
        setting = """
            select current_setting('memory_limit'), current_setting('block_allocator_memory')
        """
        assert connection.execute(setting).fetchall() == [("1.5 GiB", "768.0 MiB")]
        # A later run in this process may have less, and then keeps what there is.
        monkeypatch.setenv("C360_MEMORY", "1 GiB")
        start_plugin(tmp_path).configure_connection(connection)
        assert connection.execute(setting).fetchall() == [("1.0 GiB", "768.0 MiB")]
    monkeypatch.setenv("C360_MEMORY", "80%")
    with pytest.raises(RuntimeError, match="C360_MEMORY is '80%', and should be an amount"):
        start_plugin(tmp_path)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("select * from read_parquet('{file}')", "holds text that is not UTF-8"),
        ("select cast(name as integer) from people", "Could not convert string … to INT32"),
    ],
)
def test_errors_show_no_values(tmp_path: Path, query: str, said: str) -> None:
    file = tmp_path / "people.parquet"
    name = "Müller".encode("latin-1")
    buffers = [None, pa.py_buffer(struct.pack("ii", 0, len(name))), pa.py_buffer(name)]
    names = pa.Array.from_buffers(pa.string(), 1, buffers)
    pyarrow.parquet.write_table(pa.table({"name": names}), file)
    handler = warehouse.hide_values(nullcontext)
    with duckdb.connect() as connection:
        connection.execute("create table people as select 'O''Neill ''to'' X' as name")
        with pytest.raises(duckdb.Error) as caught, handler():
            connection.execute(query.format(file=file)).fetchall()
    message = str(caught.value)
    assert said in message
    assert [part for part in ("ller", "xFC", "Neill", "X") if part in message] == []


SECRET = "Bea \"O'Secret\" to 'X'\n31st of Secret"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("select cast(name as date) from people", r"Conversion Error: invalid date .* column name"),
        ("select cast(name as timestamp) from people", "invalid timestamp field format: …"),
        ("select cast(name as time) from people", "time field value out of range: …"),
        ("select cast(name as decimal(5, 2)) from people", r"… to DECIMAL\(5,2\) when casting"),
        ("select cast(name as integer[]) from people", r"Type VARCHAR with .* INTEGER\[\] when"),
        (
            "select date_part(name, date '2020-02-01') from people",
            "extract specifier … not recognized",
        ),
        ("select cast(name as json) from people", "Malformed JSON at .* column name"),
        ("select json_extract(name, '$.a') from people", "Invalid Input Error: Malformed JSON"),
        (
            "select strptime(name, '%Y') from people",
            "Invalid Input Error: Could not parse string …",
        ),
        ("select from_base64(name || 'x') from people", "Conversion Error: Could not decode"),
        ("select date '2020-02-01' at time zone name from people", "Unknown TimeZone …"),
        ("select cast(income as tinyint) from people", r"Type INT64 .* INT8 .* column income"),
        ("select income * income * income from people", r"Out of Range .* INT64 \(… \* …\)!"),
        ("select cast(income as decimal(3, 1)) from people", r"Conversion .* DECIMAL\(3,1\)"),
        ("select make_date(income % 1000, 31, 31) from people", "Conversion Error: Date out of"),
        ("insert into keys select name from people", "Constraint Error: Duplicate key … violates"),
        ("insert into keys select unnest([name || 1, name || 1]) from people", "duplicate key …"),
        (
            "select * from read_csv('{file}', header = true, auto_detect = false,"
            " columns = {{'id': 'int', 'name': 'text', 'born in 4711': 'date'}})",
            r"Conversion Error: CSV Error on Line: 2, Column born in 4711 is being converted as"
            r" type DATE, file = .*people\.csv$",
        ),
        (
            "select * from read_csv('{file}', header = true, auto_detect = false,"
            " columns = {{'id': 'int', 'name': 'text'}})",
            r"CSV Error on Line: 2, file = .*people\.csv$",
        ),
        ("select * from read_json('{file}')", r"Malformed JSON in file .*people\."),
    ],
)
def test_no_kind_of_error_shows_values(tmp_path: Path, query: str, said: str) -> None:
    """But the kind of error still shows, with what it says of types, columns and files."""
    file = tmp_path / "people.csv"
    file.write_text("id,name,born\n2,Bea Secret,31st of Secret\n")
    handler = warehouse.hide_values(nullcontext)
    with duckdb.connect() as connection:
        connection.execute("create table keys (key text primary key)")
        connection.execute(
            "create table people as select ? as name, 8123456789 as income", [SECRET]
        )
        connection.execute("insert into keys select name from people")
        with pytest.raises(duckdb.Error, match=f"(?s){said}") as caught, handler():
            connection.execute(query.format(file=file)).fetchall()
    message = str(caught.value)
    assert [part for part in ("Secret", "Bea", "31st", "8123") if part in message] == []


def test_errors_that_show_no_values_stay_as_they_are() -> None:
    message = 'Catalog Error: Table with name "people 7" does not exist!\nDid you mean "people"?'
    assert warehouse.without_values(message) == message


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_working_files_are_private_and_the_published_one_follows_the_umask(
    build: duckdb.DuckDBPyConnection, published: Path, tmp_path: Path
) -> None:
    umask = os.umask(0o022)
    try:
        (tmp_path / "new").mkdir()
        start_plugin(tmp_path / "new")
        publication.publish(relations(build), build.sql(CONTEXT), build)
        assert os.umask(0o022) == 0o022, "the plugin leaves a umask behind"
    finally:
        os.umask(umask)
    assert mode(tmp_path / "new" / "build.duckdb") == 0o600
    assert mode(tmp_path / "new" / "quarantine.duckdb") == 0o600
    assert mode(published) == 0o644


def test_a_file_in_use_is_reported_with_its_holder(published: Path) -> None:
    folder = published.parent
    holder = subprocess.Popen(
        [sys.executable, "-c", "import duckdb, sys; c = duckdb.connect(sys.argv[1]);"
         " print('open', flush=True); input()", str(folder / "build.duckdb")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    with pytest.raises(RuntimeError, match=rf"in use by .*PID {holder.pid}\).*open .* instead"):
        start_plugin(folder)
    holder.communicate("done\n", timeout=30)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(b"", "not a DuckDB database"), (b"hello" * 5000, "not a DuckDB database")],
)
def test_a_file_that_is_no_database_is_reported(
    published: Path, content: bytes, complaint: str
) -> None:
    (published.parent / "build.duckdb").write_bytes(content)
    with pytest.raises(RuntimeError, match=complaint):
        start_plugin(published.parent)


def test_a_folder_in_the_place_of_a_file_is_reported(published: Path) -> None:
    published.unlink()
    published.mkdir()
    with pytest.raises(RuntimeError, match="is a folder, and a database file should be there"):
        start_plugin(published.parent)


def test_the_published_file_must_not_be_a_working_file(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("C360_WAREHOUSE", str(published.parent / "build.duckdb"))
    with pytest.raises(RuntimeError, match="a working file of the build"):
        start_plugin(published.parent)


@pytest.mark.parametrize(
    ("reason", "explanation"),
    [
        ("Trying to read a database file with version number 99, but we can only read", "another"),
        ("Corrupt database file: computed checksum 1 does not match stored", "is damaged"),
        ("Could not write file: No space left on device", "the disk is full"),
        ("Something else\nwith details", "can't be opened (Something else)"),
    ],
)
def test_reasons_of_duckdb_are_put_plainly(tmp_path: Path, reason: str, explanation: str) -> None:
    assert explanation in warehouse.explain(tmp_path / "build.duckdb", reason)
