"""The table of declarations: a row each, the last one counts and none is overwritten."""

import sqlalchemy as sa

from succession.store.columns import UtcDateTime
from succession.store.metadata import metadata

declaration = sa.Table(
    "declaration",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("assessed_on", sa.Date, nullable=False),
    sa.Column("assessed_by", sa.Text, nullable=False),
    sa.Column("told_on", sa.Date, nullable=False),
    sa.Column("told_by", sa.Text, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
)
