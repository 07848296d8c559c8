"""The command behind `make bench`: what builds cost, and how this project stands beside a peer."""

import argparse
import sys
from pathlib import Path

from customer360.bench import build, peers, report

PARTS = ("builds", "accuracy", "speed")


def main() -> int:
    """Measure the parts asked for, print and write their tables; 1 if a build failed."""
    top = argparse.ArgumentParser(prog="python -m customer360.bench", description=__doc__)
    top.add_argument(
        "parts",
        nargs="*",
        choices=[*PARTS, "peers"],
        help="builds, accuracy, speed; peers is the last two (all)",
    )
    top.add_argument("--people", type=int, nargs="+", default=[100_000, 1_000_000])
    top.add_argument("--records", type=int, nargs="+", default=[100_000], help="for speed")
    top.add_argument(
        "--firms",
        type=int,
        nargs="+",
        help="for accuracy: the invented firms alone, with so many people each",
    )
    top.add_argument("--alone", action="store_true", help="don't measure Splink")
    top.add_argument("--folder", type=Path, default=Path("bench"), help="data, builds, results")
    options = top.parse_args()
    parts = set(options.parts or PARTS)
    if "peers" in parts:
        parts |= {"accuracy", "speed"}
    results = options.folder / "results"
    succeeded = True
    if "builds" in parts:
        measured = [build.measure(people, options.folder) for people in options.people]
        report.show("build", measured, report.markdown(measured), results)
        succeeded = all(result["succeeded"] for result in measured)
    if not parts & {"accuracy", "speed"}:
        return 0 if succeeded else 1
    python = None if options.alone else peers.environment(options.folder)
    if not python and not options.alone:
        print("bench: Splink can't be installed here; this project is measured alone")
    if "accuracy" in parts:
        if not options.firms and not peers.public_folder():
            print("bench: C360_PUBLIC_DATA names no folder; only invented people are resolved")
        chosen = peers.small_firms(options.firms) if options.firms else peers.cases()
        reached = peers.accuracy(chosen, options.folder, python)
        report.show("accuracy", reached, report.accuracy(reached), results)
    if "speed" in parts:
        raced = [peers.speed(records, options.folder, python) for records in options.records]
        report.show("speed", raced, report.speed(raced), results)
    return 0 if succeeded else 1


if __name__ == "__main__":
    sys.exit(main())
