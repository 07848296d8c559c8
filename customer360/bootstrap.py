"""Set up the working environment: virtual environment, pinned packages, dbt packages.

Run by make with any Python 3.11 to 3.13, before anything is installed, so it uses the standard
library alone. Each step leaves a stamp that holds the hash of what it was made from; a step whose
inputs are unchanged is skipped.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
OFFLINE_DBT_UTILS = ROOT / "packages" / "dbt_utils_offline"
HUB_TIMEOUT_SECONDS = 30


def say(text: str) -> None:
    """Print one line of progress at once."""
    print(f"set-up: {text}", flush=True)


def stop(text: str) -> None:
    """End with one clear line on standard error and exit code 1."""
    raise SystemExit(f"set-up: {text}")


def digest(*paths: Path) -> str:
    """Return a hash over the contents of the files, in the order given."""
    content = hashlib.sha256(sys.version.encode())
    for path in paths:
        content.update(path.read_bytes())
    return content.hexdigest()


def is_done(stamp: Path, fingerprint: str) -> bool:
    """Tell whether the step behind the stamp was finished with these very inputs."""
    return stamp.is_file() and stamp.read_text() == fingerprint


def run(command: Sequence[str | Path], timeout: float | None = None) -> bool:
    """Run a command quietly, for at most timeout seconds; return whether it succeeded."""
    result = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "DO_NOT_TRACK": "1"},
        timeout=timeout,
        check=False,
    )
    return result.returncode == 0


def locked(package: str) -> str:
    """Return the lock's lines for one package: its version and hashes."""
    lines = LOCK.read_text().splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{package}=="))
    end = next(i for i in range(start, len(lines)) if not lines[i].endswith("\\"))
    return "\n".join(lines[start : end + 1]) + "\n"


def install_packages(python: Path) -> None:
    """Install exactly the locked packages, checked by hash: with uv if it works, else with pip."""
    uv_lock = VENV / "uv.lock.txt"
    uv_lock.write_text(locked("uv"))
    install = ["install", "--quiet", "--no-deps"]
    pip: list[str | Path] = [python, "-m", "pip", *install, "--require-hashes", "-r"]
    # Compiled now, since not every machine lets Python keep what it compiles at the first import.
    uv_install = ["pip", *install, "--compile-bytecode", "--require-hashes", "--python"]
    uv: list[str | Path] = [VENV / "bin" / "uv", *uv_install]
    say("installing the locked packages (about a minute the first time)")
    if not (run([*pip, uv_lock]) and run([*uv, python, "-r", LOCK])):
        say("uv can't fetch them here; using pip, which takes longer")
        if subprocess.call([str(part) for part in [*pip, LOCK]], cwd=ROOT) != 0:
            stop("the packages in requirements.lock can't be installed; see pip's message above")
    editable = ["--no-build-isolation", "--editable", str(ROOT)]
    if subprocess.call([str(python), "-m", "pip", *install, *editable], cwd=ROOT) != 0:
        stop("the customer360 package could not be installed; see pip's message above")


def set_up_environment() -> None:
    """Create .venv and install the locked packages, unless that stands already."""
    stamp = VENV / ".stamp"
    fingerprint = digest(LOCK, ROOT / "pyproject.toml")
    if is_done(stamp, fingerprint):
        return
    say(f"creating .venv with Python {sys.version_info.major}.{sys.version_info.minor}")
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        venv.create(VENV, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        stop(f"no virtual environment could be made ({error}); on Debian: apt install python3-venv")
    install_packages(VENV / "bin" / "python")
    stamp.write_text(fingerprint)


def dbt_deps() -> bool:
    """Fetch the dbt packages from the hub; return whether that worked within the time-out."""
    try:
        return run([VENV / "bin" / "dbt", "deps"], timeout=HUB_TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired:
        return False


def set_up_dbt_packages() -> None:
    """Install dbt_utils from the hub or, where that can't be reached, this project's stand-in."""
    packages = ROOT / "dbt_packages"
    stamp = packages / ".stamp"
    offline_files = sorted(p for p in OFFLINE_DBT_UTILS.rglob("*") if p.is_file())
    fingerprint = digest(ROOT / "packages.yml", ROOT / "package-lock.yml", *offline_files)
    if is_done(stamp, fingerprint):
        return
    say(f"fetching the dbt packages (at most {HUB_TIMEOUT_SECONDS} seconds)")
    shutil.rmtree(packages, ignore_errors=True)
    if not (dbt_deps() and (packages / "dbt_utils" / "dbt_project.yml").is_file()):
        say("the dbt package hub can't be reached; using this project's stand-in for dbt_utils")
        shutil.rmtree(packages, ignore_errors=True)
        shutil.copytree(OFFLINE_DBT_UTILS, packages / "dbt_utils")
    stamp.write_text(fingerprint)


def main() -> None:
    """Run all steps."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        stop(
            f"Python 3.11, 3.12 or 3.13 is needed, and this is {sys.version.split()[0]}. "
            "Name another one: make PYTHON=/path/to/python3.12 build"
        )
    set_up_environment()
    set_up_dbt_packages()


if __name__ == "__main__":
    main()
