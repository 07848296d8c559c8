"""What the tests share: the project's root, a runner for dbt and the parsed manifest."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import dbt_server
import pytest

from customer360.bench.people import install_integration_project, only_systems, settings

ROOT = Path(__file__).resolve().parents[2]
# Names the folder that all workers share, with the integration project and what dbt parsed before.
SHARED = "C360_TESTS_SHARED"
SERVER = pytest.StashKey[subprocess.Popen[bytes]]()
# Files of the longest fixtures; they start first, so that no worker is left alone with one. Whoever
# needs what another file parses stands well behind it.
LONGEST_FIRST = (
    *("publication_runs", "whole_build", "as_a_package", "systems", "identity_public"),
    *("rfm_real_orders", "identity_clusters", "reading"),
)
# Leaves out the tests of keys and values, which a build of the whole demo company runs all of.
WITHOUT_KEY_TESTS = (
    "--exclude",
    *("test_name:primary_key", "test_name:not_null", "test_name:unique"),
    *("test_name:unique_combination_of_columns", "test_name:accepted_values"),
    *("test_name:relationships", "tag:cases"),
)


# Three systems are enough for most tests. What dbt parsed is shared by runs of equal settings.
THREE = ("--vars", json.dumps({"systems": only_systems("crm", "shop", "pos")}))


def only_source(source: str) -> tuple[str, str]:
    """Return the settings under which this model is the only source of identity."""
    return ("--vars", json.dumps(settings(source)))


# What tests of the integration project run with that don't care for settings.
FEBRL = only_source("stg_febrl__identity_records")


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder that all workers share."""
    if not hasattr(config, "workerinput"):
        os.environ[SHARED] = tempfile.mkdtemp(prefix="customer360_tests_")
        install_integration_project(integration_project())
        config.stash[SERVER] = dbt_server.start(
            server_address(), environment(Path(os.environ[SHARED])), parsed_before(ROOT, ())
        )


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the folder that all workers share."""
    if not hasattr(config, "workerinput"):
        config.stash[SERVER].communicate()
        shutil.rmtree(os.environ.pop(SHARED), ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files; the others follow in their own order."""
    ranks = {f"test_{name}": rank for rank, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: ranks.get(item.path.stem, len(ranks)))


def run_dbt(
    *arguments: str,
    work: Path,
    env: Mapping[str, str] | None = None,
    project: Path = ROOT,
    killed_at: str = "",
) -> subprocess.CompletedProcess[str]:
    """Run dbt by itself, as a copy of dbt_server, in the folder `work`, where it writes everything.

    The published warehouse is work/warehouse/customer_360.duckdb; `env` adds to or overrides the
    environment (C360_RAW, C360_TRUTH, ...). The caller looks at returncode and stdout. A run is
    killed as soon as it logs the text `killed_at`.

    A run starts from what an equal one parsed before, which dbt then compares with the files. For
    that the paths in the profile have to be equal too, and so they are relative.
    """
    return dbt_server.run(
        server_address(),
        ["--no-use-colors", *arguments],
        cwd=work,
        env=environment(work, project) | dict(env or {}),
        parsed=parsed_before(project, arguments),
        killed_at=killed_at,
    )


def environment(work: Path, project: Path = ROOT) -> dict[str, str]:
    """Return the environment of a run of dbt that writes to the folder `work`."""
    return {
        **os.environ,
        "C360_WAREHOUSE": "warehouse/customer_360.duckdb",
        "DBT_PROJECT_DIR": str(project),
        "DBT_PROFILES_DIR": str(project),
        "DBT_TARGET_PATH": str(work / "target"),
        "DBT_LOG_PATH": str(work / "logs"),
        "DO_NOT_TRACK": "1",
    }


def parsed_before(project: Path, arguments: tuple[str, ...]) -> Path:
    """Return where stays what dbt parsed for this project and the settings of the command line."""
    settings = arguments[arguments.index("--vars") + 1] if "--vars" in arguments else ""
    name = hashlib.sha256(f"{project} {settings}".encode()).hexdigest()
    return Path(os.environ[SHARED]) / f"{name}.msgpack"


def server_address() -> Path:
    """Return the socket of the server that runs dbt."""
    return Path(os.environ[SHARED]) / "dbt.socket"


def integration_project() -> Path:
    """Return the folder of integration_tests/ with this project installed as a package."""
    return Path(os.environ[SHARED]) / "integration_tests"


@pytest.fixture(scope="session")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The project's manifest, parsed afresh."""
    work = tmp_path_factory.mktemp("manifest")
    result = run_dbt("parse", "--show-all-deprecations", work=work)
    assert result.returncode == 0, result.stdout
    assert "WARNING" not in result.stdout.upper(), result.stdout
    content: dict[str, Any] = json.loads((work / "target" / "manifest.json").read_text())
    return content
