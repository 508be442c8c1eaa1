"""The table of papers: words that are edited, figures that are not."""

import sqlalchemy as sa

from succession.register.audience import Role
from succession.store.columns import EnumColumn
from succession.store.metadata import metadata

board_paper = sa.Table(
    "board_paper",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("on", sa.Date, nullable=False),
    sa.Column("made_on", sa.Date, nullable=False),
    sa.Column("audience_role", EnumColumn(Role), nullable=False),
    sa.Column("audience_hagro", sa.Text, nullable=True),
    sa.Column("voorlegger", sa.Text, nullable=False),
    sa.Column("frozen", sa.Text, nullable=False),
    sa.Column("settled_on", sa.Date, nullable=True),
    sa.Column("made_by", sa.Text, nullable=False),
)
