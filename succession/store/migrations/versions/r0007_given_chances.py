"""The chances that were given at the time, to be held against what happened."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "given",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("assumptions", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("month", name="pk_given"),
    )
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
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_given_chance_record_id_record", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("month", "record_id", name="pk_given_chance"),
    )
    op.create_index("ix_given_chance_record_id", "given_chance", ["record_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_given_chance_record_id", table_name="given_chance")
    op.drop_table("given_chance")
    op.drop_table("given")
