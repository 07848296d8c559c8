"""Write all extracts and the truth, all or nothing."""

from __future__ import annotations

import multiprocessing
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from customer360.demo.catalogue import Catalogue, make_catalogue
from customer360.demo.core import Population, make_population
from customer360.demo.crm import make_crm
from customer360.demo.email import make_email
from customer360.demo.enrichment import make_enrichment
from customer360.demo.erp import make_erp
from customer360.demo.pos import make_pos
from customer360.demo.privacy import make_privacy
from customer360.demo.shop import Sales, make_sales, make_shop
from customer360.demo.social import make_social
from customer360.demo.support import make_support
from customer360.demo.survey import make_survey
from customer360.demo.truth import Count, Truth, write_counts
from customer360.demo.web import make_web

FEWEST = 50
SIDE_BY_SIDE = 20_000  # people from which on a second process is worth its start
Say = Callable[[str], None]


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
        sales = make_sales(pop, catalogue)
        say(f"{len(sales.orders.order_id):,} orders of {len(sales.accounts.person):,} accounts")

        def selling() -> list[Count]:
            return _write_selling(pop, catalogue, sales, work, say)

        def further() -> list[Count]:
            return _write_further(pop, catalogue, sales, work, say)

        write_counts(work / "truth" / "expected_rows.csv", _both(selling, further, people))
        for part in ("truth", "raw"):  # raw last: where it is, all is
            target = out / part
            if target.exists():
                shutil.rmtree(target)
            (work / part).rename(target)
    say(f"written to {out}")


def _write_selling(
    pop: Population, catalogue: Catalogue, sales: Sales, work: Path, say: Say
) -> list[Count]:
    """Write the CRM, the systems that sell, and the books."""
    truth = Truth(pop)
    make_crm(pop, work / "raw" / "crm", truth)
    say("crm: contacts, accounts")
    make_shop(pop, catalogue, sales, work / "raw" / "shop", truth)
    say("shop: customers, orders, order_lines, refunds, products")
    make_pos(pop, catalogue, work / "raw" / "pos", truth)
    say("pos: loyalty_members, store_sales, stores")
    truth.write_records(work / "truth" / "person_records.csv")
    counts = truth.counts
    truth = Truth(pop)
    make_erp(pop, sales, work / "raw" / "erp", truth)
    say("erp: billing_accounts, invoices, payments, exchange_rates")
    truth.write_records(work / "truth" / "person_records_erp.csv")
    return counts + truth.counts


def _write_further(
    pop: Population, catalogue: Catalogue, sales: Sales, work: Path, say: Say
) -> list[Count]:
    """Write the systems around them, each with a file of truth of its own."""
    counts: list[Count] = []
    raw = work / "raw"

    def done(system: str, tables: str, truth: Truth) -> None:
        truth.write_records(work / "truth" / f"person_records_{system}.csv")
        counts.extend(truth.counts)
        say(f"{system}: {tables}")

    truth = Truth(pop)
    make_web(pop, catalogue, sales, raw / "web", truth)
    done("web", "events", truth)
    truth = Truth(pop)
    subscribers = make_email(pop, catalogue, raw / "email", truth)
    done("email", "subscribers, campaign_events", truth)
    truth = Truth(pop)
    make_support(pop, sales, raw / "support", truth)
    done("support", "requesters, tickets", truth)
    truth = Truth(pop)
    make_survey(pop, sales, raw / "survey", truth)
    done("survey", "responses", truth)
    truth = Truth(pop)
    make_social(pop, raw / "social", truth)
    done("social", "profiles, mentions", truth)
    truth = Truth(pop)
    make_enrichment(pop, raw / "enrichment", truth)
    done("enrichment", "demographics", truth)
    truth = Truth(pop)
    make_privacy(pop, sales, subscribers, raw / "privacy", truth)
    done("privacy", "consent_receipts, requests", truth)
    return counts


def _both(
    first: Callable[[], list[Count]], second: Callable[[], list[Count]], people: int
) -> list[Count]:
    """Do both, side by side where that is worth it and the system can copy a running process."""
    if people < SIDE_BY_SIDE or sys.platform != "linux":
        return first() + second()
    context = multiprocessing.get_context("fork")
    receive, send = context.Pipe(duplex=False)
    child = context.Process(target=lambda: send.send(second()), daemon=True)
    with warnings.catch_warnings():  # the threads of numpy and Arrow are idle here
        warnings.simplefilter("ignore", DeprecationWarning)
        child.start()
    send.close()
    try:
        counts = first()
        try:
            return counts + receive.recv()
        except EOFError:
            raise DemoError("The second process ended early; its message stands above.") from None
    finally:
        child.terminate()
        child.join()


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(p for p in folder.rglob("*") if p.is_file())


def _reporter(progress: bool) -> Say:
    """Return a function that prints a line with the time passed, or nothing."""
    start = time.monotonic()

    def say(text: str) -> None:
        if progress:
            print(f"demo data  {time.monotonic() - start:5.1f} s  {text}", flush=True)

    return say
