"""From the table to scans."""

import sqlalchemy as sa

from succession.management.scan_history import HeldScan
from succession.store.register.table import record
from succession.store.scans.table import scan


def load(connection: sa.Connection) -> tuple[HeldScan, ...]:
    """All scans with whoever is in the register, the oldest first."""
    query = (
        sa.select(scan, record.c.key.label("row_key"))
        .join(record, record.c.id == scan.c.record_id)
        .where(record.c.removed_at.is_(None))
        .order_by(scan.c.on, scan.c.id)
    )
    return tuple(_scan(row) for row in connection.execute(query).mappings())


def _scan(row: sa.RowMapping) -> HeldScan:
    names = ("row_key", "on", "level", "by", "version", "edition")
    told, known = (tuple(sorted(row[name].items())) for name in ("told", "known"))
    same = {name: row[name] for name in names}
    return HeldScan(scan_id=row["id"], told=told, known=known, **same)
