"""Command: python -m customer360.demo --people 5000 --seed 360 --out data."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from customer360.demo import DemoError, generate


def main() -> int:
    """Read the command line and write the demo data; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m customer360.demo", description="Write the demo company's raw extracts."
    )
    parser.add_argument("--people", type=int, default=5000, help="how many people (5000)")
    parser.add_argument("--seed", type=int, default=360, help="seed of all chance (360)")
    parser.add_argument("--out", type=Path, default=Path("data"), help="folder for raw and truth")
    parser.add_argument("--force", action="store_true", help="replace what is there")
    parser.add_argument("--quiet", action="store_true", help="print nothing")
    args = parser.parse_args()
    try:
        generate(args.people, args.seed, args.out, progress=not args.quiet, force=args.force)
    except DemoError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
