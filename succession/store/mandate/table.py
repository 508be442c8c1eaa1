"""The table of the mandate: one row, once it is settled."""

import sqlalchemy as sa

from succession.playbook.book.model import Mandate
from succession.store.columns import EnumColumn
from succession.store.metadata import metadata

mandate = sa.Table(
    "mandate",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("furthest", EnumColumn(Mandate), nullable=False),
    sa.Column("decision", sa.Text, nullable=False),
    sa.Column("on", sa.Date, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
)
