"""The tables of chances that were given: one row per month, and one per share of that month."""

import sqlalchemy as sa

from succession.register.audience import Role
from succession.risk.result import RiskLevel
from succession.store.columns import EnumColumn
from succession.store.metadata import metadata

# `month` is the first day of the month: of each month one day is kept.
given = sa.Table(
    "given",
    metadata,
    sa.Column("month", sa.Date, primary_key=True),
    sa.Column("given_on", sa.Date, nullable=False),
    sa.Column("audience", EnumColumn(Role), nullable=False),
    sa.Column("method", sa.Text, nullable=False),
    sa.Column("assumptions", sa.Text, nullable=False),
)

# Shares stand in it by the number of their record: whoever is erased is gone from here too.
given_chance = sa.Table(
    "given_chance",
    metadata,
    sa.Column("month", sa.ForeignKey("given.month", ondelete="CASCADE"), primary_key=True),
    sa.Column(
        "record_id", sa.ForeignKey("record.id", ondelete="CASCADE"), primary_key=True, index=True
    ),
    sa.Column("level", EnumColumn(RiskLevel), nullable=False),
    sa.Column("possible_level", EnumColumn(RiskLevel)),
    sa.Column("within_12", sa.Double, nullable=False),
    sa.Column("within_24", sa.Double, nullable=False),
    sa.Column("within_60", sa.Double, nullable=False),
)
