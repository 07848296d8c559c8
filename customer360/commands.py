"""What to type: in this project's own folder, and in a project that installs it."""

import shutil
import sys
from pathlib import Path

LOCAL = Path(".venv/bin/customer360")


def is_at_home() -> bool:
    """Tell whether the working directory is this project's, with its Makefile."""
    return Path("Makefile").is_file() and Path("customer360/bootstrap.py").is_file()


def build() -> str:
    """Return the command that builds everything."""
    return "make build" if is_at_home() else "dbt build"


def docs() -> str:
    """Return the command that writes the docs site."""
    return "make docs" if is_at_home() else "dbt docs generate --static"


def customer360() -> str:
    """Return how the command customer360 is called."""
    if LOCAL.is_file():
        return str(LOCAL)
    if shutil.which("customer360"):
        return "customer360"
    beside_python = Path(sys.executable).with_name("customer360")
    return str(beside_python) if beside_python.is_file() else f"{sys.executable} -m customer360.cli"
