"""A second, independent reader of raw files: it counts their rows without DuckDB.

What it counts is compared with what staging made of the files, so that a row that the first reader
loses is missed by somebody. It shares the definition of a row with that reader, and no code:

- A line ends at \\r, \\n or \\r\\n. A line of nothing but spaces and tabs is no row.
- CSV (RFC 4180): the first line is the header. A quoted value may run over several lines, if these
  lines together have as many fields as the header; else each of them is a row of its own (a broken
  one). A line that is no text in the file's encoding is a row of its own.
- JSON lines: a line is a row.  Parquet: as the file's footer says.
- JSON: a file is one document, an array or an object with exactly one array among its members. An
  element of the array is a row; a document that is anything else, or no JSON, is one row.
"""

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

import pyarrow.parquet

# A value that runs over more lines than this is an open quote that nobody closed.
LONGEST_VALUE = 1000

csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True)
class Counts:
    """What one file holds: lines that are not blank, header lines among them, and rows."""

    physical_lines: int
    header_lines: int
    raw_rows: int


def count(path: str, form: str, delimiter: str = ",", encoding: str = "utf-8") -> Counts:
    """Count the rows of one raw file.

    `form` is csv, jsonl, json or parquet; a name that ends in .gz is unpacked. Raises
    ValueError for another form or a path that is not a local file.
    """
    if not Path(path).is_file():
        raise ValueError(
            f"{path} is no local file; rows can be counted only where Python can read them."
        )
    if form == "parquet":
        rows = pyarrow.parquet.read_metadata(path).num_rows
        return Counts(physical_lines=rows, header_lines=0, raw_rows=rows)
    with _open(path) as file:
        lines = _lines(file, encoding)
        if form == "csv":
            return _count_csv(lines, delimiter)
        if form == "jsonl":
            rows = sum(1 for _ in lines)
            return Counts(physical_lines=rows, header_lines=0, raw_rows=rows)
        if form == "json":
            texts = [text for _, text in lines]
            return Counts(len(texts), header_lines=0, raw_rows=_count_document(texts))
    raise ValueError(f"{form!r} is none of csv, jsonl, json, parquet.")


def _open(path: str) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path) if path.endswith(".gz") else Path(path).open("rb"))


def _lines(file: BinaryIO, encoding: str) -> Iterator[tuple[int, str | None]]:
    """Yield number and text of each line that isn't blank; None where it can't be decoded."""
    # Python's own splitting at \r, \n and \r\n, over bytes that stand for themselves.
    binary = encoding.lower() in {"utf-8", "latin-1"}
    text = io.TextIOWrapper(file, encoding="latin-1" if binary else encoding, newline=None)
    for number, line in enumerate(text, start=1):
        line = line.rstrip("\n")
        if number == 1:
            line = line.removeprefix("\xef\xbb\xbf").removeprefix("\ufeff")
        if not line.strip(" \t"):
            continue
        if encoding.lower() == "utf-8" and not line.isascii():
            try:
                yield number, line.encode("latin-1").decode("utf-8")
            except UnicodeDecodeError:
                yield number, None
        else:
            yield number, line


def _count_csv(lines: Iterator[tuple[int, str | None]], delimiter: str) -> Counts:
    """Count rows, taking lines together only where a quoted value demands it."""
    header = next(lines, None)
    if header is None:
        return Counts(physical_lines=0, header_lines=0, raw_rows=0)
    width = _width(header[1] or "", delimiter)
    physical = 1
    rows = 0
    # Lines of a row whose quote is still open, and the number of the first.
    held: list[str] = []
    held_from = 0
    for number, line in lines:
        physical += 1
        if held and (line is None or number - held_from >= LONGEST_VALUE):
            rows += len(held)
            held = []
        if line is None or line.count('"') % 2 == 0:
            if held and line is not None:
                held.append(line)
            else:
                rows += 1
            continue
        if held:
            if width is not None and _width("\n".join([*held, line]), delimiter) == width:
                rows += 1
                held = []
                continue
            rows += len(held)
            held = []
        if _is_open(line, delimiter):
            held, held_from = [line], number
        else:
            rows += 1
    return Counts(physical_lines=physical, header_lines=1, raw_rows=rows + len(held))


def _count_document(lines: list[str | None]) -> int:
    """Count the elements of a document's only array; 1 where there is no such array."""
    if not lines:
        return 0
    if any(line is None for line in lines):
        return 1
    text = "\n".join(line for line in lines if line is not None)
    try:
        # Objects as tuples, so that no member hides behind another of the same name.
        document: Any = json.loads(
            text, object_pairs_hook=tuple, parse_int=str, parse_float=str, parse_constant=str
        )
        if re.search(r"\\u[dD][89a-fA-F]", text):
            # Half of a pair is no character.
            json.dumps(document, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return 1
    if isinstance(document, list):
        return len(document)
    if not isinstance(document, tuple):
        return 1
    arrays = [value for _, value in document if isinstance(value, list)]
    return len(arrays[0]) if len(arrays) == 1 else 1


def _width(text: str, delimiter: str) -> int | None:
    """Return the number of fields of one row, None if its quotes don't fit."""
    try:
        [fields] = csv.reader([text], delimiter=delimiter, strict=True)
    except (csv.Error, ValueError):
        return None
    return len(fields)


def _is_open(line: str, delimiter: str) -> bool:
    """Whether a line's last quote is not closed, and all before it is in order."""
    try:
        list(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error as error:
        return re.search("unexpected end of data", str(error)) is not None
    return False
