"""What a database or its driver complains of, as one Dutch sentence with its remedy.

Nothing of the complaint itself is passed on: it may quote a password, or what somebody typed.
The log gets the code of the driver.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from succession.errors import DatabaseTrouble
from succession.store.address import name_of

_log = logging.getLogger("succession")

_FULL = (
    "De schijf met de database {name} is vol, dus er is niets bewaard: maak ruimte vrij en doe "
    "het opnieuw."
)
_READ_ONLY = (
    "De database {name} is alleen te lezen, dus er is niets bewaard: geef dit programma het recht "
    "om te schrijven, bij een bestand ook in de map ervan."
)
_DAMAGED = (
    "De database {name} is beschadigd of geen database van dit programma: controleer "
    "SUCCESSION_DB of zet de laatste reservekopie terug."
)
_BUSY = "De database {name} is bezet door iemand anders: wacht even en doe het opnieuw."
_UNREADABLE = (
    "De database {name} is niet te openen: controleer of het bestand er nog staat en of dit "
    "programma het mag lezen en schrijven."
)
_DISK = (
    "De schijf met de database {name} geeft een fout: controleer of er ruimte is en of de schijf "
    "werkt, en doe het daarna opnieuw."
)
_UNREACHABLE = (
    "De database {name} is niet bereikbaar: controleer of de databaseserver draait en of het "
    "adres, de gebruiker en het wachtwoord in SUCCESSION_DB kloppen, en doe het daarna opnieuw."
)
_NO_SUCH_DATABASE = (
    "De databaseserver kent de database {name} niet: laat haar aanmaken of verbeter SUCCESSION_DB."
)
_REFUSED = (
    "De databaseserver weigert de gebruiker voor de database {name}: controleer de gebruiker en "
    "het wachtwoord in SUCCESSION_DB."
)
_NO_RIGHTS = (
    "De gebruiker heeft te weinig rechten in de database {name}: laat de beheerder van de "
    "databaseserver GRANT ALL ON SCHEMA public aan deze gebruiker geven."
)
_INCOMPLETE = (
    "In de database {name} ontbreken tabellen van dit programma: controleer SUCCESSION_DB of zet "
    "de laatste reservekopie terug."
)
_NO_DRIVER = (
    "Voor PostgreSQL ontbreekt een onderdeel: draai in de map van dit programma "
    "„python3 -m pip --python .venv/bin/python install -e '.[postgres]'” en start opnieuw."
)
_SQLITE = {
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CANTOPEN: _UNREADABLE,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
# The longest beginning of the code of PostgreSQL decides.
_POSTGRESQL = {
    "08": _UNREACHABLE,
    "25006": _READ_ONLY,
    "25P": _UNREACHABLE,
    "28": _REFUSED,
    "3D": _NO_SUCH_DATABASE,
    "3F": _NO_RIGHTS,
    "40": _BUSY,
    "42501": _NO_RIGHTS,
    "42P01": _INCOMPLETE,
    "53": _BUSY,
    "53100": _FULL,
    "55": _BUSY,
    "57": _UNREACHABLE,
    "57014": _BUSY,
    "57P04": _NO_SUCH_DATABASE,
    "58": _DISK,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
}


@contextmanager
def told(url: sa.URL) -> Iterator[None]:
    """Raises `DatabaseTrouble` for what the database complains of; a bug of ours stays a bug."""
    try:
        yield
    except (sa.exc.SQLAlchemyError, ImportError) as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        _log.warning("database: %s %s", type(error).__name__, _code(error))
        raise trouble(sentence, url) from None


def trouble(sentence: str, url: sa.URL) -> DatabaseTrouble:
    """The sentence with the name of the database in it."""
    return DatabaseTrouble(sentence.format(name=name_of(url)))


def _sentence(error: Exception) -> str | None:
    if isinstance(error, ImportError):
        return _NO_DRIVER
    if isinstance(error, sa.exc.TimeoutError):
        return _BUSY
    if not isinstance(error, sa.exc.DBAPIError):
        return None
    if isinstance(error.orig, sqlite3.Error):
        return _of_sqlite(error.orig)
    return _of_postgresql(error)


def _of_sqlite(error: sqlite3.Error) -> str | None:
    if "no such table" in str(error):
        return _INCOMPLETE
    # The last eight bits are the kind; what stands before them is the detail.
    return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)


def _of_postgresql(error: sa.exc.DBAPIError) -> str | None:
    code = _code(error)
    fitting = [start for start in _POSTGRESQL if code.startswith(start)]
    if fitting:
        return _POSTGRESQL[max(fitting, key=len)]
    is_lost = error.connection_invalidated or isinstance(error, sa.exc.OperationalError)
    return _no_connection(str(error.orig)) if is_lost else None


def _no_connection(complaint: str) -> str:
    """Before there is a connection the driver has words only, in the language of the server."""
    if "does not exist" in complaint and "database" in complaint:
        return _NO_SUCH_DATABASE
    if "authentication failed" in complaint or 'role "' in complaint or "pg_hba" in complaint:
        return _REFUSED
    return _UNREACHABLE


def _code(error: Exception) -> str:
    origin = getattr(error, "orig", None)
    return str(getattr(origin, "sqlite_errorname", None) or getattr(origin, "sqlstate", None) or "")
