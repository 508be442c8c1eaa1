"""Which database this is, with a secret of its own; and what others of the same number lack.

The migrations 0004 to 0007 once made nothing: a database that was migrated then bears their
numbers without their tables. Each is made here where it is missing.
"""

import secrets
from collections.abc import Callable
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    present = set(sa.inspect(op.get_bind()).get_table_names())
    for name, make in _ONCE_LACKING.items():
        if name not in present:
            make()
    _let_a_run_be_for_the_region()
    _let_a_talk_be_objected_to()
    _make_identity()


def downgrade() -> None:
    """The other tables stay: they belong to the numbers before."""
    op.drop_table("identity")


def _make_identity() -> None:
    identity = op.create_table(
        "identity",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("database_id", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_identity"),
    )
    own = {"id": 1, "database_id": str(uuid4()), "epoch": 1, "secret": secrets.token_bytes(32)}
    op.bulk_insert(identity, [own])


def _let_a_run_be_for_the_region() -> None:
    columns = sa.inspect(op.get_bind()).get_columns("run")
    if not next(one["nullable"] for one in columns if one["name"] == "practice_agb"):
        with op.batch_alter_table("run") as run:
            run.alter_column("practice_agb", existing_type=sa.Text(), nullable=True)


def _let_a_talk_be_objected_to() -> None:
    present = {one["name"] for one in sa.inspect(op.get_bind()).get_columns("talk")}
    for column in (sa.Column("objected_on", sa.Date()), sa.Column("objected_to", sa.JSON())):
        if column.name not in present:
            op.add_column("talk", column)


def _record(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_record_id_record"
    return sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=name, ondelete="CASCADE")


def _make_mandate() -> None:
    op.create_table(
        "mandate",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("furthest", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mandate"),
    )


def _make_scan() -> None:
    op.create_table(
        "scan",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("known", sa.JSON(), nullable=False),
        _record("scan"),
        sa.PrimaryKeyConstraint("id", name="pk_scan"),
        sa.UniqueConstraint("record_id", "on", name="uq_scan_record_id_on"),
    )


def _make_day_off() -> None:
    op.create_table(
        "day_off",
        sa.Column("consulent", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("consulent", "day", name="pk_day_off"),
    )


def _make_word_template() -> None:
    op.create_table(
        "word_template",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_word_template"),
    )


def _make_scenario() -> None:
    op.create_table(
        "scenario",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_scenario"),
        sa.UniqueConstraint("name", name="uq_scenario_name"),
    )


def _make_given() -> None:
    op.create_table(
        "given",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("assumptions", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("month", name="pk_given"),
    )


def _make_given_chance() -> None:
    op.create_table(
        "given_chance",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("possible_level", sa.Text(), nullable=True),
        sa.Column("within_12", sa.Double(), nullable=False),
        sa.Column("within_24", sa.Double(), nullable=False),
        sa.Column("within_60", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["month"], ["given.month"], name="fk_given_chance_month_given", ondelete="CASCADE"
        ),
        _record("given_chance"),
        sa.PrimaryKeyConstraint("month", "record_id", name="pk_given_chance"),
    )
    op.create_index("ix_given_chance_record_id", "given_chance", ["record_id"], unique=False)


# In this order: the chances refer to the months.
_ONCE_LACKING: dict[str, Callable[[], None]] = {
    "mandate": _make_mandate,
    "scan": _make_scan,
    "day_off": _make_day_off,
    "word_template": _make_word_template,
    "scenario": _make_scenario,
    "given": _make_given,
    "given_chance": _make_given_chance,
}
