"""From the table to scans."""

import sqlalchemy as sa

from succession.management.scan_history import HeldScan
from succession.store.register.keys import places
from succession.store.register.table import record
from succession.store.scans.table import scan


def load(connection: sa.Connection) -> tuple[HeldScan, ...]:
    """All scans with whoever is in the register, the oldest first."""
    query = (
        sa.select(scan)
        .join(record, record.c.id == scan.c.record_id)
        .where(record.c.removed_at.is_(None))
        .order_by(scan.c.on, scan.c.id)
    )
    rows = connection.execute(query).mappings().all()
    place_of = places(connection, {row["record_id"] for row in rows})
    return tuple(_scan(row, place_of[row["record_id"]][1]) for row in rows)


def _scan(row: sa.RowMapping, row_key: str) -> HeldScan:
    names = ("on", "level", "by", "version", "edition")
    told, known = (tuple(sorted(row[name].items())) for name in ("told", "known"))
    same = {name: row[name] for name in names}
    return HeldScan(scan_id=row["id"], row_key=row_key, told=told, known=known, **same)
