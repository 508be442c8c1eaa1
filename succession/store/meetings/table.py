"""The table of meetings: a row per meeting and audience, written once and never changed."""

import sqlalchemy as sa

from succession.board.decision import DecidingBody
from succession.register.audience import Role
from succession.store.columns import EnumColumn, UtcDateTime
from succession.store.metadata import metadata

meeting = sa.Table(
    "meeting",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("on", sa.Date, nullable=False),
    sa.Column("body", EnumColumn(DecidingBody), nullable=False),
    sa.Column("audience_role", EnumColumn(Role), nullable=False),
    sa.Column("audience_hagro", sa.Text, nullable=True),
    # Ids and numbers, no names.
    sa.Column("picture", sa.Text, nullable=False),
    sa.Column("method", sa.Text, nullable=False),
    sa.Column("assumptions", sa.Text, nullable=False),
    sa.Column("data_version", sa.Integer, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("kept_by", sa.Text, nullable=False),
    sa.Column("kept_at", UtcDateTime, nullable=False),
)
