"""Both ways of scoring, on random values: against their definitions, and for their promises."""

import functools
from fractions import Fraction
from itertools import pairwise

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from macro_sql import Macros, StoppedError

MACROS = ("project/settings.sql", "rfm/rfm_scores.sql")
MEASURES = st.sampled_from(["recency", "frequency", "monetary"])
# Cents, so that ties and neighbours less than 1 apart are common.
VALUES = st.lists(st.integers(0, 1500), min_size=1, max_size=40)
# One thread: with more, these few rows take four times as long.
CONNECTION = duckdb.connect(config={"threads": 1})
BINS = st.integers(2, 10)


@functools.cache
def scoring_sql(scoring: str, bins: int) -> str:
    """Return the project's SQL over the relation `measures`."""
    macros = Macros(*MACROS, given={"rfm": {"scoring": scoring, "bins": bins}})
    return str(macros.rfm_scores("measures"))


def scores(scoring: str, bins: int, measure: str, cents: list[int]) -> list[int]:
    """Score the values by the project's SQL; the answer is in the order of the values."""
    rows = ", ".join(
        f"('{i:04d}', '{measure}', cast({c}::decimal(18, 2) / 100 as decimal(18, 2)))"
        for i, c in enumerate(cents)
    )
    sql = f"""
        with measures(customer_id, measure, measure_value) as (values {rows}),
        scored as ({scoring_sql(scoring, bins)})
        select score from scored order by customer_id
    """
    return [row[0] for row in CONNECTION.execute(sql).fetchall()]


def expected_by_rank(bins: int, measure: str, cents: list[int]) -> list[int]:
    merit = [-c if measure == "recency" else c for c in cents]
    return [1 + bins * sum(other < m for other in merit) // len(merit) for m in merit]


def expected_by_quantiles(bins: int, measure: str, cents: list[int]) -> list[int]:
    ordered, expected = sorted(cents), []
    bounds = []
    for cut in range(1, bins):
        place = Fraction(cut * (len(cents) - 1), bins)
        low = ordered[int(place)]
        high = ordered[min(int(place) + 1, len(cents) - 1)]
        bounds.append(low + (high - low) * (place - int(place)) + 100)
    for c in cents:
        above = sum(c >= bound for bound in bounds)
        expected.append(bins - above if measure == "recency" else 1 + above)
    return expected


@settings(max_examples=60, deadline=None)
@given(BINS, MEASURES, VALUES)
def test_rank_is_the_share_of_those_who_do_worse(bins: int, measure: str, cents: list[int]) -> None:
    assert scores("rank", bins, measure, cents) == expected_by_rank(bins, measure, cents)


@settings(max_examples=60, deadline=None)
@given(BINS, MEASURES, VALUES)
def test_quantile_values_are_exact(bins: int, measure: str, cents: list[int]) -> None:
    assert scores("quantile_values", bins, measure, cents) == expected_by_quantiles(
        bins, measure, cents
    )


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 50_000), min_size=2, max_size=60))
def test_quantile_values_agree_with_numpy(days: list[int]) -> None:
    bounds = np.quantile(np.array(days), [0.2, 0.4, 0.6, 0.8], method="linear") + 1
    # A value a hair from a bound may fall on either side of numpy's rounded one.
    if np.abs(np.subtract.outer(np.array(days), bounds)).min() < 1e-6:
        days = [d * 5 for d in days]
        bounds = np.round(np.quantile(np.array(days), [0.2, 0.4, 0.6, 0.8]), 6) + 1
    expected = (1 + (np.array(days)[:, None] >= bounds).sum(axis=1)).tolist()
    assert scores("quantile_values", 5, "frequency", [d * 100 for d in days]) == expected


@pytest.mark.parametrize("scoring", ["rank", "quantile_values"])
@settings(max_examples=40, deadline=None)
@given(bins=BINS, measure=MEASURES, cents=VALUES)
def test_equal_values_score_equally_and_better_ones_not_less(
    scoring: str, bins: int, measure: str, cents: list[int]
) -> None:
    found = scores(scoring, bins, measure, cents)
    assert all(1 <= score <= bins for score in found)
    sign = -1 if measure == "recency" else 1
    pairs = sorted((sign * c, score) for c, score in zip(cents, found, strict=True))
    for (value, score), (next_value, next_score) in pairwise(pairs):
        assert score == next_score if value == next_value else score <= next_score


def test_rank_spreads_distinct_values_evenly() -> None:
    assert scores("rank", 5, "monetary", list(range(10))) == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]


@pytest.mark.parametrize(
    ("rfm", "message"),
    [
        ({"scoring": "ntile"}, "scoring: 'ntile' is unknown"),
        ({"bins": 1}, "bins: '1' is no whole number from 2 to 10"),
        ({"bins": "five"}, "bins: 'five' is no whole number"),
    ],
)
def test_a_wrong_setting_stops_the_run(rfm: dict[str, object], message: str) -> None:
    with pytest.raises(StoppedError, match=message):
        Macros(*MACROS, given={"rfm": rfm}).rfm_scores("measures")
