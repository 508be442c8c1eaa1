"""Runs and what happened in them. Events are only ever appended; a run has a version for what
cannot be appended blindly: its anchors, and the text it is pinned to.
"""

from hashlib import sha256

import sqlalchemy as sa

from succession.playbook.run.run import Run, RunEvent
from succession.store.runs import table as tables
from succession.store.runs.read import PLAIN, adapter


def insert(connection: sa.Connection, run: Run, version: int, playbook_text: str) -> None:
    """Writes a run without events."""
    connection.execute(
        sa.insert(tables.run).values(
            id=run.run_id,
            version=version,
            playbook_id=run.playbook_id,
            playbook_version=run.playbook_version,
            edition=_keep_edition(connection, playbook_text),
            practice_agb=run.practice_agb,
            anchors=[(name, day.isoformat()) for name, day in run.first_anchors],
            given=list(run.first_given),
            started_by=run.started_by,
            started_at=run.started_at,
            level=run.level,
            shares_level=run.shares_level,
        )
    )


def append(connection: sa.Connection, run_id: str, event: RunEvent) -> None:
    """Appends what happened."""
    plain = {name: getattr(event, name) for name in PLAIN}
    details = adapter(event.kind).dump_python(event.details, mode="json")
    connection.execute(sa.insert(tables.run_event).values(run_id=run_id, details=details, **plain))


def renew(connection: sa.Connection, run_id: str, expected: int, version: int) -> bool:
    """Gives the run a new version; False when it is not at the expected one."""
    run = tables.run
    update = sa.update(run).where(run.c.id == run_id, run.c.version == expected)
    return connection.execute(update.values(version=version)).rowcount == 1


def pin(connection: sa.Connection, run_id: str, playbook_version: int, text: str) -> None:
    """Pins the run to another text; the old one is kept."""
    edition = _keep_edition(connection, text)
    update = sa.update(tables.run).where(tables.run.c.id == run_id)
    connection.execute(update.values(playbook_version=playbook_version, edition=edition))


def _keep_edition(connection: sa.Connection, text: str) -> str:
    """The digest under which this text is kept, once for all runs that follow it."""
    edition, digest = tables.playbook_edition, sha256(text.encode()).hexdigest()
    known = sa.select(edition.c.digest).where(edition.c.digest == digest)
    if connection.scalar(known) is None:
        connection.execute(sa.insert(edition).values(digest=digest, text=text))
    return digest
