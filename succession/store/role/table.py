"""What members said, a row per hagro and day; and each session of the board."""

import sqlalchemy as sa

from succession.store.metadata import metadata

members_voice = sa.Table(
    "members_voice",
    metadata,
    sa.Column("hagro", sa.Text, primary_key=True),
    sa.Column("on", sa.Date, primary_key=True),
    sa.Column("content", sa.Text, nullable=False),
)
role_session = sa.Table(
    "role_session",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("kept_by", sa.Text, nullable=False),
)
