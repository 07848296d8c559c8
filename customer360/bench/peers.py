"""This project beside its peer Splink: same run, same machine, same input, in turns.

Splink lives in an environment of its own (`<folder>/peers/.venv`, from peers.txt) and runs as a
process of its own (splink_process.py). This project runs through integration_tests/ with its
default settings: the models from int_identity__records to int_identity__clusters.
"""

import hashlib
import json
import os
import resource
import shutil
import statistics
import subprocess
import venv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

from customer360.bench import archive, build, clusters, pedigrees, people, synthetic, trials

HERE = Path(__file__).parent
CHAIN = "int_identity__records+,+int_identity__clusters"
# Above this many records one round has to do.
MANY = 500_000
ARCHIVED_PEOPLE = 5_000
# How often a small firm is drawn, and what is said of all draws.
DRAWS = 3
SHARES = ("precision", "recall", "f1", "b3_f1")
LARGEST = ("largest_cluster", "largest_true_cluster")
# Sets with one number that says who is who: they are measured once more without it.
NUMBERED = ("FEBRL 3", "FEBRL 4", "dsgen A", "dsgen C")


def environment(folder: Path) -> Path | None:
    """Return the Python of the peers' environment, made where it is not there; None if it can't."""
    wanted = HERE / "peers.txt"
    home = folder.resolve() / "peers" / ".venv"
    stamp, python = home / ".stamp", home / "bin" / "python"
    fingerprint = hashlib.sha256(wanted.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == fingerprint:
        return python
    pip = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "-r", str(wanted)]
    try:
        shutil.rmtree(home, ignore_errors=True)
        venv.create(home, with_pip=True)
        subprocess.run(pip, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    stamp.write_text(fingerprint)
    return python


def public_folder() -> Path | None:
    """Return the folder of the public sets, where there is one."""
    named = os.environ.get("C360_PUBLIC_DATA")
    return Path(named).resolve() if named and Path(named).is_dir() else None


@dataclass(frozen=True)
class Case:
    """Records with known truth: the source that reads them, and what Splink is told of them.

    Of a few records Splink may stop: where a level is reached by nobody, it has no share.
    """

    title: str
    system: str
    layout: str
    records: list[people.Row]
    truth: list[people.Row]
    splink_may_stop: bool = False


def public_cases(public: Path) -> Iterator[Case]:
    """Yield the sets of the folder."""
    for name, chosen in people.SETS.items():
        records, truth = chosen.people(public), chosen.truth(public)
        layout = chosen.folder if chosen.system == "people" else chosen.system
        yield Case(name, chosen.system, layout, records, truth)
        if name in NUMBERED:
            hidden = [{**row, "soc_sec_id": ""} for row in records]
            yield Case(f"{name} without soc_sec_id", chosen.system, layout, hidden, truth)


def cases() -> Iterator[Case]:
    """Yield the public sets, where they are at hand, invented archives and firms on trial."""
    if public := public_folder():
        yield from public_cases(public)
    yield Case("archive, invented", "people", "archive", *archive.people(ARCHIVED_PEOPLE))
    yield Case("pedigrees, invented", "people", "archive", *pedigrees.people(ARCHIVED_PEOPLE))
    for name, trial in trials.TRIALS.items():
        yield Case(f"{name}, invented", "people", "trial", *trials.people(trial))


def small_firms(sizes: Iterable[int]) -> Iterator[Case]:
    """Yield each firm on trial with so few people, in several draws: one alone is chance."""
    for size, (name, trial) in product(sizes, trials.TRIALS.items()):
        for draw in range(1, DRAWS + 1):
            drawn = trials.people(replace(trial, people=size), draw)
            title = f"{name}, {size:,} people"
            yield Case(title, "people", "trial", *drawn, splink_may_stop=True)


def accuracy(chosen: Iterable[Case], folder: Path, python: Path | None) -> list[dict[str, Any]]:
    """Resolve each case by both; return what each reached, the mean where a title has several."""
    measured = []
    for case in chosen:
        work = fresh(folder / "builds" / "accuracy")
        people.write_csv(work / "people.csv", case.records)
        truth = {row["source_record_id"]: row["person_id"] for row in case.truth}
        ours = Project(work, case.system)
        costs = {"this project": ours.resolve(), "Splink": None}
        found = {"this project": ours.clusters()}
        if python:
            try:
                costs["Splink"] = splink(python, work, case.layout)
                found["Splink"] = splink_clusters(work)
            except subprocess.CalledProcessError:
                if not case.splink_may_stop:
                    raise
                print(f"bench: Splink stopped on {case.title}: a draw less of it", flush=True)
        for who, crosswalk in found.items():
            outcome = {"set": case.title, "contestant": who, **clusters.measure(crosswalk, truth)}
            measured.append({**outcome, **(costs[who] or {})})
        shutil.rmtree(work)
    return means(measured)


def means(measured: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return one outcome per set and contestant: mean shares, and the largest of all clusters."""
    draws: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for outcome in measured:
        draws.setdefault((outcome["set"], outcome["contestant"]), []).append(outcome)
    return [
        {
            **drawn[0],
            **{key: mean(outcome[key] for outcome in drawn) for key in SHARES},
            **{key: max(outcome[key] for outcome in drawn) for key in LARGEST},
        }
        for drawn in draws.values()
    ]


def mean(shares: Iterable[float | None]) -> float | None:
    """Return the mean of those that there are; None where there is none."""
    known = [share for share in shares if share is not None]
    return statistics.fmean(known) if known else None


def speed(records: int, folder: Path, python: Path | None) -> dict[str, Any]:
    """Resolve invented records by both, in turns; return medians and what each reached.

    This project's models begin with a staged table; Splink reads the same people from their file.
    """
    work = fresh(folder / "builds" / "speed")
    synthetic.write(records, work)
    truth = {row["record_id"]: row["person_id"] for row in people.rows(work / "truth.csv")}
    staged = Project(work, "people")
    rounds: dict[str, list[dict[str, Any]]] = {}
    for _ in range(1 if records > MANY else 3):
        rounds.setdefault("dbt run that does nothing", []).append(staged.nothing())
        rounds.setdefault("this project", []).append(staged.resolve())
        if python:
            rounds.setdefault("Splink", []).append(splink(python, work, "synthetic"))
    found = {"this project": staged.clusters()}
    if python:
        found["Splink"] = splink_clusters(work)
    reached = {who: clusters.measure(crosswalk, truth) for who, crosswalk in found.items()}
    shutil.rmtree(work)
    return {
        "records": records,
        "rounds": rounds,
        "contestants": [
            {"contestant": who, **median(costs), **reached.get(who, {})}
            for who, costs in rounds.items()
        ],
        "slowest": sorted(rounds["this project"][-1]["steps"].items(), key=lambda s: -s[1])[:10],
    }


class Project:
    """This project in a folder, with the people of `people.csv` staged."""

    def __init__(self, work: Path, system: str) -> None:
        """Install the integration project and stage the people."""
        self.work = work
        source = f"stg_{system}__identity_records"
        project = work / "project"
        people.install_integration_project(project)
        self.warehouse = work / "warehouse"
        self.environment = {
            **os.environ,
            "C360_WAREHOUSE": str(self.warehouse / "customer_360.duckdb"),
            "C360_PEOPLE": str(work / "people.csv"),
            "C360_FEBRL": str(work / "people.csv"),
            "DBT_PROJECT_DIR": str(project),
            "DBT_PROFILES_DIR": str(project),
            "DBT_TARGET_PATH": str(work / "target"),
            "DBT_LOG_PATH": str(work / "logs"),
        }
        self.variables = json.dumps(people.settings(source))
        self.warehouse.mkdir()
        self.dbt("seed", "nicknames")
        self.dbt("run", source)

    def dbt(self, command: str, chosen: str) -> dict[str, Any]:
        """Run dbt on the nodes chosen; return what it cost."""
        options = ["--vars", self.variables, "--select", chosen]
        return process(["dbt", "--quiet", command, *options], self.environment)

    def nothing(self) -> dict[str, Any]:
        """Return what a run without a model costs."""
        return self.dbt("run", "config.tags:none")

    def resolve(self) -> dict[str, Any]:
        """Run the chain from records to clusters; return what it cost, and each of its models."""
        cost = self.dbt("run", CHAIN)
        results = json.loads((self.work / "target" / "run_results.json").read_text())["results"]
        steps = {node["unique_id"].split(".")[-1]: node["execution_time"] for node in results}
        return {**cost, "steps": steps}

    def clusters(self) -> dict[str, Any]:
        """Return the cluster of each record."""
        import duckdb

        with duckdb.connect(str(self.warehouse / "build.duckdb"), read_only=True) as built:
            return dict(
                built.execute(
                    "select records.source_record_id, clusters.cluster_id"
                    " from identity.int_identity__clusters as clusters"
                    " inner join identity.int_identity__records as records using (record_id)"
                ).fetchall()
            )


def splink(python: Path, work: Path, layout: str) -> dict[str, Any]:
    """Let Splink resolve people.csv; return what it cost, and each of its steps."""
    # Isolated: neither this project's modules nor its packages are in reach.
    script = [str(python), "-I", str(HERE / "splink_process.py")]
    files = [str(work / "people.csv"), str(work / "splink.csv"), str(work / "splink.json")]
    cost = process([*script, layout, *files], os.environ)
    return {**cost, "steps": json.loads((work / "splink.json").read_text())}


def splink_clusters(work: Path) -> dict[str, Any]:
    """Return Splink's cluster of each record."""
    return {row["record_id"]: row["cluster_id"] for row in people.rows(work / "splink.csv")}


def process(command: Sequence[str], variables: Mapping[str, str]) -> dict[str, Any]:
    """Run a command by itself; return its seconds, its processor's seconds and its memory."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds, code, samples = build.run(list(command), dict(variables))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if code:
        raise subprocess.CalledProcessError(code, command[:3])
    return {
        "seconds": seconds,
        "cpu_seconds": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "peak_bytes": max((size for _, size in samples), default=0),
    }


def median(costs: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return the median of each cost."""
    kinds = ("seconds", "cpu_seconds", "peak_bytes")
    return {kind: statistics.median(cost[kind] for cost in costs) for kind in kinds}


def fresh(folder: Path) -> Path:
    """Return the folder, empty."""
    folder = folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
