"""The quick way of counting rows, block by block, against the plain one, line by line."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from customer360 import raw_counts

PIECES = st.sampled_from(
    [
        *(b"x", b"yz", b";", b";", b'"', b'""', b"\n", b"\n", b"\n\n", b"\r\n", b"\r", b" ", b"\t"),
        *(b"\xc3\xa9", b"\xc3", b"\xff", b"\xef\xbb\xbf"),
    ]
)
CONTENT = st.lists(PIECES, max_size=120).map(b"".join)


def lines_of(content: bytes, encoding: str) -> Iterator[tuple[int, str | None]]:
    """Yield number and text of each line that isn't blank; None where it is no text."""
    text = io.TextIOWrapper(io.BytesIO(content), encoding="latin-1", newline=None)
    for number, line in enumerate(text, start=1):
        line = line.rstrip("\n")
        if number == 1:
            line = line.removeprefix("\xef\xbb\xbf")
        if line.strip(" \t"):
            try:
                yield number, line.encode("latin-1").decode(encoding)
            except UnicodeDecodeError:
                yield number, None


def rows_of_csv(content: bytes, encoding: str, longest: int) -> int:
    """Count the rows below the header, looking at each line."""
    lines = lines_of(content, encoding)
    next(lines, None)
    # What of a header is no text still has its delimiters.
    plain = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r", b"\n").split(b"\n")
    header = next((line for line in plain if line.strip(b" \t")), b"")
    width = raw_counts._width(header.decode(encoding, "replace"), ";")
    rows, held, held_from = 0, [], 0
    for number, line in lines:
        if held and (line is None or number - held_from >= longest):
            rows, held = rows + len(held), []
        if line is None:
            rows += 1
        elif held:
            held.append(line)
            if line.count('"') % 2:
                if raw_counts._width("\n".join(held), ";") == width is not None:
                    rows, held = rows + 1, []
                elif raw_counts._is_open(line, ";"):
                    rows, held, held_from = rows + len(held) - 1, [line], number
                else:
                    rows, held = rows + len(held), []
        elif line.count('"') % 2 and raw_counts._is_open(line, ";"):
            held, held_from = [line], number
        else:
            rows += 1
    return rows + len(held)


@example(content=b'\xc3\n"\n"', header=b"", block=1, encoding="utf-8")
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    content=CONTENT,
    header=st.sampled_from([b"", b"a;b;c\n", b"\xef\xbb\xbfa;b\r\n"]),
    block=st.sampled_from([1, 3, 7, 20, 1 << 20]),
    encoding=st.sampled_from(["utf-8", "latin-1"]),
)
def test_blocks_hold_the_rows_that_their_lines_hold(
    tmp_path: Path, content: bytes, header: bytes, block: int, encoding: str
) -> None:
    file = tmp_path / "raw"
    file.write_bytes(header + content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(raw_counts, "BLOCK", block)
        patch.setattr(raw_counts, "LONGEST_VALUE", 6)
        csv = raw_counts.count(str(file), "csv", ";", encoding)
        jsonl = raw_counts.count(str(file), "jsonl", ";", encoding)
    lines = list(lines_of(header + content, encoding))
    assert jsonl.raw_rows == csv.physical_lines == len(lines)
    assert csv.raw_rows == rows_of_csv(header + content, encoding, 6)


def test_text_of_two_bytes_a_character_is_counted_in_blocks_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "raw"
    file.write_text('a;b\r\n1;"x\r\ny"\r\n\r\n2;é\r3;z', encoding="utf-16", newline="")
    for block in (1, 4, 5, 1 << 20):
        monkeypatch.setattr(raw_counts, "BLOCK", block)
        counts = raw_counts.count(str(file), "csv", ";", "utf-16")
        assert counts == raw_counts.Counts(physical_lines=5, header_lines=1, raw_rows=3)
