"""Run a gate: a suite of expectations over the tables of one layer, inside dbt's own connection.

A suite is a file of expectations/: tables, named measures on their rows, and expectations by their
Great Expectations names, each with a severity and the reason for its threshold (docs/gates.md).
Whatever is wrong with a suite is a failed expectation with a clear message, not a traceback; no
message holds a value that could be a person's.
"""

import datetime
import math
import numbers
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import yaml

from customer360 import gx_duckdb, publication, say
from customer360.gx_duckdb import Result

PROJECT = Path(__file__).resolve().parents[1]
GATES = ("gate_sources", "gate_identity", "gate_customers")
SEVERITIES = ("critical", "warning")
# What names a raw table in a table that has a row for each.
RAW_TABLE = ("source_system", "source_entity")


class _ExpectedRows(int):
    """Stands for a number of rows until it is known which raw table is looked at."""


# Parameters that say how many rows a table must have, where the last good run had none of it.
FEWEST_ROWS = {"expected_rows": _ExpectedRows(1), "kept_rows": _ExpectedRows(0)}

RESULT_SCHEMA = pa.schema(
    [
        ("gate", pa.string()),
        ("run_id", pa.string()),
        ("run_started_at", pa.timestamp("us")),
        ("table_name", pa.string()),
        ("expectation", pa.string()),
        ("column_name", pa.string()),
        ("severity", pa.string()),
        ("success", pa.bool_()),
        ("observed_value", pa.string()),
        ("unexpected_count", pa.int64()),
        ("element_count", pa.int64()),
        ("message", pa.string()),
    ]
)


class SuiteError(Exception):
    """A suite can't be used; `problems` says why, one clear sentence each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = list(problems)


@dataclass(frozen=True)
class Check:
    """One expectation of a suite: what is expected, how grave a failure is, and why."""

    table: str
    name: str
    arguments: dict[str, Any]
    severity: str
    because: str
    # Columns that say how many rows break it, and out of how many, where a row stands for many.
    counts: tuple[str, ...] = ()

    @property
    def column(self) -> str | None:
        """The column or columns that are looked at; None where the table as a whole is."""
        keys = ("column", "column_A", "column_B")
        named = [str(self.arguments[key]) for key in keys if key in self.arguments]
        named += [str(name) for name in self.arguments.get("column_list", [])]
        return ", ".join(named) or None

    @property
    def label(self) -> str:
        """The table and column, as people write it."""
        return f"{self.table}.{self.column}" if self.column else self.table


@dataclass
class TableSuite:
    """The expectations on one table, and the measures (name → SQL) that they look at.

    With `by` the measures are aggregates, and the rows looked at are the groups. With
    `of_raw_tables` each row says something about one raw table, and is looked at by itself.
    """

    table: str
    by: list[str] = field(default_factory=list)
    of_raw_tables: bool = False
    measures: dict[str, str] = field(default_factory=dict)
    checks: list[Check] = field(default_factory=list)

    def query(self, source: str) -> str:
        """Return the query whose rows are looked at; `source` is a query on the table."""
        measures = [f"({sql}) as {name}" for name, sql in self.measures.items()]
        columns = ", ".join([*(self.by or ["*"]), *measures])
        groups = f" group by {', '.join(self.by)}" if self.by else ""
        return f"select {columns} from ({source}) as checked{groups}"


def run(
    gate: str,
    tables: Mapping[str, Any],
    run_context: Any,
    session: Any,
    this: Any,
    settings: Mapping[str, Any],
    files: Any = None,
) -> pa.Table:
    """Check the tables against the gate's suite and return one row per expectation.

    `tables` maps model names to DuckDB relations, `run_context` is the relation of the one row
    (run_id, run_started_at, as_of), `settings` holds the groups `systems` and `gates` of `vars:`,
    `files` is the relation of the raw files (source_system, source_entity) where staged tables are
    checked. A critical failure is also written to the published file, which this run will not
    replace.
    """
    run_id, run_started_at, as_of = run_context.select(
        "run_id::varchar, run_started_at::timestamp, as_of::date"
    ).fetchone()
    rows: list[dict[str, Any]] = []
    try:
        given = merged_settings(settings)
        parameters = {**given["gates"], "as_of": as_of, "run_date": run_started_at.date()}
        volumes = expected_volumes(session, this, run_id, given["gates"]["min_volume_share"])
        columns = {name: list(relation.columns) for name, relation in tables.items()}
        suites = load_suite(suite_path(gate), columns, parameters, volumes)
        with gx_duckdb.Checker(session) as checker:
            for suite in suites:
                relation = tables[suite.table]
                if suite.of_raw_tables:
                    found = check_raw_tables(checker, relation, suite, given, volumes)
                elif is_passed_over(suite.table, relation, given, volumes, files):
                    continue
                else:
                    found = check_table(checker, relation, suite)
                rows += [result_row(*result) for result in found]
    except SuiteError as error:
        rows = [problem_row(gate, problem) for problem in error.problems]
    rows = rows or [problem_row(gate, "there was nothing to look at", "warning")]
    for row in rows:
        row.update(gate=gate, run_id=run_id, run_started_at=run_started_at)
    report(gate, rows)
    result = pa.Table.from_pylist(rows, schema=RESULT_SCHEMA)
    if any(is_critical_failure(row) for row in rows):
        publication.publish_gate_results(session, this.database, result)
    return result


def suite_path(gate: str) -> Path:
    """Return the gate's suite: the running project's own if it has one, else the shipped one."""
    own = Path("expectations") / f"{gate}.yml"
    return own if own.is_file() else PROJECT / own


def merged_settings(given: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Lay the settings that were handed over on those of the running project, key by key.

    What dbt hands over is what the command line says of a group, where it says anything, or what
    the project says. The project's own settings are laid on the defaults of this one.
    """
    defaults = project_vars(PROJECT)
    running = project_vars(Path())
    merged, problems = {}, []
    for group in ("systems", "gates"):
        own = {**(running.get(group) or {}), **(given.get(group) or {})}
        unknown = sorted(set(own) - set(defaults[group]))
        problems += [f"vars: {group}: there is no setting {name!r}" for name in unknown]
        merged[group] = {**defaults[group], **own}
    if problems:
        raise SuiteError(problems)
    return merged


