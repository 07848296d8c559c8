"""Raw extracts: columns of text become files, with the repeated and broken rows of real ones.

A table's columns hold what stands in the file: plain text for CSV, JSON fragments for JSON lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from json.encoder import encode_basestring
from pathlib import Path

import numpy as np

from customer360.demo.streams import Ints, Stream, Streams, Strings, between, chance, texts

Columns = dict[str, Strings]
YEARS = (2023, 2025)  # of tables that come in a file per year
CHUNK = 100_000  # rows written at a time
LINE_LEVEL = {"csv": ("too_few_columns", "too_many_columns", "stray_quote", "invalid_utf8"),
              "jsonl": ("truncated_json", "not_an_object", "invalid_utf8")}  # fmt: skip


@dataclass
class Table:
    """One raw table: its good rows, when they arrived (days), and what can go wrong in it."""

    system: str
    name: str
    form: str  # csv or jsonl
    columns: Columns
    arrival: Ints
    key: str
    spoil: dict[str, tuple[str, str]] = field(default_factory=dict)  # kind → (column, bad value)
    fresh_key: str = ""  # pattern with {} for keys of broken rows, '' where rows need none
    key_column: str = ""  # column that takes the fresh key (default: the key)
    delimiter: str = ","
    by_year: bool = False
    counts: list[tuple[str, str, int]] = field(default_factory=list)  # kind, outcome, rows
    older: Columns | None = None
    older_arrival: Ints | None = None

    def __len__(self) -> int:
        return len(self.arrival)


def select(columns: Columns, rows: Ints) -> Columns:
    """Return the given rows of each column."""
    return {name: column[rows] for name, column in columns.items()}


# --- text of values ------------------------------------------------------------------------------

_DAY_ZERO = int(np.datetime64("1880-01-01").astype(int))
_DAYS = np.arange(_DAY_ZERO, int(np.datetime64("2040-01-01").astype(int)))
_ISO_DAYS = [str(day) for day in _DAYS.astype("datetime64[D]")]
_DATES = {
    "iso": texts(_ISO_DAYS),
    "us": texts([f"{d[5:7]}/{d[8:]}/{d[:4]}" for d in _ISO_DAYS]),
    "de": texts([f"{d[8:]}.{d[5:7]}.{d[:4]}" for d in _ISO_DAYS]),
}
_CLOCK = texts([f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}" for s in range(86400)])
_MINUTES = texts([f"{m // 60:02}:{m % 60:02}" for m in range(1440)])


def dates(day: Ints, form: str) -> Strings:
    """Write days (since 1970-01-01) as 'iso' 2024-12-31, 'us' 12/31/2024 or 'de' 31.12.2024."""
    return np.asarray(_DATES[form][day - _DAY_ZERO])


def clock(second: Ints) -> Strings:
    """Write seconds of a day as HH:MM:SS."""
    return np.asarray(_CLOCK[second])


def minutes(second: Ints) -> Strings:
    """Write seconds of a day as HH:MM."""
    return np.asarray(_MINUTES[second // 60])


def amounts(cents: Ints, mark: str = ".", group: str = "") -> Strings:
    """Write cents as 1234.50, or with another decimal mark and a mark for thousands."""
    values, where = np.unique(cents, return_inverse=True)
    written = []
    for value in values.tolist():
        whole, part = divmod(abs(value), 100)
        digits = f"{whole:,}".replace(",", group) if group else str(whole)
        written.append(f"{'-' if value < 0 else ''}{digits}{mark}{part:02}")
    return np.asarray(texts(written)[where])


def numbers(values: Ints) -> Strings:
    """Write integers."""
    distinct, where = np.unique(values, return_inverse=True)
    return np.asarray(texts([str(value) for value in distinct.tolist()])[where])


def quoted(column: Strings, null: str = "") -> Strings:
    """Write text as JSON strings, and the value `null` as null."""
    return texts(["null" if t == null else encode_basestring(t) for t in column])


def timestamps(moment: Ints) -> Strings:
    """Write seconds (since 1970-01-01 UTC) as JSON strings 2024-12-31T23:59:59Z; -1 as null."""
    day, second = np.divmod(np.maximum(moment, 0), 86400)
    result = '"' + dates(day, "iso") + "T" + clock(second) + 'Z"'
    result[moment < 0] = "null"
    return np.asarray(result)


# --- lines ---------------------------------------------------------------------------------------


def csv_lines(columns: Columns, delimiter: str) -> list[str]:
    """Write the rows as CSV lines; fields that need it are quoted."""
    special = re.compile(f'["{delimiter}\n\r]').search
    written = []
    for column in columns.values():
        fields = column.tolist()
        if special("".join(fields)):
            fields = ['"' + t.replace('"', '""') + '"' if special(t) else t for t in fields]
        written.append(fields)
    return [delimiter.join(row) for row in zip(*written, strict=True)]


def json_lines(columns: Columns) -> list[str]:
    """Write the rows, whose values are JSON fragments, as one object per line."""
    pattern = "{" + ",".join(f'"{name}":%s' for name in columns) + "}"
    return [pattern % row for row in zip(*(c.tolist() for c in columns.values()), strict=True)]


def lines_of(table: Table, columns: Columns) -> list[str]:
    """Write rows in the table's form."""
    return csv_lines(columns, table.delimiter) if table.form == "csv" else json_lines(columns)


# --- repeated and broken rows --------------------------------------------------------------------


