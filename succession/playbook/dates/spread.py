"""How sure it is that beginning on a day is still in time, from how long the steps may take.

Every step takes between its least and its most, its usual time the likeliest (a triangular
distribution), and all steps of a run go at one pace: who is slow in one is slow in all. That is
the widest the durations allow, and it needs no chance that somebody would have to guess.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt

from succession.conditions import Facts
from succession.playbook.book.model import Duration, Playbook, Step
from succession.playbook.book.term import Span, Unit
from succession.playbook.dates.schedule import plan

_TENTHS = 10


@dataclass(frozen=True, slots=True)
class StartDay:
    """A day to begin on, and the chance (0-1) that everything is then still in time."""

    day: date
    in_time: float


def start_days(
    playbook: Playbook,
    anchors: Mapping[str, date],
    given: Facts,
    first: Mapping[str, date] | None = None,
) -> tuple[StartDay, ...]:
    """The latest start for every tenth of chance, from certainly in time to only just.

    `first` are the days that the anchors of a run had first, as `plan` asks them.
    """
    reference = min(anchors.values())
    found = []
    for tenth in range(_TENTHS, -1, -1):
        in_time = tenth / _TENTHS
        taking = _at_pace(playbook, in_time, reference)
        found.append(StartDay(plan(taking, anchors, given, first).latest_start, in_time))
    return tuple(found)


def day_with_chance(days: tuple[StartDay, ...], in_time: float) -> date:
    """The last day on which beginning is in time with at least this chance."""
    return max(one.day for one in days if one.in_time >= in_time)


def triangular(least: float, usual: float, most: float, share: float) -> float:
    """The value below which `share` (0-1) of a triangular distribution lies."""
    width = most - least
    if width <= 0:
        return usual
    if share * width <= usual - least:
        return least + sqrt(share * width * (usual - least))
    return most - sqrt((1 - share) * width * (most - usual))


def _at_pace(playbook: Playbook, pace: float, reference: date) -> Playbook:
    """The draaiboek when each step takes the time that it exceeds with chance 1 - `pace`."""
    fields = {name: getattr(playbook, name) for name in Playbook.model_fields}
    fields["steps"] = tuple(_step(step, pace, reference) for step in playbook.steps)
    return Playbook.model_construct(**fields)


def _step(step: Step, pace: float, reference: date) -> Step:
    if step.duration is None:
        return step
    least, usual, most = (_days(span, reference) for span in (step.least, step.usual, step.most))
    usual_days = round(triangular(least, usual, most, pace))
    duration = Duration.model_construct(
        least=step.least, usual=Span(usual_days, Unit.DAYS), most=None
    )
    return step.model_copy(update={"duration": duration})


def _days(span: Span, reference: date) -> int:
    """Calendar days: working days and months have no fixed number, that of this day will do."""
    return (reference - span.before(reference)).days
