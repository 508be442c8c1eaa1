"""Where the register lives: what an address may be, and how people call the database there."""

from collections.abc import Mapping
from pathlib import Path

import sqlalchemy as sa

from succession.errors import DatabaseTrouble

_ROOT = Path(__file__).resolve().parents[2]
OWN_FOLDER = _ROOT / "var"
_DRIVERS = ("sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg")
_UNUSABLE = (
    "Het adres van de database in SUCCESSION_DB is niet te gebruiken: schrijf "
    "sqlite:////map/bestand.sqlite of postgresql://gebruiker:wachtwoord@server/database, met "
    "vreemde tekens in het wachtwoord als %40."
)


def address_from(environment: Mapping[str, str]) -> str:
    """`SUCCESSION_DB`, or else an SQLite file of our own in `var/`, which git ignores."""
    own = f"sqlite:///{OWN_FOLDER / 'succession.sqlite'}"
    return environment.get("SUCCESSION_DB") or own


def url_of(address: str) -> sa.URL:
    """The address in parts; raises `DatabaseTrouble` when no database of ours can be there.

    No word of an address that cannot be read is repeated: any of them may be the password.
    """
    try:
        url = sa.make_url(address)
    except (sa.exc.ArgumentError, ValueError):
        raise DatabaseTrouble(_UNUSABLE) from None
    is_nowhere = url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:")
    if url.drivername not in _DRIVERS or is_nowhere or "@" in (url.host or ""):
        raise DatabaseTrouble(_UNUSABLE)
    return url


def file_of(url: sa.URL) -> Path | None:
    """The file of an SQLite database; None for a server."""
    return Path(url.database or "").absolute() if url.get_backend_name() == "sqlite" else None


def name_of(url: sa.URL) -> str:
    """How the database is called in a sentence: never with a password."""
    if file := file_of(url):
        return f"„{file}”"
    host = url.host or url.query.get("host") or "deze computer"
    return f"„{url.database or url.username}” op {host if isinstance(host, str) else host[0]}"
