"""The working files of a build: where they are, and a first look at them before dbt opens them.

dbt-duckdb loads this module as a plugin (profiles.yml). Without it a locked, foreign or unreadable
file would end in a traceback; with it the run stops with a sentence that says what to do.
"""

import gc
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.adapters.duckdb.plugins import BasePlugin

DEFAULT_WAREHOUSE = "warehouse/customer_360.duckdb"
PRIVATE = 0o600
# Objects made between two looks for garbage. dbt makes and drops hundreds of thousands per node; at
# the default of 700, a seventh of a build went by in looking.
GARBAGE_THRESHOLD = 200_000
HIDDEN = "…"
PARQUET_ENCODING = (
    r'Invalid string encoding found in Parquet file ("[^"]*"): value .* is not valid UTF8!?'
)
PARQUET_ENCODING_SAID = (
    r"The Parquet file \1 holds text that is not UTF-8, and can't be read. Let the source write"
    r" it again in UTF-8, or take it away."
)
# The errors of DuckDB that show values, which may be somebody's name.
SHOWS_VALUES = re.compile(
    r"\b(?:Conversion|Invalid Input|Out of Range|Constraint|TransactionContext) Error: "
    r"|Malformed JSON|Unknown TimeZone"
)
# Where in the statement: the statement is code, and shows nobody's data.
PLACE_IN_STATEMENT = re.compile(r"\n\nLINE \d+: [^\n]*\n *\^\s*\Z")
# A quoted text in an error, with the word before it that says that it is a name and no value.
QUOTED = re.compile(r"""(?:\b(column|file|function|type|table) )?(?<!\w)(["'])""")
# Numbers, dates and times; not those of a name or a type, as in INT32 or DECIMAL(5,2).
NUMBER = re.compile(
    r"""((["']).*?\2|[A-Z]+\(\d+(?:, ?\d+)?\))|(?<!\w)[-+]?\d(?:[\w.:+-]*\w)?""", re.DOTALL
)
# What is kept of an error in a line of CSV, of which DuckDB shows the whole line.
CSV_ERROR = re.compile(
    r"CSV Error on Line: \d+|^Column [^\n]+ is being converted as type [^\n]+$|^  file = [^\n]+$",
    re.MULTILINE,
)


def published_path() -> Path:
    """Return the file that people read."""
    return Path(os.environ.get("C360_WAREHOUSE") or DEFAULT_WAREHOUSE)


def draft_path(published: Path) -> Path:
    """Return where a new version of the published file is written before it takes its place."""
    return published.with_name(f".{published.name}.new")


def without_values(error: str) -> str:
    """Return what DuckDB said of an error, without the values that it shows.

    A value may hold quotes and line breaks itself, so all from the first quote to the last goes.
    """
    said, encodings = re.subn(
        PARQUET_ENCODING, PARQUET_ENCODING_SAID, error, count=1, flags=re.DOTALL
    )
    if encodings or not SHOWS_VALUES.search(error):
        return said
    if "CSV Error on Line: " in error:
        # A line may look like what follows it, so of each kind the last one counts.
        kept = {found[0].split()[0]: found[0].strip() for found in CSV_ERROR.finditer(error)}
        return f"{error.split(':')[0]}: {', '.join(kept.values())}"
    place = PLACE_IN_STATEMENT.search(error)
    body = (error[: place.start()] if place else error).replace(" can't be", " cannot be")
    start = first_value(body)
    said = NUMBER.sub(lambda number: number[1] or HIDDEN, body[:start])
    said = re.sub(r"(with value ).*( cannot be cast)", rf"\1{HIDDEN}\2", said, flags=re.DOTALL)
    if start < len(body):
        said += HIDDEN + after_values(body)
    return said + (place[0] if place else "")


def first_value(error: str) -> int:
    """Return where the first quoted value of an error begins, or its end."""
    at = 0
    while quoted := QUOTED.search(error, at):
        end = error.find(quoted[2], quoted.end())
        if not quoted[1] or end < 0:
            return quoted.end() - 1
        at = end + 1
    return len(error)


def after_values(error: str) -> str:
    """Return what stands behind the last value of an error: the type and the column, as a rule."""
    typed = re.search(r"""["']( to '[A-Z][^'"\n]*')([^'"\n]*)\Z""", error)
    tail = re.split("[\"']", error)[-1]
    if typed:
        return typed[1] + typed[2]
    # Where it has several lines, DuckDB shows the value again.
    return "" if "\n" in tail.strip() else tail


def hide_values(handler: Callable[..., Any]) -> Callable[..., Any]:
    """Return dbt-duckdb's handler of exceptions (a context manager) such that it shows no values.

    dbt prints and logs the errors of DuckDB as they are.
    """

    @contextmanager
    def exception_handler(*arguments: Any, **options: Any) -> Iterator[None]:
        with handler(*arguments, **options):
            try:
                yield
            except duckdb.Error as error:
                raise type(error)(without_values(str(error))) from None

    exception_handler.hides_values = True  # type: ignore[attr-defined]
    return exception_handler