def project_vars(folder: Path) -> dict[str, Any]:
    """Return what the dbt project in the folder sets for this one; nothing where there is none."""
    path = folder / "dbt_project.yml"
    content = yaml.safe_load(path.read_text()) if path.is_file() else {}
    found: dict[str, Any] = content.get("vars") or {}
    return {**found, **(found.get("customer_360") or {})}


def expected_volumes(session: Any, this: Any, run_id: str, share: float) -> dict[str, int]:
    """Return how many rows each table must have: a share of what the last good run counted.

    A run is good if this gate had no critical failure in it; a table without such a run isn't
    named.
    """
    gate = publication.quoted(this.database, this.schema, this.identifier)
    with closing(session.cursor()) as cursor:
        found = cursor.execute(
            f"""
            select table_name, arg_max(cast(observed_value as bigint), run_started_at)
            from {gate}
            where
                (expectation = 'ExpectTableRowCountToBeBetween' or column_name = 'staged_rows')
                and run_id <> ?
                and run_id not in (
                    select failed.run_id from {gate} as failed
                    where failed.severity = 'critical' and not failed.success
                )
            group by table_name
            """,
            [run_id],
        ).fetchall()
    return {table: math.ceil(count * share) for table, count in found if count * share > 0}


def load_suite(
    path: Path,
    columns: Mapping[str, Sequence[str]],
    parameters: Mapping[str, Any],
    volumes: Mapping[str, int],
) -> list[TableSuite]:
    """Read a suite and fill in the parameters.

    `columns` names the tables that the gate hands over, with their columns; `volumes` gives the
    parameters `expected_rows` and `kept_rows` of a table, which are 1 and 0 where nothing is known.
    Raises SuiteError with every problem found: unknown tables, columns, expectations, severities,
    parameters.
    """
    try:
        content = yaml.safe_load(path.read_text())
    except OSError as error:
        raise SuiteError([f"{path.name} can't be read ({error.strerror})"]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" at line {mark.line + 1}" if mark else ""
        raise SuiteError([f"{path.name} is not valid YAML{line}"]) from None
    if not isinstance(content, dict) or not isinstance(content.get("tables"), dict):
        raise SuiteError([f"{path.name} must have `tables:`, a mapping of model names"])
    suite: list[TableSuite] = []
    problems: list[str] = []
    for label, body in content["tables"].items():
        body = body if isinstance(body, dict) else {}
        table = body.get("of", label)
        if table not in columns:
            problems.append(f"{path.name}: {table} is not one of the tables that this gate reads")
            continue
        fewest = FEWEST_ROWS
        if not body.get("of_raw_tables"):
            fewest = {name: expected_rows(rows, table, volumes) for name, rows in fewest.items()}
        known = {**parameters, **fewest}
        try:
            suite.append(parse_table(table, body, columns[table], known))
        except SuiteError as error:
            problems += [f"{path.name}: {problem}" for problem in error.problems]
    if problems:
        raise SuiteError(problems)
    return suite


def expected_rows(fewest: Any, table: str, volumes: Mapping[str, int]) -> Any:
    """Return how many rows the table must have, where the argument of a check stands for that."""
    return max(int(fewest), volumes.get(table, 0)) if isinstance(fewest, _ExpectedRows) else fewest


def parse_table(
    table: str, body: Mapping[str, Any], columns: Sequence[str], parameters: Mapping[str, Any]
) -> TableSuite:
    """Read the measures and expectations on one table; raises SuiteError."""
    known_keys = {"of", "by", "of_raw_tables", "measures", "expectations"}
    problems = [f"{table}: unknown key {key!r}" for key in sorted(set(body) - known_keys)]
    suite = TableSuite(table, list(body.get("by") or []), bool(body.get("of_raw_tables")))
    if suite.of_raw_tables:
        needed = [name for name in (*RAW_TABLE, "raw_rows", "files") if name not in columns]
        problems += [f"{table}: there is no column {', '.join(needed)}"] if needed else []
    problems += [f"{table}: there is no column {name}" for name in suite.by if name not in columns]
    for name, sql in (body.get("measures") or {}).items():
        try:
            suite.measures[name] = fill_in_sql(str(sql), parameters)
        except KeyError as error:
            problems.append(f"{table}: measure {name}: there is no setting {error.args[0]}")
    known = {*(suite.by or columns), *suite.measures}
    for item in body.get("expectations") or []:
        try:
            suite.checks.append(parse_check(table, item, known, parameters))
        except (KeyError, ValueError) as error:
            problems.append(f"{table}: {error.args[0]}")
    keys = Counter((check.name, check.column, check.severity) for check in suite.checks)
    problems += [f"{table}: {key[0]} stands there twice" for key, n in keys.items() if n > 1]
    if problems:
        raise SuiteError(problems)
    return suite


def parse_check(table: str, item: Any, columns: set[str], parameters: Mapping[str, Any]) -> Check:
    """Read one expectation; raises ValueError with a sentence that says what is wrong."""
    if not isinstance(item, dict) or not item.get("type"):
        raise ValueError("each expectation needs a `type:`")
    name = str(item["type"])
    for key in set(item) - {"type", "kwargs", "severity", "because", "counts"}:
        raise ValueError(f"{name}: unknown key {key!r}")
    if item.get("severity") not in SEVERITIES:
        raise ValueError(f"{name}: `severity:` must be critical or warning")
    if not str(item.get("because") or "").strip():
        raise ValueError(f"{name}: `because:` is missing, the reason for its threshold")
    arguments = {k: fill_in(v, name, parameters) for k, v in (item.get("kwargs") or {}).items()}
    because = " ".join(item["because"].split())
    counts = tuple(map(str, item.get("counts") or []))
    check = Check(table, name, arguments, item["severity"], because, counts)
    for column in [*(check.column or "").split(", "), *counts]:
        if column and column not in columns:
            raise ValueError(f"{name}: there is no column or measure {column}")
    gx_duckdb.expectation(name, arguments)
    return check


def fill_in(value: Any, name: str, parameters: Mapping[str, Any]) -> Any:
    """Replace `$setting`, also within lists, by the setting's value; raises ValueError."""
    if isinstance(value, list):
        return [fill_in(item, name, parameters) for item in value]
    if isinstance(value, str) and value.startswith("$"):
        if value[1:] not in parameters:
            raise ValueError(f"{name}: there is no setting {value[1:]}")
        return parameters[value[1:]]
    return value


def fill_in_sql(sql: str, parameters: Mapping[str, Any]) -> str:
    """Replace each `$setting` in an SQL expression by its literal; raises KeyError."""

    def literal(match: re.Match[str]) -> str:
        value = parameters[match[1]]
        if value is None:
            return "null"
        if isinstance(value, datetime.date):
            return f"date '{value}'"
        if isinstance(value, bool | numbers.Number):
            return str(value).lower()
        return "'" + str(value).replace("'", "''") + "'"

    return re.sub(r"\$(\w+)", literal, sql)


def is_passed_over(
    table: str,
    relation: Any,
    settings: Mapping[str, Mapping[str, Any]],
    volumes: Mapping[str, int],
    files: Any,
) -> bool:
    """Tell whether the table of a source system is not looked at.

    That is so where the system is off, and where the table had no rows in the last good run either
    and has no file, or may be empty and is.
    """
    name = re.fullmatch(r"(?:base|stg)_(\w+?)__(\w+)", table)
    if name is None:
        return False
    system, entity = name.groups()
    has_file = f"source_system = '{system}' and source_entity = '{entity}'"
    is_delivered = files is None or not is_empty(files.filter(has_file))
    return is_absent(system, entity, not is_empty(relation), is_delivered, settings, volumes)


def is_absent(
    system: str,
    entity: str,
    has_rows: bool,
    is_delivered: bool,
    settings: Mapping[str, Mapping[str, Any]],
    volumes: Mapping[str, int],
) -> bool:
    """Tell whether it is all right that a raw table brings nothing to look at."""
    if not settings["systems"].get(system, True):
        return True
    if has_rows or {f"{system}.{entity}", f"stg_{system}__{entity}"} & volumes.keys():
        return False
    return not is_delivered or f"{system}.{entity}" in settings["gates"]["may_be_empty"]


def is_empty(relation: Any) -> bool:
    """Tell whether a relation has no row."""
    return relation.limit(1).fetchone() is None


def check_table(
    checker: gx_duckdb.Checker, relation: Any, suite: TableSuite
) -> Iterator[tuple[Check, Result]]:
    """Yield each check with its result; on an empty table only those of the table as a whole."""
    checks = suite.checks
    if is_empty(relation):
        checks = [check for check in checks if check.name.startswith("ExpectTable")]
    query = suite.query(relation.sql_query())
    items = [gx_duckdb.expectation(check.name, check.arguments) for check in checks]
    yield from zip(checks, checker.check(query, items), strict=True)


def check_raw_tables(
    checker: gx_duckdb.Checker,
    relation: Any,
    suite: TableSuite,
    settings: Mapping[str, Mapping[str, Any]],
    volumes: Mapping[str, int],
) -> Iterator[tuple[Check, Result]]:
    """Yield each check of each raw table, under the raw table's name, with its result.

    All go into one batch, whose only row has a column per check: Great Expectations then asks the
    database once instead of once per raw table.
    """
    source = suite.query(relation.sql_query())
    keys = ", ".join(RAW_TABLE)
    counted = sorted({column for check in suite.checks for column in check.counts})
    rows = relation.project(f"{keys}, raw_rows > 0, files > 0, {', '.join(counted) or 0}")
    checks: list[tuple[Check, dict[str, int]]] = []
    columns: list[str] = []
    items: list[Any] = []
    for system, entity, has_rows, is_delivered, *counts in rows.order(keys).fetchall():
        table = f"{system}.{entity}"
        if is_absent(system, entity, has_rows, is_delivered, settings, volumes):
            continue
        found = dict(zip(counted, counts, strict=False))
        for check in suite.checks:
            known = {k: expected_rows(v, table, volumes) for k, v in check.arguments.items()}
            name = f"value_{len(checks)}"
            row = f"{RAW_TABLE[0]} = '{system}' and {RAW_TABLE[1]} = '{entity}'"
            columns.append(f"max({check.column}) filter (where {row}) as {name}")
            items.append(gx_duckdb.expectation(check.name, {**known, "column": name}))
            checks.append((replace(check, table=table, arguments=known), found))
    if not checks:
        return
    query = f"select {', '.join(columns)} from ({source}) as measured"
    for (check, found), result in zip(checks, checker.check(query, items), strict=True):
        if check.counts and not result.error:
            unexpected, total = (found[column] for column in check.counts)
            result = replace(result, unexpected_count=unexpected, element_count=total)
        yield check, result


def result_row(check: Check, result: Result) -> dict[str, Any]:
    """Return a check and its result in the columns of the gate tables."""
    return {
        "table_name": check.table,
        "expectation": check.name,
        "column_name": check.column,
        "severity": check.severity,
        "success": result.success,
        "observed_value": shown(result.observed),
        "unexpected_count": result.unexpected_count,
        "element_count": result.element_count,
        "message": message(check, result),
    }


def problem_row(gate: str, problem: str, severity: str = "critical") -> dict[str, Any]:
    """Return a failure that says why the suite can't be used."""
    return {
        "table_name": gate,
        "expectation": "suite",
        "column_name": None,
        "severity": severity,
        "success": False,
        "message": problem,
    }


def shown(value: Any) -> str | None:
    """Return a measured value as text if it is an aggregate: a number or a time, never a text."""
    if isinstance(value, bool) or not isinstance(value, numbers.Number | datetime.date):
        return None
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def message(check: Check, result: Result) -> str:
    """Say in one line what was expected, what was found, what would do, and why if it stops."""
    if result.error:
        found = f"could not be computed ({result.error})"
    elif result.element_count is not None:
        found = f"{result.unexpected_count or 0:,} of {result.element_count:,} rows break it"
    elif result.unexpected_count is not None:
        found = f"{result.unexpected_count:,} rows break it"
    else:
        found = f"found {shown(result.observed) or 'something else'}"
    said = f"{check.label}: {check.name}: {found}{threshold(check)}"
    if result.success or check.severity != "critical":
        return said
    return f"{said}. {' '.join(check.because.split())}"


def threshold(check: Check) -> str:
    """Say what would have been good enough, from the expectation's arguments."""
    if "mostly" in check.arguments:
        return f", at most {1 - float(check.arguments['mostly']):.4g} of them may"
    low, high = check.arguments.get("min_value"), check.arguments.get("max_value")
    if low is not None and high is not None:
        return f", must be between {low} and {high}"
    if low is not None:
        return f", must be at least {low}"
    if high is not None:
        return f", must be at most {high}"
    return ""


def is_critical_failure(row: Mapping[str, Any]) -> bool:
    """Tell whether a result stops the run."""
    return row["severity"] == "critical" and not row["success"]


def report(gate: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Log what the gate found: failures one by one, then the verdict."""
    failed = [row for row in rows if not row["success"]]
    for row in failed:
        log = say.error if is_critical_failure(row) else say.warn
        log(f"{gate}: {row['severity']}: {row['message']}")
    critical = sum(is_critical_failure(row) for row in failed)
    say.info(
        f"{gate}: expectations {len(rows)}, critical failures {critical}, "
        f"warnings {len(failed) - critical}"
    )
