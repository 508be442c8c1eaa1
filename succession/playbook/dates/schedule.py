"""Dates of a draaiboek, counted back from its anchors.

A step is due on the day stated, or earlier where a step that needs it must begin earlier: counted
back with usual durations. It starts its usual duration before. Where `vanaf` forbids that, and
usual durations do not fit, the steps concerned get less time, never less than their least.

Once a run has begun, its dates are those of that first plan, and an anchor that moves takes what
hangs from it along by as many days: the calendar is counted through once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from succession.conditions import Facts
from succession.contract import ScheduleObject
from succession.errors import SuccessionError
from succession.playbook.book.facts import all_hold
from succession.playbook.book.model import Limit, Playbook, Step
from succession.playbook.book.term import NO_SHIFT, Moment, Span

Needs: TypeAlias = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step with its dates. `needs` are the steps before it that are in this schedule.

    `is_conditional` means that a fact is still unknown: the step may turn out not to apply;
    `not_before` is the first day on which it can begin, where the draaiboek names one.
    """

    step: Step
    start: date
    due: date
    needs: tuple[str, ...]
    is_critical: bool
    is_conditional: bool
    not_before: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedLimit:
    limit: Limit
    due: date


@dataclass(frozen=True, slots=True)
class Schedule:
    """The steps by due date; `latest_start` is the last day on which all can still be on time.

    `critical_path` is the chain of step ids that takes longest, counted in days from start to due.
    """

    steps: tuple[PlannedStep, ...]
    limits: tuple[PlannedLimit, ...]
    latest_start: date
    end: date
    critical_path: tuple[str, ...]


class _Place(NamedTuple):
    """A day, and how much later it is than in the first plan because its anchor moved."""

    day: date
    shift: timedelta

    def before(self, span: Span) -> "_Place":
        return _Place(span.before(self.day, self.shift), self.shift)

    def after(self, span: Span) -> "_Place":
        return _Place(span.after(self.day, self.shift), self.shift)


_ANY_TIME = _Place(date.min, NO_SHIFT)


class _Window(NamedTuple):
    start: _Place
    due: _Place

    @property
    def days(self) -> int:
        return (self.due.day - self.start.day).days


@dataclass(frozen=True)
class _Anchors:
    """The days of the anchors as they are now, and as they were first."""

    now: Mapping[str, date]
    first: Mapping[str, date]

    def place(self, moment: Moment) -> _Place:
        day = self.now[moment.anchor]
        shift = day - self.first.get(moment.anchor, day)
        return _Place(moment.on(day, shift), shift)


def plan(
    playbook: Playbook,
    anchors: Mapping[str, date],
    given: Facts,
    first: Mapping[str, date] | None = None,
) -> Schedule:
    """The schedule for these anchor days; raises `SuccessionError` on a missing or strange anchor.

    A step whose condition fails is left out; one whose condition is unknown is in, and marked.
    `first` are the days that the anchors had first, for a run in which they may have moved.
    """
    _refuse_other_anchors(playbook, anchors)
    known = _Anchors(anchors, first or {})
    steps, path = _planned(playbook, known, given)
    return Schedule(
        steps=tuple(sorted(steps, key=lambda step: step.due)),
        limits=tuple(PlannedLimit(limit, known.place(limit.due).day) for limit in playbook.limits),
        latest_start=min(step.start for step in steps),
        end=max(step.due for step in steps),
        critical_path=path,
    )


def _planned(
    playbook: Playbook, anchors: _Anchors, given: Facts
) -> tuple[Sequence[PlannedStep], tuple[str, ...]]:
    """The steps with their dates, in the order of the draaiboek, and the critical path."""
    applies = {step.id: all_hold(step.conditions, given) for step in playbook.steps}
    steps = tuple(step for step in playbook.steps if applies[step.id] is not False)
    needs = _needs_among(steps, playbook)
    windows = _windows(playbook, needs, anchors)
    days = {step_id: window.days for step_id, window in windows.items()}
    path = playbook.graph.longest_path(needs, days)
    planned = [
        PlannedStep(
            step=step,
            start=windows[step.id].start.day,
            due=windows[step.id].due.day,
            needs=needs[step.id],
            is_critical=step.id in path,
            is_conditional=applies[step.id] is None,
            not_before=anchors.place(step.not_before).day if step.not_before else None,
        )
        for step in steps
    ]
    return planned, path


