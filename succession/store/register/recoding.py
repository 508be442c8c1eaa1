"""A practice that gets another code stays the same: what bears its code gets the new one."""

from collections.abc import Sequence

import sqlalchemy as sa

from succession.register.fields import Sheet
from succession.store.register import keys
from succession.store.register.contents import RowWrite
from succession.store.register.table import gp, share
from succession.store.runs.table import run


def recode(connection: sa.Connection, writes: Sequence[RowWrite]) -> None:
    """Gives GPs, shares and draaiboeken the code that their practice has since these writes."""
    for write in writes:
        before, after = (write.before or {}).get("agb"), write.after.get("agb")
        if write.sheet == Sheet.PRACTICES and write.before and before != after:
            _move(connection, str(before), str(after))


def _move(connection: sa.Connection, before: str, after: str) -> None:
    ids = {
        record_id
        for table in (gp, share)
        for record_id in connection.scalars(
            sa.select(table.c.record_id).where(table.c.practice_agb == before)
        )
    }
    for table in (gp, share, run):
        of_practice = sa.update(table).where(table.c.practice_agb == before)
        connection.execute(of_practice.values(practice_agb=after))
    place_of = keys.places(connection, ids)
    keys.keep(connection, {record_id: place_of[record_id] for record_id in ids})
