"""Where a run stands today, computed from its events: nothing of it is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from succession.playbook.book.facts import facts_from
from succession.playbook.book.model import Playbook
from succession.playbook.dates.schedule import PlannedStep, Schedule
from succession.playbook.run.clock import LimitProgress, limits_of
from succession.playbook.run.events import Moved, Proof
from succession.playbook.run.gates import Gate, gates_of, shut_before
from succession.playbook.run.planning import schedule_of
from succession.playbook.run.run import EventKind, Run, RunEvent

_NEXT = 3
# Every page asks where each run stands: only the run that changed is worth computing again.
_KEPT_AT_ONCE = 512


class StepState(StrEnum):
    DONE = "gedaan"
    READY = "kan nu"
    WAITING = "wacht"
    LATE = "te laat"


@dataclass(frozen=True, slots=True)
class StepProgress:
    """A step as it stands: `waits_for` names the steps before it that are not done.

    A step past its due date is late, whether it could be done or still waits. While a gate in
    `blocked_by` is shut (its own or one before it) the step cannot be ticked; it can be begun
    once nothing before it is open. A step that is done keeps the dates that it had when it was
    done; `first_due` is when it was due by the anchors with which the run began.
    """

    planned: PlannedStep
    state: StepState
    waits_for: tuple[str, ...]
    done: RunEvent | None
    notes: tuple[RunEvent, ...]
    first_due: date
    gate: Gate | None
    blocked_by: tuple[str, ...]
    can_begin: bool
    can_be_ticked: bool
    proofs: tuple[RunEvent, ...]

    @property
    def is_done(self) -> bool:
        return self.done is not None

    @property
    def done_by(self) -> str | None:
        return self.done.by if self.done else None

    @property
    def done_on(self) -> date | None:
        """The day it was done as told, or else the day it was ticked."""
        return self.done.day if self.done else None


@dataclass(frozen=True, slots=True)
class Progress:
    """A run today: every step by due date; `share_done` is the part of the steps done, 0-1."""

    schedule: Schedule
    steps: tuple[StepProgress, ...]
    limits: tuple[LimitProgress, ...]

    @property
    def next_steps(self) -> tuple[StepProgress, ...]:
        """The first steps that can be worked on now."""
        return tuple(s for s in self.steps if not s.is_done and s.can_begin)[:_NEXT]

    @property
    def overdue(self) -> tuple[StepProgress, ...]:
        return tuple(step for step in self.steps if step.state is StepState.LATE)

    @property
    def share_done(self) -> float:
        return sum(step.is_done for step in self.steps) / max(len(self.steps), 1)

    def step(self, step_id: str) -> StepProgress | None:
        """The step of this id, or None when it is not in the draaiboek or does not apply here."""
        return next((step for step in self.steps if step.planned.step.id == step_id), None)


@lru_cache(maxsize=_KEPT_AT_ONCE)
def progress(run: Run, playbook: Playbook, today: date) -> Progress:
    """Where the run stands; `playbook` must be the version that the run is pinned to."""
    assert (playbook.id, playbook.version) == (run.playbook_id, run.playbook_version)
    done = done_in(run.events)
    limits = limits_of(run, playbook, done, today)
    schedule = _with_done_steps_kept(schedule_of(run, playbook), run, playbook)
    schedule = replace(schedule, limits=tuple(limit.planned for limit in limits))
    standing = _standing(run, playbook, schedule)
    steps = tuple(standing.step(planned, today) for planned in schedule.steps)
    return Progress(schedule, steps, limits)


def done_in(events: Sequence[RunEvent]) -> Mapping[str, RunEvent]:
    """The tick that counts per step: the last, unless the step was reopened after it."""
    done: dict[str, RunEvent] = {}
    for event in events:
        if event.kind is EventKind.DONE and event.step_id:
            done[event.step_id] = event
        elif event.kind is EventKind.REOPENED and event.step_id:
            done.pop(event.step_id, None)
    return done


def _with_done_steps_kept(schedule: Schedule, run: Run, playbook: Playbook) -> Schedule:
    """The schedule in which steps that were done before an anchor moved stand where they stood."""
    kept = _dates_when_done(run, playbook)
    if not kept:
        return schedule
    steps = [kept.get(planned.step.id, planned) for planned in schedule.steps]
    return replace(
        schedule,
        steps=tuple(sorted(steps, key=lambda planned: planned.due)),
        latest_start=min(planned.start for planned in steps),
        end=max(planned.due for planned in steps),
    )


def _dates_when_done(run: Run, playbook: Playbook) -> Mapping[str, PlannedStep]:
    """Steps that are done, as planned by the anchors of that moment, where those moved since."""
    kept: dict[str, PlannedStep] = {}
    moves = _moves(run)
    if not moves:
        return kept
    ticked_at = {name: run.events.index(tick) for name, tick in done_in(run.events).items()}
    for place in reversed(moves):
        earlier = schedule_of(_without_moves_from(run, place), playbook)
        kept |= {
            planned.step.id: planned
            for planned in earlier.steps
            if ticked_at.get(planned.step.id, place) < place
        }
    return kept


def _first_due(run: Run, playbook: Playbook) -> Mapping[str, date]:
    """The due dates by the first anchors; empty when no anchor ever moved."""
    if not _moves(run):
        return {}
    first = schedule_of(_without_moves_from(run, 0), playbook)
    return {planned.step.id: planned.due for planned in first.steps}


def _moves(run: Run) -> list[int]:
    """Where among the events an anchor got another day; one that came new had none before."""
    return [
        place
        for place, event in enumerate(run.events)
        if isinstance(event.details, Moved) and event.details.old is not None
    ]


def _without_moves_from(run: Run, place: int) -> Run:
    """The run as if no anchor had moved from there on; what became known stays known."""
    undone = {move for move in _moves(run) if move >= place}
    events = (event for index, event in enumerate(run.events) if index not in undone)
    return replace(run, events=tuple(events))


@dataclass(frozen=True)
class _ByStep:
    """The run by step: what was said of each, and which gates hold it."""

    done: Mapping[str, RunEvent]
    said: Mapping[str, Sequence[RunEvent]]
    gates: Mapping[str, Gate]
    shut: Mapping[str, Sequence[str]]
    first_due: Mapping[str, date]

    def step(self, planned: PlannedStep, today: date) -> StepProgress:
        name = planned.step.id
        said, shut = self.said.get(name, ()), tuple(self.shut[name])
        waits_for = tuple(need for need in planned.needs if need not in self.done)
        can_begin = not waits_for and set(shut) <= {name}
        return StepProgress(
            planned=planned,
            state=self._state(planned, can_begin, today),
            waits_for=waits_for,
            done=self.done.get(name),
            notes=tuple(event for event in said if event.note),
            first_due=self.first_due.get(name, planned.due),
            gate=self.gates.get(name),
            blocked_by=shut,
            can_begin=can_begin,
            can_be_ticked=not shut,
            proofs=tuple(event for event in said if isinstance(event.details, Proof)),
        )

    def _state(self, planned: PlannedStep, can_begin: bool, today: date) -> StepState:
        if planned.step.id in self.done:
            return StepState.DONE
        if planned.due < today:
            return StepState.LATE
        return StepState.READY if can_begin else StepState.WAITING


def _standing(run: Run, playbook: Playbook, schedule: Schedule) -> _ByStep:
    given = facts_from(dict(run.given))
    gates = gates_of(run, (planned.step for planned in schedule.steps), given)
    return _ByStep(
        done=done_in(run.events),
        said=_said_by_step(run.events),
        gates=gates,
        shut=shut_before(playbook, gates),
        first_due=_first_due(run, playbook),
    )


def _said_by_step(events: Sequence[RunEvent]) -> Mapping[str, list[RunEvent]]:
    said: dict[str, list[RunEvent]] = {}
    for event in events:
        if event.step_id is not None:
            said.setdefault(event.step_id, []).append(event)
    return said
