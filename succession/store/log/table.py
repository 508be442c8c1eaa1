"""The tables of the log: each transaction, and the last form of each session."""

import sqlalchemy as sa

from succession.store.columns import UtcDateTime
from succession.store.metadata import metadata

# The last form of each session: the second click on it finds the first outcome. `form` is a digest
# of who sent it and what it said.
submission = sa.Table(
    "submission",
    metadata,
    sa.Column("session", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("form", sa.Text, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
)


# Triggers of the first migration refuse every change and removal. Records stand in it by their
# number, so that erasing a person erases the name here too.
audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("records", sa.JSON, nullable=False),
    sqlite_autoincrement=True,
)
