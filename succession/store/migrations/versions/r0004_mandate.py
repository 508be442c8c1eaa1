"""What the zorggroep may do: its mandate, as the directors settled it; and runs for the region."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
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
    with op.batch_alter_table("run") as run:
        run.alter_column("practice_agb", existing_type=sa.Text(), nullable=True)


def downgrade() -> None:
    with op.batch_alter_table("run") as run:
        run.alter_column("practice_agb", existing_type=sa.Text(), nullable=False)
    op.drop_table("mandate")
