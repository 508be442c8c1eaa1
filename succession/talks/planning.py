"""The year planned: which talk on which of the days that the consulent has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from succession.talks.worklist import TalkEntry, Worklist
from succession.working_days import add_months

# A talk is not held much before its day: little would be new.
_EARLY = timedelta(weeks=4)


class Order(StrEnum):
    """By which of the two orders the talks of one day are chosen."""

    ACT = "handelen"
    LEARN = "leren"


@dataclass(frozen=True, slots=True)
class PlannedTalk:
    """A talk on a day; `number` counts the talks with this GP in the plan from 1."""

    entry: TalkEntry
    day: date
    due: date
    number: int = 1

    @property
    def is_late(self) -> bool:
        return self.day > self.due


@dataclass(frozen=True, slots=True)
class TalkPlan:
    """The talks by day, and those for which no day was left, the most urgent first."""

    talks: tuple[PlannedTalk, ...]
    left_over: tuple[TalkEntry, ...]


def planned(
    worklist: Worklist, days: Sequence[date], per_day: int = 1, order: Order = Order.LEARN
) -> TalkPlan:
    """The talks of the list on these days, at most `per_day` on one.

    Whose turn it is goes first, in this order; later talks not long before their day. Who is
    spoken with comes back after his own rhythm, as long as there are days.
    """
    ranked = worklist.by_learning if order is Order.LEARN else worklist.by_need
    waiting = [_Waiting(entry, rank, entry.due) for rank, entry in enumerate(ranked)]
    talks = tuple(_talks(waiting, _slots(days, worklist.as_of, per_day)))
    spoken = {talk.entry.row_key for talk in talks}
    left_over = (one for one in ranked if one.row_key not in spoken)
    return TalkPlan(talks, tuple(left_over))


@dataclass(slots=True)
class _Waiting:
    entry: TalkEntry
    rank: int
    due: date
    count: int = 0

    def hold(self, day: date) -> PlannedTalk:
        """The talk on this day; the next is due a whole rhythm after it was, or was due."""
        self.count += 1
        talk = PlannedTalk(self.entry, day, self.due, self.count)
        self.due = add_months(max(day, self.due), self.entry.every_months)
        return talk


def _slots(days: Sequence[date], as_of: date, per_day: int) -> list[date]:
    return [day for day in sorted(set(days)) if day >= as_of for _ in range(per_day)]


def _talks(waiting: list[_Waiting], slots: Sequence[date]) -> Iterator[PlannedTalk]:
    for day in slots:
        ripe = [one for one in waiting if one.due - _EARLY <= day]
        if not ripe:
            continue
        # Before today all are equally due, so that the order of the list decides.
        chosen = min(ripe, key=lambda one: (max(one.due, slots[0]), one.rank))
        yield chosen.hold(day)
