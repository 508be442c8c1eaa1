"""The imports that were saved, and how the columns of a header were read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from succession.register.difference import Place
from succession.store.imports import table
from succession.store.register.encoding import Encoded
from succession.store.register.keys import places
from succession.store.register.table import record


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A record that an import touched: its version and the fields that differed before it, its
    place, version and life now. Without a version before it was added.
    """

    record_id: int
    place: Place
    version_before: int | None
    fields_before: Encoded
    version: int
    removed_at: datetime | None


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
    before, now = table.import_record.c, record.c
    query = (
        sa.select(before.record_id, before.version_before, before.fields_before)
        .add_columns(now.version, now.removed_at)
        .join(record, now.id == before.record_id)
        .where(before.import_id == import_id)
        .order_by(before.record_id)
    )
    rows = connection.execute(query).all()
    place_of = places(connection, {row.record_id for row in rows})
    return tuple(Touched(place=place_of[row.record_id], **row._mapping) for row in rows)
