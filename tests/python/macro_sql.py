"""Render the project's macros outside dbt, so that their SQL can be tried on many inputs."""

import re
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import jinja2
from conftest import ROOT


class StoppedError(Exception):
    """What dbt would stop the run with."""


class Macros:
    """The macros of files under macros/, as methods; `given` are the vars that somebody set.

    A macro that returns a value gives that value, another one its text. What else of dbt's context
    a macro needs (`run_query`, …) comes as keyword.
    """

    def __init__(self, *files: str, given: Mapping[str, Any] | None = None, **context: Any) -> None:
        self._returned: list[Any] = []
        environment = jinja2.Environment(extensions=["jinja2.ext.do"])
        environment.globals.update(
            {
                "return": self._return,
                "var": lambda name, default=None: (given or {}).get(name, default),
                "exceptions": {"raise_compiler_error": self._stop},
                "modules": {"re": re},
                "dbt": SimpleNamespace(type_string=lambda: "text", type_bigint=lambda: "bigint"),
                "customer_360": self,
                "adapter": SimpleNamespace(dispatch=self._dispatch),
                "log": lambda message, info=False: "",
                **context,
            }
        )
        source = "\n".join((ROOT / "macros" / name).read_text() for name in files)
        self._module = environment.from_string(source).module

    def _return(self, value: Any) -> str:
        self._returned.append(value)
        return ""

    def _dispatch(self, name: str, package: str) -> Any:
        kinds = ("duckdb", "default")
        return next(
            getattr(self, f"{kind}__{name}")
            for kind in kinds
            if hasattr(self._module, f"{kind}__{name}")
        )

    def _stop(self, message: str) -> None:
        raise StoppedError(message)

    def __getattr__(self, name: str) -> Any:
        def run(*arguments: Any, **named: Any) -> Any:
            before = len(self._returned)
            text = str(getattr(self._module, name)(*arguments, **named))
            return self._returned.pop() if len(self._returned) > before else text

        return run
