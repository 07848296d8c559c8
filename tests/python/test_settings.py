"""One truth of defaults: what dbt_project.yml shows is what an overridden key is merged over."""

from typing import Any

import jinja2
import pytest
import yaml
from conftest import ROOT

SOURCE = (ROOT / "macros" / "project" / "settings.sql").read_text()
DOCUMENTED: dict[str, Any] = yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]


class SettingsError(Exception):
    """What dbt would stop the run with."""


def call(macro: str, *arguments: Any, given: dict[str, Any] | None = None) -> Any:
    """Call one of the macros outside dbt, with `given` as the vars that somebody set."""
    returned: list[Any] = []

    def fail(message: str) -> None:
        raise SettingsError(message)

    environment = jinja2.Environment(extensions=["jinja2.ext.do"])
    environment.globals["return"] = lambda value: returned.append(value) or ""
    environment.globals["var"] = lambda name, default=None: (given or {}).get(name, default)
    environment.globals["exceptions"] = {"raise_compiler_error": fail}
    module = environment.from_string(SOURCE).module

    class Package:
        def __getattr__(self, name: str) -> Any:
            def run(*inner: Any) -> Any:
                getattr(module, name)(*inner)
                return returned.pop()

            return run

    environment.globals["customer_360"] = Package()
    module = environment.from_string(SOURCE).module
    getattr(module, macro)(*arguments)
    return returned.pop()


@pytest.mark.parametrize("group", sorted(call("default_settings")))
def test_the_defaults_are_those_that_the_project_file_shows(group: str) -> None:
    assert call("settings", group) == DOCUMENTED[group]


def test_a_single_key_is_merged_over_the_defaults() -> None:
    merged = call("settings", "rfm", given={"rfm": {"bins": 4}})
    assert merged == {**DOCUMENTED["rfm"], "bins": 4}


def test_a_nested_key_is_merged_and_a_list_replaced() -> None:
    merged = call(
        "settings",
        "survivorship",
        given={"survivorship": {"strategies": {"email": ["frequency"]}}},
    )
    assert merged["strategies"]["email"] == ["frequency"]
    assert merged["strategies"]["name"] == DOCUMENTED["survivorship"]["strategies"]["name"]
    assert merged["source_priority"] == DOCUMENTED["survivorship"]["source_priority"]


@pytest.mark.parametrize(
    ("given", "message"),
    [({"rfm": {"bin": 4}}, "unknown setting 'bin'"), ({"rfm": [4]}, "must be a mapping")],
)
def test_what_is_unknown_stops_the_run(given: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        call("settings", "rfm", given=given)
