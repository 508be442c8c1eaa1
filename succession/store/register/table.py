"""The tables. A record is one row of a sheet of the register: its mark, its version, its life.

A mark is made of the key with the secret of the database: a record is found by it, and no name
can be read in it. What is kept about a row refers to its record, never to its key.

`record.version` is the data version at which the record got its present content, so it guards
the practice, GP, share or candidate that hangs from it. What people said (`said`, `stage`) and
where a value came from (`field_source`) is appended, never overwritten. `removed_at` keeps a
removed record with its history, so that the removal can be undone.
"""

import sqlalchemy as sa

from succession.register.fields import Sheet
from succession.register.model import Level, Stage
from succession.store.columns import EnumColumn, UtcDateTime
from succession.store.metadata import metadata
from succession.store.register.placed import columns

record = sa.Table(
    "record",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sheet", sa.Text, nullable=False),
    sa.Column("mark", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("removed_at", UtcDateTime),
    # An id is never given out twice: the audit refers to it.
    sqlite_autoincrement=True,
)
sa.Index(
    "uq_record_sheet_mark",
    record.c.sheet,
    record.c.mark,
    unique=True,
    sqlite_where=record.c.removed_at.is_(None),
    postgresql_where=record.c.removed_at.is_(None),
)


def _record_id(*, is_own_key: bool) -> sa.Column[int]:
    reference = sa.ForeignKey("record.id", ondelete="CASCADE")
    if is_own_key:
        return sa.Column("record_id", reference, primary_key=True)
    return sa.Column("record_id", reference, nullable=False, index=True)


# The marks that a record had before, so that an older address or list still finds it.
former_key = sa.Table(
    "former_key",
    metadata,
    sa.Column("sheet", sa.Text, primary_key=True),
    sa.Column("mark", sa.Text, primary_key=True),
    _record_id(is_own_key=False),
)

practice = sa.Table(
    "practice",
    metadata,
    _record_id(is_own_key=True),
    *columns(Sheet.PRACTICES, required={"agb"}, indexed={"agb"}),
)


gp = sa.Table(
    "gp",
    metadata,
    _record_id(is_own_key=True),
    *columns(Sheet.GPS, "gp.", required={"practice_agb", "role"}, indexed={"practice_agb"}),
)


share = sa.Table(
    "share",
    metadata,
    _record_id(is_own_key=True),
    sa.Column("practice_agb", sa.Text, nullable=False, index=True),
    *columns(Sheet.GPS, "share.", required={"holder"}),
    sa.Column("level", EnumColumn(Level)),
)


candidate = sa.Table(
    "candidate",
    metadata,
    _record_id(is_own_key=True),
    *columns(Sheet.CANDIDATES, required={"name"}),
)


def _import_id() -> sa.Column[int]:
    return sa.Column("import_id", sa.ForeignKey("register_import.id"), index=True)


said = sa.Table(
    "said",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _record_id(is_own_key=False),
    sa.Column("earliest", sa.Date),
    sa.Column("likely", sa.Date),
    sa.Column("latest", sa.Date),
    sa.Column("certainty", sa.Integer),
    sa.Column("said_on", sa.Date),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    _import_id(),
)


stage = sa.Table(
    "stage",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _record_id(is_own_key=False),
    sa.Column("stage", EnumColumn(Stage), nullable=False),
    sa.Column("since", sa.Date),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    _import_id(),
)


field_source = sa.Table(
    "field_source",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _record_id(is_own_key=False),
    # All fields that one transaction took from one source: a row per field is ten times as slow.
    sa.Column("fields", sa.JSON, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("known_since", sa.Date, nullable=False),
    _import_id(),
)
