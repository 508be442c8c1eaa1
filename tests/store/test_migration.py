"""From nothing to the tables of today, and back, on both engines."""

import sqlite3
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.operations import Operations

from succession.store import Store, backup, migration, open_store
from tests.store.builders import import_rows, small_region


def _tables(address: str) -> set[str]:
    engine = sa.create_engine(address)
    names = set(sa.inspect(engine).get_table_names())
    engine.dispose()
    return names


def test_the_migrations_make_exactly_the_tables_of_the_code(address: str) -> None:
    migration.upgrade(address)
    migration.run(address, command.check)


def test_migrating_again_changes_nothing(store: Store) -> None:
    import_rows(store, small_region())
    before = store.register()
    store.migrate()
    assert (store.register(), store.data_version()) == (before, 1)


def test_the_way_back_leaves_no_table(address: str) -> None:
    migration.upgrade(address)
    migration.run(address, lambda config: command.downgrade(config, "base"))
    assert _tables(address) == {"alembic_version"}
    migration.upgrade(address)
    migration.run(address, command.check)


def test_two_who_migrate_at_once_do_it_once(address: str) -> None:
    spawn = get_context("spawn")
    with ProcessPoolExecutor(2, spawn, _share, (spawn.Barrier(2),)) as processes:
        list(processes.map(_upgrade_together, [address, address]))
    store = open_store(address)
    assert store.data_version() == 0
    store.close()


def _share(barrier: Barrier) -> None:
    global _barrier
    _barrier = barrier


def _upgrade_together(address: str) -> None:
    _barrier.wait(timeout=20)
    migration.upgrade(address)


def test_a_migration_that_fails_leaves_no_trace(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_table = Operations.create_table

    def fail_at_share(self: Operations, name: str, *args: object, **options: object) -> object:
        if name == "share":
            raise RuntimeError("disk full")
        return make_table(self, name, *args, **options)

    monkeypatch.setattr(Operations, "create_table", fail_at_share)
    with pytest.raises(RuntimeError, match="disk full"):
        migration.upgrade(address)
    assert _tables(address) == set()


def test_an_older_file_is_kept_under_a_name_of_its_own_before_each_migration(
    tmp_path: Path,
) -> None:
    address = f"sqlite:///{tmp_path}/register.sqlite"
    migration.run(address, lambda config: command.upgrade(config, "0001"))
    first = migration.upgrade(address).backup
    migration.run(address, lambda config: command.downgrade(config, "0001"))
    second = migration.upgrade(address).backup
    assert first is not None
    assert second is not None
    assert second.name == first.name.replace("-0001.", "-0001-2.")
    for kept in (first, second):
        with closing(sqlite3.connect(kept)) as database:
            (version,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
            assert version == "0001"


def test_without_room_for_the_old_database_nothing_is_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"sqlite:///{tmp_path}/register.sqlite"
    migration.run(address, lambda config: command.upgrade(config, "0003"))
    nowhere = tmp_path / "nowhere" / "register.sqlite"
    monkeypatch.setattr(backup, "name_beside", lambda *_: nowhere)
    with pytest.raises(backup.BackupRefused):
        migration.upgrade(address)
    assert "mandate" not in _tables(address)


def test_the_backup_before_a_migration_is_for_sqlite_only(address: str) -> None:
    migration.run(address, lambda config: command.upgrade(config, "0003"))
    made = migration.upgrade(address).backup
    assert (made is not None) == address.startswith("sqlite")
