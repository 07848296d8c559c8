"""Why two records are one customer, or why not: `customer360 why`.

Reads what the last build left in its working file, and changes nothing. It shows rules, levels,
weights and record keys, never a person's data.
"""

import math
import re
import textwrap
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import duckdb

from customer360 import commands, warehouse

RECORD_KEY = re.compile(r"[0-9a-f]{32}")
# What identity calls a contradiction, in words.
CONTRADICTIONS = {
    "birth_date": "birth dates lie further apart than slips of the hand",
    "birth_year": "years of birth lie further apart than anybody is mistaken "
    "(setting identity.birth_date_similarity.years_apart)",
    "name_suffix": "one is called senior and the other junior, or the like",
    "gender": "gender and given name differ",
    "given_name": "established given names differ that are not forms of one name",
}
REASONS = {
    "could be housemates": "two housemates could have nearly as much in common "
    "(setting identity.household_margin)",
    "has a better partner": "it is likely, but one of them has a likelier partner "
    "(setting identity.match_probability)",
    "only names agree": "nothing but their names speaks for it, and strangers share names "
    "(settings identity.corroboration, identity.match_probability.by_full_name and by_names_alone)",
    "not likely enough": "it is not likely enough (setting identity.match_probability)",
}
# With all above them, these models are what an answer is read from.
LAST_READ = (
    "int_identity__customer_identities",
    "int_identity__match_explanations",
    "int_identity__unjoined_pairs",
)
WIDTH = 80
BAR = 16
BITS_PER_CHARACTER = 2


class WhyError(Exception):
    """The question can't be answered; the message says why, without anybody's data."""


@dataclass(frozen=True)
class Record:
    """A record of identity, with the number of its profile and of its cluster."""

    key: str
    place: str
    record_id: int
    profile_id: int
    cluster_id: int


Step = tuple[str, str, float]


def answer(first: str, second: str) -> str:
    """Return in plain words why two records are one customer, or why they aren't.

    A record is named `system:entity:id`, or by its record key. Raises WhyError.
    """
    path = warehouse.published_path().with_name("build.duckdb")
    if not path.is_file():
        raise WhyError(f"nothing is built yet at {path}; run: {commands.build()}")
    try:
        with closing(duckdb.connect(str(path), read_only=True)) as connection:
            a, b = (
                find(connection, name, place)
                for name, place in zip((first, second), "ab", strict=True)
            )
            return "\n".join(wrapped(line) for line in explain(connection, a, b))
    except (duckdb.CatalogException, duckdb.BinderException):
        matching = " ".join(f"+{name}" for name in LAST_READ)
        raise WhyError(
            f"{path} holds no explanations, or those of another version; run: {commands.build()},"
            f" or for matching alone: dbt build --select {matching}"
        ) from None
    except duckdb.Error as error:
        raise WhyError(warehouse.explain(path, str(error))) from None


def find(connection: duckdb.DuckDBPyConnection, name: str, which: str) -> Record:
    """Return the record of that name; a complaint says which of the two it is, and not its id."""
    if RECORD_KEY.fullmatch(name):
        condition, values = "identities.record_key = ?", [name]
    elif name.count(":") >= 2:
        # An id may hold colons itself.
        condition = "(source_system, source_entity, source_record_id) = (?, ?, ?)"
        values = name.split(":", 2)
    else:
        raise WhyError(f"record_{which} is neither system:entity:id nor a record key")
    found = connection.execute(
        f"""
        select
            identities.record_key, source_system || ' ' || source_entity, link_type,
            clusters.record_id, profile_id, clusters.cluster_id
        from identity.int_identity__customer_identities as identities
        left join (
            select record_key, record_id from identity.int_identity__records
        ) as records on identities.record_key = records.record_key
        left join identity.int_identity__clusters as clusters using (record_id)
        left join identity.int_identity__profile_members as members using (record_id)
        where {condition}
        """,
        values,
    ).fetchone()
    if found is None:
        raise WhyError(f"record_{which} is not among the records of the last build")
    key, place, link_type, *numbers = found
    if link_type == "evidence":
        raise WhyError(
            f"record_{which} is bought evidence: it belongs to the one customer who has its hashed "
            "address, and joins nobody"
        )
    return Record(key, place, *numbers)


