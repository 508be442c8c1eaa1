"""Runs and what happened in them. Events are only ever appended; only a note or a proof that is
taken back goes. A run has a version for what cannot be appended blindly: its anchors, and the text
it is pinned to.
"""

from hashlib import sha256

import sqlalchemy as sa

from succession.playbook.run.run import Run, RunEvent
from succession.store.pen import Pen
from succession.store.runs import table as tables
from succession.store.runs.read import PLAIN, adapter


def start(pen: Pen, run: Run, playbook_text: str) -> None:
    """Writes a new run without events."""
    pen.connection.execute(
        sa.insert(tables.run).values(
            id=run.run_id,
            version=pen.version,
            playbook_id=run.playbook_id,
            playbook_version=run.playbook_version,
            edition=_keep_edition(pen, playbook_text),
            practice_agb=run.practice_agb,
            anchors=[(name, day.isoformat()) for name, day in run.first_anchors],
            given=list(run.first_given),
            started_by=run.started_by,
            started_at=run.started_at,
            level=run.level,
            shares_level=run.shares_level,
        )
    )
    pen.touch("draaiboeken", run.run_id)


def append(pen: Pen, run_id: str, event: RunEvent) -> None:
    """Appends what happened in a run; others may have appended meanwhile."""
    plain = {name: getattr(event, name) for name in PLAIN}
    details = adapter(event.kind).dump_python(event.details, mode="json")
    pen.connection.execute(
        sa.insert(tables.run_event).values(run_id=run_id, details=details, **plain)
    )
    pen.touch("draaiboeken", run_id)


def remove_event(pen: Pen, run_id: str, event: RunEvent) -> None:
    """Removes the last of the events of the run that are this one."""
    table = tables.run_event
    same = (table.c[name] == getattr(event, name) for name in ("step_id", "kind", "by", "at"))
    last = sa.select(sa.func.max(table.c.id)).where(table.c.run_id == run_id, *same)
    pen.connection.execute(sa.delete(table).where(table.c.id == last.scalar_subquery()))
    pen.touch("draaiboeken", run_id)


def renew(pen: Pen, run_id: str, expected_version: int) -> None:
    """Gives a run a new version; raises `Conflict` when its plan was changed since."""
    run = tables.run
    update = sa.update(run).where(run.c.id == run_id, run.c.version == expected_version)
    renewed = pen.connection.execute(update.values(version=pen.version))
    pen.refuse_stale("Dit draaiboek", is_fresh=renewed.rowcount == 1)


def pin(pen: Pen, run_id: str, playbook_version: int, text: str) -> None:
    """Pins the run to another text; the old one is kept."""
    edition = _keep_edition(pen, text)
    update = sa.update(tables.run).where(tables.run.c.id == run_id)
    pen.connection.execute(update.values(playbook_version=playbook_version, edition=edition))


def _keep_edition(pen: Pen, text: str) -> str:
    """The digest under which this text is kept, once for all runs that follow it."""
    edition, digest = tables.playbook_edition, sha256(text.encode()).hexdigest()
    known = sa.select(edition.c.digest).where(edition.c.digest == digest)
    if pen.connection.scalar(known) is None:
        pen.connection.execute(sa.insert(edition).values(digest=digest, text=text))
    return digest
