"""The command behind `make bench`: build companies of the sizes asked for and report the cost."""

import argparse
import sys
from pathlib import Path

from customer360.bench import build, report


def main() -> int:
    """Measure, print the tables, and write them as JSON and Markdown; 1 if a build failed."""
    top = argparse.ArgumentParser(prog="python -m customer360.bench", description=__doc__)
    top.add_argument("--people", type=int, nargs="+", default=[100_000, 1_000_000])
    top.add_argument("--folder", type=Path, default=Path("bench"), help="data, builds, results")
    options = top.parse_args()
    measured = [build.measure(people, options.folder) for people in options.people]
    text = report.markdown(measured)
    print(text)
    report.write(measured, text, options.folder / "results")
    return 0 if all(result["succeeded"] for result in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