def explain(connection: duckdb.DuckDBPyConnection, a: Record, b: Record) -> Iterator[str]:
    """Yield the answer line by line."""
    yield f"a  {a.place}  {a.key}"
    yield f"b  {b.place}  {b.key}"
    yield ""
    if a == b:
        yield "They are one record."
        return
    edge = rows(
        connection,
        "select rule_names, is_kept, removed_reason from identity.int_identity__kept_edges"
        " where record_a = ? and record_b = ?",
        *ends(a, b),
    )
    if a.cluster_id == b.cluster_id:
        yield "They are one customer."
        if edge and edge[0][1]:
            yield f"They are joined by: {edge[0][0]}."
            yield from waterfall(connection, a, b)
        elif a.profile_id == b.profile_id:
            yield "They are equal in everything that is compared, and hang on the same record."
            yield from path(connection, a, b)
        else:
            yield "Nothing joins the two directly; other records do:"
            yield from path(connection, a, b)
        return
    yield "They are two customers."
    if edge and edge[0][1]:
        yield f"Records equal to them are joined by: {edge[0][0]}."
        yield "Equal records that have too little in common for a rule are not joined themselves."
    elif edge:
        rules, _, reason = edge[0]
        yield f"They would be joined by: {rules}."
        yield f"That was cut: {cut(reason)}."
        if reason in CONTRADICTIONS:
            yield from contradicting(connection, a, b, reason)
        yield from waterfall(connection, a, b)
    else:
        yield from why_not(connection, a, b)


def ends(a: Record, b: Record) -> list[int]:
    """Return the ends that an edge of the two would have.

    Edges join the first records of two profiles; what holds for those holds for all equal records.
    """
    if a.profile_id == b.profile_id:
        return sorted((a.record_id, b.record_id))
    return sorted((a.profile_id, b.profile_id))


def why_not(connection: duckdb.DuckDBPyConnection, a: Record, b: Record) -> Iterator[str]:
    """Yield why two records of two customers have no edge."""
    profiles = sorted((a.profile_id, b.profile_id))
    near = rows(
        connection,
        "select reason from identity.int_identity__unjoined_pairs"
        " where profile_a = ? and profile_b = ?",
        *profiles,
    )
    compared = rows(
        connection,
        "select 1 from identity.int_identity__compared_pairs where profile_a = ? and profile_b = ?",
        *profiles,
    )
    if a.profile_id == b.profile_id:
        # A profile's pair with itself is made whatever becomes of its blocks.
        names_alone = rows(
            connection,
            "select 1 from identity.int_identity__scored_pairs"
            " where profile_a = ? and profile_b = ? and only_names_agree",
            *profiles,
        )
        if names_alone:
            yield "They are equal in everything that is compared."
            yield f"They were compared and not joined: {REASONS['only names agree']}."
        else:
            yield "They are equal in everything that is compared, which is too little for a rule."
        yield from blocked_values(connection, profiles)
    elif near and near[0][0].startswith("contradiction: "):
        reason = near[0][0].removeprefix("contradiction: ")
        yield f"They were compared and vetoed: {CONTRADICTIONS[reason]}."
    elif near:
        yield f"They were compared and not joined: {REASONS[near[0][0]]}."
        if near[0][0] == "has a better partner":
            yield from better_partners(connection, a, b)
        elif near[0][0] == "could be housemates":
            yield from lead_over_housemates(connection, profiles)
    elif compared:
        yield f"They were compared and not joined: {REASONS['not likely enough']}."
    else:
        yield "They were never compared."
        yield from not_compared(connection, profiles)
    if compared:
        yield from waterfall(connection, a, b)


