"""Brings a database to the tables of this version, from code: no configuration file is needed."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from succession.store import backup
from succession.store.engine import for_writing, open_engine

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(address: str) -> Path | None:
    """The database at this address with every migration done, or untouched when one fails.

    Older tables in SQLite are backed up first; the answer is the file of that backup. Raises
    `BackupRefused`, and changes nothing, when it cannot be made.
    """
    made: list[Path] = []

    def back_up_and_upgrade(config: Config) -> None:
        made.extend(_backup_of_older(address, config))
        command.upgrade(config, "head")

    run(address, back_up_and_upgrade)
    return made[0] if made else None


def to_head(address: str) -> None:
    """Every migration done on a database that needs no backup: it is a copy itself."""
    run(address, lambda config: command.upgrade(config, "head"))


def revisions() -> tuple[str, ...]:
    """The revisions that this program knows, the last one first."""
    return tuple(one.revision for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions())


def _backup_of_older(address: str, config: Config) -> list[Path]:
    """The backup that was made: nobody else writes until the migration has ended."""
    connection = config.attributes["connection"]
    old = MigrationContext.configure(connection).get_current_revision()
    if connection.dialect.name != "sqlite" or old not in revisions()[1:]:
        return []
    file = backup.file_of(address)
    target = backup.name_beside(file, old)
    backup.back_up(address, target)
    return [target]


def run(address: str, migrate: Callable[[Config], object]) -> None:
    """Runs an Alembic command in one transaction, and alone: a second one waits its turn."""
    # SQLite changes a table by copying and dropping it; with references checked that would drop
    # the rows that refer to it.
    engine = open_engine(address, checks_references=False)
    try:
        with for_writing(engine).begin() as connection:
            _wait_for_other_migrations(connection)
            migrate(_config(connection))
    finally:
        engine.dispose()


def _wait_for_other_migrations(connection: sa.Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(7463)"))


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
