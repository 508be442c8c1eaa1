"""A backup that is put back: only a good one, never over a register by accident, told to all."""

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command

from succession.actions.register import RowEdit, RowRef, edit_row
from succession.errors import Replaced
from succession.register import Register
from succession.store import (
    BackupRefused,
    Store,
    back_up,
    migration,
    open_store,
    restore,
    restoring,
)
from tests import postgresql
from tests.region import LINDE, fill
from tests.store.builders import submission


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "register.sqlite"


@pytest.fixture
def live(file: Path) -> Iterator[Store]:
    """A store with the named world that stays open, as under a running server."""
    store = fill(_address(file))
    yield store
    store.close()


@pytest.fixture
def reserve(live: Store, file: Path) -> Path:
    """A backup of it; since then the register was changed."""
    target = file.parent / "stick" / "reserve.sqlite"
    target.parent.mkdir()
    back_up(_address(file), target)
    _call(live, "Nieuwe naam")
    return target


def _address(file: Path) -> str:
    return f"sqlite:///{file}"


def _call(store: Store, name: str) -> None:
    ref = RowRef("praktijken", LINDE, store.versions()["praktijken", LINDE])
    edit_row(store, submission(), RowEdit(ref, {"naam": name}))


def _register(file: Path) -> Register:
    store = open_store(_address(file))
    store.migrate()
    found = store.register()
    store.close()
    return found


def _named(file: Path) -> str | None:
    return _register(file).practice_by_agb[LINDE].name


def test_the_backup_comes_back_and_what_was_there_is_kept(live: Store, file: Path) -> None:
    target = file.with_name("reserve.sqlite")
    back_up(_address(file), target)
    before = live.register()
    _call(live, "Nieuwe naam")
    kept = restore(_address(file), target, replaces=True)
    assert _register(file) == before
    assert kept is not None
    assert kept.name.endswith("-voor-terugzetten.sqlite")
    assert _named(kept) == "Nieuwe naam"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_it_is_the_same_database_in_a_new_epoch_with_the_same_secret(
    live: Store, reserve: Path, file: Path
) -> None:
    told, secret = live.identity(), live.secret()
    epochs = [told.epoch]
    for _ in range(2):
        restore(_address(file), reserve, replaces=True)
        again = open_store(_address(file))
        assert again.identity().database_id == told.database_id
        assert again.secret() == secret
        epochs.append(again.identity().epoch)
        again.close()
    assert epochs == sorted(set(epochs))


def test_whoever_has_it_open_writes_nothing_any_more_and_is_told_what_to_do(
    live: Store, reserve: Path, file: Path
) -> None:
    restore(_address(file), reserve, replaces=True)
    before = _register(file)
    assert live.is_replaced()
    with pytest.raises(Replaced, match="F5"):
        _call(live, "Over de reservekopie heen")
    assert _register(file) == before
    opened_anew = open_store(_address(file))
    _call(opened_anew, "Opnieuw begonnen")
    assert _named(file) == "Opnieuw begonnen"
    opened_anew.close()


def test_a_store_that_only_looked_is_refused_too(reserve: Path, file: Path) -> None:
    looking = open_store(_address(file))
    looking.migrate()
    looking.register()
    restore(_address(file), reserve, replaces=True)
    with pytest.raises(Replaced):
        _call(looking, "Over de reservekopie heen")
    looking.close()


def test_another_database_under_the_same_epoch_is_told_apart(
    tmp_path: Path,
) -> None:
    live, other = (open_store(_address(tmp_path / name)) for name in ("one", "other"))
    live.migrate()
    other.migrate()
    assert live.identity().epoch == other.identity().epoch
    assert live.identity() != other.identity()
    assert live.secret() != other.secret()
    assert len(live.secret()) == 32
    live.close()
    other.close()


def test_without_replace_a_register_stays(live: Store, reserve: Path, file: Path) -> None:
    with pytest.raises(BackupRefused, match="Voeg --replace toe"):
        restore(_address(file), reserve, replaces=False)
    assert _named(file) == "Nieuwe naam"
    _call(live, "Nog steeds te wijzigen")
    assert [path.name for path in file.parent.glob("*.sqlite")] == [file.name]


