"""Extracts of many rows: Arrow columns become CSV, JSON or Parquet, with dirt as in `extracts`.

An `Extract` knows its good rows and how to render any of them as columns.  Repeated, superseded and
broken rows are rows rendered again and changed, so nothing is held twice and files are written
a piece at a time.  Columns hold text for CSV, JSON fragments for JSON (null becomes '' and `null`),
and typed values for Parquet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from customer360.demo import extracts
from customer360.demo.streams import Flags, Ints, Streams, Strings, between, chance

Column = Any  # a pyarrow array: the library has no types
Columns = dict[str, Column]
CHUNK = 250_000  # rows rendered at a time
DUPLICATES, BROKEN = 0.004, 0.003  # shares of the rows
LINE_LEVEL = {
    "csv": ("too_few_columns", "too_many_columns", "stray_quote", "invalid_utf8"),
    "jsonl": ("truncated_json", "not_an_object", "invalid_utf8", "absent_key"),
    "json": ("not_an_object", "absent_key"),
    "parquet": (),
}
OWN, OLDER, AGAIN, SPOILT = range(4)


@dataclass
class Extract:
    """One raw table: its good rows, the order they stand in, and what can go wrong in it."""

    system: str
    name: str
    form: str  # csv, jsonl, json (one document) or parquet
    render: Callable[[Ints], Columns]
    arrival: Ints
    key: str
    fresh_key: str  # keys of broken rows: text that a number of six digits follows
    spoil: dict[str, tuple[str, Any]]  # kind of broken row → column, bad value (None: missing)
    delimiter: str = ","
    member: str = ""  # of a JSON document: the member with the rows ('': the document is an array)
    parts: Sequence[str] = ("",)  # endings of the files' names
    part: Ints | None = None  # the file of each row
    older_rows: Ints | None = None  # rows that came before in another version …
    older: Columns = field(default_factory=dict)  # … with these values
    counts: list[tuple[str, str, int]] = field(default_factory=list)  # kind, outcome, rows

    def __len__(self) -> int:
        return len(self.arrival)


def rows_of(columns: Columns) -> Callable[[Ints], Columns]:
    """Return how to render rows of columns that are at hand."""
    return lambda rows: {name: column.take(pa.array(rows)) for name, column in columns.items()}


# --- columns -------------------------------------------------------------------------------------

_DAY_ZERO = int(np.datetime64("1960-01-01").astype(int))
_DAYS = np.arange(_DAY_ZERO, int(np.datetime64("2105-01-01").astype(int)))
_ISO_DAYS = pa.array(_DAYS.astype("datetime64[D]").astype(str), pa.string())
_CLOCK = pa.array([f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}" for s in range(86400)])


def words(values: Strings | Sequence[str]) -> Column:
    """Turn text into a column; '' is a value of its own."""
    return pa.array(values, pa.string())


def known(column: Column) -> Column:
    """Turn '' into null."""
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column)


def only(where: Flags, column: Column) -> Column:
    """Keep a column's values where the flag is set; the others become null."""
    return pc.if_else(pa.array(where), column, pa.scalar(None, column.type))


def choose(values: Sequence[str] | Strings | Column, code: Ints) -> Column:
    """Return for each code the value at that place."""
    table = values if isinstance(values, pa.Array) else words(values)
    return table.take(pa.array(code))


def digits(number: Ints, width: int = 1) -> Column:
    """Write numbers, with leading zeros up to a width."""
    return pc.utf8_lpad(pa.array(number).cast(pa.string()), width, "0")


def join(*parts: Column | str) -> Column:
    """Put texts one behind the other; null where one is null."""
    return pc.binary_join_element_wise(*parts, "")


def days(day: Ints) -> Column:
    """Write days since 1970-01-01 as 2025-12-31."""
    return _ISO_DAYS.take(pa.array(day - _DAY_ZERO))


def moments(second: Ints) -> Column:
    """Write seconds since 1970-01-01 UTC as 2025-12-31T23:59:59Z; negative ones are null."""
    day, rest = np.divmod(np.maximum(second, 0), 86400)
    return only(second >= 0, join(days(day), "T", _CLOCK.take(pa.array(rest)), "Z"))


def as_dates(day: Ints) -> Column:
    """Return days as dates."""
    return pa.array(day.astype(np.int32), pa.int32()).cast(pa.date32())


def as_timestamps(microsecond: Ints) -> Column:
    """Return microseconds since 1970-01-01 as timestamps."""
    return pa.array(microsecond, pa.int64()).cast(pa.timestamp("us"))


def as_decimals(value: Ints, precision: int = 12, scale: int = 2) -> Column:
    """Return whole numbers of the last decimal place as decimals."""
    wide = np.empty((len(value), 2), dtype="<i8")
    wide[:, 0], wide[:, 1] = value, value >> 63
    return pa.Array.from_buffers(
        pa.decimal128(precision, scale), len(value), [None, pa.py_buffer(wide)]
    )


