"""The data version counts up with each writing transaction."""

import sqlalchemy as sa

from succession.store.identity.table import state
from succession.store.pen import Pen, Stamp


def begin(connection: sa.Connection, stamp: Stamp) -> Pen:
    """A pen for the next data version.

    One writer at a time, on PostgreSQL too: what is read from here on stays true.
    """
    locked = sa.select(state.c.data_version).with_for_update()
    return Pen(connection, stamp, connection.execute(locked).scalar_one() + 1)


def count_up(pen: Pen) -> None:
    """What this transaction wrote is of the next data version."""
    pen.connection.execute(sa.update(state).values(data_version=pen.version))
