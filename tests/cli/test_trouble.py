"""On the command line a database that fails is one sentence on stderr, and exit 1."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from succession.cli import main as cli
from tests import postgresql

ROOT = Path(__file__).resolve().parents[2]
SECRET = "geh3im"
COMMANDS = [("risk",), ("risk", "--json"), ("migrate",), ("serve", "--port", "1"), ("talks",)]


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """What a command says of the database at this address; with exit 1 and nothing on stdout.

    A server may have logged something before.
    """

    def _says(address: str, *command: str) -> str:
        monkeypatch.setenv("SUCCESSION_DB", address)
        monkeypatch.setattr("succession.ui.frame.server._try_port", lambda *_: None)
        with pytest.raises(SystemExit) as ended:
            cli.main(command)
        printed = capsys.readouterr()
        assert (ended.value.code, printed.out) == (1, "")
        said = printed.err.strip()
        assert SECRET not in said
        if "serve" in command:
            said = said.splitlines()[-1]
        assert "\n" not in said
        return said

    return _says


@contextmanager
def _sqlite(file: Path, kind: str) -> Iterator[str]:
    address = f"sqlite:///{file}"
    if kind == "damaged":
        file.write_bytes(b"geen database " * 500)
    elif kind == "empty":
        file.touch()
    elif kind == "foreign":
        with closing(sqlite3.connect(file)) as other:
            other.execute("CREATE TABLE foto (naam text)")
    elif kind == "newer":
        _make_newer(address)
    else:
        address = {"path": str(file), "mysql": f"mysql://u:{SECRET}@server/register"}[kind]
    yield address


def _make_newer(address: str) -> None:
    from succession.store import open_store

    store = open_store(address)
    store.migrate()
    store.close()
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("damaged", "beschadigd"),
        ("empty", "leeg"),
        ("foreign", "ander programma"),
        ("newer", "nieuwere versie"),
        ("path", "schrijf sqlite:"),
        ("mysql", "schrijf sqlite:"),
    ],
)
def test_a_file_in_trouble(
    says: Any, tmp_path: Path, kind: str, word: str, command: tuple[str, ...]
) -> None:
    with _sqlite(tmp_path / "register.sqlite", kind) as address:
        assert word in says(address, *command)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_server_in_trouble(says: Any, command: tuple[str, ...]) -> None:
    away = f"postgresql://u:{SECRET}@127.0.0.1:1/register"
    assert "niet bereikbaar" in says(away, *command)
    with postgresql.new_database() as address:
        unknown = sa.make_url(address).set(database="onbekend", password=SECRET)
        assert "kent de database" in says(unknown.render_as_string(hide_password=False), *command)
        _make_newer(address)
        assert "nieuwere versie" in says(address, *command)


@pytest.mark.parametrize("size", ["16k", "600k"])
@pytest.mark.skipif(
    subprocess.run(["unshare", "--map-root-user", "--mount", "true"], check=False).returncode != 0,
    reason="this machine lets nobody mount a disk of his own",
)
def test_a_disk_that_is_full(tmp_path: Path, size: str) -> None:
    """A real file system of so many bytes, in a world of mounts that ends with the command."""
    disk, region = tmp_path / "schijf", tmp_path / "regio"
    disk.mkdir()
    program = f"{sys.executable} -m succession"
    subprocess.run([*program.split(), "example", region, "--practices", "900"], check=True)
    ran = subprocess.run(
        [
            *("unshare", "--map-root-user", "--mount", "sh", "-c"),
            f"mount -t tmpfs -o size={size} tmpfs {disk} && "
            f"SUCCESSION_DB=sqlite:///{disk}/register.sqlite "
            f"{program} import {region}/praktijken.csv {region}/huisartsen.csv",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (1, "")
    assert len(ran.stderr.splitlines()) == 1
    assert "schijf" in ran.stderr.splitlines()[-1]
    assert "ruimte" in ran.stderr.splitlines()[-1]
