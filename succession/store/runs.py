"""Runs and what happened in them. Events are only ever appended; a run has a version for what
cannot be appended blindly: its anchors, and the text it is pinned to.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from functools import cache
from hashlib import sha256

import sqlalchemy as sa
from pydantic import TypeAdapter

from succession.playbook.run.events import Details
from succession.playbook.run.run import DETAILS, EventKind, Run, RunEvent
from succession.playbook.run.versions import as_its_text_says
from succession.store import tables
from succession.store.reading import among
from succession.store.values import StoredRun

_PLAIN = ("step_id", "kind", "by", "at", "on", "note")


def load(connection: sa.Connection, run_id: str | None = None) -> tuple[StoredRun, ...]:
    """All runs, or the one of `run_id`, in the order in which they were started."""
    only = None if run_id is None else [run_id]
    run, events = tables.run, _events(connection, only)
    query = sa.select(run).where(among(run.c.id, only)).order_by(run.c.started_at, run.c.id)
    rows = connection.execute(query).mappings().all()
    texts = _texts(connection, {row["edition"] for row in rows})
    return tuple(
        StoredRun(
            run=as_its_text_says(_run(row, tuple(events[row["id"]])), texts[row["edition"]]),
            version=row["version"],
            playbook_text=texts[row["edition"]],
        )
        for row in rows
    )


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
    plain = {name: getattr(event, name) for name in _PLAIN}
    details = _adapter(event.kind).dump_python(event.details, mode="json")
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


def _events(
    connection: sa.Connection, only: Collection[str] | None
) -> defaultdict[str, list[RunEvent]]:
    event = tables.run_event
    names = [event.c[name] for name in ("run_id", "details", *_PLAIN)]
    query = sa.select(*names).where(among(event.c.run_id, only)).order_by(event.c.id)
    events: defaultdict[str, list[RunEvent]] = defaultdict(list)
    for run_id, details, *plain in connection.execute(query):
        fields = dict(zip(_PLAIN, plain, strict=True))
        events[run_id].append(RunEvent(**fields, details=_details(fields["kind"], details)))
    return events


def _details(kind: EventKind, kept: object) -> Details | None:
    """What the event told; most are ticks, which tell nothing more."""
    return None if kept is None else _adapter(kind).validate_python(kept)


@cache
def _adapter(kind: EventKind) -> TypeAdapter[Details | None]:
    return TypeAdapter(DETAILS.get(kind, type(None)))


def _texts(connection: sa.Connection, digests: Collection[str]) -> dict[str, str]:
    """The texts by digest: read once, however many runs follow them."""
    edition = tables.playbook_edition.c
    query = sa.select(edition.digest, edition.text).where(among(edition.digest, digests))
    return {row.digest: row.text for row in connection.execute(query)}


def _run(row: sa.RowMapping, events: tuple[RunEvent, ...]) -> Run:
    return Run(
        run_id=row["id"],
        playbook_id=row["playbook_id"],
        playbook_version=row["playbook_version"],
        practice_agb=row["practice_agb"],
        first_anchors=tuple((name, date.fromisoformat(day)) for name, day in row["anchors"]),
        first_given=tuple((name, value) for name, value in row["given"]),
        started_by=row["started_by"],
        started_at=row["started_at"],
        level=row["level"],
        shares_level=row["shares_level"],
        events=events,
    )
