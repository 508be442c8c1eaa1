"""A real PostgreSQL server for the tests: in a temporary folder, on a socket there, for one run."""

import atexit
import functools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

_BINARIES = Path("/usr/lib/postgresql")
_numbers = count(1)


@contextmanager
def new_database() -> Iterator[str]:
    """The address of an empty database, dropped afterwards."""
    folder, name = _server(), f"test_{next(_numbers)}"
    _execute(folder, f"CREATE DATABASE {name}")
    yield f"postgresql://tester@/{name}?host={folder}"
    _execute(folder, f"DROP DATABASE {name} WITH (FORCE)")


@functools.cache
def _server() -> Path:
    """The folder of the socket of a server that runs until the tests end."""
    binaries = sorted(_BINARIES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not binaries:
        pytest.fail("PostgreSQL ontbreekt: draai tests/install-system-packages", pytrace=False)
    folder = Path(tempfile.mkdtemp(prefix="succession-pg-"))
    atexit.register(_stop, binaries[-1].parent, folder)
    if os.geteuid() == 0:
        shutil.chown(folder, *_unprivileged())
    initdb = ("initdb", "-D", "data", "-U", "tester", "--auth=trust", "--encoding=UTF8")
    _run(binaries[-1].parent, folder, *initdb, "--locale=C.UTF-8", "--no-sync")
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    start = ("pg_ctl", "-D", "data", "-l", "log", "-o", options, "--wait", "start")
    _run(binaries[-1].parent, folder, *start)
    return folder


def _stop(binaries: Path, folder: Path) -> None:
    if (folder / "data" / "postmaster.pid").exists():
        _run(binaries, folder, "pg_ctl", "-D", "data", "-m", "immediate", "stop")
    shutil.rmtree(folder)


def _run(binaries: Path, folder: Path, command: str, *arguments: str) -> None:
    """The server refuses to run as root, so root runs it as somebody else."""
    somebody = {}
    if os.geteuid() == 0:
        user, group = _unprivileged()
        somebody = {"user": user, "group": group, "extra_groups": []}
    subprocess.run(
        [binaries / command, *arguments],
        cwd=folder,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        **somebody,
    )


def _unprivileged() -> tuple[int, int]:
    account = pwd.getpwnam("postgres")
    return account.pw_uid, account.pw_gid


def _execute(folder: Path, statement: str) -> None:
    address = f"postgresql://tester@/postgres?host={folder}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement)
