"""What is written of scans."""

from datetime import date

import sqlalchemy as sa

from succession.errors import Conflict
from succession.management.scan_history import HeldScan
from succession.store.register import read as register
from succession.store.register.read import RecordKey
from succession.store.scans.table import scan
from succession.store.talks.table import day_off, word_template
from succession.store.values import Stamp

_ONLY = 1  # the one row of the template
_STALE = "is intussen gewijzigd; bekijk de nieuwe stand en probeer het opnieuw"


class ScanVerbs:
    """What a writing transaction can do here; `touched` collects what the audit names."""

    def __init__(
        self,
        connection: sa.Connection,
        stamp: Stamp,
        version: int,
        touched: list[tuple[str, int | str]],
    ) -> None:
        self._connection, self._stamp = connection, stamp
        self._version, self._touched = version, touched

    def keep(self, place: RecordKey, held: HeldScan) -> None:
        """Keeps the scan of a day in the place of the one of that day.

        `held.version` is that of the scan it replaces, 0 where none was shown. Raises `Conflict`
        when there is another by now, or the GP is no longer in the register.
        """
        found = register.live_records(self._connection, [place]).get(place)
        if found is None:
            raise Conflict(f"De rij „{place[1]}” staat niet meer in het register.")
        of_day = (scan.c.record_id == found[0], scan.c.on == held.on)
        now = self._connection.scalar(sa.select(scan.c.version).where(*of_day)) or 0
        if now != held.version:
            raise Conflict(f"Deze scan {_STALE}.")
        self._connection.execute(sa.delete(scan).where(*of_day))
        self._connection.execute(sa.insert(scan).values(self._row(found[0], held)))
        self._touched.append(("scans", held.scan_id))

    def _row(self, record_id: int, held: HeldScan) -> dict[str, object]:
        return {
            "id": held.scan_id,
            "record_id": record_id,
            "on": held.on,
            "level": held.level,
            "by": self._stamp.by,
            "version": self._version,
            "edition": held.edition,
            "told": dict(held.told),
            "known": dict(held.known),
        }

    def change_days_off(self, consulent: str, away: frozenset[date], back: frozenset[date]) -> None:
        """On these days the consulent is away, and on those no longer."""
        own = day_off.c.consulent == consulent
        self._connection.execute(sa.delete(day_off).where(own, day_off.c.day.in_(away | back)))
        rows = [{"consulent": consulent, "day": day} for day in sorted(away)]
        if rows:
            self._connection.execute(sa.insert(day_off), rows)
        self._touched.append(("vrije dagen", consulent))

    def keep_template(self, content: bytes | None) -> None:
        """Puts this in the place of the Word template; None leaves the one that ships."""
        self._connection.execute(sa.delete(word_template))
        if content is not None:
            stamp = self._stamp
            row = {"id": _ONLY, "content": content, "by": stamp.by, "at": stamp.now}
            self._connection.execute(sa.insert(word_template).values(row))
        self._touched.append(("sjabloon", "word"))
