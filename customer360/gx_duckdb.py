"""Great Expectations on DuckDB, inside a connection that is already open.

Great Expectations has no DuckDB data source. Its SQL data source works through `duckdb_engine`,
with two amends: its connections are cursors of the given connection, and a result is fetched at
once, since Great Expectations closes a connection before it reads what came back.
"""

import logging
import os
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

os.environ["GX_ANALYTICS_ENABLED"] = "false"

import duckdb_engine
import great_expectations as gx
import great_expectations.expectations as gxe
from great_expectations.data_context.types.base import (
    DataContextConfig,
    InMemoryStoreBackendDefaults,
    ProgressBarsConfig,
)
from sqlalchemy import event
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy

logging.getLogger("great_expectations").propagate = False
warnings.filterwarnings("ignore", module="(duckdb_engine|great_expectations)")

# A metric is an aggregate. Whoever fetches more rows than this is after the rows themselves, which
# Great Expectations does only to learn the names of the columns.
MAX_FETCHED_ROWS = 1000

# Counts without samples: a result must never hold a value of the table.
RESULT_FORMAT = {"result_format": "SUMMARY", "partial_unexpected_count": 0}

# Expectations that DuckDB's dialect can't compute: say it in a measure instead.
UNSUPPORTED = ("Regex", "LikePattern", "JsonSchema", "Dateutil", "Strftime")


@dataclass(frozen=True)
class Result:
    """What one expectation came to; `error` names the class of the exception that stopped it."""

    success: bool
    observed: Any = None
    unexpected_count: int | None = None
    element_count: int | None = None
    error: str | None = None


def expectation(name: str, arguments: dict[str, Any]) -> Any:
    """Return the expectation of that name (ExpectColumnValuesToNotBeNull, ...).

    Raises ValueError with a clear sentence for an unknown name or arguments that don't fit.
    """
    known = getattr(gxe, name, None)
    if not (isinstance(known, type) and issubclass(known, gxe.Expectation)):
        raise ValueError(f"Great Expectations has no {name}")
    if any(word in name for word in UNSUPPORTED):
        raise ValueError(f"{name} can't be computed on DuckDB; write a measure instead")
    try:
        return known(**arguments)
    except Exception as error:
        details: list[dict[str, Any]] = getattr(error, "errors", list)()
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in details)
        raise ValueError(f"{name} doesn't take these arguments ({wrong or error})") from None


class Checker:
    """Checks queries on an open DuckDB connection; as a context, it closes its own cursors."""

    def __init__(self, connection: Any) -> None:
        stores = InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
        context = gx.get_context(
            mode="ephemeral", project_config=DataContextConfig(store_backend_defaults=stores)
        )
        context.variables.progress_bars = ProgressBarsConfig(globally=False)
        self.connection = connection
        self.cursors: list[Any] = []
        self.source = context.data_sources.add_sql(
            "duckdb", connection_string="duckdb:///:memory:", kwargs={"creator": self.cursor}
        )
        self.engine = self.source.get_execution_engine().engine
        event.listen(self.engine, "after_cursor_execute", _fetch_at_once)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.engine.dispose()
        for used in self.cursors:
            used.close()

    def cursor(self) -> duckdb_engine.ConnectionWrapper:
        """Return a new cursor of the connection, as SQLAlchemy wants it."""
        self.cursors.append(self.connection.cursor())
        return duckdb_engine.ConnectionWrapper(self.cursors[-1])

    def check(self, query: str, expectations: Sequence[Any]) -> list[Result]:
        """Check a query's rows against expectations; return one result each, in their order."""
        if not expectations:
            return []
        asset = self.source.add_query_asset(f"query {len(self.source.assets)}", query)
        batch = asset.add_batch_definition_whole_table("all").get_batch()
        suite = gx.ExpectationSuite(name="suite")
        for number, item in enumerate(expectations):
            item.meta = {"number": number}
            suite.add_expectation(item)
        outcome = batch.validate(suite, result_format=RESULT_FORMAT)
        results = {r.expectation_config.meta["number"]: _result(r) for r in outcome.results}
        return [results[number] for number in range(len(expectations))]


def _fetch_at_once(
    connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: bool
) -> None:
    """Read a statement's result before the connection is closed (SQLAlchemy's event)."""
    if cursor.description is not None:
        rows = [tuple(map(_as_number, row)) for row in cursor.fetchmany(MAX_FETCHED_ROWS)]
        context.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(
            cursor, initial_buffer=rows
        )


def _as_number(value: Any) -> Any:
    """Return a decimal as the float that Great Expectations makes of it, at a far higher price."""
    return float(value) if isinstance(value, Decimal) else value


def _result(outcome: Any) -> Result:
    """Take from a validation result what may be shown."""
    error = _error(outcome.exception_info)
    if error:
        return Result(success=False, error=error)
    values = outcome.result
    if outcome.expectation_config.type == "unexpected_rows_expectation":
        return Result(bool(outcome.success), unexpected_count=values.get("observed_value"))
    return Result(
        success=bool(outcome.success),
        observed=values.get("observed_value"),
        unexpected_count=values.get("unexpected_count"),
        element_count=values.get("element_count"),
    )


def _error(info: dict[str, Any]) -> str | None:
    """Return the class of the exception behind a result; its text may hold values of the table."""
    nested = [i for i in info.values() if isinstance(i, dict)] if info else []
    for item in [info or {}, *nested]:
        if item.get("raised_exception"):
            message = str(item.get("exception_message") or "")
            inside = message.partition("(_duckdb.")[2].partition(")")[0]
            return inside or "Error"
    return None
