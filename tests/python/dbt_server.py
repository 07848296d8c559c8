"""Runs of dbt as copies of one process that has imported it: importing costs more than most runs.

dbt keeps state between runs, so each run is a fork of a server that has imported dbt and Great
Expectations, has parsed the project and has run nothing. One server serves all workers; it ends
with who started it.
"""

import gc
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

# What dbt leaves in its target folder of what it parsed.
PARSED = "partial_parse.msgpack"


def start(address: Path, env: Mapping[str, str], parsed: Path) -> subprocess.Popen[bytes]:
    """Start the server at the address; it serves until its standard input is closed.

    It first parses the project that the environment `env` names, and keeps that in `parsed`.
    """
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(address))
        listener.listen()
        # Runs that end at once leave dbt's locks to who tracks them.
        quiet = "ignore::UserWarning:multiprocessing.resource_tracker"
        return subprocess.Popen(
            [sys.executable, "-P", "-W", quiet, __file__, str(listener.fileno()), str(parsed)],
            pass_fds=[listener.fileno()],
            stdin=subprocess.PIPE,
            # The threads of a linear algebra that nobody needs would not survive the fork.
            env={**env, "OPENBLAS_NUM_THREADS": "1"},
        )


def run(
    address: Path,
    arguments: Sequence[str],
    cwd: Path,
    env: Mapping[str, str],
    parsed: Path,
    killed_at: str = "",
) -> subprocess.CompletedProcess[str]:
    """Run dbt in the folder and environment, and return what the command dbt would have.

    It starts from what an equal run has parsed, which is in `parsed`, or leaves that there. As soon
    as it logs the text `killed_at`, it is killed.
    """
    with (
        socket.socket(socket.AF_UNIX) as connection,
        tempfile.TemporaryFile("w+") as stdout,
        tempfile.TemporaryFile("w+") as stderr,
    ):
        connection.connect(str(address))
        socket.send_fds(connection, [b"\n"], [stdout.fileno(), stderr.fileno()])
        request = {"arguments": list(arguments), "cwd": str(cwd), "env": dict(env)}
        request |= {"parsed": str(parsed), "killed_at": killed_at}
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


def serve(listener: socket.socket, parsed: Path, until: IO[str]) -> None:
    """Parse the project into a file, then fork for each who connects, until `until` is closed."""
    import duckdb
    from dbt.adapters import duckdb as _adapter  # noqa: F401
    from dbt.cli import main as _dbt  # noqa: F401

    from customer360 import gates as _gates  # noqa: F401
    from customer360 import warehouse

    parse(parsed)
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


def parse(parsed: Path) -> None:
    """Parse the project: what dbt finds out about its classes and the macros serves all runs."""
    from dbt.cli.main import dbtRunner
    from dbt_common.tests import enable_test_caching

    enable_test_caching()
    # The threads of the static parser would not survive the fork. Where the project can't be
    # parsed, each run says so itself.
    dbtRunner().invoke(["--quiet", "--no-static-parser", "parse"])
    keep(Path(os.environ["DBT_TARGET_PATH"], PARSED), parsed)


def keep(source: Path, target: Path) -> None:
    """Copy a file that is there to a place where none is, in one go."""
    if source.exists() and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_suffix(f".{os.getpid()}")
        shutil.copyfile(source, draft)
        draft.replace(target)


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
    own, shared = Path(os.environ["DBT_TARGET_PATH"], PARSED), Path(request["parsed"])
    keep(shared, own)
    if request["killed_at"]:
        log = Path(os.environ["DBT_LOG_PATH"], "dbt.log")
        until = (log, log.stat().st_size if log.exists() else 0, request["killed_at"])
        threading.Thread(target=end_at, args=until, daemon=True).start()
    try:
        cli()
    except SystemExit as end:
        return int(end.code or 0)
    finally:
        keep(own, shared)
    return 0


def end_at(log: Path, start: int, text: str) -> None:
    """Kill this process once a text stands in the log behind its first bytes."""
    while not log.exists():
        time.sleep(0.05)
    with log.open("rb") as file:
        file.seek(start)
        tail = b""
        while text.encode() not in tail:
            time.sleep(0.02)
            tail = tail[-len(text.encode()) :] + file.read()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])), Path(sys.argv[2]), sys.stdin)
