"""An import saved, and taken back: the records, their history and their versions as before."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from succession.errors import Conflict
from succession.register.difference import Difference
from succession.register.rows import key_of
from succession.store.imports.read import Touched, touched
from succession.store.imports.table import column_mapping, register_import
from succession.store.pen import Pen
from succession.store.register import keys
from succession.store.register import read as reading
from succession.store.register import table as tables
from succession.store.register import write as register
from succession.store.register.called import called
from succession.store.register.contents import Origin, RowWrite, write_contents
from succession.store.register.encoding import decoded
from succession.store.register.orphans import refuse_orphans
from succession.store.register.recoding import recode


def save(pen: Pen, difference: Difference, files: tuple[str, ...]) -> int:
    """Writes a difference as an import that can be undone, and answers its number."""
    changed = {(change.sheet, change.key) for change in difference.changed}
    insert = sa.insert(register_import).values(
        at=pen.stamp.now,
        by=pen.stamp.by,
        files=list(files),
        added=len(difference.added),
        changed=len(changed),
        removed=len(difference.removed),
        data_version=pen.version,
    )
    import_id: int = pen.connection.execute(insert.returning(register_import.c.id)).scalar_one()
    source = f"import {', '.join(files)}"
    register.write(pen, difference, Origin(source, pen.stamp.now, pen.version, import_id))
    pen.touch("import", str(import_id))
    return import_id


def undo(pen: Pen, import_id: int) -> None:
    """Takes an import back; raises `Conflict` when what it touched was changed since."""
    connection = pen.connection
    imported_version = _open_import(connection, import_id)
    rows = touched(connection, import_id)
    _refuse_changed(connection, rows, imported_version)
    for table in (tables.said, tables.stage, tables.field_source):
        connection.execute(sa.delete(table).where(table.c.import_id == import_id))
    added = [row.record_id for row in rows if row.version_before is None]
    kept = [row for row in rows if row.version_before is not None]
    _delete(connection, added)
    _revive(connection, kept)
    _restore(connection, [row for row in kept if row.fields_before])
    undone = sa.update(register_import).where(register_import.c.id == import_id)
    connection.execute(undone.values(undone_at=pen.stamp.now))
    refuse_orphans(connection)
    for row in rows:
        pen.touch(row.place[0], row.record_id)
    pen.touch("import", str(import_id))


def remember_mapping(
    pen: Pen, signature: str, columns: Mapping[str, object], answers: Mapping[str, object]
) -> None:
    """Keeps how the columns under this header were read and what was answered about the list, in
    the place of what was known.
    """
    forget_mapping(pen, signature)
    values = {"signature": signature, "columns": dict(columns), "answers": dict(answers)}
    pen.connection.execute(sa.insert(column_mapping).values(values))


def forget_mapping(pen: Pen, signature: str) -> None:
    """The next list with this header is proposed and asked about anew."""
    known = column_mapping
    pen.connection.execute(sa.delete(known).where(known.c.signature == signature))


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


def _refuse_changed(
    connection: sa.Connection, rows: Sequence[Touched], imported_version: int
) -> None:
    """A record is as the import left it while it bears the version of the import, and a removed
    one while nobody added its key again.
    """
    present = keys.live_records(connection, [row.place for row in rows])
    changed = [
        row.place
        for row in rows
        if row.version != imported_version or (row.removed_at is not None and row.place in present)
    ]
    if changed:
        names = ", ".join(f"„{name}”" for name in called(connection, changed).values())
        raise Conflict(
            "Deze import kan niet meer ongedaan worden gemaakt, want daarna is gewijzigd: "
            f"{names}. Herstel die rijen met de hand of met een nieuwe import."
        )


def _delete(connection: sa.Connection, record_ids: Sequence[int]) -> None:
    record = tables.record
    if record_ids:
        connection.execute(
            sa.delete(record).where(record.c.id == sa.bindparam("id_")),
            [{"id_": record_id} for record_id in record_ids],
        )


def _revive(connection: sa.Connection, rows: Sequence[Touched]) -> None:
    """The version that a record gets back stands for the same content as it did before."""
    record = tables.record
    if rows:
        connection.execute(
            sa.update(record).where(record.c.id == sa.bindparam("id_")),
            [
                {"id_": row.record_id, "version": row.version_before, "removed_at": None}
                for row in rows
            ],
        )


def _restore(connection: sa.Connection, rows: Sequence[Touched]) -> None:
    present = reading.load_rows(connection, [row.record_id for row in rows])
    writes = []
    for row in rows:
        sheet, after = row.place[0], present[row.record_id]
        before = {**after, **decoded(sheet, row.fields_before)}
        writes.append(RowWrite(row.record_id, sheet, before=after, after=before))
    write_contents(connection, writes)
    recode(connection, writes)
    keys.keep(connection, {w.record_id: (w.sheet, key_of(w.sheet, w.after)) for w in writes})
