"""The imports that were saved, and how the columns of a header were read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from succession.store.imports import table
from succession.store.register import before
from succession.store.register.before import RowBefore, Touched


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    """An import that was saved; `added`, `changed` and `removed` count rows."""

    import_id: int
    at: datetime
    by: str
    files: tuple[str, ...]
    added: int
    changed: int
    removed: int
    undone_at: datetime | None = None

    @property
    def is_undone(self) -> bool:
        return self.undone_at is not None


def load(connection: sa.Connection) -> tuple[ImportRecord, ...]:
    """All imports, the last one first."""
    query = sa.select(table.register_import).order_by(table.register_import.c.id.desc())
    return tuple(_import(row) for row in connection.execute(query).mappings())


def _import(row: sa.RowMapping) -> ImportRecord:
    names = ("at", "by", "added", "changed", "removed", "undone_at")
    fields = {name: row[name] for name in names}
    return ImportRecord(import_id=row["id"], files=tuple(row["files"]), **fields)


def mapping(connection: sa.Connection, signature: str) -> dict[str, Any] | None:
    """The column mapping that was remembered for this header, or None."""
    known = table.column_mapping.c
    found = connection.scalar(sa.select(known.columns).where(known.signature == signature))
    return None if found is None else dict(found)


def answers(connection: sa.Connection, signature: str) -> dict[str, Any]:
    """What was answered about the list with this header; nothing where nothing is remembered."""
    known = table.column_mapping.c
    found = connection.scalar(sa.select(known.answers).where(known.signature == signature))
    return dict(found or {})


def touched(connection: sa.Connection, import_id: int) -> tuple[Touched, ...]:
    """Each record that the import touched, as it was before and as it is now."""
    kept = table.import_record.c
    query = sa.select(kept.record_id, kept.version_before, kept.fields_before)
    rows = connection.execute(query.where(kept.import_id == import_id))
    return before.touched(
        connection,
        [RowBefore(record_id=id_, version=version, fields=old) for id_, version, old in rows],
    )
