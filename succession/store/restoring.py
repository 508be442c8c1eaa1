"""Putting a backup back: checked and brought up to date first, then in one piece."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from succession.store import migration
from succession.store.backup import (
    BackupRefused,
    back_up,
    copy_whole,
    file_of,
    is_sound,
    name_beside,
    opened,
    revision_of,
    translated,
)
from succession.store.database_file import make_folder

_BESIDE = ("", "-wal", "-shm", "-journal")
_WAIT_SECONDS = 15


def restore(address: str, source: Path, *, replaces: bool) -> Path | None:
    """Puts a backup in the place of the database; whoever has it open notices by a new epoch.

    What was there is kept in a file beside it, which is the answer; None where nothing was.
    Raises `BackupRefused`, and puts nothing back, when `source` is no sound backup of this
    program or of a newer version, or when a register is there and it does not say `replaces`.
    """
    file = file_of(address)
    with translated(f"De reservekopie {source} is niet teruggezet"):
        _refuse_what_is_no_backup(source, file)
        if not replaces:
            _refuse_register(file)
        make_folder(file.parent)
        with _up_to_date(source, file) as fresh:
            kept = _set_aside(address, file, fresh)
            _put_in_place(fresh, file)
    return kept


def _refuse_what_is_no_backup(source: Path, file: Path) -> None:
    if not source.is_file():
        raise BackupRefused(f"{source} is er niet of is geen bestand; kijk de naam na.")
    if file.exists() and source.samefile(file):
        raise BackupRefused(f"{source} is de database zelf; kies de reservekopie.")
    if not is_sound(source):
        raise BackupRefused(
            f"{source} is geen reservekopie of het bestand is beschadigd; kies een andere."
        )
    with closing(opened(source)) as given:
        revision = revision_of(given)
    if revision is None:
        raise BackupRefused(
            f"{source} is geen reservekopie van dit programma; kies een bestand dat met "
            "`succession backup` is gemaakt."
        )
    if revision not in migration.revisions():
        raise BackupRefused(
            f"{source} is van een nieuwere versie van dit programma; werk eerst het programma bij."
        )


def _refuse_register(file: Path) -> None:
    if file.exists() and not is_sound(file):
        raise BackupRefused(
            f"De database in {file} is beschadigd. Voeg --replace toe om haar te vervangen; het "
            "beschadigde bestand wordt dan opzij gezet."
        )
    if file.exists() and _is_used(file):
        raise BackupRefused(
            f"Er staat al een register in {file}. Voeg --replace toe om het te vervangen; wat er "
            "nu staat wordt dan eerst bewaard."
        )


def _is_used(file: Path) -> bool:
    """Whether anything was ever written in it."""
    with closing(opened(file)) as live:
        if revision_of(live) is None:
            return False
        return bool(live.execute("SELECT data_version FROM state").fetchone()[0])


@contextmanager
def _up_to_date(source: Path, file: Path) -> Iterator[Path]:
    """A copy of the backup beside the database, with the tables of this version."""
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    os.close(descriptor)
    try:
        with closing(opened(source)) as given, closing(sqlite3.connect(name)) as copy:
            copy_whole(given, copy)
        migration.to_head(f"sqlite:///{name}")
        yield Path(name)
    finally:
        for ending in _BESIDE:
            Path(f"{name}{ending}").unlink(missing_ok=True)


def _set_aside(address: str, file: Path, fresh: Path) -> Path | None:
    """Keeps the present database under another name, and gives `fresh` an epoch after it."""
    if not file.exists():
        _begin_epoch(fresh, after=0)
        return None
    kept = name_beside(file, "voor-terugzetten")
    if not is_sound(file):
        _begin_epoch(fresh, after=0)
        _move(file, kept)
        return kept
    _begin_epoch(fresh, after=_end_epoch(file))
    if not _is_used(file):
        return None
    back_up(address, kept)
    return kept


def _end_epoch(file: Path) -> int:
    """The epoch that the database has from here on: a server that has it open is refused, so that
    the backup that follows misses nothing of which somebody was told that it is saved.
    """
    with closing(opened(file)) as live, live:
        live.execute(f"PRAGMA busy_timeout = {_WAIT_SECONDS * 1000}")
        if not live.execute("SELECT 1 FROM sqlite_master WHERE name = 'identity'").fetchone():
            return 0
        ended: int = live.execute(
            "UPDATE identity SET epoch = epoch + 1 RETURNING epoch"
        ).fetchone()[0]
    return ended


def _begin_epoch(fresh: Path, after: int) -> None:
    with closing(opened(fresh)) as database, database:
        database.execute("UPDATE identity SET epoch = max(epoch, ?) + 1", [after])


def _move(file: Path, kept: Path) -> None:
    for ending in _BESIDE:
        beside = Path(f"{file}{ending}")
        if beside.exists():
            beside.rename(f"{kept}{ending}")


def _put_in_place(fresh: Path, file: Path) -> None:
    """All at once: whoever reads meanwhile sees the old or the new, and no file is exchanged."""
    if not file.exists():
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(opened(fresh)) as source, closing(opened(file)) as live:
        copy_whole(source, live)
        live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
