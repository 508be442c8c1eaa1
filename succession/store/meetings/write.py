"""Meetings are added, and nothing else."""

import sqlalchemy as sa

from succession.board.meeting import Occasion, PictureFor
from succession.store.meetings.table import meeting
from succession.store.pen import Pen


def add(pen: Pen, meeting_id: str, occasion: Occasion, one: PictureFor) -> None:
    """Keeps how the region stood for one audience."""
    pen.connection.execute(
        sa.insert(meeting).values(
            id=meeting_id,
            on=occasion.on,
            body=occasion.body,
            audience_role=one.audience.role,
            audience_hagro=one.audience.hagro,
            picture=one.picture.model_dump_json(),
            method=occasion.method,
            assumptions=occasion.assumptions,
            data_version=pen.seen_version,
            digest=one.digest,
            kept_by=pen.stamp.by,
            kept_at=pen.stamp.now,
        )
    )
    pen.touch("vergadering", meeting_id)
