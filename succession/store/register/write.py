"""Writing a difference to the register: records come, change and go, history is appended."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from succession.errors import Conflict
from succession.register.difference import Change, Difference, Place, RowEntry
from succession.register.rows import Row, key_of
from succession.register.whole import Register
from succession.store.pen import Pen
from succession.store.register import keys
from succession.store.register import table as tables
from succession.store.register.before import RowBefore, RowsBefore, end_of_history
from succession.store.register.called import called
from succession.store.register.contents import Origin, RowWrite, append_history, write_contents
from succession.store.register.encoding import Encoded, encoded
from succession.store.register.keys import live_records
from succession.store.register.orphans import refuse_orphans
from succession.store.register.read import load_rows, register_of_practice
from succession.store.register.recoding import recode

Present = Mapping[Place, tuple[int, int]]


def row(pen: Pen, place: Place, expected_version: int) -> Row:
    """The present row; raises `Conflict` when it is not the version that was expected."""
    found = live_records(pen.connection, [place]).get(place)
    present = load_rows(pen.connection, [found[0]])[found[0]] if found else None
    is_fresh = found is not None and found[1] == expected_version
    if not is_fresh:
        how = "gewijzigd" if found else "verwijderd"
        pen.refuse_stale(_listed(pen.connection, [place]), is_fresh=False, how=how)
    assert present is not None, "it is fresh"
    return present


def present(pen: Pen, place: Place) -> int:
    """The id of the record at this place; raises `Conflict` when it is no longer there."""
    found = live_records(pen.connection, [place]).get(place)
    if found is None:
        raise Conflict(f"{_listed(pen.connection, [place])} staat niet meer in het register.")
    return found[0]


def of_practice(pen: Pen, practice_agb: str) -> Register:
    return register_of_practice(pen.connection, practice_agb)


def apply(pen: Pen, difference: Difference, source: str, said_on: date | None = None) -> RowsBefore:
    """Writes a difference, and answers what was there before; `said_on` is the day on which it was
    told, where that was not today.

    Raises `Conflict` when the register has moved on, `InvalidInput` when a row would be left
    without its practice.
    """
    history = end_of_history(pen.connection)
    origin = Origin(source, pen.stamp.now, pen.version, said_on=said_on)
    rows = write(pen, difference, origin)
    return RowsBefore(version=pen.version, rows=rows, history=history)


def write(pen: Pen, difference: Difference, origin: Origin) -> tuple[RowBefore, ...]:
    """The same for what comes from an import."""
    connection = pen.connection
    present = _present(connection, difference)
    # In this order, so that a key that is given up can be taken by another row.
    removed = _remove(connection, difference.removed, present, origin)
    changed = _change(connection, difference.changed, present, origin)
    added = _add(connection, difference.added, origin)
    writes = [*added, *changed]
    write_contents(connection, writes)
    recode(connection, changed)
    append_history(connection, writes, origin)
    refuse_orphans(connection)
    for one in [*writes, *removed]:
        pen.touch(one.sheet, one.record_id)
    return _before([*writes, *removed], present)


def _present(connection: sa.Connection, difference: Difference) -> Present:
    """Id and version of each record the difference is about; it must fit what is there."""
    changed = {(change.sheet, change.key) for change in difference.changed}
    removed = {(entry.sheet, entry.key) for entry in difference.removed}
    new = {(entry.sheet, entry.key) for entry in difference.added} - removed
    old = changed | removed
    found = live_records(connection, new | old)
    present = {place: found[place] for place in old if place in found}
    unfit = (new & found.keys()) | (old - found.keys())
    if unfit:
        raise Conflict(
            f"Het register is intussen gewijzigd bij {_listed(connection, unfit)}; "
            "bekijk de verschillen opnieuw."
        )
    return present


def _add(connection: sa.Connection, entries: Sequence[RowEntry], origin: Origin) -> list[RowWrite]:
    if not entries:
        return []
    insert = sa.insert(tables.record).returning(tables.record.c.id, sort_by_parameter_order=True)
    marks = keys.take(connection, [(entry.sheet, entry.key) for entry in entries])
    records = [{"sheet": sheet, "mark": mark, "version": origin.version} for sheet, mark in marks]
    return [
        RowWrite(record_id, entry.sheet, None, dict(entry.row))
        for record_id, entry in zip(connection.scalars(insert, records), entries, strict=True)
    ]


def _change(
    connection: sa.Connection, changes: Sequence[Change], present: Present, origin: Origin
) -> list[RowWrite]:
    news: dict[Place, Row] = {}
    for change in changes:
        news.setdefault((change.sheet, change.key), {})[change.field] = change.new
    ids = {present[place][0]: place for place in news}
    rows = load_rows(connection, ids)
    writes = [
        RowWrite(id_, place[0], rows[id_], {**rows[id_], **news[place]})
        for id_, place in ids.items()
    ]
    place_of = {w.record_id: (w.sheet, key_of(w.sheet, w.after)) for w in writes}
    _refuse_taken(connection, place_of)
    _update_records(connection, [{"id_": id_, "version": origin.version} for id_ in ids])
    keys.keep(connection, place_of)
    return writes


def _refuse_taken(connection: sa.Connection, place_of: Mapping[int, Place]) -> None:
    present = live_records(connection, list(place_of.values()))
    taken = [
        place for id_, place in place_of.items() if place in present and present[place][0] != id_
    ]
    if taken:
        raise Conflict(f"{_listed(connection, taken)} staat al in het register; wijzig die rij.")


def _remove(
    connection: sa.Connection, entries: Sequence[RowEntry], present: Present, origin: Origin
) -> list[RowWrite]:
    removed = [
        RowWrite(present[e.sheet, e.key][0], e.sheet, dict(e.row), dict(e.row)) for e in entries
    ]
    _update_records(
        connection,
        [
            {"id_": write.record_id, "removed_at": origin.now, "version": origin.version}
            for write in removed
        ],
    )
    return removed


def _update_records(connection: sa.Connection, values: list[dict[str, object]]) -> None:
    if values:
        update = sa.update(tables.record).where(tables.record.c.id == sa.bindparam("id_"))
        connection.execute(update, values)


def _before(writes: Sequence[RowWrite], present: Present) -> tuple[RowBefore, ...]:
    """What is overwritten, so that it can be taken back."""
    versions = dict(present.values())
    return tuple(
        RowBefore(
            record_id=write.record_id,
            version=versions.get(write.record_id),
            fields=_fields_before(write),
        )
        for write in writes
    )


def _fields_before(write: RowWrite) -> Encoded:
    before = write.before
    return encoded({name: before.get(name) for name in write.changed_fields}) if before else {}


def _listed(connection: sa.Connection, places: Collection[Place]) -> str:
    names = [f"„{name}”" for name in sorted(called(connection, places).values())]
    rest = f" en nog {len(names) - 5}" if len(names) > 5 else ""
    return ", ".join(names[:5]) + rest
