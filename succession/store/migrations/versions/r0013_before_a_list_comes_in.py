"""What a person answered about a list, and who said that its privacy was arranged."""

import sqlalchemy as sa
from alembic import op

from succession.store.columns import UtcDateTime

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("column_mapping", sa.Column("answers", sa.JSON(), nullable=True))
    op.create_table(
        "declaration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("assessed_by", sa.Text(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("told_by", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_declaration"),
    )


def downgrade() -> None:
    op.drop_table("declaration")
    with op.batch_alter_table("column_mapping") as mapping:
        mapping.drop_column("answers")