def test_an_empty_register_and_a_missing_file_need_no_replace(
    live: Store, reserve: Path, tmp_path: Path
) -> None:
    empty, missing = tmp_path / "empty.sqlite", tmp_path / "new" / "missing.sqlite"
    opened = open_store(_address(empty))
    opened.migrate()
    for file in (empty, missing):
        assert restore(_address(file), reserve, replaces=False) is None
        assert _register(file) == _register(reserve)
    assert stat.S_IMODE(missing.stat().st_mode) == 0o600
    assert [path.name for path in missing.parent.iterdir()] == [missing.name]
    opened.close()


def test_a_register_that_was_put_back_is_for_its_owner_before_anybody_opens_it(
    reserve: Path, tmp_path: Path
) -> None:
    file = tmp_path / "new" / "register.sqlite"
    restore(_address(file), reserve, replaces=False)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    assert modes == {file.name: 0o600}
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_who_is_reading_sees_the_old_until_he_asks_again(
    live: Store, reserve: Path, file: Path
) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        asked = "SELECT name FROM practice WHERE agb = ?"
        assert reader.execute(asked, [LINDE]).fetchone() == ("Nieuwe naam",)
        restore(_address(file), reserve, replaces=True)
        assert reader.execute(asked, [LINDE]).fetchone() == ("Nieuwe naam",)
        reader.execute("COMMIT")
        assert reader.execute(asked, [LINDE]).fetchone() != ("Nieuwe naam",)


def test_a_database_that_somebody_holds_is_left_as_it_is(
    live: Store, reserve: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "_WAIT_SECONDS", 0)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BackupRefused, match="bezet"):
            restore(_address(file), reserve, replaces=True)
        other.execute("COMMIT")
    _call(live, "Gewoon verder")


def test_an_older_backup_is_brought_up_to_date_and_itself_stays_as_it_was(
    file: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old.sqlite"
    migration.run(_address(old), lambda config: command.upgrade(config, "0003"))
    with closing(sqlite3.connect(old)) as database, database:
        database.execute("PRAGMA journal_mode = DELETE")
        database.execute("UPDATE state SET data_version = 7")
    before = old.read_bytes()
    restore(_address(file), old, replaces=False)
    migration.run(_address(file), command.check)
    store = open_store(_address(file))
    assert store.data_version() == 7
    store.close()
    assert old.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.sqlite", "register.sqlite"]


def test_what_is_no_backup_is_refused(live: Store, reserve: Path, file: Path) -> None:
    folder = reserve.parent
    shutil.copy(reserve, folder / "newer")
    with closing(sqlite3.connect(folder / "newer")) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '0099'")
    with closing(sqlite3.connect(folder / "other")) as other, other:
        other.execute("CREATE TABLE something (id)")
    (folder / "text").write_text("geen database " * 100)
    (folder / "empty").touch()
    damaged = bytearray(reserve.read_bytes())
    damaged[4096 * 3 : 4096 * 12] = b"\xff" * 4096 * 9
    (folder / "damaged").write_bytes(damaged)
    expected = {
        folder / "missing": "is er niet",
        folder: "is er niet",
        folder / "newer": "nieuwere versie van dit programma; werk",
        folder / "other": "geen reservekopie van dit programma",
        folder / "empty": "geen reservekopie van dit programma",
        folder / "text": "geen reservekopie of het bestand is beschadigd",
        folder / "damaged": "geen reservekopie of het bestand is beschadigd",
        file: "is de database zelf",
    }
    for source, words in expected.items():
        with pytest.raises(BackupRefused, match=words):
            restore(_address(file), source, replaces=True)
    _call(live, "Er is niets gebeurd")
    assert [path.name for path in file.parent.glob("*.sqlite")] == [file.name]


def test_a_damaged_database_is_set_aside_for_a_backup(
    live: Store, reserve: Path, file: Path
) -> None:
    live.close()
    damaged = bytearray(file.read_bytes())
    damaged[4096 * 3 : 4096 * 12] = b"\xff" * 4096 * 9
    file.write_bytes(damaged)
    with pytest.raises(BackupRefused, match=r"is beschadigd\. Voeg --replace toe"):
        restore(_address(file), reserve, replaces=False)
    kept = restore(_address(file), reserve, replaces=True)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert _register(file) == _register(reserve)


def test_for_postgresql_it_says_what_to_use(tmp_path: Path) -> None:
    with postgresql.new_database() as address, pytest.raises(BackupRefused, match="pg_restore"):
        restore(address, tmp_path / "reserve.sqlite", replaces=False)
