"""How the database is opened: SQLite so that it loses nothing, PostgreSQL so that nobody hangs."""

import sqlite3
from contextlib import closing, suppress
from enum import Enum, auto
from typing import Any

import sqlalchemy as sa

from succession.store.address import file_of
from succession.store.database_file import existing

BUSY_SECONDS = 15
CONNECT_SECONDS = 5
IDLE_SECONDS = 60
# Who waits for the lock of a writer holds a connection: never one of the readers'.
_READERS = {"pool_size": 5, "max_overflow": 10, "pool_timeout": 5}
_WRITERS = {"pool_size": 5, "max_overflow": 15, "pool_timeout": 5}


class Use(Enum):
    """What an engine is for; each has connections of its own."""

    READING = auto()
    WRITING = auto()
    MIGRATING = auto()


# Seconds to wait for a lock and for a statement on PostgreSQL; 0 is for ever.
_PATIENCE = {Use.READING: (5, 30), Use.WRITING: (5, 30), Use.MIGRATING: (60, 0)}


def open_engine(url: sa.URL, use: Use = Use.READING) -> sa.Engine:
    """An engine whose readers see one moment, and whose writers lock when they begin.

    A file must be there already. What a statement was given is in no error and in no log.
    """
    options = {**(_READERS if use is Use.READING else _WRITERS), "hide_parameters": True}
    if url.get_backend_name() == "sqlite":
        return _open_sqlite(url, use, options)
    return _open_postgresql(url, use, options)


def _open_postgresql(url: sa.URL, use: Use, options: dict[str, Any]) -> sa.Engine:
    patience = {"connect_timeout": str(CONNECT_SECONDS), "tcp_user_timeout": "30000"}
    url = url.set(query={**patience, **url.query})
    engine = sa.create_engine(url, pool_pre_ping=True, **options)
    lock, statement = _PATIENCE[use]
    settings = {
        "lock_timeout": lock,
        "statement_timeout": statement,
        "idle_in_transaction_session_timeout": IDLE_SECONDS,
    }

    @sa.event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        for name, seconds in settings.items():
            connection.execute(f"SET {name} = '{seconds}s'")
        connection.commit()

    if use is not Use.READING:
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _open_sqlite(url: sa.URL, use: Use, options: dict[str, Any]) -> sa.Engine:
    file = file_of(url)
    assert file is not None, "an address without a file is refused before"
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_SECONDS}, **options)
    pragmas = (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "synchronous = FULL",
        # SQLite changes a table by copying and dropping it; with references checked that would
        # drop the rows that refer to it.
        f"foreign_keys = {'OFF' if use is Use.MIGRATING else 'ON'}",
    )

    @sa.event.listens_for(engine, "do_connect")
    def _connect(_dialect: Any, _record: Any, _given: Any, options: Any) -> sqlite3.Connection:
        # Left to itself SQLite makes the file that is not there.
        connection: sqlite3.Connection = sqlite3.connect(existing(file), uri=True, **options)
        return connection

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
        connection.exec_driver_sql("BEGIN" if use is Use.READING else "BEGIN IMMEDIATE")

    return engine


def settle(engine: sa.Engine) -> None:
    """Brings what SQLite keeps beside its file into that file, as far as nobody is reading it.

    What cannot be brought in stays where it was, and is read from there: nothing is lost.
    """
    file = file_of(engine.url)
    # A file that is gone would be made anew, and empty.
    if file is None or not file.exists():
        return
    with suppress(sqlite3.Error, sa.exc.SQLAlchemyError), closing(engine.raw_connection()) as found:
        cursor = found.cursor()
        cursor.execute("PRAGMA busy_timeout = 0")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
