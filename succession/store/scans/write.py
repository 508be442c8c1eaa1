"""What is written of scans."""

import sqlalchemy as sa

from succession.management.scan_history import HeldScan
from succession.register.difference import Place
from succession.store.pen import Pen
from succession.store.register import write as register
from succession.store.scans.table import scan


def keep(pen: Pen, place: Place, held: HeldScan) -> None:
    """Keeps the scan of a day in the place of the one of that day.

    `held.version` is that of the scan it replaces, 0 where none was shown. Raises `Conflict`
    when there is another by now, or the GP is no longer in the register.
    """
    record_id = register.present(pen, place)
    of_day = (scan.c.record_id == record_id, scan.c.on == held.on)
    now = pen.connection.scalar(sa.select(scan.c.version).where(*of_day)) or 0
    pen.refuse_stale("Deze scan", is_fresh=now == held.version)
    pen.connection.execute(sa.delete(scan).where(*of_day))
    pen.connection.execute(sa.insert(scan).values(_row(pen, record_id, held)))
    pen.touch("scans", held.scan_id)


def restore(pen: Pen, held: HeldScan, before: HeldScan | None) -> None:
    """Takes a scan back, with the one of that day that it replaced in its place; raises `Conflict`
    when it was changed since.
    """
    present = (scan.c.id == held.scan_id, scan.c.version == held.version)
    record_id = pen.connection.scalar(sa.select(scan.c.record_id).where(*present))
    pen.refuse_stale("Deze scan", is_fresh=record_id is not None)
    assert record_id is not None, "it is fresh"
    pen.connection.execute(sa.delete(scan).where(*present))
    if before is not None:
        row = _row(pen, record_id, before) | {"by": before.by}
        pen.connection.execute(sa.insert(scan).values(row))
    pen.touch("scans", held.scan_id)


def _row(pen: Pen, record_id: int, held: HeldScan) -> dict[str, object]:
    return {
        "id": held.scan_id,
        "record_id": record_id,
        "on": held.on,
        "level": held.level,
        "by": pen.stamp.by,
        "version": pen.version,
        "edition": held.edition,
        "told": dict(held.told),
        "known": dict(held.known),
    }
