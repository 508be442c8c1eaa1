"""From tables to runs with what happened in them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

import sqlalchemy as sa
from pydantic import TypeAdapter

from succession.playbook.run.events import Details
from succession.playbook.run.run import DETAILS, EventKind, Run, RunEvent
from succession.playbook.run.versions import as_its_text_says
from succession.store.columns import among
from succession.store.runs import table as tables

PLAIN = ("step_id", "kind", "by", "at", "on", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRun:
    """A run, the version of its plan (ticks leave it), and the text that it is pinned to."""

    run: Run
    version: int
    playbook_text: str


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


def one(connection: sa.Connection, run_id: str) -> StoredRun | None:
    """One run, or None when there is none of this id."""
    return next(iter(load(connection, run_id)), None)


def _events(
    connection: sa.Connection, only: Collection[str] | None
) -> defaultdict[str, list[RunEvent]]:
    event = tables.run_event
    names = [event.c[name] for name in ("run_id", "details", *PLAIN)]
    query = sa.select(*names).where(among(event.c.run_id, only)).order_by(event.c.id)
    events: defaultdict[str, list[RunEvent]] = defaultdict(list)
    for run_id, details, *plain in connection.execute(query):
        fields = dict(zip(PLAIN, plain, strict=True))
        events[run_id].append(RunEvent(**fields, details=_details(fields["kind"], details)))
    return events


def _details(kind: EventKind, kept: object) -> Details | None:
    """What the event told; most are ticks, which tell nothing more."""
    return None if kept is None else adapter(kind).validate_python(kept)


@cache
def adapter(kind: EventKind) -> TypeAdapter[Details | None]:
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