def lead_over_housemates(
    connection: duckdb.DuckDBPyConnection, profiles: list[int]
) -> Iterator[str]:
    """Yield by how many bits one person is likelier than two housemates."""
    found = rows(
        connection,
        "select match_weight - household_weight from identity.int_identity__scored_pairs"
        " where profile_a = ? and profile_b = ?",
        *profiles,
    )
    for (lead,) in found:
        yield f"One person is likelier than two housemates by {lead:.1f} bits, which is too little."


def contradicting(
    connection: duckdb.DuckDBPyConnection, a: Record, b: Record, reason: str
) -> Iterator[str]:
    """Yield one pair of records, one of each customer, that contradicts as the reason says."""
    found = rows(
        connection,
        """
        with pairs as (
            select profile_a, profile_b from identity.int_identity__scored_pairs
            where contradiction = $3
        ),

        meeting as (
            select profile_a as of_a, profile_b as of_b from pairs
            union all
            select profile_b, profile_a from pairs
        )

        select
            records_a.source_system || ' ' || records_a.source_entity, records_a.record_key,
            records_b.source_system || ' ' || records_b.source_entity, records_b.record_key
        from meeting
        inner join identity.int_identity__clusters as clusters_a
            on meeting.of_a = clusters_a.record_id
        inner join identity.int_identity__clusters as clusters_b
            on meeting.of_b = clusters_b.record_id
        inner join identity.int_identity__records as records_a on meeting.of_a = records_a.record_id
        inner join identity.int_identity__records as records_b on meeting.of_b = records_b.record_id
        where clusters_a.cluster_id = $1 and clusters_b.cluster_id = $2
        order by records_a.record_key, records_b.record_key
        limit 1
        """,
        a.cluster_id,
        b.cluster_id,
        reason,
    )
    for place_a, key_a, place_b, key_b in found:
        if (key_a, key_b) != (a.key, b.key):
            yield f"  beside a:  {place_a}  {key_a}"
            yield f"  beside b:  {place_b}  {key_b}"


def better_partners(connection: duckdb.DuckDBPyConnection, a: Record, b: Record) -> Iterator[str]:
    """Yield with whom each of two records is likelier one person than with the other."""
    for name, one, other in (("a", a, b), ("b", b, a)):
        likelier = rows(
            connection,
            """
            with sides as (
                select profile_a as one_id, profile_b as partner_id, match_probability
                from identity.int_identity__scored_pairs
                where profile_a != profile_b and contradiction is null
                union all
                select profile_b, profile_a, match_probability
                from identity.int_identity__scored_pairs
                where profile_a != profile_b and contradiction is null
            )
            select record_key, source_system || ' ' || source_entity
            from sides
            inner join identity.int_identity__records as records
                on sides.partner_id = records.record_id
            where one_id = $1 and match_probability
                > (select match_probability from sides where one_id = $1 and partner_id = $2)
            -- Whom both could be is a rival only where people have few records.
            order by
                partner_id in (select partner_id from sides where one_id = $2),
                match_probability desc, record_key
            limit 1
            """,
            one.profile_id,
            other.profile_id,
        )
        for key, place in likelier:
            yield f"  likelier for {name}:  {place}  {key}"


