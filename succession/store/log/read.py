"""What was done: the log, and the last form of a session."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from succession.register.audience import Role
from succession.register.difference import Place
from succession.store.log import table
from succession.store.register.keys import places

_GONE = ("", "verwijderd")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One transaction: who did what to which records, as (sheet, key); never what they contain.

    A record that is gone for good bears the key `verwijderd`.
    """

    at: datetime
    by: str
    role: Role
    action: str
    records: tuple[tuple[str, str], ...]


def audit(
    connection: sa.Connection, limit: int, role: Role | None = None
) -> tuple[AuditEntry, ...]:
    """The last `limit` transactions, of this role where one is given, the last one first."""
    query = sa.select(table.audit).order_by(table.audit.c.id.desc()).limit(limit)
    if role is not None:
        query = query.where(table.audit.c.role == role.value)
    entries = connection.execute(query).mappings().all()
    ids = {id_ for row in entries for _, id_ in row["records"] if isinstance(id_, int)}
    place_of = places(connection, ids)
    return tuple(_audit_entry(row, place_of) for row in entries)


def _audit_entry(row: sa.RowMapping, place_of: Mapping[int, Place]) -> AuditEntry:
    records = tuple(
        (sheet, place_of.get(id_, _GONE)[1] if isinstance(id_, int) else id_)
        for sheet, id_ in row["records"]
    )
    return AuditEntry(
        at=row["at"], by=row["by"], role=Role(row["role"]), action=row["action"], records=records
    )
