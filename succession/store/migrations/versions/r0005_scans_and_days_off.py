"""Answers of the scan, the days a consulent is away, the own Word template, and objections."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
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
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_scan_record_id_record", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_scan"),
        sa.UniqueConstraint("record_id", "on", name="uq_scan_record_id_on"),
    )
    op.create_table(
        "day_off",
        sa.Column("consulent", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("consulent", "day", name="pk_day_off"),
    )
    op.create_table(
        "word_template",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_word_template"),
    )
    op.add_column("talk", sa.Column("objected_on", sa.Date(), nullable=True))
    op.add_column("talk", sa.Column("objected_to", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("talk", "objected_to")
    op.drop_column("talk", "objected_on")
    op.drop_table("word_template")
    op.drop_table("day_off")
    op.drop_table("scan")
