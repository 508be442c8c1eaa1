"""The tables of talks with a GP, and of what it takes to plan and print them."""

import sqlalchemy as sa

from succession.register.model import Level
from succession.store.columns import EnumColumn, UtcDateTime
from succession.store.metadata import metadata
from succession.talks.talk import PromiseOutcome, Side

talk = sa.Table(
    "talk",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column(
        "record_id", sa.ForeignKey("record.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("started_by", sa.Text, nullable=False),
    sa.Column("started_at", UtcDateTime, nullable=False),
    # A talk without this day is a draft.
    sa.Column("held_on", sa.Date),
    sa.Column("level", EnumColumn(Level)),
    sa.Column("next_talk", sa.Date),
    sa.Column("sequence", sa.Integer, nullable=False),
    sa.Column("agreed_on", sa.Date),
    sa.Column("objected_on", sa.Date),
    sa.Column("objected_to", sa.JSON(none_as_null=True)),
)


# In a draft a row per field of the form; `version` guards each field by itself.
talk_answer = sa.Table(
    "talk_answer",
    metadata,
    sa.Column("talk_id", sa.ForeignKey("talk.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("value", sa.JSON, nullable=False),
    sa.Column("level", EnumColumn(Level), nullable=False),
    sa.Column("is_written", sa.Boolean, nullable=False),
    sa.Column("before", sa.JSON, nullable=False),
)


promise = sa.Table(
    "promise",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("talk_id", sa.ForeignKey("talk.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("side", EnumColumn(Side), nullable=False),
    sa.Column("due", sa.Date, nullable=False),
    sa.Column("settled_on", sa.Date),
    sa.Column("outcome", EnumColumn(PromiseOutcome)),
)


day_off = sa.Table(
    "day_off",
    metadata,
    sa.Column("consulent", sa.Text, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
)


# The zorggroep has one template of its own, or none.
word_template = sa.Table(
    "word_template",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
)
