"""Who was rung in vain."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "missed_call",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["record.id"],
            name="fk_missed_call_record_id_record",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_missed_call"),
        sa.UniqueConstraint("record_id", "on", name="uq_missed_call_record_id_on"),
    )


def downgrade() -> None:
    op.drop_table("missed_call")
