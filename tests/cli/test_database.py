"""The commands about the database as a whole, as somebody types them."""
# ruff: noqa: F811 — fixtures are named like what they give

import re
import stat
from pathlib import Path
from typing import Any

import pytest
from alembic import command

from succession.store import migration, open_store
from tests import postgresql
from tests.cli.test_main import run  # noqa: F401 — a fixture
from tests.region import fill, region


@pytest.fixture
def file(tmp_path: Path, run: Any) -> Path:
    """The file of the database that the commands use, which is not there yet."""
    return tmp_path / "register.sqlite"


def _filled(file: Path) -> None:
    fill(f"sqlite:///{file}").close()


def test_backup_writes_a_file_and_refuses_the_same_name(run: Any, file: Path) -> None:
    _filled(file)
    target = file.with_name("reserve.sqlite")
    ran = run("backup", target)
    assert (ran.code, ran.out) == (0, "")
    assert str(target) in ran.err
    copy = open_store(f"sqlite:///{target}")
    assert copy.register().practices == region().practices
    copy.close()
    again = run("backup", target)
    assert (again.code, again.out) == (1, "")
    assert "bestaat al" in again.err
    assert run("backup").code == 2


def test_backup_does_not_make_a_database(run: Any, file: Path) -> None:
    ran = run("backup", file.with_name("reserve.sqlite"))
    assert (ran.code, ran.out) == (1, "")
    assert "nog geen database" in ran.err
    assert list(file.parent.glob("*.sqlite")) == []


def test_on_postgresql_the_commands_say_what_to_use(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgresql.new_database() as address:
        monkeypatch.setenv("SUCCESSION_DB", address)
        ran = run("backup", tmp_path / "reserve.sqlite")
    assert ran.code == 1
    assert "pg_dump" in ran.err


def test_migrate_keeps_the_old_database_first(run: Any, file: Path) -> None:
    migration.run(f"sqlite:///{file}", lambda config: command.upgrade(config, "0003"))
    ran = run("migrate")
    assert ran.code == 0
    (kept,) = file.parent.glob("register-*.sqlite")
    assert re.fullmatch(r"register-\d{4}-\d\d-\d\d-0003\.sqlite", kept.name)
    assert str(kept) in ran.err
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    again = run("migrate")
    assert (again.code, list(file.parent.glob("register-*.sqlite"))) == (0, [kept])


def test_opening_an_older_database_keeps_it_first_too(run: Any, file: Path) -> None:
    migration.run(f"sqlite:///{file}", lambda config: command.upgrade(config, "0003"))
    assert run("risk", "--json").code == 0
    (kept,) = file.parent.glob("register-*-0003.sqlite")
    file.unlink()
    kept.rename(file)
    assert run("risk", "--json").code == 0
    assert len(list(file.parent.glob("register-*-0003.sqlite"))) == 1


def test_restore_says_what_came_back_and_where_the_rest_is_kept(run: Any, file: Path) -> None:
    _filled(file)
    target = file.with_name("reserve.sqlite")
    assert run("backup", target).code == 0
    refused = run("restore", target)
    assert (refused.code, refused.out) == (1, "")
    assert "--replace" in refused.err
    ran = run("restore", target, "--replace")
    assert (ran.code, ran.out) == (0, "")
    assert "wat er stond is bewaard in" in ran.err
    assert f"teruggezet: {len(region().practices)} praktijken, laatst gewijzigd op" in ran.err
    assert run("restore").code == 2
    file.unlink()
    assert run("restore", target).code == 0
