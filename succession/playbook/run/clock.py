"""The clock of a run: its limits, and the stop criteria that are asked again and again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from succession.playbook.book.model import Limit, Playbook
from succession.playbook.dates.schedule import PlannedLimit
from succession.playbook.run.events import Checked, Decided, Moved
from succession.playbook.run.run import Run, RunEvent, told

_TIME_TO_DECIDE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class LimitProgress:
    """A limit as it stands: met when a step of it is done, passed when its day went by without.

    `first_due` is the day before any extension; `decisions` are all that were taken about it.
    It is red when it is passed and nothing was decided since: `planned.limit` tells which choices
    are left, and whose they are.
    """

    planned: PlannedLimit
    is_met: bool
    is_passed: bool
    first_due: date
    decisions: tuple[RunEvent, ...] = ()

    @property
    def is_extended(self) -> bool:
        return self.planned.due > self.first_due

    @property
    def is_red(self) -> bool:
        return self.is_passed and not any(e.day >= self.planned.due for e in self.decisions)


@dataclass(frozen=True, slots=True)
class MetCriterion:
    """A stop criterion that was met and about which nothing was decided since."""

    text: str
    met_on: date
    decide_by: date


@dataclass(frozen=True, slots=True)
class StopCheck:
    """The stop criteria: when they were last gone through, when again, and what must be decided."""

    criteria: tuple[str, ...]
    last: RunEvent | None
    next_on: date
    is_due: bool
    undecided: tuple[MetCriterion, ...]


def limit_name(limit: Limit) -> str:
    """The words by which a decision refers to a limit: `12 maanden na overname`."""
    return str(limit.due)


def limits_of(
    run: Run, playbook: Playbook, done: Collection[str], today: date
) -> tuple[LimitProgress, ...]:
    """Every limit of the run where it stands today, in the order of the draaiboek."""
    return tuple(_limit(run, limit, done, today) for limit in playbook.limits)


def stop_check(run: Run, playbook: Playbook, today: date) -> StopCheck | None:
    """Where the stop criteria stand; None for a draaiboek without, and for a run that is closed."""
    if not playbook.stop_criteria or run.closing:
        return None
    checks = [event for event, _ in told(run.events, Checked)]
    last = checks[-1] if checks else None
    next_on = playbook.stop_criteria_every.after(last.day if last else run.started_on)
    undecided = _undecided(run, playbook.stop_criteria)
    return StopCheck(playbook.stop_criteria, last, next_on, next_on <= today, undecided)


def _limit(run: Run, limit: Limit, done: Collection[str], today: date) -> LimitProgress:
    anchor_day = _anchor_day(run, limit)
    first_due = limit.due.on(anchor_day, anchor_day - run.begun_anchors[limit.due.anchor])
    decided = [pair for pair in told(run.events, Decided) if pair[1].about == limit_name(limit)]
    due = max([first_due, *(details.until for _, details in decided if details.until)])
    is_met = any(step_id in done for step_id in limit.steps)
    return LimitProgress(
        planned=PlannedLimit(limit, due),
        is_met=is_met,
        is_passed=not is_met and due < today,
        first_due=first_due,
        decisions=tuple(event for event, _ in decided),
    )


def _anchor_day(run: Run, limit: Limit) -> date:
    """The day from which the limit counts.

    Moving an anchor whose day has come would put off a fixed limit in silence: it then stays.
    """
    day = dict(run.first_anchors).get(limit.due.anchor)
    for event, moved in told(run.events, Moved):
        if moved.anchor == limit.due.anchor:
            is_running = day is not None and limit.is_fixed and event.day >= day
            day = min(day, moved.new) if is_running and day else moved.new
    assert day is not None, f"the run has no day for {limit.due.anchor}"
    return day


def _undecided(run: Run, criteria: tuple[str, ...]) -> tuple[MetCriterion, ...]:
    """A criterion once met asks a decision; that it is met no more does not take that away."""
    met: dict[str, date] = {}
    for event in run.events:
        if isinstance(event.details, Checked):
            for text, is_met in event.details.answers:
                if is_met:
                    met.setdefault(text, event.day)
        elif isinstance(event.details, Decided):
            met.pop(event.details.about, None)
    return tuple(
        MetCriterion(text, met[text], met[text] + _TIME_TO_DECIDE)
        for text in criteria
        if text in met
    )
