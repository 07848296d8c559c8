"""What the tests share: the project's root, a runner for dbt and the parsed manifest."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run_dbt(
    *arguments: str, work: Path, env: Mapping[str, str] | None = None, project: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run dbt in a process of its own, with all that it writes under the folder `work`.

    The published warehouse is work/warehouse/customer_360.duckdb; `env` adds to or overrides the
    environment (C360_RAW, C360_TRUTH, ...). The caller looks at returncode and stdout.
    """
    environment = {
        **os.environ,
        "C360_WAREHOUSE": str(work / "warehouse" / "customer_360.duckdb"),
        "DBT_TARGET_PATH": str(work / "target"),
        "DBT_LOG_PATH": str(work / "logs"),
        "DO_NOT_TRACK": "1",
        **(env or {}),
    }
    dbt = Path(sys.executable).with_name("dbt")
    return subprocess.run(
        [str(dbt), "--no-use-colors", *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def integration_project(folder: Path) -> Path:
    """Copy integration_tests/ into the folder, with this project installed as a package."""
    project = folder / "integration_tests"
    skip = shutil.ignore_patterns("dbt_packages", "target", "logs")
    shutil.copytree(ROOT / "integration_tests", project, ignore=skip)
    packages = project / "dbt_packages"
    packages.mkdir()
    (packages / "customer_360").symlink_to(ROOT)
    (packages / "dbt_utils").symlink_to(ROOT / "dbt_packages" / "dbt_utils")
    return project


@pytest.fixture(scope="session")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The project's manifest, parsed afresh."""
    work = tmp_path_factory.mktemp("manifest")
    result = run_dbt("parse", "--show-all-deprecations", work=work)
    assert result.returncode == 0, result.stdout
    assert "WARNING" not in result.stdout.upper(), result.stdout
    content: dict[str, Any] = json.loads((work / "target" / "manifest.json").read_text())
    return content
