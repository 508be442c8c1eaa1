"""How secret the shares of the practice were when a run began, to know what became stricter."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Of a run that is there already it is not known: it counts as born with its own level.
    op.add_column("run", sa.Column("shares_level", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("run") as run:
        run.drop_column("shares_level")
