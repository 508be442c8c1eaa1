"""From the table to meetings."""

from typing import Any

import sqlalchemy as sa

from succession.board.meeting import Meeting
from succession.board.picture import BoardPicture
from succession.register.audience import Audience
from succession.store.meetings.table import meeting


def load(connection: sa.Connection, audience: Audience) -> tuple[Meeting, ...]:
    """The meetings of one audience, the last one first: those of another are never read."""
    found = connection.execute(
        sa.select(meeting)
        .where(
            meeting.c.audience_role == audience.role,
            meeting.c.audience_hagro.is_not_distinct_from(audience.hagro),
        )
        .order_by(meeting.c.on.desc(), meeting.c.kept_at.desc(), meeting.c.id)
    ).mappings()
    return tuple(_meeting(dict(row)) for row in found)


def _meeting(row: dict[str, Any]) -> Meeting:
    return Meeting(
        meeting_id=row["id"],
        on=row["on"],
        body=row["body"],
        picture=BoardPicture.model_validate_json(row["picture"]),
        method=row["method"],
        assumptions=row["assumptions"],
        digest=row["digest"],
        kept_by=row["kept_by"],
    )
