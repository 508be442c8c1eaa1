"""An import saved, and taken back: the records, their history and their versions as before."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from succession.errors import Conflict
from succession.register.difference import Difference
from succession.store.imports.read import touched
from succession.store.imports.table import column_mapping, import_record, register_import
from succession.store.pen import Pen
from succession.store.register import before
from succession.store.register import table as tables
from succession.store.register import write as register
from succession.store.register.before import RowBefore, Touched
from succession.store.register.called import called
from succession.store.register.contents import Origin


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
    origin = Origin(source, pen.stamp.now, pen.version, import_id)
    _keep_before(pen, import_id, register.write(pen, difference, origin))
    pen.touch("import", str(import_id))
    return import_id


def _keep_before(pen: Pen, import_id: int, rows: Sequence[RowBefore]) -> None:
    """Keeps what the import overwrites, so that it can be taken back."""
    kept = [
        {
            "import_id": import_id,
            "record_id": row.record_id,
            "version_before": row.version,
            "fields_before": row.fields,
        }
        for row in rows
    ]
    if kept:
        pen.connection.execute(sa.insert(import_record), kept)


def undo(pen: Pen, import_id: int) -> None:
    """Takes an import back; raises `Conflict` when what it touched was changed since."""
    connection = pen.connection
    imported_version = _open_import(connection, import_id)
    rows = touched(connection, import_id)
    _refuse_changed(connection, rows, imported_version)
    for table in (tables.said, tables.stage, tables.field_source):
        connection.execute(sa.delete(table).where(table.c.import_id == import_id))
    before.bring_back(pen, rows)
    undone = sa.update(register_import).where(register_import.c.id == import_id)
    connection.execute(undone.values(undone_at=pen.stamp.now))
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
    changed = before.changed_since(connection, rows, imported_version)
    if changed:
        places = [row.place for row in changed]
        names = ", ".join(f"„{name}”" for name in called(connection, places).values())
        raise Conflict(
            "Deze import kan niet meer ongedaan worden gemaakt, want daarna is gewijzigd: "
            f"{names}. Herstel die rijen met de hand of met een nieuwe import."
        )