def not_compared(connection: duckdb.DuckDBPyConnection, profiles: list[int]) -> Iterator[str]:
    """Yield what two different profiles share that was not good enough to compare them."""
    skipped = rows(
        connection,
        """
        select blocks.rule_name, blocks.profile_count
        from identity.int_identity__block_keys as keys_a
        inner join identity.int_identity__block_keys as keys_b
            on keys_a.rule_bits = keys_b.rule_bits and keys_a.block_key = keys_b.block_key
        inner join identity.int_identity__blocks as blocks
            on keys_a.rule_bits = blocks.rule_bits and keys_a.block_key = blocks.block_key
        where keys_a.profile_id = ? and keys_b.profile_id = ? and blocks.is_skipped
        order by blocks.rule_bits, blocks.profile_count
        """,
        *profiles,
    )
    for rule, count in skipped:
        yield (
            f"They share the values of {rule}, but so do {count:,} profiles in all: the block was "
            "skipped (settings identity.max_block_size and max_pairs_per_profile)."
        )
    lone = rows(
        connection,
        """
        select distinct lone_pairs.rule_bit, lone_pairs.rule_name, lone_pairs.pair_count
        from identity.int_identity__block_keys as keys_a
        inner join identity.int_identity__block_keys as keys_b
            on keys_a.rule_bits = keys_b.rule_bits and keys_a.block_key = keys_b.block_key
        inner join identity.int_identity__lone_pairs as lone_pairs
            on keys_a.rule_bits = lone_pairs.rule_bit
        where keys_a.profile_id = ? and keys_b.profile_id = ? and lone_pairs.is_skipped
        order by lone_pairs.rule_bit
        """,
        *profiles,
    )
    for _, rule, count in lone:
        yield (
            f"The rule {rule} finds them alike, but it would find {count:,} pairs that no other "
            "does, and was left out (setting identity.max_lone_pairs_per_vouched)."
        )
    blocked = list(blocked_values(connection, profiles))
    yield from blocked
    if not (skipped or lone or blocked):
        yield "They have no block in common: no rule and no blocking rule finds them alike."


def blocked_values(connection: duckdb.DuckDBPyConnection, profiles: list[int]) -> Iterator[str]:
    """Yield which values that join nobody two profiles share."""
    blocked = rows(
        connection,
        """
        select distinct identifiers_a.identifier_type, identifiers_a.blocked_reason
        from identity.int_identity__identifiers as identifiers_a
        inner join identity.int_identity__identifiers as identifiers_b
            using (identifier_type, identifier_value)
        where
            identifiers_a.record_id = ? and identifiers_b.record_id = ?
            and not identifiers_a.is_usable
        order by all
        """,
        *profiles,
    )
    for kind, reason in blocked:
        yield f"They share a value of {kind} that joins nobody ({reason})."
    crowded = rows(
        connection,
        "select count(*) from identity.int_identity__blocked_records"
        " where record_id in (?, ?) and has_blocked_birth_date",
        *profiles,
    )
    if crowded[0][0]:
        yield (
            "A birth date of theirs is read as none, because far too many people have it "
            "(setting identity.crowded_birth_date)."
        )


def cut(reason: str) -> str:
    """Return in words why an edge was removed; what contradicts may stand in records beside it."""
    if reason == "fits several people":
        return "one of them fits several people who can't be one person"
    if reason == "too little in common":
        return "the records of the one side and of the other have too little in common on the whole"
    if reason.startswith("different "):
        column = reason.removeprefix("different ")
        return f"only what a household shares speaks for it, and each side has its own {column}"
    return f"between the records of the one side and of the other, {CONTRADICTIONS[reason]}"


def path(connection: duckdb.DuckDBPyConnection, a: Record, b: Record) -> Iterator[str]:
    """Yield the shortest way from one record to the other over kept edges, one line per edge."""
    edges = rows(
        connection,
        """
        select edges.record_a, edges.record_b, edges.rule_names
        from identity.int_identity__kept_edges as edges
        inner join identity.int_identity__clusters as clusters
            on edges.record_a = clusters.record_id
        where edges.is_kept and clusters.cluster_id = ?
        order by all
        """,
        a.cluster_id,
    )
    neighbours: dict[int, list[tuple[int, str]]] = {}
    for one, other, rules in edges:
        neighbours.setdefault(one, []).append((other, rules))
        neighbours.setdefault(other, []).append((one, rules))
    came_from: dict[int, tuple[int, str]] = {b.record_id: (0, "")}
    waiting = deque([b.record_id])
    while a.record_id not in came_from:
        here = waiting.popleft()
        for other, rules in neighbours[here]:
            if other not in came_from:
                came_from[other] = (here, rules)
                waiting.append(other)
    here, rules = came_from[a.record_id]
    yield f"  {a.place}  {a.key}"
    while here:
        yield f"    {rules}"
        ((key, place),) = rows(
            connection,
            "select record_key, source_system || ' ' || source_entity"
            " from identity.int_identity__records where record_id = ?",
            here,
        )
        yield f"  {place}  {key}"
        here, rules = came_from[here]
    yield "Each step can be asked for by its two record keys."


