"""From the table to calls that nobody answered."""

import sqlalchemy as sa

from succession.store.calls.table import missed_call
from succession.store.register.keys import places
from succession.store.register.table import record
from succession.talks.missed import MissedCall, MissedCalls


def load(connection: sa.Connection) -> MissedCalls:
    """All calls to whoever is in the register, the oldest first."""
    query = (
        sa.select(missed_call)
        .join(record, record.c.id == missed_call.c.record_id)
        .where(record.c.removed_at.is_(None))
        .order_by(missed_call.c.on, missed_call.c.id)
    )
    rows = connection.execute(query).mappings().all()
    place_of = places(connection, {row["record_id"] for row in rows})
    return tuple(
        MissedCall(row["id"], place_of[row["record_id"]][1], row["on"], row["by"]) for row in rows
    )