def amounts(cents: Ints) -> Column:
    """Write cents as 1234.50."""
    return as_decimals(cents).cast(pa.string())


def quote(column: Column) -> Column:
    """Write text as JSON strings; '' and null become null."""
    escaped = known(column)
    for plain, code in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        escaped = pc.replace_substring(escaped, plain, code)
    return join('"', escaped, '"')


def bare(column: Column) -> Column:
    """Write text with plain letters: Müller as Muller."""
    for letter, plain in (("ß", "ss"), ("ø", "o"), ("Ø", "O"), ("ł", "l"), ("Ł", "L"), ("æ", "ae")):
        column = pc.replace_substring(column, letter, plain)
    return pc.replace_substring_regex(pc.utf8_normalize(column, "NFD"), r"\p{Mn}", "")


# --- lines ---------------------------------------------------------------------------------------


def csv_lines(columns: Columns, delimiter: str) -> Column:
    """Write rows as CSV lines; fields that need it are quoted."""
    fields = []
    for column in columns.values():
        special = pc.match_substring_regex(column, f'["{delimiter}\r\n]')
        if pc.any(special).as_py():
            inside = join('"', pc.replace_substring(column, '"', '""'), '"')
            column = pc.if_else(special, inside, column)
        fields.append(column)
    return pc.binary_join_element_wise(
        *fields, delimiter, null_handling="replace", null_replacement=""
    )


def json_lines(columns: Columns) -> Column:
    """Write rows, whose values are JSON fragments, as objects."""
    pieces: list[Column | str] = []
    for name, column in columns.items():
        pieces += [f'{"," if pieces else "{"}"{name}":', column]
    return pc.binary_join_element_wise(
        *pieces, "}", "", null_handling="replace", null_replacement="null"
    )


def _spoil_line(kind: str, line: str, extract: Extract) -> bytes:
    """Spoil one written line."""
    if kind == "absent_key":
        spoilt = "{" + line.partition(",")[2]
    else:
        spoilt = extracts.spoil_line(kind, line, extract.form, extract.delimiter)
    return spoilt.encode("utf-8", errors="surrogateescape")


def _spoil_lines(lines: Column, kind: Ints, kinds: Sequence[str], extract: Extract) -> Column:
    """Spoil the lines whose kind is one of the line level."""
    lines = lines.cast(pa.binary())
    spoilt = np.flatnonzero(np.isin(kind, _codes(kinds, LINE_LEVEL[extract.form])))
    if not len(spoilt):
        return lines
    at = np.arange(len(lines))
    at[spoilt] = len(lines) + np.arange(len(spoilt))
    texts = lines.take(pa.array(spoilt)).to_pylist()
    bad = [
        _spoil_line(kinds[k - SPOILT], text.decode(), extract)
        for k, text in zip(kind[spoilt].tolist(), texts, strict=True)
    ]
    return pa.concat_arrays([lines, pa.array(bad, pa.binary())]).take(pa.array(at))


def _codes(kinds: Sequence[str], chosen: Sequence[str]) -> list[int]:
    return [SPOILT + i for i, kind in enumerate(kinds) if kind in chosen]


# --- files ---------------------------------------------------------------------------------------


class _TextFile:
    """A CSV or JSON file that takes rows as lines."""

    def __init__(self, path: Path, extract: Extract) -> None:
        self.extract, self.first = extract, True
        self.file: BinaryIO = path.open("wb")
        if extract.form == "json":
            self.file.write(f'{{"{extract.member}":['.encode() if extract.member else b"[")

    def write(self, columns: Columns, lines: Column) -> None:
        """Append rows."""
        if self.extract.form == "csv" and self.first:
            self.file.write((self.extract.delimiter.join(columns) + "\n").encode())
        if self.extract.form == "json":
            ended = pc.binary_join_element_wise(b"\n" if self.first else b",\n", lines, b"")
            if self.first and len(lines) > 1:
                rest = pc.binary_join_element_wise(b",\n", lines.slice(1), b"")
                ended = pa.concat_arrays([ended.slice(0, 1), rest])
        else:
            ended = pc.binary_join_element_wise(lines, b"\n", b"")
        ended = pa.concat_arrays([ended])
        ends = np.frombuffer(ended.buffers()[1], dtype=np.int32)[: len(ended) + 1]
        self.file.write(memoryview(ended.buffers()[2])[ends[0] : ends[-1]])
        self.first = False

    def close(self) -> None:
        """End the document."""
        if self.extract.form == "json":
            self.file.write(b"\n]}\n" if self.extract.member else b"\n]\n")
        self.file.close()


