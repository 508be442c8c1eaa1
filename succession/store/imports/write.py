"""Taking an import back: the records, their history and their versions as they were before."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from succession.errors import Conflict
from succession.store import dependents
from succession.store.dependents import Dependent
from succession.store.imports.table import import_record, register_import
from succession.store.register import read as reading
from succession.store.register import table as tables
from succession.store.register.contents import RowWrite, write_contents
from succession.store.register.encoding import decoded
from succession.store.register.orphans import refuse_orphans

Rows = Sequence[sa.RowMapping]


def undo(connection: sa.Connection, import_id: int, now: datetime) -> list[tuple[str, int]]:
    """Restores what the import touched and answers which records that were."""
    imported_version = _open_import(connection, import_id)
    touched = _touched(connection, import_id)
    _refuse_changed(connection, touched, imported_version)
    for table in (tables.said, tables.stage, tables.field_source):
        connection.execute(sa.delete(table).where(table.c.import_id == import_id))
    added = [row["record_id"] for row in touched if row["version_before"] is None]
    kept = [row for row in touched if row["version_before"] is not None]
    _delete(connection, added)
    _revive(connection, kept)
    _restore(connection, [row for row in kept if row["fields_before"]])
    undone = sa.update(register_import).where(register_import.c.id == import_id)
    connection.execute(undone.values(undone_at=now))
    refuse_orphans(connection)
    return [(row["sheet"], row["record_id"]) for row in touched]


def dependents_of_import(connection: sa.Connection, import_id: int) -> tuple[Dependent, ...]:
    """The draaiboeken, talks and scans that would go with the rows that the import added."""
    added = [row for row in _touched(connection, import_id) if row["version_before"] is None]
    places = {row["record_id"]: (row["sheet"], row["key"]) for row in added}
    return dependents.of_records(connection, places)


def _open_import(connection: sa.Connection, import_id: int) -> int:
    imports = register_import.c
    query = sa.select(imports.data_version, imports.undone_at).where(imports.id == import_id)
    found = connection.execute(query).one_or_none()
    if found is None:
        raise Conflict(f"Import {import_id} bestaat niet; ververs de lijst van imports.")
    if found.undone_at is not None:
        raise Conflict(f"Import {import_id} is al ongedaan gemaakt; ververs de lijst van imports.")
    version: int = found.data_version
    return version


def _touched(connection: sa.Connection, import_id: int) -> Rows:
    record, before = tables.record.c, import_record.c
    query = (
        sa.select(
            before.record_id,
            before.version_before,
            before.fields_before,
            record.sheet,
            record.key,
            record.version,
            record.removed_at,
        )
        .join(tables.record, record.id == before.record_id)
        .where(before.import_id == import_id)
        .order_by(before.record_id)
    )
    return connection.execute(query).mappings().all()


def _refuse_changed(connection: sa.Connection, touched: Rows, imported_version: int) -> None:
    """A record is as the import left it while it bears the version of the import, and a removed
    one while nobody added its key again.
    """
    present = reading.live_records(connection, [(row["sheet"], row["key"]) for row in touched])
    changed = [
        f"{row['sheet']} „{row['key']}”"
        for row in touched
        if row["version"] != imported_version
        or (row["removed_at"] is not None and (row["sheet"], row["key"]) in present)
    ]
    if changed:
        raise Conflict(
            "Deze import kan niet meer ongedaan worden gemaakt, want daarna is gewijzigd: "
            f"{', '.join(changed)}. Herstel die rijen met de hand of met een nieuwe import."
        )


def _delete(connection: sa.Connection, record_ids: Sequence[int]) -> None:
    record = tables.record
    if record_ids:
        connection.execute(
            sa.delete(record).where(record.c.id == sa.bindparam("id_")),
            [{"id_": record_id} for record_id in record_ids],
        )


def _revive(connection: sa.Connection, touched: Rows) -> None:
    """The version that a record gets back stands for the same content as it did before."""
    record = tables.record
    if touched:
        connection.execute(
            sa.update(record).where(record.c.id == sa.bindparam("id_")),
            [
                {"id_": row["record_id"], "version": row["version_before"], "removed_at": None}
                for row in touched
            ],
        )


def _restore(connection: sa.Connection, touched: Rows) -> None:
    present = reading.load_rows(connection, [row["record_id"] for row in touched])
    writes = []
    for row in touched:
        after = present[row["sheet"], row["key"]]
        before = {**after, **decoded(row["sheet"], row["fields_before"])}
        writes.append(RowWrite(row["record_id"], row["sheet"], before=after, after=before))
    write_contents(connection, writes)
