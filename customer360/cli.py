"""The command `customer360`: demo data, the build, and what came of it.

Every command ends with exit code 0 (done), 1 (the data or the settings are at fault) or 2 (the run
could not be carried out), and with one clear line instead of a traceback.
"""

import argparse
import os
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

PROJECT = "customer_360"
DEFAULT_RAW = "data/raw"
# What a person is told when a step is reached: models by their start, tests by their success.
STAGES = {
    "gate_sources_passed": "finding out which records are the same person",
    "gate_identity_passed": "golden records, orders, RFM, segments, and their tests",
    "gate_customers_passed": "building the marts",
    "publication": "publishing the marts",
}


class CommandError(Exception):
    """The command can't be carried out; the message says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    options, further = parser().parse_known_args(arguments)
    if further and options.command != "build":
        parser().error(f"unknown argument {further[0]}")
    try:
        return int(options.run(options, further))
    except CommandError as error:
        print(f"customer360: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("customer360: stopped; what was published before stands unchanged", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    top = argparse.ArgumentParser(prog="customer360", description=(__doc__ or "").split("\n\n")[0])
    commands = top.add_subparsers(dest="command", required=True, metavar="command")
    demo = commands.add_parser("demo", help="write the demo company's raw extracts")
    demo.add_argument("--people", type=int, default=5000, help="how many people (5000)")
    demo.add_argument("--seed", type=int, default=360, help="seed of all chance (360)")
    demo.add_argument("--out", type=Path, default=Path("data"), help="folder for raw and truth")
    demo.add_argument("--force", action="store_true", help="replace what is there")
    demo.set_defaults(run=run_demo)
    build = commands.add_parser(
        "build",
        help="dbt build, with demo data where data/raw is empty; further arguments go to dbt",
    )
    build.set_defaults(run=run_build)
    summary = commands.add_parser("summary", help="what the last build came to")
    summary.set_defaults(run=run_summary)
    query = commands.add_parser("query", help="run one query on the published warehouse")
    query.add_argument("sql", help="the query, e.g. 'from marts.customer_rfm limit 5'")
    query.set_defaults(run=run_query)
    why = commands.add_parser("why", help="why two records are one customer, or why not")
    why.add_argument("record_a", help="system:entity:id, or a record key")
    why.add_argument("record_b", help="the other record")
    why.set_defaults(run=run_why)
    freeze = commands.add_parser("freeze", help="keep the match model of the last build as a seed")
    freeze.set_defaults(run=run_freeze)
    return top


def run_demo(options: argparse.Namespace, further: Sequence[str]) -> int:
    """Write the demo company's raw extracts."""
    from customer360.demo import DemoError, generate

    try:
        generate(options.people, options.seed, options.out, force=options.force)
    except (DemoError, OSError) as error:
        raise CommandError(str(error)) from None
    return 0


def run_build(options: argparse.Namespace, further: Sequence[str]) -> int:
    """Run dbt build, quietly but for its stages, warnings and errors; then print the summary."""
    from customer360 import summary

    check_place()
    make_demo_data_where_none_is()
    print("customer360: starting dbt", flush=True)
    started = time.monotonic()
    # Unit tests and the macros' test cases try the project, not the data: they are for make test.
    without = ["--exclude-resource-type", "unit_test", "--exclude", "tag:cases"]
    code = dbt(["build", *without, *further], Progress(started))
    if code < 2:
        print(summary.screen(), flush=True)
    return code


def run_summary(options: argparse.Namespace, further: Sequence[str]) -> int:
    """Print what the last build came to."""
    from customer360 import summary

    check_place()
    print(summary.screen())
    return 0


def run_query(options: argparse.Namespace, further: Sequence[str]) -> int:
    """Print what a query on the published warehouse returns; nothing is locked or changed."""
    import duckdb

    from customer360 import commands, warehouse

    path = warehouse.published_path()
    if not path.is_file():
        raise CommandError(f"nothing is published yet at {path}; run: {commands.build()}")
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            result = connection.sql(options.sql)
            if result is not None:
                result.show(max_width=200)
    except duckdb.Error as error:
        raise CommandError(str(error)) from None
    return 0