class _ParquetFile:
    """A Parquet file that takes rows as columns."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.writer: Any = None

    def write(self, columns: Columns, lines: Column) -> None:
        """Append rows."""
        table = pa.table(columns)
        if self.writer is None:
            self.writer = pq.ParquetWriter(self.path, table.schema, compression="zstd")
        self.writer.write_table(table)

    def close(self) -> None:
        """Write the footer."""
        if self.writer is not None:
            self.writer.close()


def write(streams: Streams, extract: Extract, folder: Path) -> None:
    """Write the extract's files: good rows, older versions, duplicates and broken rows, by arrival.

    Afterwards `extract.counts` says how many rows of which kind there are.
    """
    kinds = [*LINE_LEVEL[extract.form], *extract.spoil]
    of, kind, number, arrival = _all_rows(streams, extract, kinds)
    part = np.zeros(len(extract), dtype=np.int64) if extract.part is None else extract.part
    order = np.lexsort((arrival, part[of]))  # a stable sort: equals stay as they are
    folder.mkdir(parents=True, exist_ok=True)
    at = -1
    file: _TextFile | _ParquetFile | None = None
    for start in range(0, len(order), CHUNK):
        rows = order[start : start + CHUNK]
        columns = _render(extract, of[rows], kind[rows], number[rows], kinds)
        lines = None
        if extract.form != "parquet":
            csv = extract.form == "csv"
            lines = csv_lines(columns, extract.delimiter) if csv else json_lines(columns)
            lines = _spoil_lines(lines, kind[rows], kinds, extract)
        edges = np.flatnonzero(np.diff(part[of[rows]], prepend=-1, append=-1))
        for low, high in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
            here = int(part[of[rows[low]]])
            if file is None or here != at:
                if file is not None:
                    file.close()
                path = folder / f"{extract.name}{extract.parts[here]}.{extract.form}"
                file = _ParquetFile(path) if lines is None else _TextFile(path, extract)
                at = here
            piece = {name: c.slice(low, high - low) for name, c in columns.items()}
            file.write(piece, None if lines is None else lines.slice(low, high - low))
    if file is not None:
        file.close()


def _all_rows(
    streams: Streams, extract: Extract, kinds: Sequence[str]
) -> tuple[Ints, Ints, Ints, Ints]:
    """Return each row to write: the good row it comes from, its kind, number, and arrival."""
    n = len(extract)
    name = f"{extract.system}/{extract.name}"
    groups = [(np.arange(n), OWN, extract.arrival)]
    if extract.older_rows is not None:
        older = extract.older_rows
        groups.append((older, OLDER, extract.arrival[older] - 1))
        extract.counts.append(("older_version", "superseded", len(older)))
    rng = streams.get(f"{name}/duplicates")
    again = np.flatnonzero(chance(rng, n, DUPLICATES))
    again = again if len(again) >= 2 else np.arange(min(2, n))
    groups.append((again, AGAIN, extract.arrival[again] + between(rng, 0, 20, len(again))))
    extract.counts.append(("exact_duplicate", "duplicate", len(again)))
    count = max(2, round(n * BROKEN / len(kinds)))
    for i, defect in enumerate(kinds):
        rows = between(streams.get(f"{name}/broken/{defect}"), 0, n - 1, count)
        groups.append((rows, SPOILT + i, extract.arrival[rows]))
        extract.counts.append((defect, "rejected", count))
    lengths = [len(rows) for rows, _, _ in groups]
    kind = np.repeat([code for _, code, _ in groups], lengths)
    number = np.concatenate([np.arange(length) for length in lengths])
    broken = kind >= SPOILT  # numbered throughout, for keys of their own
    number[broken] = np.arange(int(broken.sum()))
    of = np.concatenate([rows for rows, _, _ in groups])
    return of, kind, number, np.concatenate([arrival for _, _, arrival in groups])


def _render(extract: Extract, of: Ints, kind: Ints, number: Ints, kinds: Sequence[str]) -> Columns:
    """Render rows, and change those that are older versions or broken."""
    columns = extract.render(of)
    is_older = kind == OLDER
    if is_older.any():
        for name, values in extract.older.items():
            changed = values.take(pa.array(np.where(is_older, number, 0)))
            columns[name] = pc.if_else(pa.array(is_older), changed, columns[name])
    broken = kind >= SPOILT
    if broken.any():
        fresh = join(extract.fresh_key, digits(number, 6), '"' if '"' in extract.fresh_key else "")
        columns[extract.key] = pc.if_else(pa.array(broken), fresh, columns[extract.key])
    for code in _codes(kinds, list(extract.spoil)):
        here = kind == code
        if here.any():
            name, value = extract.spoil[kinds[code - SPOILT]]
            bad = pa.scalar(value, columns[name].type)
            columns[name] = pc.if_else(pa.array(here), bad, columns[name])
    return columns
