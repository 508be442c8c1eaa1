"""The table of calls that nobody answered."""

import sqlalchemy as sa

from succession.store.metadata import metadata

missed_call = sa.Table(
    "missed_call",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("record_id", sa.ForeignKey("record.id", ondelete="CASCADE"), nullable=False),
    sa.Column("on", sa.Date, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.UniqueConstraint("record_id", "on"),
)
