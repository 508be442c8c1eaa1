"""From rows to tables: what a record contains, what was said in it and where it came from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from succession.register.days import day_of
from succession.register.fields import Sheet
from succession.register.model import Share, Stage, StopPlan
from succession.register.rows import (
    Row,
    bears_gp,
    bears_share,
    candidate_of,
    gp_of,
    plan_of,
    practice_of,
    share_of,
)
from succession.store.register import placed
from succession.store.register import table as tables

_TABLES_OF_SHEET = {
    Sheet.PRACTICES: (tables.practice,),
    Sheet.GPS: (tables.gp, tables.share),
    Sheet.CANDIDATES: (tables.candidate,),
}


@dataclass(frozen=True, slots=True)
class RowWrite:
    """A record and its row, before (None for a new one) and after."""

    record_id: int
    sheet: str
    before: Row | None
    after: Row

    @property
    def changed_fields(self) -> tuple[str, ...]:
        """The fields that differ; of a new row those that are known."""
        before = self.before or {}
        return tuple(name for name, new in self.after.items() if new != before.get(name))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where values come from, and when, in which data version and by which import they came.

    `said_on` is the day on which plans and stages were told, where that is not the day of `now`.
    """

    source: str
    now: datetime
    version: int
    import_id: int | None = None
    said_on: date | None = None

    @property
    def day(self) -> date:
        return self.said_on or day_of(self.now)


def write_contents(connection: sa.Connection, writes: Sequence[RowWrite]) -> None:
    """Puts the practice, GP, share or candidate of each row in the place of what was there."""
    for sheet, sheet_tables in _TABLES_OF_SHEET.items():
        replaced = [w for w in writes if w.sheet == sheet and w.before is not None]
        for table in sheet_tables:
            _execute_many(
                connection,
                sa.delete(table).where(table.c.record_id == sa.bindparam("replaced")),
                [{"replaced": write.record_id} for write in replaced],
            )
    contents = [content for write in writes for content in _contents(write)]
    for table in (tables.practice, tables.gp, tables.share, tables.candidate):
        _insert(connection, table, [columns for found, columns in contents if found is table])


def append_history(connection: sa.Connection, writes: Sequence[RowWrite], origin: Origin) -> None:
    """Appends the stop plans, stages and sources of fields that are new in these rows."""
    for table, statements in (
        (tables.said, _plans(writes, origin)),
        (tables.stage, _stages(writes, origin)),
        (tables.field_source, _sources(writes, origin)),
    ):
        stamped = [{**statement, "import_id": origin.import_id} for statement in statements]
        _insert(connection, table, stamped)


def _contents(write: RowWrite) -> Iterator[tuple[sa.Table, dict[str, Any]]]:
    own = {"record_id": write.record_id}
    if write.sheet == Sheet.PRACTICES:
        yield tables.practice, own | _columns(tables.practice, practice_of(write.after))
    if write.sheet == Sheet.CANDIDATES:
        yield tables.candidate, own | _columns(tables.candidate, candidate_of(write.after))
    if write.sheet == Sheet.GPS and bears_gp(write.after):
        yield tables.gp, own | _columns(tables.gp, gp_of(write.after))
    if write.sheet == Sheet.GPS and bears_share(write.after):
        yield tables.share, own | _share_columns(share_of(write.after))


def _columns(table: sa.Table, value: object) -> dict[str, Any]:
    return {c.name: getattr(value, c.name) for c in table.c if c.name != "record_id"}


def _share_columns(share: Share) -> dict[str, Any]:
    own = {"practice_agb": share.practice_agb, "level": share.level}
    return own | placed.values(Sheet.GPS, share, "share.")


def _plans(writes: Sequence[RowWrite], origin: Origin) -> Iterator[dict[str, Any]]:
    """A plan that differs from the one before, also when it was taken back.

    A changed plan counts as said on the day it was told, or else recorded. When a plan was said
    that comes with a new row, nobody knows.
    """
    for write in writes:
        before, after = _plan(write.before), _plan(write.after)
        if before != after:
            yield {
                "record_id": write.record_id,
                "earliest": after.earliest,
                "likely": after.likely,
                "latest": after.latest,
                "certainty": after.certainty,
                "said_on": origin.day if write.before else None,
                "recorded_at": origin.now,
            }


def _plan(row: Row | None) -> StopPlan:
    return (plan_of(row) if row and bears_gp(row) else None) or StopPlan()


def _stages(writes: Sequence[RowWrite], origin: Origin) -> Iterator[dict[str, Any]]:
    """A stage that differs from the one before; of one in a new row the start is unknown.

    Of a new share an unknown stage is written too: when it was recorded is when the share came.
    """
    for write in writes:
        before, after = _stage(write.before), _stage(write.after)
        is_new = write.before is None and bears_share(write.after)
        if before != after or is_new:
            yield {
                "record_id": write.record_id,
                "stage": after,
                "since": origin.day if write.before else None,
                "recorded_at": origin.now,
            }


def _stage(row: Row | None) -> Stage:
    return share_of(row).succession.stage if row and bears_share(row) else Stage.UNKNOWN


def _sources(writes: Sequence[RowWrite], origin: Origin) -> Iterator[dict[str, Any]]:
    for write in writes:
        if write.changed_fields:
            yield {
                "record_id": write.record_id,
                "fields": list(write.changed_fields),
                "source": origin.source,
                "known_since": origin.day,
            }


def _insert(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    _execute_many(connection, sa.insert(table), rows)


def _execute_many(
    connection: sa.Connection, statement: sa.Executable, rows: list[dict[str, Any]]
) -> None:
    if rows:  # without rows SQLAlchemy would execute the bare statement once
        connection.execute(statement, rows)
