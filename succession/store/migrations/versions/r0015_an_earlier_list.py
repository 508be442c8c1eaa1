"""How long the list of a practice was before, and in which year."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("practice", sa.Column("patients_earlier", sa.Integer(), nullable=True))
    op.add_column("practice", sa.Column("patients_earlier_year", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("practice") as practice:
        practice.drop_column("patients_earlier_year")
        practice.drop_column("patients_earlier")
