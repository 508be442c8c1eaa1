"""From nothing to the tables of today, and back, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command

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
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(migration.upgrade, [address, address]))
    store = open_store(address)
    assert store.data_version() == 0
    store.close()


def test_a_migration_that_fails_leaves_no_trace(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alembic.operations import Operations

    make_table = Operations.create_table

    def fail_at_share(self: Operations, name: str, *args: object, **options: object) -> object:
        if name == "share":
            raise RuntimeError("disk full")
        return make_table(self, name, *args, **options)

    monkeypatch.setattr(Operations, "create_table", fail_at_share)
    with pytest.raises(RuntimeError, match="disk full"):
        migration.upgrade(address)
    assert _tables(address) == set()


def test_the_folder_of_a_new_file_is_made(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/var/deep/register.sqlite")
    store.migrate()
    assert store.data_version() == 0
    store.close()
