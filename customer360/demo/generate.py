"""Write all extracts and the truth, all or nothing."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from customer360.demo.catalogue import make_catalogue
from customer360.demo.core import make_population
from customer360.demo.crm import make_crm
from customer360.demo.pos import make_pos
from customer360.demo.shop import make_shop
from customer360.demo.truth import Truth

FEWEST = 50


class DemoError(Exception):
    """The demo data can't be written; the message says why."""


def generate(
    people: int = 5000,
    seed: int = 360,
    out: Path = Path("data"),
    progress: bool = True,
    force: bool = False,
) -> None:
    """Invent `people` persons and write `<out>/raw` and `<out>/truth`.

    Everything is written to a temporary folder beside and then moved, so that an interrupted run
    leaves nothing half-made.  Raises DemoError when `<out>/raw` or `<out>/truth` holds something
    already, unless `force` says to replace it, or when there are too few people to be realistic.
    """
    out = Path(out)
    if people < FEWEST:
        raise DemoError(f"{people} people are too few: the demo company needs at least {FEWEST}.")
    taken = [f for f in (out / "raw", out / "truth") if f.exists() and not _is_empty(f)]
    if taken and not force:
        raise DemoError(f"{taken[0]} is not empty: choose another folder or replace it (--force).")
    say = _reporter(progress)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".demo-", dir=out) as name:
        work = Path(name)
        pop = make_population(seed, people)
        say(f"{people:,} people in {len(pop.homes.kind):,} households")
        catalogue = make_catalogue(pop.streams)
        truth = Truth(pop)
        make_crm(pop, work / "raw" / "crm", truth)
        say("crm: contacts, accounts")
        make_shop(pop, catalogue, work / "raw" / "shop", truth)
        say("shop: customers, orders, order_lines, refunds, products")
        make_pos(pop, catalogue, work / "raw" / "pos", truth)
        say("pos: loyalty_members, store_sales, stores")
        truth.write(work / "truth")
        for part in ("truth", "raw"):  # raw last: where it is, all is
            target = out / part
            if target.exists():
                shutil.rmtree(target)
            (work / part).rename(target)
    say(f"written to {out}")


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(p for p in folder.rglob("*") if p.is_file())


def _reporter(progress: bool) -> Callable[[str], None]:
    """Return a function that prints a line with the time passed, or nothing."""
    start = time.monotonic()

    def say(text: str) -> None:
        if progress:
            print(f"demo data  {time.monotonic() - start:5.1f} s  {text}", flush=True)

    return say
