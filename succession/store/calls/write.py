"""What is written of calls that nobody answered."""

import sqlalchemy as sa

from succession.register.difference import Place
from succession.store.calls.table import missed_call
from succession.store.pen import Pen
from succession.store.register import write as register
from succession.talks.missed import MissedCall


def keep(pen: Pen, place: Place, call: MissedCall) -> None:
    """Keeps the call; the last one of a day takes the place of the others of that day."""
    record_id = register.present(pen, place)
    of_day = (missed_call.c.record_id == record_id, missed_call.c.on == call.on)
    pen.connection.execute(sa.delete(missed_call).where(*of_day))
    row = {"id": call.call_id, "record_id": record_id, "on": call.on, "by": call.by}
    pen.connection.execute(sa.insert(missed_call).values(row))
    pen.touch("belpogingen", call.call_id)


def drop(pen: Pen, call_id: str) -> None:
    """Takes a call away; nothing where it is gone already."""
    pen.connection.execute(sa.delete(missed_call).where(missed_call.c.id == call_id))
    pen.touch("belpogingen", call_id)
