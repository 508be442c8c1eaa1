"""Putting an anchor on another day: what it would do, told before it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from succession.errors import InvalidInput, Problem
from succession.playbook.book.facts import guess
from succession.playbook.book.model import Playbook
from succession.playbook.run.events import Moved
from succession.playbook.run.progress import Progress, StepState, progress
from succession.playbook.run.run import EventKind, Run, RunEvent

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Shift:
    """A step that gets another due date."""

    step_id: str
    old_due: date
    new_due: date


@dataclass(frozen=True, slots=True)
class MoveEffect:
    """What a move does: the open steps that shift, the end, the steps that are late by it.

    `fixed_limits` are the limits that stay where they are although their anchor moves.
    """

    shifts: tuple[Shift, ...]
    old_end: date
    new_end: date
    newly_late: tuple[str, ...]
    fixed_limits: tuple[str, ...]

    @property
    def end_moves_days(self) -> int:
        return (self.new_end - self.old_end).days

    @property
    def sentence(self) -> str:
        late = f"{_steps(len(self.newly_late))} nu te laat" if self.newly_late else ""
        end = f"einde {span_in_words(self.end_moves_days)}"
        parts = (f"schuift {_steps(len(self.shifts))}", end, late)
        return ", ".join(part for part in parts if part)


def moved(run: Run, playbook: Playbook, anchor: str, to: date) -> Moved:
    """The move from where the anchor stands now; raises `InvalidInput` for one that is none."""
    days = dict(run.anchors)
    if anchor not in playbook.anchors:
        problem = Problem(f"`{anchor}` is geen anker", guess(anchor, playbook.anchors))
        raise InvalidInput((problem,))
    if days.get(anchor) == to:
        problem = Problem("het anker staat al op deze dag", "kies een andere dag")
        raise InvalidInput((problem,))
    return Moved(anchor, days.get(anchor), to)


def what_if(run: Run, playbook: Playbook, move: Moved, today: date) -> MoveEffect:
    """What this move would do to the run as it stands today; nothing is changed by asking."""
    event = RunEvent(kind=EventKind.MOVED, by="", at=run.started_at, on=today, details=move)
    before = progress(run, playbook, today)
    after = progress(replace(run, events=(*run.events, event)), playbook, today)
    return MoveEffect(
        shifts=_shifts(before, after),
        old_end=before.schedule.end,
        new_end=after.schedule.end,
        newly_late=_newly_late(before, after),
        fixed_limits=tuple(
            old.planned.limit.demand
            for old, new in zip(before.limits, after.limits, strict=True)
            if old.planned.limit.due.anchor == move.anchor and old.first_due == new.first_due
        ),
    )


def span_in_words(days: int) -> str:
    """A shift as people say it: `+3 weken`, `-1 dag`, `blijft gelijk`."""
    if days == 0:
        return "blijft gelijk"
    count, unit = (days // _WEEK, "week") if days % _WEEK == 0 else (days, "dag")
    plural = {"week": "weken", "dag": "dagen"}
    return f"{count:+d} {unit if abs(count) == 1 else plural[unit]}"


def _steps(count: int) -> str:
    return "1 stap" if count == 1 else f"{count} stappen"


def _shifts(before: Progress, after: Progress) -> tuple[Shift, ...]:
    old = _open_due(before)
    return tuple(
        Shift(step_id, old[step_id], due)
        for step_id, due in _open_due(after).items()
        if step_id in old and due != old[step_id]
    )


def _open_due(found: Progress) -> Mapping[str, date]:
    return {s.planned.step.id: s.planned.due for s in found.steps if not s.is_done}


def _newly_late(before: Progress, after: Progress) -> tuple[str, ...]:
    were_late = {step.planned.step.id for step in before.overdue}
    late = (s.planned.step.id for s in after.steps if s.state is StepState.LATE)
    return tuple(step_id for step_id in late if step_id not in were_late)
