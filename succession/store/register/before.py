"""What rows were before they were written, and making them so again: with their history and their
versions, as if it had not been written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from succession.register.difference import Place
from succession.register.rows import key_of
from succession.store.columns import among
from succession.store.pen import Pen
from succession.store.register import keys
from succession.store.register import read as reading
from succession.store.register import table as tables
from succession.store.register.contents import RowWrite, write_contents
from succession.store.register.encoding import Encoded, decoded
from succession.store.register.orphans import refuse_orphans
from succession.store.register.recoding import recode

_HISTORY = (tables.said, tables.stage, tables.field_source)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowBefore:
    """A record before it was written: its version, and the fields that differed. Without a version
    it was added.
    """

    record_id: int
    version: int | None
    fields: Encoded


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsBefore:
    """The rows of one write before it: `version` is the data version that it made, `history` where
    each table of what was said ended.
    """

    version: int
    rows: tuple[RowBefore, ...]
    history: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A record as it was before a write and as it is now."""

    before: RowBefore
    place: Place
    version: int
    removed_at: datetime | None


def end_of_history(connection: sa.Connection) -> tuple[int, ...]:
    """Where each table of what was said ends now."""
    ends = (connection.scalar(sa.select(sa.func.max(table.c.id))) for table in _HISTORY)
    return tuple(end or 0 for end in ends)


def touched(connection: sa.Connection, before: Iterable[RowBefore]) -> tuple[Touched, ...]:
    """These records as they are now; one that is gone for good is not among them."""
    row_of = {row.record_id: row for row in before}
    record, place_of = tables.record, keys.places(connection, row_of.keys())
    query = sa.select(record.c.id, record.c.version, record.c.removed_at)
    query = query.where(among(record.c.id, row_of.keys())).order_by(record.c.id)
    return tuple(
        Touched(before=row_of[id_], place=place_of[id_], version=version, removed_at=removed_at)
        for id_, version, removed_at in connection.execute(query)
        if id_ in row_of
    )


def changed_since(
    connection: sa.Connection, rows: Sequence[Touched], version: int
) -> tuple[Touched, ...]:
    """The rows that are not as the write of this version left them: a removed one is while nobody
    added its key again.
    """
    present = keys.live_records(connection, [row.place for row in rows])
    return tuple(
        row
        for row in rows
        if row.version != version or (row.removed_at is not None and row.place in present)
    )


def restore(pen: Pen, rows: RowsBefore) -> tuple[Place, ...]:
    """Makes the rows as they were before one write, and answers their places.

    Raises `Conflict` when one of them was changed since.
    """
    connection = pen.connection
    found = touched(connection, rows.rows)
    is_fresh = len(found) == len(rows.rows) and not changed_since(connection, found, rows.version)
    pen.refuse_stale("Deze rij", is_fresh=is_fresh)
    for table, end in zip(_HISTORY, rows.history, strict=True):
        its_own = table.c.record_id.in_(row.record_id for row in rows.rows)
        connection.execute(sa.delete(table).where(its_own, table.c.id > end))
    bring_back(pen, found)
    return tuple(row.place for row in found)


def bring_back(pen: Pen, rows: Sequence[Touched]) -> None:
    """Makes records as they were; what was said in them meanwhile is gone already."""
    connection = pen.connection
    added = [row.before.record_id for row in rows if row.before.version is None]
    kept = [row for row in rows if row.before.version is not None]
    _delete(connection, added)
    _revive(connection, [row.before for row in kept])
    _write(connection, [row for row in kept if row.before.fields])
    refuse_orphans(connection)
    for row in rows:
        pen.touch(row.place[0], row.before.record_id)


def _delete(connection: sa.Connection, record_ids: Sequence[int]) -> None:
    record = tables.record
    if record_ids:
        connection.execute(
            sa.delete(record).where(record.c.id == sa.bindparam("id_")),
            [{"id_": record_id} for record_id in record_ids],
        )


def _revive(connection: sa.Connection, rows: Sequence[RowBefore]) -> None:
    """The version that a record gets back stands for the same content as it did before."""
    record = tables.record
    if rows:
        connection.execute(
            sa.update(record).where(record.c.id == sa.bindparam("id_")),
            [{"id_": row.record_id, "version": row.version, "removed_at": None} for row in rows],
        )


def _write(connection: sa.Connection, rows: Sequence[Touched]) -> None:
    present = reading.load_rows(connection, [row.before.record_id for row in rows])
    writes = []
    for row in rows:
        sheet, now = row.place[0], present[row.before.record_id]
        before = {**now, **decoded(sheet, row.before.fields)}
        writes.append(RowWrite(row.before.record_id, sheet, before=now, after=before))
    write_contents(connection, writes)
    recode(connection, writes)
    keys.keep(connection, {w.record_id: (w.sheet, key_of(w.sheet, w.after)) for w in writes})
