"""Where a run stands today, computed from its events: nothing of it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from succession.playbook.facts import facts_from
from succession.playbook.model import Playbook
from succession.playbook.run import EventKind, Run, RunEvent
from succession.playbook.schedule import PlannedLimit, PlannedStep, Schedule, plan

_NEXT = 3


class StepState(StrEnum):
    DONE = "gedaan"
    READY = "kan nu"
    WAITING = "wacht"
    LATE = "te laat"


@dataclass(frozen=True, slots=True)
class StepProgress:
    """A step as it stands: `waits_for` names the steps before it that are not done.

    A step past its due date is late, whether it could be done or still waits.
    """

    planned: PlannedStep
    state: StepState
    waits_for: tuple[str, ...]
    done: RunEvent | None
    notes: tuple[RunEvent, ...]

    @property
    def is_done(self) -> bool:
        return self.done is not None

    @property
    def done_by(self) -> str | None:
        return self.done.by if self.done else None

    @property
    def done_on(self) -> date | None:
        """The day it was done as told, or else the day it was ticked."""
        return (self.done.on or self.done.at.date()) if self.done else None


@dataclass(frozen=True, slots=True)
class LimitProgress:
    """A limit as it stands: met when a step of it is done, passed when its day went by without."""

    planned: PlannedLimit
    is_met: bool
    is_passed: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """A run today: every step by due date; `share_done` is the part of the steps done, 0-1."""

    schedule: Schedule
    steps: tuple[StepProgress, ...]
    limits: tuple[LimitProgress, ...]
    next_steps: tuple[StepProgress, ...]
    overdue: tuple[StepProgress, ...]
    share_done: float


def progress(run: Run, playbook: Playbook, today: date) -> Progress:
    """Where the run stands; `playbook` must be the version that the run is pinned to."""
    assert (playbook.id, playbook.version) == (run.playbook_id, run.playbook_version)
    schedule = plan(playbook, dict(run.anchors), facts_from(dict(run.given)))
    done = _done(run.events)
    steps = tuple(_step(planned, run, done, today) for planned in schedule.steps)
    open_steps = [step for step in steps if not step.is_done]
    return Progress(
        schedule=schedule,
        steps=steps,
        limits=tuple(_limit(planned, done, today) for planned in schedule.limits),
        next_steps=tuple(step for step in open_steps if not step.waits_for)[:_NEXT],
        overdue=tuple(step for step in open_steps if step.state is StepState.LATE),
        share_done=1 - len(open_steps) / len(steps),
    )


def _done(events: tuple[RunEvent, ...]) -> dict[str, RunEvent]:
    """The tick that counts per step: the last, unless the step was reopened after it."""
    done: dict[str, RunEvent] = {}
    for event in sorted(events, key=lambda event: event.at):
        if event.kind is EventKind.DONE:
            done[event.step_id] = event
        elif event.kind is EventKind.REOPENED:
            done.pop(event.step_id, None)
    return done


def _step(
    planned: PlannedStep, run: Run, done: Mapping[str, RunEvent], today: date
) -> StepProgress:
    step_id = planned.step.id
    waits_for = tuple(need for need in planned.needs if need not in done)
    return StepProgress(
        planned=planned,
        state=_state(planned, step_id in done, bool(waits_for), today),
        waits_for=waits_for,
        done=done.get(step_id),
        notes=tuple(event for event in run.events if event.step_id == step_id and event.note),
    )


def _limit(planned: PlannedLimit, done: Mapping[str, RunEvent], today: date) -> LimitProgress:
    is_met = any(step_id in done for step_id in planned.limit.steps)
    return LimitProgress(planned, is_met, is_passed=not is_met and planned.due < today)


def _state(planned: PlannedStep, is_done: bool, is_waiting: bool, today: date) -> StepState:
    if is_done:
        return StepState.DONE
    if planned.due < today:
        return StepState.LATE
    return StepState.WAITING if is_waiting else StepState.READY
