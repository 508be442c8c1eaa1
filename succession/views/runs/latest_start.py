"""When to begin at the latest: how sure it is that a day is still in time.

The day to compare with is today, or for a run that began the day on which it did.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from succession.playbook.book.facts import facts_from
from succession.playbook.book.model import Playbook
from succession.playbook.dates.spread import StartDay, day_with_chance, start_days
from succession.playbook.run.run import Run
from succession.views import dutch
from succession.views.records import Record
from succession.views.runs.page import months_between

_SURE, _EVEN, _TIGHT = 0.9, 0.5, 0.1
_DAYS_TO_TELL = 61
HEADS = {_SURE: "9 van de 10 keer op tijd", _EVEN: "5 van de 10", _TIGHT: "1 van de 10"}


class Leeway(StrEnum):
    """Where a day lies among the days to begin at the latest."""

    AMPLE = "ruim op tijd"
    TIGHT = "krap"
    PAST = "te laat"


@dataclass(frozen=True, slots=True)
class Line:
    """The day that is compared, and what it is called: `vandaag` or `begonnen`."""

    day: date
    name: str = "vandaag"


@dataclass(frozen=True, slots=True)
class StartRow:
    """The days to begin at the latest for one draaiboek, from safest to last."""

    label: str
    safest: date
    sure: date
    even: date
    tight: date
    last: date
    room: Leeway
    left: str


def start_row(label: str, days: tuple[StartDay, ...], day: date) -> StartRow:
    sure, even, tight = (day_with_chance(days, chance) for chance in (_SURE, _EVEN, _TIGHT))
    return StartRow(
        label=label,
        safest=days[0].day,
        sure=sure,
        even=even,
        tight=tight,
        last=days[-1].day,
        room=_room(sure, tight, day),
        left=_left(sure, day),
    )


def run_row(run: Run, playbook: Playbook) -> tuple[StartRow, Line]:
    """When a run had to begin by its present days and facts, and the day on which it did."""
    anchors = {name: day for name, day in run.anchors if name in playbook.anchors}
    days = start_days(playbook, anchors, facts_from(dict(run.given)), run.begun_anchors)
    begun = run.started_on
    return start_row(playbook.title, days, begun), Line(begun, "begonnen")


def records(rows: Sequence[StartRow], name: str) -> list[Record]:
    """The same as the picture, in days."""
    return [
        {
            "draaiboek": row.label,
            HEADS[_SURE]: row.sure,
            HEADS[_EVEN]: row.even,
            HEADS[_TIGHT]: row.tight,
            name: f"{row.room}, {row.left}",
        }
        for row in rows
    ]


def alternative(rows: Sequence[StartRow]) -> str:
    """The picture in one sentence, for who does not see it."""
    late = sum(row.room is Leeway.PAST for row in rows)
    return (
        f"Uiterste dagen voor {dutch.count(len(rows), 'draaiboek', 'draaiboeken')}, "
        f"waarvan {late} te laat. De tabel eronder noemt de dagen."
    )


def _room(sure: date, tight: date, day: date) -> Leeway:
    if day <= sure:
        return Leeway.AMPLE
    return Leeway.TIGHT if day <= tight else Leeway.PAST


def _left(sure: date, day: date) -> str:
    """How far the day lies from the one that is nearly always in time."""
    days = abs((sure - day).days)
    length = dutch.count(days, "dag", "dagen")
    if days > _DAYS_TO_TELL:
        length = dutch.months(max(months_between(day, sure), months_between(sure, day)))
    return f"nog {length}" if sure >= day else f"{length} later"
