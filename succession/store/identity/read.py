"""Which database this is: its name for ever, how often it was put back, and its secret."""

from dataclasses import dataclass

import sqlalchemy as sa

from succession.store.identity.table import identity, state


@dataclass(frozen=True, slots=True)
class Identity:
    """A database between two times that a backup was put back: each time is a new `epoch`."""

    database_id: str
    epoch: int


def load(connection: sa.Connection) -> Identity:
    """The identity of the database as it stands now."""
    query = sa.select(identity.c.database_id, identity.c.epoch)
    return Identity(*connection.execute(query).one())


def secret(connection: sa.Connection) -> bytes:
    """The 32 bytes by which this database makes marks that nobody else can make."""
    found: bytes = connection.execute(sa.select(identity.c.secret)).scalar_one()
    return bytes(found)


def data_version(connection: sa.Connection) -> int:
    version: int = connection.execute(sa.select(state.c.data_version)).scalar_one()
    return version
