"""Brings a database to the tables of this version, from code: no configuration file is needed."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from succession.store.engine import for_writing, open_engine

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(address: str) -> None:
    """The database at this address with every migration done, or untouched when one fails."""
    run(address, lambda config: command.upgrade(config, "head"))


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
