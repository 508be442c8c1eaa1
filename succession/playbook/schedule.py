"""Dates of a draaiboek, counted back from its anchors.

A step is due on the day stated, or earlier where a step that needs it must begin earlier: counted
back with usual durations. It starts its usual duration before. Where `vanaf` forbids that, and
usual durations do not fit, the steps concerned get less time, never less than their least.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import TopologicalSorter
from typing import NamedTuple, TypeAlias

from succession.conditions import Facts
from succession.errors import SuccessionError
from succession.playbook.facts import all_hold
from succession.playbook.model import Limit, Playbook, Step
from succession.playbook.term import Moment

Needs: TypeAlias = Mapping[str, tuple[str, ...]]
DayOf: TypeAlias = Callable[[Moment | None], date | None]


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step with its dates. `needs` are the steps before it that are in this schedule.

    `is_conditional` means that a fact is still unknown: the step may turn out not to apply.
    """

    step: Step
    start: date
    due: date
    needs: tuple[str, ...]
    is_critical: bool
    is_conditional: bool


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


class Window(NamedTuple):
    start: date
    due: date


def plan(playbook: Playbook, anchors: Mapping[str, date], given: Facts) -> Schedule:
    """The schedule for these anchor days; raises `SuccessionError` on a missing or strange anchor.

    A step whose condition fails is left out; one whose condition is unknown is in, and marked.
    """
    _refuse_other_anchors(playbook, anchors)
    applies = {step.id: all_hold(step.conditions, given) for step in playbook.steps}
    steps = tuple(step for step in playbook.steps if applies[step.id] is not False)
    needs = _needs_among(steps, playbook)
    windows = _windows(steps, needs, _calendar(anchors))
    path = _longest_path(needs, windows)
    planned = [
        PlannedStep(
            step=step,
            start=windows[step.id].start,
            due=windows[step.id].due,
            needs=needs[step.id],
            is_critical=step.id in path,
            is_conditional=applies[step.id] is None,
        )
        for step in steps
    ]
    return Schedule(
        steps=tuple(sorted(planned, key=lambda step: step.due)),
        limits=tuple(
            PlannedLimit(limit, limit.due.on(anchors[limit.due.anchor]))
            for limit in playbook.limits
        ),
        latest_start=min(window.start for window in windows.values()),
        end=max(window.due for window in windows.values()),
        critical_path=path,
    )


def proposed_anchors(playbook: Playbook, known: Mapping[str, date]) -> dict[str, date]:
    """The anchor days that are known, and those that the draaiboek proposes from them."""
    days = dict(known)
    for name, moment in playbook.anchor_proposals.items():
        if name not in days and moment.anchor in days:
            days[name] = moment.on(days[moment.anchor])
    return days


def schedule_json(schedule: Schedule) -> dict[str, object]:
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


def _calendar(anchors: Mapping[str, date]) -> DayOf:
    return lambda moment: moment.on(anchors[moment.anchor]) if moment else None


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


def _windows(steps: Sequence[Step], needs: Needs, day_of: DayOf) -> dict[str, Window]:
    """Start and due day per step: the rule at the top of this file."""
    by_id = {step.id: step for step in steps}
    order = tuple(TopologicalSorter(needs).static_order())
    earliest = _earliest_starts(by_id, needs, order, day_of)
    windows: dict[str, Window] = {}
    for step_id in reversed(order):
        step = by_id[step_id]
        latest = [windows[other].start for other in order if step_id in needs[other]]
        stated = day_of(step.due)
        due = min(latest + ([stated] if stated else []))
        start = min(due, max(step.usual.before(due), earliest[step_id]))
        windows[step_id] = Window(start, due)
    return windows


def _earliest_starts(
    by_id: Mapping[str, Step], needs: Needs, order: Sequence[str], day_of: DayOf
) -> dict[str, date]:
    """The first day each step can start, given every `vanaf` and least durations before it."""
    starts: dict[str, date] = {}
    for step_id in order:
        ends = (by_id[need].least.after(starts[need]) for need in needs[step_id])
        not_before = day_of(by_id[step_id].not_before) or date.min
        starts[step_id] = max(not_before, max(ends, default=date.min))
    return starts


def _longest_path(needs: Needs, windows: Mapping[str, Window]) -> tuple[str, ...]:
    lengths: dict[str, int] = {}
    before: dict[str, str | None] = {}
    for step_id in TopologicalSorter(needs).static_order():
        longest = max(needs[step_id], key=lengths.__getitem__, default=None)
        days = (windows[step_id].due - windows[step_id].start).days
        lengths[step_id] = days + (lengths[longest] if longest else 0)
        before[step_id] = longest
    path: list[str] = []
    step_id_on_path: str | None = max(lengths, key=lengths.__getitem__)
    while step_id_on_path:
        path.append(step_id_on_path)
        step_id_on_path = before[step_id_on_path]
    return tuple(reversed(path))
