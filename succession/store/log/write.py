"""What is written of every transaction: its line in the log, and the form that it came from."""

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa

from succession.store.log.table import audit, submission
from succession.store.pen import Pen, Stamp

_REMEMBERED = timedelta(days=1)
"""A second click comes within seconds; a day is ample."""


def entry(
    connection: sa.Connection, stamp: Stamp, records: Sequence[tuple[str, int | str]]
) -> None:
    """One line in the log: who did what, when, and to which records."""
    line = {"at": stamp.now, "by": stamp.by, "role": stamp.role, "action": stamp.action}
    connection.execute(sa.insert(audit).values(**line, records=list(records)))


def earlier_outcome(pen: Pen) -> str | None:
    """What came of the last form of this session where it is the same, or None."""
    sent, stamp = submission.c, pen.stamp
    query = sa.select(sent.outcome).where(
        sent.session == _session(stamp), sent.key == stamp.key, sent.form == stamp.form
    )
    return pen.connection.scalar(query)


def remember_form(pen: Pen, outcome: str) -> None:
    """In the place of the last form of this session; sessions of long ago are forgotten."""
    sent, stamp = submission.c, pen.stamp
    session = _session(stamp)
    gone = sa.or_(sent.session == session, sent.at < stamp.now - _REMEMBERED)
    pen.connection.execute(sa.delete(submission).where(gone))
    names = {"session": session, "key": stamp.key, "form": stamp.form}
    kept = sa.insert(submission).values(**names, outcome=outcome, at=stamp.now)
    pen.connection.execute(kept)


def _session(stamp: Stamp) -> str:
    return stamp.session or stamp.key
