"""The tables of imports, and of how the columns of a header were read."""

import sqlalchemy as sa

from succession.store.columns import UtcDateTime
from succession.store.metadata import metadata

register_import = sa.Table(
    "register_import",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("files", sa.JSON, nullable=False),
    sa.Column("added", sa.Integer, nullable=False),
    sa.Column("changed", sa.Integer, nullable=False),
    sa.Column("removed", sa.Integer, nullable=False),
    sa.Column("data_version", sa.Integer, nullable=False),
    sa.Column("undone_at", UtcDateTime),
    sqlite_autoincrement=True,
)


# What each record was before an import: `version_before` is empty for a record it added,
# `fields_before` holds the old values of the fields it changed.
import_record = sa.Table(
    "import_record",
    metadata,
    sa.Column("import_id", sa.ForeignKey("register_import.id"), primary_key=True),
    sa.Column("record_id", sa.ForeignKey("record.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("version_before", sa.Integer),
    sa.Column("fields_before", sa.JSON, nullable=False),
)


column_mapping = sa.Table(
    "column_mapping",
    metadata,
    sa.Column("signature", sa.Text, primary_key=True),
    sa.Column("columns", sa.JSON, nullable=False),
    sa.Column("answers", sa.JSON),
)