class Plugin(BasePlugin):
    """Looks at the working files first, keeps them private, and removes what killed runs left."""

    def initialize(self, plugin_config: dict[str, Any]) -> None:
        """Check the places that the run writes to; raises RuntimeError with a clear sentence."""
        gc.set_threshold(GARBAGE_THRESHOLD, 20, 50)
        handler = DuckDBConnectionManager.exception_handler
        if not hasattr(handler, "hides_values"):
            DuckDBConnectionManager.exception_handler = hide_values(handler)
        self.memory = memory_limit(os.environ.get("C360_MEMORY", ""))
        self.held: duckdb.DuckDBPyConnection | None = None
        if self.creds is None or self.creds.path == ":memory:":
            return
        self.private = [Path(self.creds.path)]
        self.private += [Path(a.path) for a in self.creds.attach or [] if "://" not in a.path]
        check_places(self.private, published_path())

    def update_connection_config(self, creds: Any, config: dict[str, Any]) -> None:
        """Open the build file as dbt will, and hold it until dbt has it: nobody gets in between."""
        if creds.path == ":memory:":
            return
        for path in self.private[1:]:
            with open_first(path, {}):
                pass
        self.held = open_first(Path(creds.path), config)
        remove_leftovers(published_path())
        self.keep_private()

    def configure_connection(self, conn: Any) -> None:
        """Limit the memory if told to, and let go of the build file, which dbt now has open.

        Half of the memory is kept once taken: to give it back to the system after each model, and
        take it again for the next one, costs some twentieth of the time of large models.
        """
        if self.memory:
            conn.execute(f"set memory_limit = '{self.memory}'")
        # A process that had more for an earlier run keeps that.
        with suppress(duckdb.InvalidInputException):
            conn.execute("set block_allocator_memory = '50%'")
        if self.held is not None:
            self.held.close()
            self.held = None

    def configure_cursor(self, cursor: Any) -> None:
        """Keep write-ahead logs, which come and go during a run, as private as their files."""
        if self.creds is not None and self.creds.path != ":memory:":
            self.keep_private()

    def keep_private(self) -> None:
        """Take the working files away from everyone but their owner."""
        for path in self.private:
            for file in (path, Path(f"{path}.wal")):
                with suppress(FileNotFoundError, PermissionError):
                    if file.stat().st_mode & 0o077:
                        file.chmod(PRIVATE)


def memory_limit(given: str) -> str:
    """Return what C360_MEMORY allows DuckDB to take, as DuckDB writes it; empty: its default.

    Raises RuntimeError with a clear sentence for what is no amount of memory.
    """
    if given and not re.fullmatch(r"\d+(\.\d+)? ?[KMGT]i?B", given):
        raise RuntimeError(f"C360_MEMORY is {given!r}, and should be an amount such as 10GB.")
    return given


def check_places(working: list[Path], published: Path) -> None:
    """Stop with a clear sentence where a run could not write or would overwrite its own files."""
    if published.resolve() in {path.resolve() for path in working}:
        raise RuntimeError(
            f"C360_WAREHOUSE names {published}, which is a working file of the build. "
            "Choose another name for the published warehouse."
        )
    for path in [*working, published]:
        if path.is_dir():
            raise RuntimeError(f"{path} is a folder, and a database file should be there.")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RuntimeError(
                f"The folder {path.parent} can't be made ({error.strerror})."
            ) from None
        if not os.access(path.parent, os.W_OK | os.X_OK):
            raise RuntimeError(f"The folder {path.parent} is not writable for you.")
        if path.exists() and path in working and not os.access(path, os.R_OK | os.W_OK):
            raise RuntimeError(f"{path} belongs to somebody else; you may not write to it.")


def open_first(path: Path, config: dict[str, Any]) -> duckdb.DuckDBPyConnection:
    """Open a working file; raises RuntimeError with a clear sentence where that fails."""
    try:
        return duckdb.connect(str(path), read_only=False, config=config)
    except duckdb.Error as error:
        raise RuntimeError(explain(path, str(error))) from None


def explain(path: Path, error: str) -> str:
    """Turn DuckDB's reason for not opening a file into what a person should know and do."""
    lowered = error.lower()
    if "lock" in lowered:
        holder = re.search(r"held in (.+?\(PID \d+\))", error)
        by = f" by {holder[1]}" if holder else ""
        return (
            f"{path} is in use{by}: another build is running, or somebody has opened it. "
            f"Wait or close it. To read the data, open {published_path()} instead."
        )
    if "not a valid duckdb" in lowered:
        return f"{path} is not a DuckDB database. Move it away, and the build will make a new one."
    if "version number" in lowered or "newer version" in lowered:
        return (
            f"{path} was written by another version of DuckDB than this {duckdb.__version__}. "
            "Use that version, or move the file away and build anew."
        )
    if "checksum" in lowered or "corrupt" in lowered or "wal" in lowered:
        return f"{path} is damaged. Move it away with its .wal file, and build anew."
    if "no space" in lowered:
        return f"{path} can't be opened: the disk is full."
    return f"{path} can't be opened ({error.splitlines()[0]})."


def remove_leftovers(published: Path) -> None:
    """Delete the unfinished new version that a killed run left beside the published file."""
    draft = draft_path(published)
    for leftover in (draft, Path(f"{draft}.wal")):
        with suppress(FileNotFoundError):
            leftover.unlink()
