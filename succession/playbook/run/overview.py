"""All runs at a glance: how each stands, what is overdue, what must be decided."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from succession.playbook.book.model import Playbook
from succession.playbook.run.clock import MetCriterion, stop_check
from succession.playbook.run.events import Closed, RunOutcome
from succession.playbook.run.progress import Progress, StepProgress, progress
from succession.playbook.run.run import Run, told

TRANSFER = "stappenplan-overdracht"


@dataclass(frozen=True, slots=True)
class OverdueStep:
    """A step past its day. `who` is the person who fills its first role, or else that role."""

    run_id: str
    practice_agb: str | None
    step_id: str
    title: str
    who: str
    due: date
    days_late: int


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One run in one line; of a run that is closed nothing is overdue or awaited any more.

    `red_limits` are the demands whose day went by undecided, `awaited_consents` who must agree
    to what can be done now, `undecided` the stop criteria that were met.
    """

    run_id: str
    practice_agb: str | None
    playbook_id: str
    title: str
    share_done: float
    end: date
    next_step: str | None
    next_due: date | None
    outcome: RunOutcome | None
    overdue: tuple[OverdueStep, ...] = ()
    red_limits: tuple[str, ...] = ()
    awaited_consents: tuple[str, ...] = ()
    asks_stop_check: bool = False
    undecided: tuple[MetCriterion, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.outcome is None

    @property
    def is_red(self) -> bool:
        """A limit went by or a stop criterion was met, and nothing was decided about it."""
        return bool(self.red_limits or self.undecided)


def overview(
    runs: Iterable[Run], pinned: Mapping[str, Playbook], today: date
) -> tuple[RunSummary, ...]:
    """Every run in one line: the open ones first, the red before the late, then by next date.

    `runs` are those that the audience may see, `pinned` the draaiboek of each by run id.
    """
    found = (_summary(run, pinned[run.run_id], today) for run in runs)
    return tuple(sorted(found, key=_urgency))


def overdue_digest(summaries: Iterable[RunSummary]) -> tuple[OverdueStep, ...]:
    """All overdue steps of all runs, those that are late the longest first."""
    steps = (step for summary in summaries for step in summary.overdue)
    return tuple(sorted(steps, key=lambda step: (step.due, step.practice_agb or "", step.step_id)))


def practices_on_schedule(pinned: Iterable[tuple[Run, Playbook]], today: date) -> frozenset[str]:
    """The practices (agb) that follow the draaiboek of a transfer and are nowhere late in it.

    `pinned` are the runs that the audience may see, each with its draaiboek.
    """
    transfers = (pair for pair in pinned if pair[0].playbook_id == TRANSFER)
    lines = (_summary(run, playbook, today) for run, playbook in transfers)
    return frozenset(
        line.practice_agb
        for line in lines
        if line.practice_agb and line.is_open and not line.overdue and not line.is_red
    )


def _summary(run: Run, playbook: Playbook, today: date) -> RunSummary:
    found = progress(run, playbook, today)
    following = None if run.closing else next(iter(found.next_steps), None)
    line = RunSummary(
        run_id=run.run_id,
        practice_agb=run.practice_agb,
        playbook_id=run.playbook_id,
        title=playbook.title,
        share_done=found.share_done,
        end=found.schedule.end,
        next_step=following.planned.step.title if following else None,
        next_due=following.planned.due if following else None,
        outcome=_outcome(run),
    )
    return line if run.closing else _with_attention(line, run, playbook, found, today)


def _with_attention(
    line: RunSummary, run: Run, playbook: Playbook, found: Progress, today: date
) -> RunSummary:
    check = stop_check(run, playbook, today)
    return replace(
        line,
        overdue=tuple(_overdue(run, playbook, step, today) for step in found.overdue),
        red_limits=tuple(one.planned.limit.demand for one in found.limits if one.is_red),
        awaited_consents=tuple(_awaited(playbook, found)),
        asks_stop_check=check is not None and check.is_due,
        undecided=check.undecided if check else (),
    )


def _outcome(run: Run) -> RunOutcome | None:
    return next((end.outcome for _, end in told(run.events, Closed)), None)


def _overdue(run: Run, playbook: Playbook, step: StepProgress, today: date) -> OverdueStep:
    planned, due = step.planned, step.planned.due
    role = planned.step.roles[0]
    return OverdueStep(
        run_id=run.run_id,
        practice_agb=run.practice_agb,
        step_id=planned.step.id,
        title=planned.step.title,
        who=run.people.get(role) or playbook.roles.get(role, role),
        due=due,
        days_late=(today - due).days,
    )


def _awaited(playbook: Playbook, found: Progress) -> Iterator[str]:
    """Who must agree to a step that can be worked on now, as the draaiboek calls them."""
    for step in found.steps:
        if step.gate and step.can_begin and not step.is_done:
            for one in step.gate.missing:
                yield playbook.roles.get(one.consent.role, one.consent.role)


def _urgency(line: RunSummary) -> tuple[bool, bool, int, date]:
    return (not line.is_open, not line.is_red, -len(line.overdue), line.next_due or line.end)
