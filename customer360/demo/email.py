"""The mailing tool's extracts: subscribers, and what became of the campaigns sent to them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from customer360.demo import mess
from customer360.demo.catalogue import Catalogue
from customer360.demo.columnar import (
    Column,
    Columns,
    Extract,
    choose,
    digits,
    join,
    moments,
    only,
    rows_of,
    words,
    write,
)
from customer360.demo.core import Population
from customer360.demo.observe import Habits, see, write_names
from customer360.demo.streams import (
    Flags,
    Floats,
    Ints,
    Stream,
    Strings,
    between,
    blank,
    chance,
    pick,
    texts,
    weighted,
)
from customer360.demo.truth import Truth

HABITS = Habits(nickname=0.1, initial=0.01, plain_letters=0.3, upper=0.02, lower=0.1, suffix=0.2)
FIRST_DAY = int(np.datetime64("2018-05-25").astype(int))
LAST_DAY = int(np.datetime64("2025-12-30").astype(int))
END = (LAST_DAY + 1) * 86400 - 1
LANGUAGES = {"DE": "de", "AT": "de", "CH": "de", "GB": "en", "FR": "fr", "US": "en", "NL": "nl",
             "ES": "es", "PL": "pl"}  # fmt: skip
THEMES = {1: "SALE", 2: "VALENTINE", 3: "SPRING", 4: "EASTER", 5: "GARDEN", 6: "SUMMER",
          7: "TRAVEL", 8: "BACK-HOME", 9: "AUTUMN", 10: "KITCHEN", 11: "BLACKWEEK",
          12: "XMAS"}  # fmt: skip
CAMPAIGNS = tuple(
    f"C-{year}-{month:02}-{theme}" for year in (2024, 2025) for month, theme in THEMES.items()
)
CAMPAIGN_DAYS = np.array([f"{c[2:9]}-{6 + i * 5 % 17:02}" for i, c in enumerate(CAMPAIGNS)],
                         dtype="datetime64[D]").astype(np.int64)  # fmt: skip
KINDS = ("sent", "delivered", "open", "click", "bounce", "unsubscribe", "complaint")


@dataclass
class Subscribers:
    """Subscriptions, one per position: whose (-1: a mailbox that is no person's), since when."""

    subscriber_id: Column
    person: Ints
    since: Ints
    email: Strings
    left_at: Ints  # the second at which they unsubscribed, -1: they did not
    bounced: Flags


def make_email(pop: Population, catalogue: Catalogue, folder: Path, truth: Truth) -> Subscribers:
    """Write both tables, and note whose subscriptions they are."""
    subscribers, names, country = _subscribe(pop)
    events = _events(pop, catalogue, subscribers)
    table = _subscriber_table(pop, subscribers, names, country)
    for extract in (table, events):
        write(pop.streams, extract, folder)
        truth.count(extract)
    real = subscribers.person >= 0
    ids = subscribers.subscriber_id.to_numpy(zero_copy_only=False)[real]
    truth.add("email", "subscribers", ids, subscribers.person[real])
    return subscribers


def _subscribe(pop: Population) -> tuple[Subscribers, tuple[Strings, Strings], Strings]:
    """Let people subscribe, some twice, and firms under the address of a role."""
    rng = pop.streams.get("email/who")
    everybody = np.flatnonzero((pop.timeline.email[:, 0] != "") & chance(rng, len(pop), 0.52))
    person = np.repeat(everybody, 1 + chance(rng, len(everybody), 0.06).astype(int))
    roles = np.flatnonzero(chance(rng, len(pop.firms.name), 0.2))
    adult = pop.homes.birth[person] + int(16.2 * 365.25)
    since = between(rng, np.minimum(np.maximum(adult, FIRST_DAY), LAST_DAY - 30), LAST_DAY - 20,
                    len(person))  # fmt: skip
    sight = see(pop, rng, person, since)
    first, last = write_names(pop, rng, sight, HABITS)
    email = mess.mix_emails(rng, mess.mistype_emails(rng, sight.email, 0.006), 0.006)
    country = pop.timeline.dwellings.country[sight.home]

    box = pick(rng, ("info@", "office@", "kontakt@", "buero@"), len(roles), (0.5, 0.2, 0.2, 0.1))
    person = np.concatenate([person, np.full(len(roles), -1)])
    since = np.concatenate([since, between(rng, FIRST_DAY, LAST_DAY - 20, len(roles))])
    email = np.concatenate([email, box + pop.firms.domain[roles]])
    first = np.concatenate([first, blank(len(roles))])
    last = np.concatenate([last, mess.lose(rng, pop.firms.name[roles], 0.7)])
    country = np.concatenate([country, pop.firms.premises.country[roles]])

    order = np.argsort(since, kind="stable")
    n = len(order)
    ids = join("SUB", digits(np.arange(1, n + 1), 7))
    subscribers = Subscribers(
        ids, person[order], since[order], email[order], np.full(n, -1), np.zeros(n, dtype=bool)
    )
    return subscribers, (first[order], last[order]), country[order]


def _subscriber_table(
    pop: Population, subscribers: Subscribers, names: tuple[Strings, Strings], country: Strings
) -> Extract:
    """Write the subscriptions as they were at the export."""
    rng = pop.streams.get("email/subscribers")
    n = len(subscribers.since)
    source = weighted(rng, (0.45, 0.3, 0.15, 0.1), n)
    created = subscribers.since * 86400 + between(rng, 0, 86399, n)
    created[source == 3] = subscribers.since[source == 3] * 86400  # imports run at midnight
    pending = (subscribers.left_at < 0) & ~subscribers.bounced & chance(rng, n, 0.04)
    left = subscribers.left_at >= 0
    status = np.where(left, 1, np.where(subscribers.bounced, 2, np.where(pending, 3, 0)))
    touched = np.where(chance(rng, n, 0.5), between(rng, created, END, n), created)
    updated = np.maximum(np.where(left, subscribers.left_at, touched), created)
    nameless = chance(rng, n, np.where(source == 1, 0.7, 0.1))
    first = np.where(nameless, "", mess.lose(rng, names[0], 0.05)).astype(object)
    last = np.where(nameless, "", mess.lose(rng, names[1], 0.1)).astype(object)
    first = mess.stand_in(rng, first, ("test", "x", "n/a", "Kunde"), 0.004)
    language = texts([LANGUAGES[c] for c in LANGUAGES])[_positions(country)]
    columns = {
        "subscriber_id": subscribers.subscriber_id,
        "email": words(mess.stand_in(rng, mess.pad(rng, subscribers.email, 0.01),
                                     mess.EMAIL_PLACEHOLDERS, 0.004)),
        "first_name": words(first),
        "last_name": words(last),
        "status": choose(("subscribed", "unsubscribed", "bounced", "pending"), status),
        "signup_source": choose(("checkout", "footer_form", "store", "import"), source),
        "country": words(mess.lose(rng, mess.write_countries(rng, country, 0.15), 0.1)),
        "language": words(mess.lose(rng, mess.stand_in(rng, language, ("en",), 0.06), 0.08)),
        "created_at": moments(created),
        "updated_at": moments(updated),
    }  # fmt: skip
    older = np.flatnonzero((updated - created > 86400) & chance(rng, n, 0.05))
    return Extract(
        "email",
        "subscribers",
        "csv",
        rows_of(columns),
        updated // 86400,
        "subscriber_id",
        "SUB9",
        {
            "missing_key": ("subscriber_id", None),
            "impossible_date": ("updated_at", "2024-02-30T08:00:00Z"),
        },
        older_rows=older,
        older={
            "status": words(blank(len(older), "pending")),
            "updated_at": moments(created[older]),
        },
    )


def _positions(country: Strings) -> Ints:
    """Return the place of each country in LANGUAGES."""
    codes, where = np.unique(country.astype(str), return_inverse=True)
    return np.array([list(LANGUAGES).index(c) for c in codes.tolist()], dtype=np.int64)[where]


def _events(pop: Population, catalogue: Catalogue, subscribers: Subscribers) -> Extract:
    """Send the campaigns, and note who left or could not be reached in `subscribers`."""
    rng = pop.streams.get("email/sends")
    n = len(subscribers.since)
    loyal = np.floor(rng.random(n) * 10) / 10  # how much somebody cares for mail
    sends = [
        (at, np.flatnonzero((subscribers.since < day) & chance(rng, n, 0.085)))
        for at, day in enumerate(CAMPAIGN_DAYS.tolist())
    ]
    who = np.concatenate([w for _, w in sends])
    campaign = np.repeat([at for at, _ in sends], [len(w) for _, w in sends])
    sent = CAMPAIGN_DAYS[campaign] * 86400 + 7 * 3600 + between(rng, 0, 7200, len(who))
    gone = _gone(pop, subscribers, who, CAMPAIGN_DAYS[campaign])
    hard = chance(rng, len(who), np.where(gone, 0.5, 0.002))
    soft = ~hard & chance(rng, len(who), 0.012)
    reached = ~hard & ~soft
    opened = reached & chance(rng, len(who), 0.12 + 0.5 * loyal[who])
    by_machine = opened & chance(rng, len(who), 0.2)  # mail programmes that load every picture
    clicked = opened & ~by_machine & chance(rng, len(who), 0.05 + 0.25 * loyal[who])
    leaving = opened & chance(rng, len(who), 0.012)
    complaining = reached & chance(rng, len(who), 0.001)

    open_at = sent + np.where(by_machine, between(rng, 1, 9, len(who)), _wait(rng, len(who)))
    groups = (
        (np.ones(len(who), dtype=bool), sent),
        (reached, sent + between(rng, 1, 60, len(who))),
        (opened, open_at),
        (opened & chance(rng, len(who), 0.25), open_at + _wait(rng, len(who))),
        (clicked, open_at + between(rng, 3, 300, len(who))),
        (hard | soft, sent + between(rng, 1, 600, len(who))),
        (leaving, open_at + between(rng, 5, 200, len(who))),
        (complaining, open_at + between(rng, 5, 900, len(who))),
    )
    codes = (0, 1, 2, 2, 3, 4, 5, 6)
    send = np.concatenate([np.flatnonzero(flags) for flags, _ in groups])
    kind = np.repeat(codes, [int(flags.sum()) for flags, _ in groups])
    moment = np.minimum(np.concatenate([at[flags] for flags, at in groups]), END)

    left = np.full(n, END + 1)
    leaves = kind == 5
    np.minimum.at(left, who[send[leaves]], moment[leaves])
    lost = np.full(n, END + 1)
    np.minimum.at(lost, who[hard], sent[hard] + 600)
    keep = sent[send] <= np.minimum(left, lost)[who[send]]
    keep &= ~leaves | (moment == left[who[send]])
    subscribers.left_at[left <= END] = left[left <= END]
    subscribers.bounced |= lost <= END
    send, kind, moment = send[keep], kind[keep], moment[keep]
    order = np.lexsort((send, kind, moment))
    send, kind, moment = send[order], kind[order], moment[order]
    rng = pop.streams.get("email/links")
    product = catalogue.draw(rng, len(send))
    lost_reader = chance(rng, len(send), 0.002)  # events of subscriptions deleted since
    emails = words(subscribers.email)
    links = join("https://shop.example/p/", words(catalogue.product_id))
    names = words([c[10:].replace("-", " ").title() + " " + c[2:6] for c in CAMPAIGNS])

    def render(rows: Ints) -> Columns:
        of, to = campaign[send[rows]], who[send[rows]]
        stranger = join("SUB8", digits(to % 10**6, 6))
        subscriber = subscribers.subscriber_id.take(pa.array(to))
        identifier = choose(CAMPAIGNS, of)
        link = join(links.take(pa.array(product[rows])), "?utm_source=newsletter&utm_medium=email"
                    "&utm_campaign=", identifier)  # fmt: skip
        return {
            "event_id": join("EE", digits(rows + 1, 9)),
            "campaign_id": identifier,
            "campaign_name": names.take(pa.array(of)),
            "subscriber_id": pc.if_else(pa.array(lost_reader[rows]), stranger, subscriber),
            "email": emails.take(pa.array(to)),
            "event_type": choose(KINDS, kind[rows]),
            "occurred_at": moments(moment[rows]),
            "link_url": only(kind[rows] == 3, link),
            "bounce_type": only(
                kind[rows] == 4, choose(("soft", "hard"), hard[send[rows]].astype(np.int64))
            ),
        }

    return Extract(
        "email",
        "campaign_events",
        "csv",
        render,
        moment // 86400,
        "event_id",
        "EE9",
        {
            "missing_key": ("event_id", None),
            "impossible_date": ("occurred_at", "2025-13-01T08:00:00Z"),
            "unknown_event_type": ("event_type", "teleported"),
        },
    )


def _gone(pop: Population, subscribers: Subscribers, who: Ints, day: Ints) -> Flags:
    """Flag mails to an address that its owner had given up by that day."""
    person = np.maximum(subscribers.person, 0)
    then = pop.timeline.email_at(person, subscribers.since)
    moved = np.zeros(len(person), dtype=np.int64) + 10**6
    slots = pop.timeline.email_from[person]
    for slot in range(1, slots.shape[1]):
        later = (slots[:, slot] > subscribers.since) & (slots[:, slot] < moved)
        moved[later] = slots[later, slot]
    moved[(subscribers.person < 0) | (then == "") | (then != subscribers.email)] = 10**6
    return np.asarray(moved[who] < day - 180)


def _wait(rng: Stream, n: int) -> Ints:
    """Draw how long mail lies: mostly hours, sometimes days."""
    share: Floats = rng.random(n)
    return (60 + 4 * 86400 * share * share * share * share).astype(np.int64)
