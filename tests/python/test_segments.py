"""Segments: what a condition may say; the test of the map of RFM segments bites."""

import csv

import duckdb
import pytest
import yaml
from conftest import ROOT
from macro_sql import Macros, StoppedError

SEGMENTS = Macros("customers/segments.sql")
MAP = Macros("rfm/segment_map.sql")


def definitions() -> list[dict[str, str]]:
    with (ROOT / "seeds" / "segment_definitions.csv").open(newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_condition_may_name_every_fact_but_the_key() -> None:
    path = ROOT / "models" / "intermediate" / "customers" / "_customers__models.yml"
    models = yaml.safe_load(path.read_text())["models"]
    facts = next(m for m in models if m["name"] == "int_customers__segment_facts")
    columns = {column["name"] for column in facts["columns"]} - {"customer_id", "as_of"}
    assert set(SEGMENTS.segment_columns()) == columns


@pytest.mark.parametrize("row", definitions(), ids=lambda row: row["segment"])
def test_the_defined_conditions_are_let_through(row: dict[str, str]) -> None:
    assert SEGMENTS.segment_condition(row["segment"], row["condition"])


@pytest.mark.parametrize(
    "condition",
    [
        "monetary between -5 and 10.5 AND NOT (country IN ('DE', 'it''s') or gender is null)",
        "has_email",
        "frequency<>1 and recency_days<=30",
    ],
)
def test_a_condition_keeps_its_meaning(condition: str) -> None:
    made = SEGMENTS.segment_condition("s", condition)
    assert made.replace(" ", "") == condition.replace(" ", "")


@pytest.mark.parametrize(
    ("condition", "word"),
    [
        ("monetary > 5; drop table x", "';'"),
        ("customer_id = 'c'", "'customer_id'"),
        ("lower(country) = 'de'", "'lower'"),
        ("monetary > (select 1)", "'select'"),
        ("monetary > 5 -- rest", "'-'"),
        ("monetary > 5 /* rest */", "'/'"),
        ('"monetary" > 5', "'\"'"),
        ("country = 'DE", "'''"),
        ("true) or (true", "brackets"),
        ("(true", "brackets"),
        ("", "empty"),
    ],
)
def test_anything_else_stops_the_run_and_is_named(condition: str, word: str) -> None:
    with pytest.raises(StoppedError) as stop:
        SEGMENTS.segment_condition("big", condition)
    assert "segment 'big'" in str(stop.value)
    assert word in str(stop.value)


def test_a_name_that_is_none_stops_the_run() -> None:
    with pytest.raises(StoppedError, match="is no segment name"):
        SEGMENTS.segment_condition("big' union", "true")


def bad_cells(rows: list[tuple[str, int, int, int, int]]) -> set[tuple[int, int, int]]:
    values = ", ".join(str(row) for row in rows)
    columns = "segment, recency_from, recency_to, frequency_from, frequency_to"
    sql = f"with map({columns}) as (values {values}) select * from ({{}})"
    return set(duckdb.sql(sql.format(MAP.cells_not_covered_once("map"))).fetchall())


def test_a_map_that_covers_each_cell_once_passes() -> None:
    assert not bad_cells([("low", 1, 3, 1, 5), ("high", 4, 5, 1, 5)])


def test_a_gap_and_an_overlap_are_found() -> None:
    assert bad_cells([("low", 1, 3, 1, 4), ("high", 3, 5, 5, 5), ("rest", 4, 5, 1, 5)]) == {
        (1, 5, 0),
        (2, 5, 0),
        (4, 5, 2),
        (5, 5, 2),
    }