def run_why(options: argparse.Namespace, further: Sequence[str]) -> int:
    """Print why two records are one customer, or why not."""
    from customer360 import why

    try:
        print(why.answer(options.record_a, options.record_b))
    except why.WhyError as error:
        raise CommandError(str(error)) from None
    return 0


def run_freeze(options: argparse.Namespace, further: Sequence[str]) -> int:
    """Write the match model of the last build to its seed, and say what to do with it."""
    from customer360 import freeze

    check_place()
    try:
        count = freeze.freeze()
    except (freeze.FreezeError, OSError) as error:
        raise CommandError(str(error)) from None
    print(
        f"{count} weights are in {freeze.SEED}. Commit it, load it"
        f" (dbt seed --select {freeze.SEED.stem}), and set `model: frozen` in `vars: identity:` to"
        " use them from now on."
    )
    if project_settings().get("name", PROJECT) != PROJECT:
        print(
            "This project installs customer_360, which has a seed of that name itself. Turn that"
            " off in dbt_project.yml, or dbt finds two:\n"
            f"seeds: {{{PROJECT}: {{{freeze.SEED.stem}: {{+enabled: false}}}}}}"
        )
    return 0


def check_place() -> None:
    """Stop where the working directory is not the project's."""
    if not Path("dbt_project.yml").is_file():
        raise CommandError(f"no dbt_project.yml in {Path.cwd()}; run this in the project's folder")


def project_settings() -> dict[str, Any]:
    """Return what the dbt_project.yml of the working directory says."""
    project: dict[str, Any] = yaml.safe_load(Path("dbt_project.yml").read_text()) or {}
    return project


def make_demo_data_where_none_is() -> None:
    """Write the demo data if raw extracts are looked for in data/raw and nothing is there.

    Not in a project that installs this one, which has people of its own.
    """
    project = project_settings()
    if project.get("name", PROJECT) != PROJECT:
        return
    settings = project.get("vars") or {}
    if os.environ.get("C360_RAW") or settings.get("raw_path", DEFAULT_RAW) != DEFAULT_RAW:
        return
    raw = Path(DEFAULT_RAW)
    if raw.is_dir() and any(path.is_file() for path in raw.rglob("*")):
        return
    print(f"customer360: {raw} is empty, so the demo company's extracts are written there")
    run_demo(parser().parse_args(["demo"]), [])


def dbt(arguments: Sequence[str], progress: "Progress") -> int:
    """Run dbt in this process, with its console output left to `progress`; return its exit code."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    result = dbtRunner(callbacks=[progress]).invoke(["--log-level", "none", *arguments])
    # dbt keeps the build file open for a next command, which would lock it.
    DuckDBConnectionManager.close_all_connections()
    if result.success:
        return 0
    if result.exception is not None and not progress.has_shown_errors:
        print(f"customer360: {result.exception}", file=sys.stderr)
    return 1 if result.exception is None else 2


class Progress:
    """Prints dbt's events as a person wants to follow them; called by dbt, from several threads."""

    def __init__(self, started: float) -> None:
        self.started = started
        self.has_shown_errors = False

    def __call__(self, event: Any) -> None:
        """Take one of dbt's events."""
        name, level = event.info.name, event.info.level
        if level in ("warn", "error"):
            self.has_shown_errors |= level == "error"
            print(plain(event.info.msg), file=sys.stderr, flush=True)
        elif name == "ConcurrencyLine":
            self.say("reading the raw extracts, setting broken rows aside")
        elif name == "Note" and event.info.msg.startswith(("gate_", "publication")):
            self.say(plain(event.info.msg))
        elif name in ("LogStartLine", "LogTestResult"):
            node = event.data.node_info
            is_due = node.resource_type == ("model" if name == "LogStartLine" else "test")
            if is_due and node.node_name in STAGES:
                self.say(STAGES[node.node_name])

    def say(self, text: str) -> None:
        """Print one line with the time passed."""
        print(f"{time.monotonic() - self.started:6.1f} s  {text}", flush=True)


def plain(text: str) -> str:
    """Return a message without terminal colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", str(text))


if __name__ == "__main__":
    sys.exit(main())
