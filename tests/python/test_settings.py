"""One truth of defaults: what dbt_project.yml shows is what an overridden key is merged over."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from conftest import ROOT
from macro_sql import Macros, StoppedError

FILE = "project/settings.sql"
DOCUMENTED: dict[str, Any] = yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]


@pytest.mark.parametrize("group", sorted(Macros(FILE).default_settings()))
def test_the_defaults_are_those_that_the_project_file_shows(group: str) -> None:
    assert Macros(FILE).settings(group) == DOCUMENTED[group]


def test_a_group_without_a_value_sets_nothing() -> None:
    assert Macros(FILE, given={"rfm": None}).settings("rfm") == DOCUMENTED["rfm"]


def test_a_single_key_is_merged_over_the_defaults() -> None:
    merged = Macros(FILE, given={"rfm": {"bins": 4}}).settings("rfm")
    assert merged == {**DOCUMENTED["rfm"], "bins": 4}


def test_a_nested_key_is_merged_and_a_list_replaced() -> None:
    given = {"survivorship": {"strategies": {"email": ["frequency"]}}}
    merged = Macros(FILE, given=given).settings("survivorship")
    assert merged["strategies"]["email"] == ["frequency"]
    assert merged["strategies"]["name"] == DOCUMENTED["survivorship"]["strategies"]["name"]
    assert merged["source_priority"] == DOCUMENTED["survivorship"]["source_priority"]


def over_the_project(
    own: dict[str, Any], given: dict[str, Any], scope: str | None = None
) -> Callable[[dict[str, Any], str], Any]:
    """Return how settings are read in a project of its own, where the command line gives some."""

    class Var:
        """The variables as a macro of a package sees them: its own project's, then the running."""

        def __call__(self, name: str, default: Any = None) -> Any:
            return given.get(name, default)

        def packages_for_node(self) -> list[Any]:
            running = {scope: own} if scope else own
            return [
                SimpleNamespace(vars=SimpleNamespace(to_dict=lambda found=found: found))
                for found in (DOCUMENTED, running)
            ]

    def merged(on_command_line: dict[str, Any], group: str) -> Any:
        return Macros(FILE, var=Var(), invocation_args_dict={"vars": on_command_line}).settings(
            group
        )

    return merged


@pytest.mark.parametrize("scope", [None, "customer_360"])
def test_the_command_line_is_laid_over_what_the_project_says(scope: str | None) -> None:
    """What dbt hands over then is the command line's part alone."""
    own = {"rfm": {"bins": 4, "scoring": "quantile_values"}}
    given = {"rfm": {"bins": 3}}
    merged = over_the_project(own, given, scope)
    assert merged(given, "rfm") == {"bins": 3, "scoring": "quantile_values"}
    # Somebody else's part, as a unit test's, stands for itself.
    assert merged({}, "rfm") == {**DOCUMENTED["rfm"], "bins": 3}


def test_the_command_line_turns_off_what_the_project_has_added() -> None:
    own = {
        "identity": {"blocking": {"policy": {"equal": ["policy"]}, "email": {"equal": ["city"]}}}
    }
    given = {"identity": {"blocking": {"policy": None, "postcode": None, "unheard_of": None}}}
    blocking = over_the_project(own, given)(given, "identity")["blocking"]
    assert "policy" not in blocking
    # What the defaults have is turned off, and what nobody has is still said to be unknown.
    assert blocking["postcode"] is None
    assert blocking["unheard_of"] is None
    assert blocking["email"]["equal"] == ["city"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"rfm": {"bin": 4}}, "unknown setting 'bin'"),
        *(({"rfm": value}, "rfm: must be a mapping") for value in ([4], [], False, 0, "")),
    ],
)
def test_what_is_unknown_stops_the_run(given: dict[str, Any], message: str) -> None:
    with pytest.raises(StoppedError, match=message):
        Macros(FILE, given=given).settings("rfm")
