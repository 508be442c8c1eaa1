"""The table of saved scenarios: one row each, told apart by their names."""

import sqlalchemy as sa

from succession.store.columns import UtcDateTime
from succession.store.metadata import metadata

scenario = sa.Table(
    "scenario",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    # Everything but the name, as in a file with a scenario.
    sa.Column("content", sa.JSON, nullable=False),
    sa.Column("saved_by", sa.Text, nullable=False),
    sa.Column("saved_at", UtcDateTime, nullable=False),
)
