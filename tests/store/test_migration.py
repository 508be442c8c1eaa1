"""From nothing to the tables of today, and back, on both engines."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.operations import Operations

from succession.store import Store, migration, open_store
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
