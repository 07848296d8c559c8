"""Training of the match model: one round is one of expectation maximization, whatever the order."""

import itertools
import math
import random
from collections import defaultdict
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from iterate_sql import fill
from macro_sql import Macros

FILES = (
    *("identity/training.sql", "identity/match_model.sql", "identity/rarity.sql"),
    "adapters/expressions.sql",
)
KINDS = ("match", "household", "stranger")
# Of each comparison its levels, and whether what housemates share is learned.
COMPARISONS = ((2, False), (3, True), (2, True))
PRIOR_PAIRS = 20
LEARNED = 0.05
HOUSEHOLD_SHARE = 0.01
TOLD_SHARE = 0.5
# The records of each profile; those equal in everything count as two.
PROFILES = [1] * 900 + [2] * 50 + [40] * 50
RECORDS = 1100
PRIOR = (-1, 0)

Key = tuple[str, int, int]
Shares = dict[Key, float]
Patterns = dict[tuple[int, ...], int]
# match_share, shared_in_household, random_share, household_share of a level.
Levels = dict[tuple[int, int], tuple[float, float, float, float]]

MACROS = Macros(
    *FILES,
    dbt=SimpleNamespace(type_string=lambda: "text", type_bigint=lambda: "bigint"),
)
SETTINGS = SimpleNamespace(
    comparisons=[
        {"number": number, "kind": "text", "shared_in_household": 0.5 if learned else 0.01}
        for number, (_, learned) in enumerate(COMPARISONS)
    ],
    contradictions_need=SimpleNamespace(household_share=HOUSEHOLD_SHARE, told_share=TOLD_SHARE),
    training=SimpleNamespace(prior_pairs=PRIOR_PAIRS, learned_household_share=LEARNED),
)


@pytest.fixture(scope="module")
def step() -> str:
    """Return the SQL of one round."""
    MACROS._module.iteration_state = lambda: "state"
    return str(MACROS.train_step(SETTINGS, "levels", "patterns", "patterns", "profiles"))


def every_level() -> list[tuple[int, int]]:
    return [
        (number, level)
        for number, (levels, _) in enumerate(COMPARISONS)
        for level in range(1, levels + 1)
    ]


def shares_of(draw: st.DrawFn, count: int) -> list[float]:
    """Draw shares that add up to one, none of them small."""
    weights = draw(st.lists(st.integers(1, 40), min_size=count, max_size=count))
    return [weight / sum(weights) for weight in weights]


@st.composite
def cases(draw: st.DrawFn) -> tuple[Levels, Shares, Patterns]:
    """Draw what is known of the levels, a state of the model, and patterns with their pairs."""
    known: Levels = {}
    state: Shares = {}
    for number, (levels, learned) in enumerate(COMPARISONS):
        by_kind = {kind: shares_of(draw, levels) for kind in (*KINDS, "assumed", "random")}
        shared = 0.5 if learned else 0.01
        for level in range(1, levels + 1):
            match, chance = by_kind["assumed"][level - 1], by_kind["random"][level - 1]
            household = shared * match + (1 - shared) * chance
            known[number, level] = (match, shared, chance, household)
            state |= {(kind, number, level): by_kind[kind][level - 1] for kind in KINDS}
    priors = shares_of(draw, 3)
    state |= {(kind, *PRIOR): prior for kind, prior in zip(KINDS, priors, strict=True)}
    pattern = st.tuples(*(st.integers(0, levels) for levels, _ in COMPARISONS))
    patterns = draw(st.dictionaries(pattern, st.integers(0, 5000), min_size=1, max_size=12))
    return known, state, patterns


def write(
    connection: duckdb.DuckDBPyConnection, case: tuple[Levels, Shares, Patterns], order: int
) -> None:
    """Write the tables of a case, their rows in some order."""
    known, state, patterns = case
    tables: dict[tuple[str, str], list[Any]] = {
        (
            "levels",
            "comparison_number int, level_number int, match_share double,"
            " shared_in_household double, random_share double, household_share double",
        ): [(*level, *shares) for level, shares in known.items()],
        (
            "state",
            "pair_kind text, comparison_number int, level_number int, log_share decimal(28, 12)",
        ): [(*key, round(math.log(share), 12)) for key, share in state.items()],
        ("patterns", "pattern bigint, pair_count bigint"): [
            (sum(level << 3 * number for number, level in enumerate(pattern)), count)
            for pattern, count in patterns.items()
        ],
    }
    for (table, columns), rows in tables.items():
        random.Random(order).shuffle(rows)
        fill(connection, table, columns, rows)


