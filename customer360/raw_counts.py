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

# Bytes that are looked at together: a block of lines without anything odd is counted in one go.
BLOCK = 1 << 20

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
        blocks = _blocks(file, encoding)
        # Blocks of another encoding come as UTF-8.
        encoding = "latin-1" if encoding.lower() == "latin-1" else "utf-8"
        if form == "csv":
            return _count_csv(blocks, delimiter, encoding)
        if form == "jsonl":
            rows = sum(_filled_lines(block) for block in blocks)
            return Counts(physical_lines=rows, header_lines=0, raw_rows=rows)
        if form == "json":
            document = b"".join(blocks)
            rows = _count_document(_decoded(document, encoding))
            return Counts(_filled_lines(document), header_lines=0, raw_rows=rows)
    raise ValueError(f"{form!r} is none of csv, jsonl, json, parquet.")


def _open(path: str) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path) if path.endswith(".gz") else Path(path).open("rb"))


def _blocks(file: BinaryIO, encoding: str) -> Iterator[bytes]:
    """Yield a file in blocks of whole lines, ended by newlines, without its byte order mark."""
    if encoding.lower() in {"utf-8", "latin-1"}:
        pieces = iter(lambda: file.read(BLOCK) + file.readline(), b"")
    else:
        text = io.TextIOWrapper(file, encoding=encoding, newline="")
        pieces = iter(lambda: (text.read(BLOCK) + text.readline()).encode(), b"")
    for number, piece in enumerate(pieces):
        if number == 0:
            piece = piece.removeprefix(b"\xef\xbb\xbf")
        if b"\r" in piece:
            piece = piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        yield piece


def _filled_lines(block: bytes) -> int:
    """Count the lines that hold more than spaces and tabs."""
    if block.startswith((b"\n", b" ", b"\t")) or any(
        start in block for start in (b"\n\n", b"\n ", b"\n\t")
    ):
        return sum(1 for line in block.split(b"\n") if line.strip(b" \t"))
    return block.count(b"\n") + (not block.endswith(b"\n") and block != b"")


def _decoded(line: bytes, encoding: str) -> str | None:
    """Return bytes as text, None where they are none."""
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return None


def _count_csv(blocks: Iterator[bytes], delimiter: str, encoding: str) -> Counts:
    """Count rows, taking lines together only where a quoted value demands it.

    A line with an even number of quotes is a row, unless a quote was left open before. So lines are
    looked at one by one only where there are quotes, and decoded only where one is open.
    """
    width: int | None = None
    headers = physical = rows = number = 0
    # Lines of a row whose quote is still open, and the number of the first.
    held: list[str] = []
    held_from = 0
    for block in blocks:
        if headers and not held and b'"' not in block:
            filled = _filled_lines(block)
            physical += filled
            rows += filled
            number += block.count(b"\n")
            continue
        for raw_line in block.removesuffix(b"\n").split(b"\n"):
            number += 1
            if not raw_line.strip(b" \t"):
                continue
            physical += 1
            if not headers:
                headers = 1
                # What of a header is no text still has its delimiters.
                width = _width(raw_line.decode(encoding, "replace"), delimiter)
                continue
            odd = raw_line.count(b'"') % 2
            if not odd and not held:
                rows += 1
                continue
            line = _decoded(raw_line, encoding)
            if held and (line is None or number - held_from >= LONGEST_VALUE):
                rows += len(held)
                held = []
            if line is None or not odd:
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
    return Counts(physical_lines=physical, header_lines=headers, raw_rows=rows + len(held))


def _count_document(text: str | None) -> int:
    """Count the elements of a document's only array; 1 where there is no such array."""
    if text is None:
        return 1
    if not text.strip(" \t\n"):
        return 0
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