def proposed_anchors(playbook: Playbook, known: Mapping[str, date]) -> dict[str, date]:
    """The anchor days that are known, and those that the draaiboek proposes from them."""
    days = dict(known)
    for name, moment in playbook.anchor_proposals.items():
        if name not in days and moment.anchor in days:
            days[name] = moment.on(days[moment.anchor])
    return days


def schedule_json(schedule: Schedule) -> ScheduleObject:
    """The schedule as the object that the command line prints."""
    return {
        "steps": [
            {
                "id": planned.step.id,
                "title": planned.step.title,
                "role": ", ".join(planned.step.roles),
                "start": planned.start.isoformat(),
                "due": planned.due.isoformat(),
                "needs": list(planned.needs),
                "critical": planned.is_critical,
            }
            for planned in schedule.steps
        ],
        "latest_start": schedule.latest_start.isoformat(),
        "end": schedule.end.isoformat(),
        "critical_path": list(schedule.critical_path),
    }


def _refuse_other_anchors(playbook: Playbook, anchors: Mapping[str, date]) -> None:
    known = ", ".join(f"`{name}` ({meaning})" for name, meaning in playbook.anchors.items())
    missing = ", ".join(f"`{name}`" for name in playbook.anchors if name not in anchors)
    strange = ", ".join(f"`{name}`" for name in anchors if name not in playbook.anchors)
    problems = [f"Geef de datum van {missing}."] if missing else []
    problems += [f"Dit draaiboek kent geen {strange}."] if strange else []
    if problems:
        raise SuccessionError(f"{' '.join(problems)} De ankers zijn {known}.")


def _needs_among(steps: Sequence[Step], playbook: Playbook) -> Needs:
    """What each step needs, where a step that is left out passes on its own needs."""
    kept = {step.id for step in steps}

    def kept_needs(step: Step) -> Iterator[str]:
        for need in step.needs:
            if need in kept:
                yield need
            else:
                yield from kept_needs(playbook.step_by_id[need])

    return {step.id: tuple(dict.fromkeys(kept_needs(step))) for step in steps}


def _windows(playbook: Playbook, needs: Needs, anchors: _Anchors) -> dict[str, _Window]:
    """Start and due day per step, in the order of their needs: the rule at the top of this file."""
    by_id = playbook.step_by_id
    order = tuple(step_id for step_id in playbook.graph.order if step_id in needs)
    earliest = _earliest_starts(by_id, needs, order, anchors)
    stated = ((step_id, by_id[step_id].due) for step_id in order)
    latest = {step_id: [anchors.place(due)] if due else [] for step_id, due in stated}
    windows: dict[str, _Window] = {}
    for step_id in reversed(order):
        due = min(latest[step_id])
        start = min(due, max(due.before(by_id[step_id].usual), earliest[step_id]))
        windows[step_id] = _Window(start, due)
        for need in needs[step_id]:
            latest[need].append(start)
    return {step_id: windows[step_id] for step_id in order}


def _earliest_starts(
    by_id: Mapping[str, Step], needs: Needs, order: Sequence[str], anchors: _Anchors
) -> dict[str, _Place]:
    """The first day each step can start, given every `vanaf` and least durations before it."""
    starts: dict[str, _Place] = {}
    for step_id in order:
        first = by_id[step_id].not_before
        bounds = [starts[need].after(by_id[need].least) for need in needs[step_id]]
        starts[step_id] = max(*bounds, anchors.place(first) if first else _ANY_TIME, _ANY_TIME)
    return starts
