"""The tables of the database itself: which it is, and how often it was written."""

import sqlalchemy as sa

from succession.store.metadata import metadata

# One row. The secret never leaves the house: marks on what does are made with it.
identity = sa.Table(
    "identity",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("database_id", sa.Text, nullable=False),
    sa.Column("epoch", sa.Integer, nullable=False),
    sa.Column("secret", sa.LargeBinary, nullable=False),
)


state = sa.Table(
    "state",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("data_version", sa.Integer, nullable=False),
)
