"""The draaiboeken, talks and scans that would go with rows that go."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from succession.register.difference import Place
from succession.register.fields import Sheet
from succession.store.imports.read import touched as imported
from succession.store.register.before import RowsBefore, Touched, touched
from succession.store.register.keys import live_records
from succession.store.runs.table import run
from succession.store.scans.table import scan
from succession.store.talks.table import talk


@dataclass(frozen=True, slots=True)
class Dependent:
    """What goes with a row that an import added, when that import is undone.

    `kind` is `draaiboek`, `gesprek` or `scan`, `row_key` that of the practice or the GP; `what`
    is the id of the draaiboek, empty for the other kinds. A draaiboek comes back with its
    practice, a talk and a scan do not.
    """

    kind: str
    id: str
    row_key: str
    what: str = ""


def of_rows(connection: sa.Connection, places: Collection[Place]) -> tuple[Dependent, ...]:
    """The draaiboeken, talks and scans that would go with the rows at these places."""
    found = live_records(connection, places)
    return _of_records(connection, {found[place][0]: place for place in places if place in found})


def of_import(connection: sa.Connection, import_id: int) -> tuple[Dependent, ...]:
    """The draaiboeken, talks and scans that would go with the rows that the import added."""
    return _of_added(connection, imported(connection, import_id))


def of_restoring(connection: sa.Connection, rows: RowsBefore) -> tuple[Dependent, ...]:
    """The draaiboeken, talks and scans that would go with the rows that one write added."""
    return _of_added(connection, touched(connection, rows.rows))


def _of_added(connection: sa.Connection, rows: Iterable[Touched]) -> tuple[Dependent, ...]:
    added = {row.before.record_id: row.place for row in rows if row.before.version is None}
    return _of_records(connection, added)


def _of_records(connection: sa.Connection, records: Mapping[int, Place]) -> tuple[Dependent, ...]:
    keys = {record_id: key for record_id, (_, key) in records.items()}
    practices = {key for sheet, key in records.values() if sheet == Sheet.PRACTICES}
    runs = connection.execute(sa.select(run.c.id, run.c.playbook_id, run.c.practice_agb))
    return (
        *(
            Dependent("draaiboek", r.id, r.practice_agb, r.playbook_id)
            for r in runs
            if r.practice_agb in practices
        ),
        *(Dependent("gesprek", id_, keys[record]) for id_, record in _of(connection, talk, keys)),
        *(Dependent("scan", id_, keys[record]) for id_, record in _of(connection, scan, keys)),
    )


def _of(
    connection: sa.Connection, table: sa.Table, keys: Mapping[int, str]
) -> list[tuple[str, int]]:
    rows = connection.execute(sa.select(table.c.id, table.c.record_id).order_by(table.c.id))
    return [(row.id, row.record_id) for row in rows if row.record_id in keys]
