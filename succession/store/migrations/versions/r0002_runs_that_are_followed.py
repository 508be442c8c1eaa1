"""Runs: each text of a playbook once, events about the whole run, events with details."""

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_EDITION = "fk_run_edition_playbook_edition"


def upgrade() -> None:
    op.create_table(
        "playbook_edition",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_playbook_edition"),
    )
    op.add_column("run", sa.Column("edition", sa.Text(), nullable=True))
    _texts_to_editions()
    with op.batch_alter_table("run") as run:
        run.alter_column("edition", existing_type=sa.Text(), nullable=False)
        run.create_foreign_key(_EDITION, "playbook_edition", ["edition"], ["digest"])
        run.drop_column("playbook_text")
        run.drop_column("closed_at")
    with op.batch_alter_table("run_event") as event:
        event.alter_column("step_id", existing_type=sa.Text(), nullable=True)
        event.add_column(sa.Column("details", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Events that the older tables cannot hold are lost."""
    op.execute("DELETE FROM run_event WHERE step_id IS NULL OR details IS NOT NULL")
    with op.batch_alter_table("run_event") as event:
        event.drop_column("details")
        event.alter_column("step_id", existing_type=sa.Text(), nullable=False)
    with op.batch_alter_table("run") as run:
        run.add_column(sa.Column("playbook_text", sa.Text(), nullable=True))
        run.add_column(sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE run SET playbook_text ="
        " (SELECT text FROM playbook_edition WHERE digest = run.edition)"
    )
    with op.batch_alter_table("run") as run:
        run.alter_column("playbook_text", existing_type=sa.Text(), nullable=False)
        run.drop_constraint(_EDITION, type_="foreignkey")
        run.drop_column("edition")
    op.drop_table("playbook_edition")


def _texts_to_editions() -> None:
    connection = op.get_bind()
    texts = connection.scalars(sa.text("SELECT DISTINCT playbook_text FROM run")).all()
    for text in texts:
        values = {"digest": sha256(text.encode()).hexdigest(), "text": text}
        connection.execute(
            sa.text("INSERT INTO playbook_edition (digest, text) VALUES (:digest, :text)"), values
        )
        connection.execute(
            sa.text("UPDATE run SET edition = :digest WHERE playbook_text = :text"), values
        )