def expected_step(case: tuple[Levels, Shares, Patterns]) -> Shares:
    """Do one round of expectation maximization by the book."""
    known, state, patterns = case
    counts: dict[Key, float] = defaultdict(float)
    for pattern, pairs in patterns.items():
        seen = [PRIOR, *((number, level) for number, level in enumerate(pattern) if level)]
        weight = {kind: math.prod(state[(kind, *place)] for place in seen) for kind in KINDS}
        for kind in ("match", "household"):
            for place in seen:
                counts[(kind, *place)] += pairs * weight[kind] / sum(weight.values())
    all_pairs = RECORDS * (RECORDS - 1) / 2
    seen = {kind: counts[(kind, *PRIOR)] for kind in ("match", "household")}
    # Where housemates are seen, and nothing tells them apart, some more are assumed.
    told = sum(pairs for pattern, pairs in patterns.items() if pattern[0])
    is_told = told > 0 and told >= TOLD_SHARE * sum(patterns.values())
    if not is_told and seen["household"] >= HOUSEHOLD_SHARE * min(seen["match"], RECORDS):
        seen["household"] += min(seen["match"] / 10, PRIOR_PAIRS / 3)
    if seen["household"] < 0.1:
        seen["household"] = 0
    prior = {kind: max(pairs / all_pairs, 1e-15) for kind, pairs in seen.items()}
    result: Shares = {(kind, *PRIOR): prior[kind] for kind in prior}
    result[("stranger", *PRIOR)] = max(1 - sum(prior.values()), 1e-9)
    for number, (levels, learned) in enumerate(COMPARISONS):
        numbers = range(1, levels + 1)
        total = {k: sum(counts[k, number, level] for level in numbers) for k in prior}
        left = {}
        for level in numbers:
            assumed, _, chance, household = known[number, level]

            match = (counts["match", number, level] + PRIOR_PAIRS * assumed) / (
                total["match"] + PRIOR_PAIRS
            )
            if learned:
                household = (counts["household", number, level] + PRIOR_PAIRS * household) / (
                    total["household"] + PRIOR_PAIRS
                )
                # Who has something in common with somebody may live elsewhere.
                household = max(household, LEARNED if level == 1 else 0)
            result["match", number, level] = match
            result["household", number, level] = household
            rest = chance - prior["match"] * match - prior["household"] * household
            left[level] = max(rest, chance * 0.001, 1e-9)
        for level in numbers:
            result["stranger", number, level] = left[level] / sum(left.values())
    return result


@pytest.fixture(scope="module")
def connections() -> Iterator[list[duckdb.DuckDBPyConnection]]:
    """Give two databases, one of one thread and one of four."""
    with (
        duckdb.connect(config={"threads": 1}) as one,
        duckdb.connect(config={"threads": 4}) as four,
    ):
        for connection in (one, four):
            fill(connection, "profiles", "record_count bigint", [(count,) for count in PROFILES])
        yield [one, four]


@settings(max_examples=20, deadline=None, derandomize=True)
@given(cases(), st.integers(0, 99))
def test_a_round_is_one_of_expectation_maximization(
    connections: list[duckdb.DuckDBPyConnection],
    step: str,
    case: tuple[Levels, Shares, Patterns],
    order: int,
) -> None:
    results = []
    for connection, seed in zip(connections, (0, order), strict=True):
        write(connection, case, seed)
        results.append(connection.execute(f"select * from ({step}) order by all").fetchall())
    assert results[0] == results[1], "the order of rows or the threads mattered"
    found = {row[:3]: math.exp(row[3]) for row in results[0]}
    wanted = {key: max(share, 1e-15) for key, share in expected_step(case).items()}
    assert found == pytest.approx(wanted, rel=1e-6, abs=1e-11)


def test_what_speaks_for_one_person_is_one_sum_in_any_order() -> None:
    ratios = [0.1, 0.7, 0.2, 2.9, 0.3]
    weights = set()
    for order in itertools.permutations(range(len(ratios))):
        comparisons = [{"number": number, "kind": "text"} for number in order]
        levels = " union all ".join(
            f"select '{kind}' as pair_kind, {number} as comparison_number, 1 as level_number,"
            f" cast({ratio if kind == 'match' else 0} as decimal(28, 12)) as log_share"
            for number, ratio in enumerate(ratios)
            for kind in KINDS
        )
        pattern = sum(8**number for number in range(len(ratios)))
        sql = MACROS.corroboration(
            SimpleNamespace(comparisons=comparisons),
            f"(select cast({pattern} as bigint) as pattern, 1 as pair_count)",
            f"({levels})",
        )
        weights.add(duckdb.sql(f"select weight from ({sql})").fetchall()[0])
    assert len(weights) == 1


def test_a_share_that_is_never_seen_is_the_same_for_priors_and_levels() -> None:
    least = float(MACROS.least_share())
    rows = duckdb.sql(
        MACROS.model_state(
            "(select 'match' as pair_kind, -1 as comparison_number, 0 as level_number,"
            " 0.0 as share)"
        )
    ).fetchall()
    ((_, _, _, log_share, watched),) = rows
    assert math.isclose(log_share, math.log(least), abs_tol=1e-9)
    assert math.isclose(watched, math.log(least), abs_tol=0.001)
