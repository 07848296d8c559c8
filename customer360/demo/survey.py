"""The survey tool's extract: how likely people are to recommend, and how a purchase was."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from customer360.demo import mess
from customer360.demo.columnar import Extract, choose, digits, join, moments, rows_of, words, write
from customer360.demo.core import Population
from customer360.demo.observe import see
from customer360.demo.shop import Sales
from customer360.demo.streams import Ints, Stream, Strings, between, blank, chance, pick, weighted
from customer360.demo.truth import Truth

FIRST_DAY = int(np.datetime64("2024-01-08").astype(int))
LAST_DAY = int(np.datetime64("2025-12-28").astype(int))
NPS = (3, 1, 1, 2, 2, 5, 6, 13, 20, 21, 26)
CSAT = (5, 5, 12, 38, 40)
PRAISE = ("Great quality, thank you!", "Alles bestens, gerne wieder", "Très satisfait",
          "Fast delivery; well packed", "Super")  # fmt: skip
BLAME = ('Parcel was "left at a neighbour"', "Lieferung kam zu spät,\nzweimal reklamiert",
         "Trop cher", "Never again", "No answer from the service, twice")  # fmt: skip


def make_survey(pop: Population, sales: Sales, folder: Path, truth: Truth) -> None:
    """Write the responses, by order number, by e-mail address or by both."""
    rng = pop.streams.get("survey/responses")
    orders = sales.orders
    window = (orders.moment >= FIRST_DAY * 86400) & (orders.moment < (LAST_DAY - 20) * 86400)
    asked = np.flatnonzero(window & chance(rng, len(orders.moment), 0.07))
    reachable = pop.timeline.email[:, 0] != ""
    panel = np.flatnonzero(reachable & chance(rng, len(pop), 0.035))
    of_order = np.concatenate([asked, np.full(len(panel), -1)])
    person = np.concatenate([orders.sight.person[asked], panel])
    n = len(person)
    delivered = np.minimum(orders.moment[of_order] + 5 * 86400, (LAST_DAY - 10) * 86400)
    anytime = between(rng, FIRST_DAY, LAST_DAY - 10, n) * 86400
    sent = np.where(of_order >= 0, delivered, anytime) // 86400 * 86400 + 9 * 3600
    wait = rng.random(n)
    responded = sent + 120 + (wait * wait * 9 * 86400).astype(np.int64)
    order = np.argsort(responded, kind="stable")
    of_order, person, sent, responded = (a[order] for a in (of_order, person, sent, responded))

    sight = see(pop, rng, person, sent // 86400)
    by_order = of_order >= 0
    email = np.where(by_order, orders.email[of_order], sight.email).astype(object)
    email[by_order & chance(rng, n, 0.45)] = ""
    email = mess.pad(rng, mess.mix_emails(rng, email, 0.008), 0.01)
    number = np.where(by_order, orders.order_id[of_order], "").astype(object)
    number = mess.change(number, chance(rng, n, 0.03), str.lower)
    number = mess.change(number, chance(rng, n, 0.02), lambda t: "#" + t)
    number = mess.change(number, chance(rng, n, 0.01), lambda t: "SO7" + t[3:])  # no such order
    is_csat = by_order & chance(rng, n, 0.6)
    mood = weighted(rng, NPS, n)
    score = np.where(is_csat, 1 + weighted(rng, CSAT, n), mood)
    beyond = np.where(chance(rng, n, 0.004), 11, score)  # more than the scale allows
    columns = {
        "response_id": join("RSP", digits(np.arange(1, n + 1), 7)),
        "survey": choose(("nps", "csat"), is_csat.astype(np.int64)),
        "email": words(email),
        "order_number": words(number),
        "score": digits(beyond),
        "comment": words(_comments(rng, np.where(is_csat, score * 2, score))),
        "channel": choose(("email", "web", "sms"), weighted(rng, (0.7, 0.22, 0.08), n)),
        "sent_at": moments(sent),
        "responded_at": moments(responded),
    }
    extract = Extract(
        "survey",
        "responses",
        "csv",
        rows_of(columns),
        responded // 86400,
        "response_id",
        "RSP9",
        {
            "missing_key": ("response_id", None),
            "impossible_date": ("responded_at", "2025-02-29T12:00:00Z"),
            "text_in_number": ("score", "ten"),
            "unknown_survey": ("survey", "horoscope"),
        },
    )
    write(pop.streams, extract, folder)
    truth.count(extract)


def _comments(rng: Stream, mood: Ints) -> Strings:
    """Let some people say what they think."""
    n = len(mood)
    text = np.where(mood >= 7, pick(rng, PRAISE, n), pick(rng, BLAME, n)).astype(object)
    return np.where(chance(rng, n, 0.3), text, blank(n)).astype(object)
