"""Settings of survivorship: defaults where nothing is said, a stop where they are wrong."""

from typing import Any

import pytest
from macro_sql import Macros, StoppedError

FILES = ("project/settings.sql", "customers/survivorship.sql")


def macros(**survivorship: Any) -> Macros:
    return Macros(*FILES, given={"survivorship": survivorship})


def test_an_attribute_that_is_not_named_takes_the_default() -> None:
    strategies = macros(strategies={"default": ["recency"]}).survivorship_strategies()
    assert strategies["gender"] == ["recency"]
    assert strategies["email"] == ["recency", "source_priority", "frequency"]


def test_an_attribute_may_have_its_own_order_of_sources() -> None:
    sql = macros(source_priority={"email": ["shop.guests"]}).source_priority_place()
    assert "when attribute = 'email'" in sql
    assert "source_system || '.' || source_entity = 'shop.guests'" in sql


@pytest.mark.parametrize(
    ("survivorship", "message"),
    [
        ({"strategies": {"e_mail": ["recency"]}}, "unknown attribute 'e_mail'"),
        ({"source_priority": {"nickname": ["crm"]}}, "unknown attribute 'nickname'"),
        ({"strategies": {"email": ["newest"]}}, "unknown criterion 'newest'"),
        ({"strategies": {"email": []}}, "email: must be a list"),
        ({"strategies": {"email": "recency"}}, "email: must be a list"),
        ({"strategies": {"email": ["recency", "recency"]}}, "names each entry once"),
        ({"strategy": {}}, "unknown setting 'strategy'"),
    ],
)
def test_what_can_not_be_followed_stops_the_run(survivorship: dict[str, Any], message: str) -> None:
    with pytest.raises(StoppedError, match=message):
        macros(**survivorship).survivorship_strategies()
