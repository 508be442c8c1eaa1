"""A backup of an SQLite database: one whole file, made while others read and write."""

import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa

from succession.errors import SuccessionError

_WAIT_SECONDS, _TRIES = 0.25, 60
_REASONS = {
    sqlite3.SQLITE_FULL: "de schijf is vol; maak ruimte of kies een andere plek",
    sqlite3.SQLITE_READONLY: "daar mag niet worden geschreven; kies een andere plek",
    sqlite3.SQLITE_CANTOPEN: "het bestand is niet te openen; kijk of u er rechten op heeft",
    sqlite3.SQLITE_CORRUPT: "de database is beschadigd; zet een eerdere reservekopie terug",
    sqlite3.SQLITE_NOTADB: "het bestand is geen database of het is beschadigd",
    sqlite3.SQLITE_BUSY: "de database is bezet; sluit wat ermee bezig is en probeer het opnieuw",
    errno.ENOSPC: "de schijf is vol; maak ruimte of kies een andere plek",
    errno.EROFS: "daar mag niet worden geschreven; kies een andere plek",
    errno.EACCES: "u heeft daar geen rechten; kies een andere plek",
    errno.ENOENT: "die map of dat bestand is er niet; kijk de naam na",
    errno.ENOTDIR: "die map is er niet; kijk de naam na",
}


class BackupRefused(SuccessionError):
    """A backup was not made or not put back; nothing has changed."""


def file_of(address: str) -> Path:
    """The file of this database; raises `BackupRefused` where it is not one of SQLite."""
    url = sa.make_url(address)
    if url.get_backend_name() == "postgresql":
        raise BackupRefused(
            "Dit register staat in PostgreSQL: maak een reservekopie met pg_dump en zet haar "
            "terug met pg_restore; `succession backup` en `restore` zijn er voor SQLite."
        )
    if not url.database or url.database == ":memory:":
        raise BackupRefused("Dit register staat niet in een bestand; zet SUCCESSION_DB goed.")
    return Path(url.database)


def back_up(address: str, target: Path) -> None:
    """Writes the database, as it is at one moment, to a new file that only its owner can read.

    Others may go on reading and writing. Raises `BackupRefused`, and leaves no file, when
    `target` exists, there is nothing to keep, or the copy is not sound.
    """
    source = file_of(address)
    if not source.exists():
        raise BackupRefused(f"Er is nog geen database in {source}, dus niets om te bewaren.")
    with (
        translated(f"De reservekopie {target} is niet gemaakt"),
        _appearing(target) as unfinished,
        closing(opened(source)) as live,
        closing(sqlite3.connect(unfinished)) as copy,
    ):
        copy_whole(live, copy)
        # One file that is whole by itself, whatever medium it is put on.
        copy.execute("PRAGMA journal_mode = DELETE")
        if not is_sound(unfinished):
            raise BackupRefused(
                f"De database {source} is beschadigd. Laat het bestand staan zoals het is, en zet "
                "de laatste goede reservekopie terug met `succession restore`."
            )
        if revision_of(copy) is None:
            raise BackupRefused(f"De database {source} is leeg; er is niets om te bewaren.")


def name_beside(file: Path, reason: str) -> Path:
    """A file beside the database that is not there yet, named for today and the reason."""
    with closing(sqlite3.connect(":memory:")) as any_database:
        (today,) = any_database.execute("SELECT date('now', 'localtime')").fetchone()
    wanted, number = file.with_name(f"{file.stem}-{today}-{reason}{file.suffix}"), 2
    while wanted.exists():
        wanted = file.with_name(f"{file.stem}-{today}-{reason}-{number}{file.suffix}")
        number += 1
    return wanted


def opened(file: Path) -> sqlite3.Connection:
    """A connection to a database file that is there; it is never made."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)


def copy_whole(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Everything in `source`, as it is at one moment, in the place of what is in `target`."""
    tries = 0

    def give_up(status: int, _remaining: int, _total: int) -> None:
        nonlocal tries
        tries += status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        if tries > _TRIES:
            raise BackupRefused(f"Er is niets gedaan: {_REASONS[sqlite3.SQLITE_BUSY]}.")

    source.backup(target, progress=give_up, sleep=_WAIT_SECONDS)


def is_sound(file: Path) -> bool:
    """Whether SQLite finds nothing damaged in this file; an empty file is sound."""
    try:
        with closing(opened(file)) as database:
            return database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return False
        raise


def revision_of(database: sqlite3.Connection) -> str | None:
    """The revision of the tables of this program in it, or None where they are not there."""
    named = "SELECT 1 FROM sqlite_master WHERE name IN ('alembic_version', 'state', 'record')"
    if len(database.execute(named).fetchall()) < 3:
        return None
    found = database.execute("SELECT version_num FROM alembic_version").fetchone()
    return found[0] if found else None


@contextmanager
def translated(what: str) -> Iterator[None]:
    """What a disk or SQLite refuses becomes a `BackupRefused` with its reason and remedy."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        raise BackupRefused(f"{what}: {_REASONS.get(code, str(error))}.") from error
    except OSError as error:
        raise BackupRefused(f"{what}: {_REASONS.get(error.errno or 0, str(error))}.") from error


@contextmanager
def _appearing(target: Path) -> Iterator[Path]:
    """A file under another name that gets its own when it is done, and goes when it is not."""
    _refuse_existing(target)
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(descriptor)
    unfinished = Path(name)
    try:
        yield unfinished
        _refuse_existing(target)
        unfinished.replace(target)
        _reach_the_disk(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def _refuse_existing(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise BackupRefused(
            f"{target} bestaat al en wordt niet overschreven; kies een andere naam."
        )


def _reach_the_disk(folder: Path) -> None:
    with suppress(OSError):  # not every file system can do this for a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
