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
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest

_BINARIES = Path("/usr/lib/postgresql")
_numbers = count(1)


@dataclass(frozen=True)
class Server:
    """One server with its data and its socket in a folder; it can go down and come back."""

    binaries: Path
    folder: Path

    def address(self, name: str = "postgres") -> str:
        return f"postgresql://tester@/{name}?host={self.folder}"

    def start(self) -> None:
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off"
        start = ("pg_ctl", "-D", "data", "-l", "log", "-o", options, "--wait", "start")
        _run(self.binaries, self.folder, *start)

    def kill(self) -> None:
        """Ends it at once, in the middle of whatever it does."""
        if (self.folder / "data" / "postmaster.pid").exists():
            _run(self.binaries, self.folder, "pg_ctl", "-D", "data", "-m", "immediate", "stop")


@contextmanager
def new_database() -> Iterator[str]:
    """The address of an empty database, dropped afterwards."""
    server, name = _shared(), f"test_{next(_numbers)}"
    _execute(server, f"CREATE DATABASE {name}")
    yield server.address(name)
    _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def script_of(address: str) -> str:
    """The statements that make this database anew in an empty one."""
    dump = (_newest_binaries() / "pg_dump", "--no-owner", "--inserts", address)
    lines = subprocess.run(dump, check=True, capture_output=True, text=True).stdout.splitlines()
    # What begins with a backslash is for psql.
    return "\n".join(line for line in lines if not line.startswith("\\"))


def run_script(address: str, script: str) -> None:
    with psycopg.connect(address) as connection:
        connection.execute(script.encode())


@contextmanager
def own_server() -> Iterator[Server]:
    """A server for one test, which may take it down."""
    server = _new_server()
    yield server
    _remove(server)


@functools.cache
def _shared() -> Server:
    """A server that runs until the tests end."""
    server = _new_server()
    atexit.register(_remove, server)
    return server


def _new_server() -> Server:
    server = Server(_newest_binaries(), Path(tempfile.mkdtemp(prefix="succession-pg-")))
    if os.geteuid() == 0:
        shutil.chown(server.folder, *_unprivileged())
    initdb = ("initdb", "-D", "data", "-U", "tester", "--auth=trust", "--encoding=UTF8")
    _run(server.binaries, server.folder, *initdb, "--locale=C.UTF-8", "--no-sync")
    server.start()
    return server


def _newest_binaries() -> Path:
    binaries = sorted(_BINARIES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not binaries:
        pytest.fail("PostgreSQL ontbreekt: draai tests/install-system-packages", pytrace=False)
    return binaries[-1].parent


def _remove(server: Server) -> None:
    server.kill()
    shutil.rmtree(server.folder)


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


def _execute(server: Server, statement: str) -> None:
    with psycopg.connect(server.address(), autocommit=True) as connection:
        connection.execute(statement)
