"""Schemas of web events: a word that isn't understood stops the run, and never checks nothing."""

from typing import Any

import pytest
from macro_sql import Macros, StoppedError

FILES = ("quality/event_schemas.sql", "project/settings.sql", "project/check_settings.sql")


def schemas(**kinds: Any) -> Any:
    return Macros(*FILES, given={"web": {"event_schemas": kinds}}).event_schemas()


def test_kinds_are_added_changed_and_taken_out() -> None:
    found = schemas(login=None, Teleport={"required": ["to"]})
    assert "login" not in found
    assert found["teleport"] == {"required": ["to"]}
    assert found["purchase"]["required"] == ["order_id"]


def test_every_property_that_is_named_is_looked_at_once() -> None:
    only = {"a": {"required": ["x", "y"]}, "b": {"properties": {"y": {}, "Y": {}}}}
    names = Macros(*FILES).event_properties(only)
    assert names == ["x", "y", "Y"]


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ("product_id", "teleport: must be a mapping"),
        ({"propertys": {}}, "'propertys' is not understood"),
        ({"type": "array"}, "type: must be object"),
        ({"required": "to"}, "required: must be a list"),
        ({"properties": ["to"]}, "properties: must be a mapping"),
        ({"properties": {"to": "string"}}, "properties.to: must be a mapping"),
        ({"properties": {"to": {"pattern": "x"}}}, "'pattern' is not understood"),
        ({"properties": {"to": {"type": "text"}}}, "'text' is none of string"),
        ({"properties": {"to": {"type": ["string", "text"]}}}, "'text' is none of string"),
        ({"properties": {"to": {"minimum": "0"}}}, "minimum: must be a number"),
    ],
)
def test_what_cannot_be_meant_stops_the_run(schema: Any, message: str) -> None:
    with pytest.raises(StoppedError, match=message):
        schemas(teleport=schema)
