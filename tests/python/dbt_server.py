"""Runs of dbt as copies of one process that has imported it: importing costs more than most runs.

dbt keeps state between runs, so each run is a fork of a server that has imported dbt and Great
Expectations and has run nothing. One server serves all workers; it ends with who started it.
"""

import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

SMALL_PROJECT = {
    "dbt_project.yml": "{name: small, version: '1.0', profile: small}",
    "profiles.yml": "small: {target: one, outputs: {one: {type: duckdb, path: ':memory:'}}}",
    "seeds/numbers.csv": "number\n1\n",
    "models/ones.sql": "select number from {{ ref('numbers') }}",
    "models/twos.sql": "select number + 1 as number from {{ source('elsewhere', 'numbers') }}",
    "tests/no_threes.sql": "select * from {{ ref('ones') }} where number = 3",
    "analyses/all.sql": "select * from {{ ref('ones') }}",
    "macros/all.sql": "{% macro all(relation) %}select * from {{ relation }}{% endmacro %}",
    "models/all.md": "{% docs number %}A number.{% enddocs %}",
    "models/all.yml": """
sources: [{name: elsewhere, tables: [{name: numbers, columns: [{name: number}]}]}]
macros: [{name: all, arguments: [{name: relation, type: relation}]}]
seeds: [{name: numbers, columns: [{name: number, data_tests: [unique]}]}]
models:
  - name: ones
    config: {meta: {kind: small}}
    columns: [{name: number, description: '{{ doc("number") }}', data_tests: [not_null]}]
unit_tests:
  - name: one_is_one
    model: ones
    given: [{input: ref('numbers'), rows: [{number: 1}]}]
    expect: {rows: [{number: 1}]}
""",
}


def start(address: Path) -> subprocess.Popen[bytes]:
    """Start the server at the address; it serves until its standard input is closed."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(address))
        listener.listen()
        # Runs that end at once leave dbt's locks to who tracks them.
        quiet = "ignore::UserWarning:multiprocessing.resource_tracker"
        return subprocess.Popen(
            [sys.executable, "-P", "-W", quiet, __file__, str(listener.fileno())],
            pass_fds=[listener.fileno()],
            stdin=subprocess.PIPE,
            # The threads of a linear algebra that nobody needs would not survive the fork.
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        )


def run(
    address: Path, arguments: Sequence[str], cwd: Path, env: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run dbt in the folder and environment, and return what the command dbt would have."""
    with (
        socket.socket(socket.AF_UNIX) as connection,
        tempfile.TemporaryFile("w+") as stdout,
        tempfile.TemporaryFile("w+") as stderr,
    ):
        connection.connect(str(address))
        socket.send_fds(connection, [b"\n"], [stdout.fileno(), stderr.fileno()])
        request = {"arguments": list(arguments), "cwd": str(cwd), "env": dict(env)}
        connection.sendall(json.dumps(request).encode())
        connection.shutdown(socket.SHUT_WR)
        code = connection.makefile().read()
        stdout.seek(0)
        stderr.seek(0)
        # Who is killed says nothing.
        return subprocess.CompletedProcess(
            ["dbt", *arguments],
            int(code or -signal.SIGKILL),
            stdout.read(),
            stderr.read(),
        )


def serve(listener: socket.socket, until: IO[str]) -> None:
    """Fork for each who connects, until that file is closed."""
    import duckdb
    from dbt.adapters import duckdb as _adapter  # noqa: F401
    from dbt.cli import main as _dbt  # noqa: F401

    from customer360 import gates as _gates  # noqa: F401
    from customer360 import warehouse

    parse_a_small_project()
    # Threads do not survive a fork: the default connection has one.
    duckdb.close()
    # As the warehouse plugin does, only before dbt parses.
    gc.set_threshold(warehouse.GARBAGE_THRESHOLD)
    gc.collect()
    gc.freeze()
    running: set[int] = set()
    while True:
        ready, _, _ = select.select([listener, until], [], [])
        running = {pid for pid in running if os.waitpid(pid, os.WNOHANG) == (0, 0)}
        if until in ready:
            return
        connection, _ = listener.accept()
        with connection:
            if pid := os.fork():
                running.add(pid)
            else:
                listener.close()
                answer(connection)


def parse_a_small_project() -> None:
    """Parse a project with all kinds of files: dbt keeps what it finds out about its classes."""
    from dbt.cli.main import dbtRunner

    with tempfile.TemporaryDirectory() as folder:
        for name, text in SMALL_PROJECT.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        place = ["--project-dir", folder, "--profiles-dir", folder, "--target-path", folder]
        # The threads of the static parser would not survive the fork.
        command = ["--quiet", "--no-static-parser", "parse"]
        result = dbtRunner().invoke([*command, *place, "--log-path", folder])
        if not result.success:
            raise RuntimeError(f"the small project can't be parsed: {result.exception}")


def answer(connection: socket.socket) -> None:
    """Be the command dbt for who connected, and end this process."""
    code = 1
    try:
        _, (stdout, stderr), _, _ = socket.recv_fds(connection, 1, 2)
        os.dup2(stdout, 1)
        os.dup2(stderr, 2)
        code = dbt(json.loads(connection.makefile().read()))
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        connection.sendall(str(code).encode())
        os._exit(code)


def dbt(request: dict[str, Any]) -> int:
    """Run dbt's command line in a folder and an environment; return its exit code."""
    from dbt.cli.main import cli

    os.environ.clear()
    os.environ.update(request["env"])
    os.chdir(request["cwd"])
    sys.argv = ["dbt", *request["arguments"]]
    try:
        cli()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])), sys.stdin)
