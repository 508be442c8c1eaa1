"""The file of an SQLite database: made once and whole, ours alone, known when it is replaced."""

import logging
import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from succession.errors import DatabaseTrouble
from succession.store.address import OWN_FOLDER

# Written in the head of each file that we make, so that no other file is taken for a new one.
APPLICATION_ID = 0x4F70766C
_BESIDE = ("", "-wal", "-shm")
_log = logging.getLogger("succession")

Mark = tuple[int, int]


def prepare(path: Path) -> None:
    """A new database where there is no file, readable for this account alone; then as it stands.

    Raises `DatabaseTrouble` for an empty file, and for a file of which only the rest is left.
    """
    try:
        make_folder(path.parent)
        if not path.exists():
            _refuse_remains(path)
            _make(path)
        if path.stat().st_size == 0:
            raise DatabaseTrouble(
                f"Het bestand „{path}” is leeg en dus geen database: zet een reservekopie terug, "
                "of haal het weg als hier een nieuw register mag komen."
            )
        for beside in _BESIDE:
            _close_to_others(path.with_name(path.name + beside), 0o600)
    except OSError as error:
        _log.warning("database: %s %s", type(error).__name__, error.errno)
        raise DatabaseTrouble(
            f"De database „{path}” is niet te maken of te openen: controleer of de map bestaat, of "
            "dit programma er mag schrijven en of er ruimte is op de schijf."
        ) from None


def mark_of(path: Path) -> Mark | None:
    """Which file stands there; None when none does. Another file has another mark."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def existing(path: Path) -> str:
    """How SQLite is told to open the file that is there, and never to make one."""
    return f"file:{quote(str(path))}?mode=rw"


def make_folder(folder: Path) -> None:
    """A folder that was not there is for its owner alone."""
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _close_to_others(folder, 0o700)
    elif folder == OWN_FOLDER:
        _close_to_others(folder, 0o700)


def _refuse_remains(path: Path) -> None:
    for beside in _BESIDE[1:]:
        if path.with_name(path.name + beside).exists():
            raise DatabaseTrouble(
                f"Het bestand „{path}” is verdwenen, maar „{path.name}{beside}” staat er nog: zet "
                "een reservekopie terug, of haal ook dat weg als hier een nieuw register mag komen."
            )


def _make(path: Path) -> None:
    """Made beside its place and put there whole: of two who make it at once one is too late."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("PRAGMA journal_mode = WAL")
        os.link(name, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(name)


def _close_to_others(path: Path, mode: int) -> None:
    """Takes the rights of other accounts away; what is not ours to change is noted in the log."""
    try:
        if path.stat().st_mode & 0o777 & ~mode:
            path.chmod(mode)
    except FileNotFoundError:
        return
    except OSError:
        _log.warning("others may read %s, and that cannot be changed from here", path)
