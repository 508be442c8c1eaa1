"""The tables of runs: the texts they follow, the runs and what happened in them."""

import sqlalchemy as sa

from succession.playbook.run.run import EventKind
from succession.register.model import Level
from succession.store.columns import EnumColumn, UtcDateTime
from succession.store.metadata import metadata

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
