"""Whatever bytes a file holds: both readers see the same rows of it, and no line is lost."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from macro_sql import Macros

from customer360 import raw_counts

CSV: dict[str, Any] = {
    "system": "crm",
    "table": "contacts",
    "name": "crm.contacts",
    "form": "csv",
    "delimiter": ";",
    "encoding": "utf-8",
    "columns": [{"name": name, "path": name} for name in ("a", "b", "c")],
}
JSON: dict[str, Any] = {**CSV, "form": "jsonl"}
DOCUMENT: dict[str, Any] = {**CSV, "form": "json"}
HEADER = b"a;b;c\n"
LINES = "raw_lines_crm__contacts"
PIECES = st.sampled_from(
    [
        *(
            b"x",
            b"yz",
            b"1",
            b";",
            b";",
            b'"',
            b'""',
            b"\n",
            b"\n",
            b"\r\n",
            b"\r",
            b" ",
            b"\t",
            b"\x00",
        ),
        *(b"\xc3\xa9", b"\xc3", b"\xff", b"\xef\xbb\xbf", b"\\", b"'"),
        *(b"{", b"}", b'{"a":1}', b"null"),
    ]
)
BYTES = st.lists(PIECES, max_size=150).map(b"".join)


class Reader:
    """The project's reader, with DuckDB in place of dbt."""

    def __init__(self, folder: Path) -> None:
        self._connection = duckdb.connect()
        self._file = folder / "raw"
        self._macros = Macros(
            "read/csv_rows.sql",
            "read/json_rows.sql",
            "read/judged_rows.sql",
            "read/parquet_rows.sql",
            "read/read_raw.sql",
            "adapters/parquet.sql",
            "adapters/raw_lines.sql",
            "adapters/text.sql",
            "project/raw_path.sql",
            env_var=lambda name, default: default,
            run_query=self._run,
        )

    def _run(self, sql: str) -> SimpleNamespace:
        cursor = self._connection.execute(sql)
        names = [column[0] for column in cursor.description or []]
        return SimpleNamespace(
            rows=[dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        )

    def read(self, content: bytes, raw: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the rows of a file with this content, in order."""
        self._file.write_bytes(content)
        raw = {**raw, "files": [str(self._file)], "headers": []}
        if raw["form"] == "parquet":
            raw["groups"] = self._macros.parquet_groups(raw["files"])
        if raw["form"] != "parquet":
            self._macros.load_raw_lines(raw)
        if raw["form"] == "csv":
            raw["headers"] = self._run(self._macros.csv_headers(raw)).rows
            if not raw["headers"]:
                return []
            self._macros.glue_raw_lines(raw)
        ctes = self._macros.rows_as_read(raw)
        return self._run(f"with {ctes} select * from rows_read order by _row_number").rows

    def parquet(self, query: str) -> bytes:
        """Return a Parquet file of what the query yields."""
        self._connection.execute(f"copy ({query}) to '{self._file}' (format parquet)")
        return self._file.read_bytes()

    def lines(self) -> set[int]:
        """Return the numbers of the lines that the last file read has."""
        return {row["_row_number"] for row in self._run(f"select _row_number from {LINES}").rows}

    def count(self, raw: dict[str, Any]) -> raw_counts.Counts:
        """Count the last file read with the second reader."""
        return raw_counts.count(str(self._file), raw["form"], raw["delimiter"], raw["encoding"])


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    return Reader(tmp_path_factory.mktemp("raw"))


@settings(max_examples=60, deadline=None)
@given(content=BYTES)
def test_both_readers_see_the_same_rows_of_a_csv_file(reader: Reader, content: bytes) -> None:
    rows = reader.read(HEADER + content, CSV)
    counts = reader.count(CSV)
    assert len(rows) == counts.raw_rows
    covered = [n for row in rows for n in range(row["_row_number"], row["_last_line"] + 1)]
    assert len(covered) == len(set(covered)), "a line is in two rows"
    assert reader.lines() - set(covered) == {1}, "a line below the header is in no row"
    assert len(reader.lines()) == counts.physical_lines


@settings(max_examples=40, deadline=None)
@given(content=BYTES)
@example(content=b'\xc3\n"\n"')
def test_both_readers_see_the_same_rows_of_a_file_without_a_good_header(
    reader: Reader, content: bytes
) -> None:
    assert len(reader.read(content, CSV)) == reader.count(CSV).raw_rows


@settings(max_examples=40, deadline=None)
@given(content=BYTES)
def test_both_readers_see_the_same_rows_of_a_jsonl_file(reader: Reader, content: bytes) -> None:
    rows = reader.read(content, JSON)
    assert len(rows) == reader.count(JSON).raw_rows
    assert [row["_row_number"] for row in rows] == sorted(reader.lines())


DOCUMENT_PIECES = st.sampled_from(
    [
        *(b"[", b"]", b"[]", b"{", b"}", b'{"a":1}', b'{"b":{"c":2}}', b",", b",", b":", b'"a"'),
        *(b"1", b"-0", b"1e999", b"1.50", b"null", b"true", b"NaN", b"nan", b"-Infinity", b"inf"),
        *(b'"x,]"', b'"\\""', b'"\\ud83d"', b'"\\ud83d\\ude00"', b'"\xc3\xa9"', b"\xff", b"\x00"),
        *(b" ", b"\n", b"\r\n", b"\t", b"\xef\xbb\xbf", b"//"),
    ]
)
JSON_VALUES = st.recursive(
    st.sampled_from([None, True, 1, "x", "é,]", 'a"b\\', float("nan")]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
    ),
    max_leaves=12,
)
DOCUMENTS = st.one_of(
    st.lists(DOCUMENT_PIECES, max_size=25).map(b"".join),
    st.tuples(
        JSON_VALUES.map(lambda value: json.dumps(value, indent=1, ensure_ascii=False).encode()),
        st.sampled_from([b"", b"\n", b",", b"]", b" \xff"]),
    ).map(b"".join),
)


@settings(max_examples=150, deadline=None)
@given(content=DOCUMENTS)
def test_both_readers_see_the_same_rows_of_a_document(reader: Reader, content: bytes) -> None:
    rows = reader.read(content, DOCUMENT)
    assert len(rows) == reader.count(DOCUMENT).raw_rows
    assert [row["_row_number"] for row in rows] == list(range(1, len(rows) + 1))


@pytest.mark.parametrize(
    ("content", "defects"),
    [
        ('[{"a": 1}, 2, {"a": 3}]', [None, "not_an_object", None]),
        ('{"next": null, "rows": [{"a": 1}, null], "page": {"n": 1}}', [None, "not_an_object"]),
        ('{"rows": []}', []),
        ("[]", []),
        (" \n", []),
        ('{"error": "slow down"}', ["not_an_array"]),
        ('{"rows": [{"a": 1}], "errors": []}', ["not_an_array"]),
        ('{"rows": [1], "rows": [2]}', ["not_an_array"]),
        ('"a"', ["not_an_array"]),
        ('[{"a": 1}, {"a": ', ["not_json"]),
        ('[{"a": 1},]', ["not_json"]),
        ('[{"a": 1}] [{"a": 2}]', ["not_json"]),
        ('\ufeff[{"a": "x,]"}]', [None]),
    ],
)
def test_a_document_is_read_whole_or_set_aside_whole(
    reader: Reader, content: str, defects: list[str | None]
) -> None:
    assert [row["_defect"] for row in reader.read(content.encode(), DOCUMENT)] == defects
    assert reader.count(DOCUMENT).raw_rows == len(defects)


TEXT = st.text(st.sampled_from("abc ;\",éß'\\"), max_size=8)
VALUES = st.one_of(TEXT, st.tuples(TEXT, TEXT).map(lambda two: f"x{two[0]}x\nx{two[1]}x"))


@settings(max_examples=40, deadline=None)
@given(
    table=st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=6),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_what_a_csv_writer_wrote_is_read_as_it_was(
    reader: Reader, table: list[tuple[str, ...]], quoting: Any, end: str, mark: str
) -> None:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", quoting=quoting, lineterminator=end)
    writer.writerow(["a", "b", "c"])
    writer.writerows(table)
    rows = reader.read((mark + written.getvalue()).encode(), CSV)
    read = [(row["a"] or "", row["b"] or "", row["c"] or "") for row in rows]
    assert read == table
    assert all(row["_defect"] is None for row in rows)


@pytest.mark.parametrize("size", [3_000, 300_000])
def test_lines_that_are_no_text_keep_their_place(reader: Reader, size: int) -> None:
    good = [f"k{n};{'x' * (n % 90)};é" for n in range(size // 50)]
    lines = [line.encode() for line in good]
    for place in range(7, len(lines), 11):
        lines[place] = b"bad\xff%d;;" % place
    rows = reader.read(HEADER + b"\n".join(lines) + b"\n", CSV)
    assert [row["_row_number"] for row in rows] == list(range(2, len(lines) + 2))
    for row in rows:
        place = row["_row_number"] - 2
        expected = "invalid_encoding" if place % 11 == 7 else None
        assert row["_defect"] == expected
        assert expected or row["a"] == f"k{place}"


def test_rows_of_a_parquet_file_are_read_by_name_and_path(reader: Reader) -> None:
    content = reader.parquet(
        """
        select 'x"é' as a, {'line1': '1 Road'} as address, 12.50 as amount, date '2024-02-29' as day
        union all select null, null, null, null
        """
    )
    paths = {"a": "a", "b": "address.line1", "c": "amount", "d": "day", "e": "nowhere"}
    columns = [{"name": name, "path": path} for name, path in paths.items()]
    raw = {**CSV, "form": "parquet", "columns": columns}
    rows = [tuple(row[name] for name in paths) for row in reader.read(content, raw)]
    assert rows == [('x"é', "1 Road", "12.50", "2024-02-29", None), (None,) * 5]
    assert reader.count(raw).raw_rows == 2


def test_the_counter_refuses_what_it_cannot_read() -> None:
    with pytest.raises(ValueError, match="no local file"):
        raw_counts.count("s3://somewhere/x.csv", "csv")
