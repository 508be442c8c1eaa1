"""The clock of a run: its limits with the decisions that are left, and its stop criteria."""

from dataclasses import dataclass
from datetime import date

from succession.playbook.book.model import Playbook
from succession.playbook.run.clock import LimitProgress, StopCheck, limit_name, stop_check
from succession.playbook.run.events import Checked, Decided
from succession.playbook.run.progress import Progress
from succession.playbook.run.run import Run, RunEvent, told
from succession.views import dutch
from succession.views.runs.page import months_between

_ANSWERS = {True: "ja", False: "nee", None: "onbekend"}


@dataclass(frozen=True, slots=True)
class LimitView:
    """A limit as it is read; `sign` tells by shape what the colour tells too."""

    name: str
    sign: str
    due: str
    state: str
    demand: str
    otherwise: str
    deciders: tuple[tuple[str, str], ...]
    choices: tuple[str, ...]
    decisions: tuple[str, ...]
    is_met: bool
    is_red: bool
    is_fixed: bool

    @property
    def line(self) -> str:
        return f"{self.sign} {self.due} — {self.demand} ({self.state})"


@dataclass(frozen=True, slots=True)
class StopView:
    """The stop criteria with the last answer to each; `undecided` ask a decision."""

    answers: tuple[tuple[str, str], ...]
    status: str
    is_due: bool
    undecided: tuple[tuple[str, str], ...]


def clock_line(run: Run, playbook: Playbook, today: date) -> str | None:
    """How far the time has run: `Maand 13 van 24 na overname.`; None before the day itself."""
    days = dict(run.anchors)
    last = max(playbook.limits, key=lambda one: one.due.on(days[one.due.anchor]), default=None)
    if last is None or last.due.is_before or today < days[last.due.anchor]:
        return None
    start = days[last.due.anchor]
    whole = months_between(start, last.due.on(start))
    if whole < 1:
        return None
    return f"Maand {months_between(start, today)} van {whole} na {last.due.anchor}."


def limit_views(playbook: Playbook, progress: Progress, today: date) -> tuple[LimitView, ...]:
    return tuple(_limit(playbook, one, today) for one in progress.limits)


def alarms(run: Run, playbook: Playbook, progress: Progress, today: date) -> tuple[str, ...]:
    """What must be decided now: limits that went by, and stop criteria that were met."""
    if run.closing:
        return ()
    limits = tuple(
        f"{view.due} is voorbij: {view.demand} {_left(view)}"
        for view in limit_views(playbook, progress, today)
        if view.is_red
    )
    stop = stop_view(run, playbook, today)
    return (*limits, *(line for _, line in stop.undecided)) if stop else limits


def stop_view(run: Run, playbook: Playbook, today: date) -> StopView | None:
    """Where the stop criteria stand; None where there are none, and in a run that is closed."""
    check = stop_check(run, playbook, today)
    if check is None:
        return None
    last = dict(_last_answers(check))
    return StopView(
        answers=tuple((text, _ANSWERS[last.get(text)]) for text in check.criteria),
        status=_status(check),
        is_due=check.is_due,
        undecided=tuple(
            (one.text, f"„{one.text}” geldt: besluit uiterlijk op {dutch.day(one.decide_by)}")
            for one in check.undecided
        ),
    )


def decisions(run: Run, playbook: Playbook) -> tuple[str, ...]:
    """Everything that was decided in the run, oldest first."""
    return tuple(
        f"{said.about}: {_decision(event, playbook)}" for event, said in told(run.events, Decided)
    )


def _limit(playbook: Playbook, one: LimitProgress, today: date) -> LimitView:
    limit = one.planned.limit
    sign, state = _state(one, today)
    return LimitView(
        name=limit_name(limit),
        sign=sign,
        due=dutch.day(one.planned.due),
        state=state,
        demand=limit.demand,
        otherwise=limit.otherwise,
        deciders=tuple((role, playbook.roles.get(role, role)) for role in limit.decided_by),
        choices=limit.choices,
        decisions=tuple(_decision(event, playbook) for event in one.decisions),
        is_met=one.is_met,
        is_red=one.is_red,
        is_fixed=limit.is_fixed,
    )


def _state(one: LimitProgress, today: date) -> tuple[str, str]:
    if one.is_met:
        return "✔", "gehaald"
    if one.is_red:
        return "▲", "voorbij, nog geen besluit"
    if one.is_passed:
        return "■", "voorbij, besluit genomen"
    extended = f", verlengd vanaf {dutch.day(one.first_due)}" if one.is_extended else ""
    return "○", f"nog {dutch.count((one.planned.due - today).days, 'dag', 'dagen')}{extended}"


def _left(view: LimitView) -> str:
    who = dutch.listing(label for _, label in view.deciders)
    left = " / ".join(choice.rstrip(".") for choice in view.choices) or view.otherwise.rstrip(".")
    return f"Nog te besluiten{f' door {who}' if who else ''}: {left}."


def _decision(event: RunEvent, playbook: Playbook) -> str:
    said = event.details
    assert isinstance(said, Decided), "a decision bears what was decided"
    who = playbook.roles.get(said.decided_by, said.decided_by)
    until = f", verlengd tot {dutch.day(said.until)}" if said.until else ""
    return f"{dutch.day(event.day)}, {who}: {said.choice.rstrip('.')}{until} ({event.note})"


def _last_answers(check: StopCheck) -> tuple[tuple[str, bool | None], ...]:
    said = check.last.details if check.last else None
    return said.answers if isinstance(said, Checked) else ()


def _status(check: StopCheck) -> str:
    when = dutch.day(check.next_on)
    if check.last is None:
        return f"Nog niet nagelopen; dat moet uiterlijk op {when}."
    last = f"{dutch.day(check.last.day)} door {check.last.by}"
    return f"Nagelopen op {last}; de volgende keer op {when}."