def waterfall(connection: duckdb.DuckDBPyConnection, a: Record, b: Record) -> Iterator[str]:
    """Yield what each comparison of two records weighs, with bars, and what it comes to."""
    steps = edge_steps(connection, a, b) or pair_steps(connection, a, b)
    yield ""
    total = 0.0
    for step, level, bits in steps:
        total += bits
        length = min(BAR, round(abs(bits) / BITS_PER_CHARACTER))
        bar = ("+" if bits > 0 else "-") * length
        yield f"{step[:24]:<24} {level[:27]:<27} {bits:>+8.2f} {bar}".rstrip()
    yield f"{'sum, in bits':<52} {total:>+8.2f}"
    yield f"By the match model alone one person is {odds(total)}."


def odds(bits: float) -> str:
    """Return log2 odds in words."""
    if abs(bits) >= 20:
        return "as good as certain" if bits > 0 else "as good as impossible"
    ratio = 2 ** abs(bits)
    shown = f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}"
    return f"{shown} times as likely as not" if bits >= 0 else f"{shown} times less likely than not"


def edge_steps(connection: duckdb.DuckDBPyConnection, a: Record, b: Record) -> list[Step]:
    """Return the steps of an edge's explanation; none where the two have no edge."""
    found = rows(
        connection,
        "select step, level_name, bits from identity.int_identity__match_explanations"
        " where record_a = ? and record_b = ? order by step_number",
        *ends(a, b),
    )
    return [(step, level, float(bits)) for step, level, bits in found]


def pair_steps(connection: duckdb.DuckDBPyConnection, a: Record, b: Record) -> list[Step]:
    """Return the steps of a pair that was compared and has no edge.

    All rarity is one step. A pair whose pattern is hopeless was not scored: no rarity is added.
    """
    profiles = sorted((a.profile_id, b.profile_id))
    found = rows(
        connection,
        """
        select steps.step, steps.level_name, steps.bits
        from identity.int_identity__compared_pairs as pairs
        inner join identity.int_identity__explanation_steps as steps
            on steps.comparison_number = -1
            or (
                steps.comparison_number >= 0
                and (pairs.pattern >> (3 * greatest(steps.comparison_number, 0))) & 7
                = steps.level_number
            )
        where pairs.profile_a = ? and pairs.profile_b = ?
        order by steps.step_order
        """,
        *profiles,
    )
    ((rarity, full_name, household),) = rows(
        connection,
        """
        select
            coalesce(scored.match_weight - weights.match_weight - scored.full_name_weight, 0),
            coalesce(scored.full_name_weight, 0),
            coalesce(scored.household_weight, weights.household_weight)
        from identity.int_identity__compared_pairs as pairs
        inner join identity.int_identity__pattern_weights as weights using (pattern)
        left join identity.int_identity__scored_pairs as scored
            on pairs.profile_a = scored.profile_a and pairs.profile_b = scored.profile_b
        where pairs.profile_a = ? and pairs.profile_b = ?
        """,
        *profiles,
    )
    steps = [(step, level, float(bits)) for step, level, bits in found]
    steps += [
        ("rarity of shared values", "", rarity),
        ("full name", f"{'commoner' if full_name < 0 else 'rarer'} than its parts say", full_name),
        ("could be housemates", "has what housemates share", -math.log2(1 + 2**household)),
    ]
    return [step for step in steps if round(step[2], 6)]


def wrapped(line: str) -> str:
    """Return a sentence, or a line of a table, in as many lines as the screen needs."""
    return textwrap.fill(line, WIDTH, subsequent_indent="    ", break_on_hyphens=False) or line


def rows(connection: duckdb.DuckDBPyConnection, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """Return a query's rows."""
    return connection.execute(sql, list(values)).fetchall()