def broken_lines(streams: Streams, table: Table) -> tuple[list[str], Ints]:
    """Return spoilt copies of rows, under keys of their own, and their arrival.

    Each kind makes a line that can't be read, or read only to be refused, and leaves the
    neighbouring lines alone.  About 0.3 % of the rows, at least two of each kind.
    """
    lines: list[str] = []
    arrival: list[Ints] = []
    kinds = [*LINE_LEVEL[table.form], *table.spoil]
    count = max(2, round(len(table) * 0.003 / len(kinds)))
    serial = 0
    for kind in kinds:
        rng = streams.get(f"{table.system}/{table.name}/broken/{kind}")
        rows = between(rng, 0, len(table) - 1, count)
        columns = select(table.columns, rows)
        if table.fresh_key:
            keys = [table.fresh_key.format(serial + i) for i in range(count)]
            serial += count
            plain = texts(keys)
            column = table.key_column or table.key
            columns[column] = plain if table.form == "csv" or keys[0].isdigit() else quoted(plain)
        if kind in table.spoil:
            column, value = table.spoil[kind]
            columns[column] = texts([value] * count)
            made = lines_of(table, columns)
        else:
            made = [
                spoil_line(kind, line, table.form, table.delimiter)
                for line in lines_of(table, columns)
            ]
        lines += made
        arrival.append(table.arrival[rows])
        table.counts.append((kind, "rejected", count))
    return lines, np.concatenate(arrival)


def spoil_line(kind: str, line: str, form: str, delimiter: str) -> str:
    """Spoil one written line."""
    flat = line.replace("\n", " ")
    if kind == "too_few_columns":
        return delimiter.join(re.sub('"[^"]*"', "x", flat).split(delimiter)[:-3])
    if kind == "too_many_columns":
        return flat + delimiter + "surplus" + delimiter
    if kind == "stray_quote":
        head, _, tail = re.sub('"[^"]*"', "x", flat).partition(delimiter)
        rest = tail.partition(delimiter)[2]
        return delimiter.join([head, '"stray" quote', rest])
    if kind == "invalid_utf8":  # a byte 0xFC, which is ü in Latin-1 and nothing in UTF-8
        letters = r':"(?=\w)' if form == "jsonl" else r"(?=[^\W\d_])"
        places = [match.end() for match in re.finditer(letters, flat)]
        at = places[len(places) // 2]
        return flat[:at] + "\udcfc" + flat[at + 1 :]
    if kind == "truncated_json":
        return flat[: len(flat) * 2 // 3]
    return ('["row", 1]', '"just text"', "42")[len(flat) % 3]  # not_an_object


def duplicates(streams: Streams, table: Table, share: float) -> Ints:
    """Choose rows that arrive again, exactly equal."""
    rng = streams.get(f"{table.system}/{table.name}/duplicates")
    chosen = np.flatnonzero(chance(rng, len(table), share))
    return chosen if len(chosen) >= 2 else np.arange(min(2, len(table)))


def write(streams: Streams, table: Table, folder: Path, duplicate_share: float = 0.004) -> None:
    """Write the table's files: good rows, older versions, duplicates and broken rows, by arrival.

    Afterwards `table.counts` says how many rows of which kind there are.
    """
    extra: list[str] = []
    arrival = [table.arrival]
    if table.older is not None and table.older_arrival is not None:
        extra += lines_of(table, table.older)
        arrival.append(table.older_arrival)
        table.counts.append(("older_version", "superseded", len(table.older_arrival)))
    again = duplicates(streams, table, duplicate_share)
    extra += lines_of(table, select(table.columns, again))
    rng = streams.get(f"{table.system}/{table.name}/duplicates/late")
    arrival.append(table.arrival[again] + between(rng, 0, 20, len(again)))
    table.counts.append(("exact_duplicate", "duplicate", len(again)))
    broken, broken_arrival = broken_lines(streams, table)
    extra += broken
    arrival.append(broken_arrival)

    day = np.concatenate(arrival)
    order = np.argsort(day, kind="stable")
    year = day[order].astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    year = np.clip(year, *YEARS)
    folder.mkdir(parents=True, exist_ok=True)
    files = [(f"_{y}", order[year == y]) for y in range(YEARS[0], YEARS[1] + 1)]
    for suffix, rows in files if table.by_year else [("", order)]:
        with (folder / f"{table.name}{suffix}.{table.form}").open("wb") as file:
            if table.form == "csv":
                file.write((table.delimiter.join(table.columns) + "\n").encode())
            for start in range(0, len(rows), CHUNK):
                lines = _interleave(table, extra, rows[start : start + CHUNK])
                text = "\n".join([*lines, ""])
                file.write(text.encode("utf-8", errors="surrogateescape"))


def _interleave(table: Table, extra: list[str], rows: Ints) -> list[str]:
    """Return lines by position: first the table's own rows, behind them the extra lines."""
    own = rows < len(table)
    lines = texts([""] * len(rows))
    lines[own] = lines_of(table, select(table.columns, rows[own]))
    lines[~own] = [extra[i] for i in (rows[~own] - len(table)).tolist()]
    return list(lines)


def late(rng: Stream, day: Ints, share: float, most: int) -> Ints:
    """Delay the arrival of a share of the rows by up to `most` days."""
    delay = between(rng, 1, most, len(day))
    return np.where(chance(rng, len(day), share), day + delay, day)
