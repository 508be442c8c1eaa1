"""Writing a difference to the register: records come, change and go, history is appended."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from succession.errors import Conflict
from succession.register.difference import Change, Difference, RowEntry
from succession.register.model import Register
from succession.register.rows import Row, key_of
from succession.store.imports.table import import_record
from succession.store.pen import Pen
from succession.store.register import table as tables
from succession.store.register.contents import Origin, RowWrite, append_history, write_contents
from succession.store.register.encoding import Encoded, encoded
from succession.store.register.orphans import refuse_orphans
from succession.store.register.read import (
    RecordKey,
    live_records,
    load_rows,
    register_of_practice,
)

Present = Mapping[RecordKey, tuple[int, int]]


def row(pen: Pen, place: RecordKey, expected_version: int) -> Row:
    """The present row; raises `Conflict` when it is not the version that was expected."""
    found = live_records(pen.connection, [place]).get(place)
    present = load_rows(pen.connection, [found[0]])[place] if found else None
    name = (present or {}).get("naam") or place[1]
    is_fresh = found is not None and found[1] == expected_version
    pen.refuse_stale(f"De rij „{name}” ({place[0]})", is_fresh=is_fresh)
    assert present is not None, "it is fresh"
    return present


def present(pen: Pen, place: RecordKey) -> int:
    """The id of the record at this place; raises `Conflict` when it is no longer there."""
    found = live_records(pen.connection, [place]).get(place)
    if found is None:
        raise Conflict(f"De rij „{place[1]}” staat niet meer in het register.")
    return found[0]


def of_practice(pen: Pen, practice_agb: str) -> Register:
    return register_of_practice(pen.connection, practice_agb)


def apply(pen: Pen, difference: Difference, source: str, said_on: date | None = None) -> None:
    """Writes a difference; `said_on` is the day on which it was told, where that was not today.

    Raises `Conflict` when the register has moved on, `InvalidInput` when a row would be left
    without its practice.
    """
    write(pen, difference, Origin(source, pen.stamp.now, pen.version, said_on=said_on))


def write(pen: Pen, difference: Difference, origin: Origin) -> None:
    """The same for what comes from an import, which can be taken back."""
    connection = pen.connection
    present = _present(connection, difference)
    # In this order, so that a key that is given up can be taken by another row.
    removed = _remove(connection, difference.removed, present, origin)
    changed = _change(connection, difference.changed, present, origin)
    added = _add(connection, difference.added, origin)
    writes = [*added, *changed]
    write_contents(connection, writes)
    append_history(connection, writes, origin)
    if origin.import_id is not None:
        _keep_before(connection, origin.import_id, [*writes, *removed], present)
    refuse_orphans(connection)
    for one in [*writes, *removed]:
        pen.touch(one.sheet, one.record_id)


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
            f"Het register is intussen gewijzigd bij {_listed(key for _, key in unfit)}; "
            "bekijk de verschillen opnieuw."
        )
    return present


def _add(connection: sa.Connection, entries: Sequence[RowEntry], origin: Origin) -> list[RowWrite]:
    if not entries:
        return []
    insert = sa.insert(tables.record).returning(tables.record.c.id, sort_by_parameter_order=True)
    records = [{"sheet": e.sheet, "key": e.key, "version": origin.version} for e in entries]
    return [
        RowWrite(record_id, entry.sheet, None, dict(entry.row))
        for record_id, entry in zip(connection.scalars(insert, records), entries, strict=True)
    ]


def _change(
    connection: sa.Connection, changes: Sequence[Change], present: Present, origin: Origin
) -> list[RowWrite]:
    news: dict[RecordKey, Row] = {}
    for change in changes:
        news.setdefault((change.sheet, change.key), {})[change.field] = change.new
    rows = load_rows(connection, [present[place][0] for place in news])
    writes = [
        RowWrite(present[place][0], place[0], rows[place], {**rows[place], **new})
        for place, new in news.items()
    ]
    keys = {w.record_id: (w.sheet, key_of(w.sheet, w.after)) for w in writes}
    _refuse_taken(connection, keys)
    _update_records(
        connection,
        [{"id_": id_, "key": key, "version": origin.version} for id_, (_, key) in keys.items()],
    )
    return writes


def _refuse_taken(connection: sa.Connection, keys: Mapping[int, RecordKey]) -> None:
    present = live_records(connection, list(keys.values()))
    taken = [
        place[1] for id_, place in keys.items() if place in present and present[place][0] != id_
    ]
    if taken:
        raise Conflict(f"{_listed(taken)} staat al in het register; wijzig die rij.")


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


def _keep_before(
    connection: sa.Connection, import_id: int, writes: Sequence[RowWrite], present: Present
) -> None:
    """Keeps what the import overwrites, so that it can be taken back."""
    versions = dict(present.values())
    rows = [
        {
            "import_id": import_id,
            "record_id": write.record_id,
            "version_before": versions.get(write.record_id),
            "fields_before": _fields_before(write),
        }
        for write in writes
    ]
    if rows:
        connection.execute(sa.insert(import_record), rows)


def _fields_before(write: RowWrite) -> Encoded:
    before = write.before
    return encoded({name: before.get(name) for name in write.changed_fields}) if before else {}


def _listed(keys: Iterable[str]) -> str:
    names = [f"„{key}”" for key in sorted(keys)]
    rest = f" en nog {len(names) - 5}" if len(names) > 5 else ""
    return ", ".join(names[:5]) + rest
