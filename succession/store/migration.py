"""Brings a database to the tables of this version, from code: no configuration file is needed."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from succession.store import backup, database_file
from succession.store.address import file_of, url_of
from succession.store.engine import Use, open_engine
from succession.store.trouble import told, trouble

MIGRATIONS = Path(__file__).parent / "migrations"
_Answer = TypeVar("_Answer")
_NEWER = (
    "De database {name} is van een nieuwere versie van dit programma, dus er is niets gewijzigd: "
    "start de nieuwste versie."
)
_FOREIGN = (
    "De database {name} is van een ander programma, dus er is niets gewijzigd: controleer "
    "SUCCESSION_DB, of maak een nieuwe, lege database."
)


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What was found: whether the first tables were made, and the backup of older ones."""

    is_new: bool
    backup: Path | None


def upgrade(address: str) -> Upgrade:
    """The database at this address with every migration done, or untouched when one fails.

    Older tables in SQLite are backed up first. Raises `DatabaseTrouble` when it is of a newer
    version or of another program, and `BackupRefused` when it cannot be backed up.
    """

    def up(config: Config, connection: sa.Connection) -> Upgrade:
        is_new = _is_new(connection)
        if _revision(connection) == revisions()[0]:
            return Upgrade(is_new, None)
        kept = _backup_of_older(address, connection)
        command.upgrade(config, "head")
        return Upgrade(is_new, kept)

    return _alone(address, up)


def to_head(address: str) -> None:
    """Every migration done on a database that needs no backup: it is a copy itself."""
    run(address, lambda config: command.upgrade(config, "head"))


@functools.cache
def revisions() -> tuple[str, ...]:
    """The revisions that this program knows, the last one first."""
    return tuple(one.revision for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions())


def _backup_of_older(address: str, connection: sa.Connection) -> Path | None:
    """The backup that was made: nobody else writes until the migration has ended."""
    old = _revision(connection)
    if connection.dialect.name != "sqlite" or old not in revisions()[1:]:
        return None
    file = backup.file_of(address)
    target = backup.name_beside(file, old)
    backup.back_up(address, target)
    return target


def _revision(connection: sa.Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def run(address: str, migrate: Callable[[Config], object]) -> None:
    """Runs an Alembic command in one transaction, and alone: a second one waits its turn."""
    _alone(address, lambda config, _: migrate(config))


def _alone(address: str, work: Callable[[Config, sa.Connection], _Answer]) -> _Answer:
    url = url_of(address)
    if file := file_of(url):
        database_file.prepare(file)
    with told(url):
        engine = open_engine(url, Use.MIGRATING)
        try:
            with engine.begin() as connection:
                _wait_for_other_migrations(connection)
                return work(_config(connection), connection)
        finally:
            engine.dispose()


def _is_new(connection: sa.Connection) -> bool:
    tables = sa.inspect(connection).get_table_names()
    heads = MigrationContext.configure(connection).get_current_heads()
    is_ours = "alembic_version" in tables and (not heads or "record" in tables)
    if set(heads) - set(revisions()) and is_ours:
        raise trouble(_NEWER, connection.engine.url)
    if not (is_ours or _is_empty(connection, tables)):
        raise trouble(_FOREIGN, connection.engine.url)
    return not is_ours


def _is_empty(connection: sa.Connection, tables: Sequence[str]) -> bool:
    """Without a table; and a file must have been made by this program."""
    if connection.dialect.name != "sqlite":
        return not tables
    made_by = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    return not tables and made_by == database_file.APPLICATION_ID


def _wait_for_other_migrations(connection: sa.Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(7463)"))


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
