"""Identifiers of any type are the same values wherever they are looked for."""

import duckdb
import pytest
from macro_sql import Macros

MACROS = Macros("identity/record_contract.sql", "identity/identifiers.sql", "adapters/hash_of.sql")
IDENTIFIERS = {"passport": {"columns": ["passport_number"], "max_people": 10}}


@pytest.mark.parametrize(
    ("value", "kind"),
    [("AB-12", "varchar"), (4711, "integer"), ("1990-01-31", "date"), (None, "integer")],
)
def test_a_blocked_value_is_found_among_the_values_of_profiles(
    value: str | int | None, kind: str
) -> None:
    records = f"(select 1 as record_id, cast(? as {kind}) as passport_number)"
    asked = MACROS.asked_values(["passport_number"], "records", IDENTIFIERS)
    hashed = MACROS.hashed_columns(["passport_number"])
    values = MACROS.identifier_values(IDENTIFIERS, "records")
    found = duckdb.execute(
        f"select {hashed} from (select {asked} from {records} as records)", [value]
    ).fetchone()
    blocked = duckdb.execute(
        f"with records as {records}, identifiers as ({values})"
        f" select {MACROS.hash_of(['identifier_value'])} from identifiers",
        [value],
    ).fetchone()
    assert found == (blocked or (None,))
