"""How the database is opened: SQLite so that it loses nothing, PostgreSQL as it comes."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa

BUSY_SECONDS = 15


def open_engine(address: str, *, checks_references: bool = True) -> sa.Engine:
    """An engine for a SQLAlchemy address; the folder of a new SQLite file is made."""
    url = sa.make_url(address)
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url, pool_pre_ping=True)
    Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    _prepare_sqlite(engine, checks_references)
    return engine


def for_reading(engine: sa.Engine) -> sa.Engine:
    """The engine whose transactions see one moment of the database, from first to last read."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def for_writing(engine: sa.Engine) -> sa.Engine:
    """The engine whose transactions take the write lock of SQLite when they begin."""
    return engine.execution_options(is_writer=True)


def settle(engine: sa.Engine) -> None:
    """Brings what SQLite keeps beside its file into that file, as far as nobody is reading it.

    What cannot be brought in stays where it was, and is read from there: nothing is lost.
    """
    # A file that is gone would be made anew, and empty.
    if engine.dialect.name != "sqlite" or not Path(engine.url.database or "").exists():
        return
    with suppress(sqlite3.Error, sa.exc.SQLAlchemyError), closing(engine.raw_connection()) as found:
        cursor = found.cursor()
        cursor.execute("PRAGMA busy_timeout = 0")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _prepare_sqlite(engine: sa.Engine, checks_references: bool) -> None:
    pragmas = (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "synchronous = FULL",
        f"foreign_keys = {'ON' if checks_references else 'OFF'}",
    )

    @sa.event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        # The driver's own BEGIN comes too late and is never IMMEDIATE: we send it ourselves.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        # Only this statement does not wait for its turn. When it fails another connection is
        # doing the same: the mode belongs to the file, and every connection tries.
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        # A writer that begins as a reader overwrites what another wrote in between.
        is_writer = connection.get_execution_options().get("is_writer", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")
