"""Measure one whole build: time and memory, per layer and of the slowest models.

The build runs in a process of its own, as a person would start it. Its memory is read from /proc
five times a second (Linux; elsewhere only the peak of the whole is known); what it spent on which
node comes from dbt's own run results.
"""

import datetime
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from customer360.demo import generate

ROOT = Path(__file__).resolve().parents[2]
SAMPLE_SECONDS = 0.2
SLOWEST = 10


def measure(people: int, folder: Path) -> dict[str, Any]:
    """Build a company of that many people and return what it took.

    The company's extracts are kept in `<folder>/data/<people>` and made only once; the warehouse is
    deleted afterwards. Times are wall-clock seconds, memory is resident bytes.
    """
    data = folder.resolve() / "data" / str(people)
    if not (data / "raw").is_dir():
        generate(people, out=data)
    work = folder.resolve() / "builds" / str(people)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    environment = {
        **os.environ,
        "C360_RAW": str(data / "raw"),
        "C360_TRUTH": str(data / "truth" / "person_records*.csv"),
        "C360_WAREHOUSE": str(work / "customer_360.duckdb"),
        "DBT_TARGET_PATH": str(work / "target"),
        "DBT_LOG_PATH": str(work / "logs"),
    }
    run(["dbt", "--quiet", "parse"], environment)
    start = run(["dbt", "--quiet", "run", "--select", "config.tags:none"], environment)[0]
    seconds, code, samples = run(["customer360", "build"], environment)
    results = json.loads((work / "target" / "run_results.json").read_text())["results"]
    nodes = [node for node in map(timed, results) if node]
    outcome = {
        "people": people,
        "succeeded": code == 0,
        "machine": machine(),
        "seconds": round(seconds, 1),
        "seconds_of_dbt_doing_nothing": round(start, 1),
        "peak_bytes": max((size for _, size in samples), default=children_peak()),
        "rows": rows_of(work / "customer_360.duckdb") if code == 0 else {},
        "layers": layers(nodes, samples),
        "slowest": [
            {"model": node["name"], "seconds": round(node["seconds"], 1)}
            for node in sorted(nodes, key=lambda node: -node["seconds"])[:SLOWEST]
        ],
    }
    shutil.rmtree(work)
    return outcome


def run(
    command: list[str], environment: dict[str, str]
) -> tuple[float, int, list[tuple[float, int]]]:
    """Run a command of the environment; return its seconds, exit code and memory over time."""
    samples: list[tuple[float, int]] = []
    started = time.monotonic()
    process = subprocess.Popen(
        [str(Path(sys.executable).parent / command[0]), *command[1:]],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        while process.poll() is None:
            size = resident(process.pid)
            if size:
                samples.append((time.time(), size))
            time.sleep(SAMPLE_SECONDS)
    finally:
        process.kill()  # where the measurement was stopped, the build must not go on alone
    return time.monotonic() - started, process.returncode, samples


def resident(pid: int) -> int | None:
    """Return the bytes of a process that are in memory, where the system tells."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return None
    return pages * resource.getpagesize()


def children_peak() -> int:
    """Return the largest resident size of any process that ran, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit


def timed(result: dict[str, Any]) -> dict[str, Any] | None:
    """Return a node's name, layer, seconds, start and end; None if it did not run."""
    times = [t for t in result["timing"] if t.get("started_at") and t.get("completed_at")]
    if not times:
        return None
    kind, _, name = result["unique_id"].split(".")[:3]
    return {
        "name": name,
        "layer": layer_of(kind, name),
        "seconds": result["execution_time"],
        "start": min(seconds_of(t["started_at"]) for t in times),
        "end": max(seconds_of(t["completed_at"]) for t in times),
    }


def layer_of(kind: str, name: str) -> str:
    """Return the layer that a node's name tells: a domain of int_ models counts as one."""
    if kind != "model":
        return "tests and seeds"
    prefix, _, rest = name.partition("_")
    if prefix == "base":
        return "reading"
    if prefix == "stg":
        return "staging"
    if prefix == "gate" and name != "gate_results":
        return "gates"
    return rest.split("__")[0] if prefix == "int" else "marts"


def seconds_of(moment: str) -> float:
    """Return seconds since 1970 of a time in dbt's results (UTC)."""
    return datetime.datetime.fromisoformat(moment.replace("Z", "+00:00")).timestamp()


def layers(nodes: list[dict[str, Any]], samples: list[tuple[float, int]]) -> list[dict[str, Any]]:
    """Return for each layer its models, the sum of their seconds, and the memory while it ran.

    Models run side by side, so the sums add up to more than the build took, and memory is that of
    the whole process.
    """
    members: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in nodes:
        members[node["layer"]].append(node)
    found = []
    for layer, parts in sorted(members.items(), key=lambda item: min(n["start"] for n in item[1])):
        start, end = min(n["start"] for n in parts), max(n["end"] for n in parts)
        found.append(
            {
                "layer": layer,
                "nodes": len(parts),
                "seconds": round(sum(n["seconds"] for n in parts), 1),
                "peak_bytes": max((size for at, size in samples if start <= at <= end), default=0),
            }
        )
    return found


def rows_of(published: Path) -> dict[str, int]:
    """Return the number of rows of each published table."""
    import duckdb

    with duckdb.connect(str(published), read_only=True) as connection:
        tables = connection.execute(
            "select schema_name || '.' || table_name, estimated_size from duckdb_tables()"
            " order by all"
        ).fetchall()
    return dict(tables)


def machine() -> dict[str, Any]:
    """Return what the numbers depend on."""
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }
