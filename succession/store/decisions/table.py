"""The table of decisions: what is asked, and what became of it."""

import sqlalchemy as sa

from succession.store.metadata import metadata

decision = sa.Table(
    "decision",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("proposal", sa.Text, nullable=False),
    sa.Column("prepared_by", sa.Text, nullable=False),
    sa.Column("agenda_on", sa.Date, nullable=True),
    sa.Column("taken", sa.Text, nullable=True),
    sa.Column("reviews", sa.JSON, nullable=False),
)
