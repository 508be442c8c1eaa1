"""The tables. A record is one row of a sheet of the register: its key, its version, its life.

`record.version` is the data version at which the record got its present content, so it guards
the practice, GP, share or candidate that hangs from it. What people said (`said`, `stage`) and
where a value came from (`field_source`) is appended, never overwritten. `removed_at` keeps a
removed record with its history, so that the removal can be undone.
"""

import sqlalchemy as sa

from succession.playbook.run.run import EventKind
from succession.register.fields import Sheet
from succession.register.model import Level, Stage
from succession.store.columns import EnumColumn, UtcDateTime
from succession.store.placed import columns

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
    }
)

state = sa.Table(
    "state",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("data_version", sa.Integer, nullable=False),
)

record = sa.Table(
    "record",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sheet", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("removed_at", UtcDateTime),
    # An id is never given out twice: the audit refers to it.
    sqlite_autoincrement=True,
)
sa.Index(
    "uq_record_sheet_key",
    record.c.sheet,
    record.c.key,
    unique=True,
    sqlite_where=record.c.removed_at.is_(None),
    postgresql_where=record.c.removed_at.is_(None),
)


def _record_id(*, is_own_key: bool) -> sa.Column[int]:
    reference = sa.ForeignKey("record.id", ondelete="CASCADE")
    if is_own_key:
        return sa.Column("record_id", reference, primary_key=True)
    return sa.Column("record_id", reference, nullable=False, index=True)


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
    sa.Column("gp_key", sa.Text, nullable=False),
    *columns(Sheet.GPS, "gp.", required={"practice_agb", "role"}, indexed={"practice_agb"}),
)

share = sa.Table(
    "share",
    metadata,
    _record_id(is_own_key=True),
    sa.Column("practice_agb", sa.Text, nullable=False, index=True),
    sa.Column("gp_key", sa.Text),
    *columns(Sheet.GPS, "share.", required={"holder"}),
    sa.Column("level", EnumColumn(Level)),
)

candidate = sa.Table(
    "candidate",
    metadata,
    _record_id(is_own_key=True),
    *columns(Sheet.CANDIDATES, required={"name"}),
)

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

# Every text of a draaiboek that a run ever followed, once; the key is its SHA-256.
playbook_edition = sa.Table(
    "playbook_edition",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)

# Without `practice_agb` a run is for the region. `anchors` and `given` are those with which
# the run began: what came after is among its events.
run = sa.Table(
    "run",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("playbook_id", sa.Text, nullable=False),
    sa.Column("playbook_version", sa.Integer, nullable=False),
    sa.Column("edition", sa.ForeignKey("playbook_edition.digest"), nullable=False),
    sa.Column("practice_agb", sa.Text, index=True),
    sa.Column("anchors", sa.JSON, nullable=False),
    sa.Column("given", sa.JSON, nullable=False),
    sa.Column("started_by", sa.Text, nullable=False),
    sa.Column("started_at", UtcDateTime, nullable=False),
    sa.Column("level", EnumColumn(Level)),
    sa.Column("shares_level", EnumColumn(Level)),
)

run_event = sa.Table(
    "run_event",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("run_id", sa.ForeignKey("run.id"), nullable=False, index=True),
    sa.Column("step_id", sa.Text),
    sa.Column("kind", EnumColumn(EventKind), nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("on", sa.Date),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("details", sa.JSON(none_as_null=True)),
)

column_mapping = sa.Table(
    "column_mapping",
    metadata,
    sa.Column("signature", sa.Text, primary_key=True),
    sa.Column("columns", sa.JSON, nullable=False),
)

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
