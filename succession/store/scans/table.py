"""The table of scans."""

import sqlalchemy as sa

from succession.register.model import Level
from succession.store.columns import EnumColumn
from succession.store.metadata import metadata

# One scan with a GP on a day; what the register knew that day is kept beside what was told.
scan = sa.Table(
    "scan",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("record_id", sa.ForeignKey("record.id", ondelete="CASCADE"), nullable=False),
    sa.Column("on", sa.Date, nullable=False),
    sa.Column("level", EnumColumn(Level), nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("edition", sa.Text, nullable=False),
    sa.Column("told", sa.JSON, nullable=False),
    sa.Column("known", sa.JSON, nullable=False),
    sa.UniqueConstraint("record_id", "on"),
)
