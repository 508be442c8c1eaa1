"""What the dates of a draaiboek leave: room per step, and when to begin if things go slow."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from succession.conditions import Facts
from succession.playbook.book.facts import facts_from
from succession.playbook.book.model import Duration, Playbook, Step
from succession.playbook.book.term import Span
from succession.playbook.dates.schedule import Schedule, plan
from succession.playbook.run.run import Run


@dataclass(frozen=True, slots=True)
class LatestStart:
    """The last day to begin: when every step takes the most, the usual and the least time."""

    cautious: date
    usual: date
    tight: date


def schedule_of(run: Run, playbook: Playbook) -> Schedule:
    """The schedule by the anchors and facts of the run as they are known now.

    What hangs from an anchor that moved, moved as many days. Anchors that an older version had
    and this one has not are left out.
    """
    anchors = {name: day for name, day in run.anchors if name in playbook.anchors}
    return plan(playbook, anchors, facts_from(dict(run.given)), run.begun_anchors)


def latest_start(playbook: Playbook, anchors: Mapping[str, date], given: Facts) -> LatestStart:
    """The latest responsible start as a range, from cautious (earliest) to tight (latest)."""

    def start(taking: Playbook) -> date:
        return plan(taking, anchors, given).latest_start

    cautious = start(_with_usual(playbook, "most"))
    return LatestStart(cautious, start(playbook), start(_with_usual(playbook, "least")))


def slack_days(schedule: Schedule, begin: date, done: Collection[str] = ()) -> Mapping[str, int]:
    """Per open step how many days it can wait when work goes on from `begin` at the usual pace.

    Negative where the usual pace is too slow. Calendar days; a critical step has the least.
    """
    ends: dict[str, date] = {}
    slack: dict[str, int] = {}
    open_steps = {p.step.id: p for p in schedule.steps if p.step.id not in done}

    def end(step_id: str) -> date:
        if step_id not in ends:
            planned = open_steps[step_id]
            before = [end(need) for need in planned.needs if need in open_steps]
            bound = [planned.not_before] if planned.not_before else []
            earliest = max([begin, *before, *bound])
            slack[step_id] = (planned.start - earliest).days
            ends[step_id] = planned.step.usual.after(earliest)
        return ends[step_id]

    for step_id in open_steps:
        end(step_id)
    return slack


def _with_usual(playbook: Playbook, pace: str) -> Playbook:
    """The draaiboek as if every step usually took its `least` or its `most`."""
    fields = {name: getattr(playbook, name) for name in Playbook.model_fields}
    fields["steps"] = tuple(_at_pace(step, getattr(step, pace)) for step in playbook.steps)
    return Playbook.model_construct(**fields)


def _at_pace(step: Step, span: Span) -> Step:
    duration = Duration.model_construct(least=step.least, usual=span, most=None)
    return step.model_copy(update={"duration": duration})
