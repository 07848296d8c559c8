"""Cents: parts always sum to the rounded whole, however many they are."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from macro_sql import Macros, StoppedError

MACROS = Macros("orders/money.sql")
CENTS = st.lists(st.integers(0, 100_000), min_size=1, max_size=12)


def parts(cents: list[int], factor: Decimal, divisor: str | None = None) -> list[Decimal]:
    rows = ", ".join(f"({i}, {Decimal(c) / 100}::decimal(18, 2))" for i, c in enumerate(cents))
    total = Decimal(sum(cents)) / 100
    expression = MACROS.running_parts("amount", "1", "place", "factor", divisor)
    sql = f"""
        with part(place, amount) as (values {rows}),
        whole as (
            select *, {factor}::decimal(18, 8) as factor, {total}::decimal(18, 2) as total from part
        )
        select {expression} from whole order by place
    """
    return [row[0] for row in duckdb.sql(sql).fetchall()]


def to_cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


@settings(max_examples=60, deadline=None)
@given(CENTS, st.decimals("0.0001", "400", places=8))
def test_converted_parts_sum_to_the_converted_whole(cents: list[int], rate: Decimal) -> None:
    found = parts(cents, rate)
    assert sum(found) == to_cents(Decimal(sum(cents)) / 100 * rate)
    for part, cent in zip(found, cents, strict=True):
        assert abs(part - Decimal(cent) / 100 * rate) <= Decimal("0.01")


@settings(max_examples=60, deadline=None)
@given(CENTS.filter(any), st.decimals("0", "99999", places=2))
def test_shares_sum_to_what_is_shared(cents: list[int], amount: Decimal) -> None:
    found = parts(cents, amount, "total")
    assert sum(found) == amount
    for part, cent in zip(found, cents, strict=True):
        assert abs(part - amount * cent / sum(cents)) <= Decimal("0.011")


@pytest.mark.parametrize(
    ("orders", "message"),
    [
        ({"sources": []}, "must list at least one selling system"),
        ({"sources": "shop"}, "must list at least one selling system"),
        ({"sources": ["shop", "shop"]}, "and each once"),
        ({"max_rate_age_days": 0}, "'0' is no number of days"),
        ({"max_rate_age_days": "month"}, "'month' is no number of days"),
    ],
)
def test_a_wrong_setting_of_orders_stops_the_run(orders: dict[str, Any], message: str) -> None:
    files = ("project/settings.sql", "orders/selling_systems.sql")
    with pytest.raises(StoppedError, match=message):
        Macros(*files, given={"orders": orders}).order_settings()


def test_a_reporting_currency_that_is_none_stops_the_run() -> None:
    with pytest.raises(StoppedError, match="'euro' is no ISO 4217 code"):
        Macros("orders/money.sql", given={"reporting_currency": "euro"}).reporting_currency()
