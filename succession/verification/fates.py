"""What became of a share, from what the register says of it.

A share *fell open* when its holder went and nobody followed: nobody holds it since, or the
zorggroep had to take it over. A row that went without a vacancy or a successor in its place may
be a correction: what became of it is unknown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from succession.register.model import Holder, Stage

_A_YEAR = timedelta(days=366)
_NEVER = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRecord:
    """One row of a share as it stands, or stood when it was removed; no names.

    `open_since` is the first day of its vacancy or of the takeover by the zorggroep; `stop_on`
    the last day of the plan to stop that the holder told last.
    """

    number: int
    practice_agb: str
    holder: Holder
    stage: Stage
    came_on: date
    open_since: date | None = None
    stop_on: date | None = None
    removed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a share: the day it fell open, or until when it is known that it did not."""

    opened_on: date | None
    held_until: date

    def opened_by(self, day: date) -> bool | None:
        """Whether it had fallen open by this day; None when that is not known."""
        if self.opened_on is not None:
            return self.opened_on <= day
        return False if day <= self.held_until else None


def fates_of(shares: Mapping[int, ShareRecord], today: date) -> Mapping[int, Fate]:
    """What became of each share, as far as is known today.

    `shares` are all that there are or were, since what came in the place of a row tells.
    """
    standing = {n: _standing(share, today) for n, share in shares.items() if not _has_gone(share)}
    return standing | _gone(shares)


def _has_gone(share: ShareRecord) -> bool:
    """A share that fell open tells so itself, also when somebody took its place since."""
    return share.removed_on is not None and share.holder is not Holder.NOBODY


def _standing(share: ShareRecord, today: date) -> Fate:
    """A day of stopping that passed without any news says that we do not know what happened."""
    if share.holder is Holder.NOBODY:
        return Fate(share.open_since, date.min)
    is_overdue = share.stop_on is not None and share.stop_on < today
    if is_overdue and not share.stage.is_signed:
        return Fate(None, share.stop_on or today)
    return Fate(None, today)


def _gone(shares: Mapping[int, ShareRecord]) -> dict[int, Fate]:
    """What came in the place of the rows that went, by practice and by day of going.

    What came took the place of who went last before it. Where rows that went together were
    followed by different things, nobody can say which was followed by which.
    """
    fates: dict[int, Fate] = {}
    claimed: set[int] = set()
    gone = filter(_has_gone, shares.values())
    ordered = sorted(gone, key=lambda s: (s.practice_agb, s.removed_on or _NEVER), reverse=True)
    for (agb, day), group in groupby(ordered, key=lambda s: (s.practice_agb, s.removed_on)):
        together = list(group)
        assert day is not None, "only rows that went"
        came = (s for s in shares.values() if s.practice_agb == agb and s.number not in claimed)
        places = _in_the_place(together, day, came)
        claimed |= {share.number for share in places}
        fate = _followed(places, len(together), day)
        fates |= {share.number: fate for share in together}
    return fates


def _in_the_place(
    together: list[ShareRecord], day: date, others: Iterable[ShareRecord]
) -> list[ShareRecord]:
    """Rows are numbered as they come: what took a place has a higher number."""
    newest = max(share.number for share in together)
    found = [s for s in others if s.number > newest and day <= s.came_on <= day + _A_YEAR]
    return sorted(found, key=lambda share: (share.came_on, share.number))[: len(together)]


def _followed(places: list[ShareRecord], count: int, day: date) -> Fate:
    is_open = {share.holder in (Holder.NOBODY, Holder.ZORGGROEP_BV) for share in places}
    if len(places) < count or len(is_open) > 1:
        return Fate(None, day)
    if not is_open.pop():
        return Fate(None, _NEVER)
    return Fate(min(share.open_since or day for share in places), day)
