"""One run as it is read: where it stands, what comes next, and what holds each step up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from succession.playbook.book.facts import FACTS, in_words
from succession.playbook.book.model import Playbook
from succession.playbook.run.events import Closed, GateAnswer, Proof
from succession.playbook.run.gates import ConsentProgress, ConsentState, Gate
from succession.playbook.run.progress import Progress, StepProgress, StepState
from succession.playbook.run.run import Run, RunEvent
from succession.register.facts import AUTHORISED
from succession.views import dutch
from succession.views.records import Lines

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class RunCard:
    run_id: str
    title: str
    status: str
    late: str | None


@dataclass(frozen=True, slots=True)
class ConsentView:
    """One agreement of a gate; `openers` are the roles (short name, as said) that may give it."""

    role: str
    label: str
    state: ConsentState
    words: str
    openers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step as it is read. `waits_for` are titles of steps, `gates` those of shut gates."""

    step_id: str
    title: str
    state: StepState
    due: date
    dates: str
    who: str
    explanation: str
    details: Lines
    waits_for: tuple[str, ...]
    gates: tuple[str, ...]
    consents: tuple[ConsentView, ...]
    can_be_ticked: bool
    done: str | None
    proofs: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def line(self) -> str:
        return f"{self.title} — {self.done or self.dates}"


@dataclass(frozen=True, slots=True)
class PhaseView:
    title: str
    status: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class RunView:
    """`conclusion` says where it stands in one sentence."""

    conclusion: str
    title: str
    subtitle: str
    share_done: float
    status: str
    next_steps: tuple[str, ...]
    late: int
    overdue: tuple[str, ...]
    blocked: tuple[str, ...]
    phases: tuple[PhaseView, ...]


def run_card(run: Run, title: str, practice: str, progress: Progress) -> RunCard:
    late = 0 if run.closing else len(progress.overdue)
    ended = f", afgesloten op {dutch.day(run.closing.day)}" if run.closing else ""
    return RunCard(
        run_id=run.run_id,
        title=f"{title} — {practice}",
        status=f"{dutch.percent(progress.share_done)} gedaan, "
        f"begonnen op {dutch.day(run.started_on)}{ended}",
        late=dutch.count(late, "stap te laat", "stappen te laat") if late else None,
    )


def run_view(run: Run, playbook: Playbook, practice: str, progress: Progress) -> RunView:
    """One run, its steps by phase in the order of their dates."""
    view = _Reader(run, playbook, progress)
    return RunView(
        conclusion=f"{practice}: {view.stands()}.",
        title=f"{playbook.title} — {practice}",
        subtitle=f"{'; '.join(anchors(run, playbook))}. Begonnen door {run.started_by} op "
        f"{dutch.day(run.started_on)}, versie {run.playbook_version}.",
        share_done=progress.share_done,
        status=_status(progress),
        next_steps=tuple(_reminder(step) for step in progress.next_steps),
        late=len(progress.overdue),
        overdue=_first(progress.overdue),
        blocked=tuple(view.blocked()),
        phases=tuple(view.phases()),
    )


def anchors(run: Run, playbook: Playbook) -> tuple[str, ...]:
    """The days from which everything is planned: `Overdracht op 1 juli 2028`."""
    known = [(name, day) for name, day in run.anchors if name in playbook.anchors]
    return tuple(f"{sentence(name.replace('_', ' '))} op {dutch.day(day)}" for name, day in known)


def sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def roles_to_fill(run: Run, playbook: Playbook, progress: Progress) -> dict[str, str]:
    """The roles of this run as they are said: who does a step, must agree or decides, and who is
    known to decide for the praktijkhouder. Who may stand in some day is not asked after.
    """
    steps = [found.planned.step for found in progress.steps]
    asked = {role for step in steps for role in step.roles}
    asked |= {consent.role for step in steps for consent in step.consents}
    asked |= {role for limit in playbook.limits for role in limit.decided_by}
    asked |= {*run.people, str(dict(run.given).get(AUTHORISED))}
    return {role: label for role, label in playbook.roles.items() if role in asked}


def who_does(run: Run, playbook: Playbook, roles: tuple[str, ...]) -> str:
    """The roles of a step, with the person who fills each where somebody does."""
    return dutch.listing(_who(run, playbook, role) for role in roles)


def _who(run: Run, playbook: Playbook, role: str) -> str:
    label, person = playbook.roles.get(role, role), run.people.get(role)
    return f"{label} ({person})" if person else label


def _status(progress: Progress) -> str:
    done = sum(step.is_done for step in progress.steps)
    return (
        f"{done} van {len(progress.steps)} stappen gedaan; de laatste stap is klaar op "
        f"{dutch.day(progress.schedule.end)}."
    )


def _first(steps: tuple[StepProgress, ...]) -> tuple[str, ...]:
    """The steps that are late the longest; the rest is a number, and stands in the list below."""
    shown = tuple(_reminder(step) for step in steps[:_SHOWN])
    rest = len(steps) - len(shown)
    return (*shown, f"en nog {rest}") if rest else shown


def _reminder(step: StepProgress) -> str:
    return f"{step.planned.step.title} (uiterlijk {dutch.day(step.planned.due)})"


@dataclass(frozen=True, slots=True)
class _Reader:
    """The run with the words of its draaiboek."""

    run: Run
    playbook: Playbook
    progress: Progress

    def stands(self) -> str:
        """That it ended, else what is late, else what comes next."""
        closing = self.run.closing
        if closing is not None and isinstance(closing.details, Closed):
            return f"afgesloten op {dutch.day(closing.day)}, {closing.details.outcome.value}"
        late = [step.planned.step.title for step in self.progress.overdue]
        if len(late) == 1:
            return f"„{late[0]}” is te laat"
        if late:
            return f"{len(late)} stappen zijn te laat, het langst „{late[0]}”"
        return self.comes_next()

    def comes_next(self) -> str:
        coming = next(iter(self.progress.next_steps), None)
        if coming is not None:
            day = dutch.day(coming.planned.due)
            return f"nu „{coming.planned.step.title}”, uiterlijk {day}"
        if all(step.is_done for step in self.progress.steps):
            return "alle stappen zijn gedaan" if self.progress.steps else "er is nu niets te doen"
        return "er kan nu geen stap beginnen"

    def blocked(self) -> Iterator[str]:
        """The gates at which the run stands now, and whom each waits for."""
        for step in self.progress.steps:
            if step.gate and step.can_begin and not step.gate.is_open and not step.is_done:
                missing = (self.label(one.consent.role) for one in step.gate.missing)
                yield f"„{step.planned.step.title}” wacht op akkoord van {dutch.listing(missing)}"

    def phases(self) -> Iterator[PhaseView]:
        for name, title in self.playbook.phases.items():
            steps = [s for s in self.progress.steps if s.planned.step.phase == name]
            if steps:
                done = sum(step.is_done for step in steps)
                views = tuple(self.step(step) for step in steps)
                yield PhaseView(title, f"{done} van {len(steps)} gedaan", views)

    def step(self, found: StepProgress) -> StepView:
        step = found.planned.step
        return StepView(
            step_id=step.id,
            title=step.title,
            state=found.state,
            due=found.planned.due,
            dates=_dates(found),
            who=who_does(self.run, self.playbook, step.roles),
            explanation=step.explanation,
            details=_details(found),
            waits_for=self.titles(found.waits_for),
            gates=self.titles(name for name in found.blocked_by if name != step.id),
            consents=self.consents(found.gate),
            can_be_ticked=found.can_be_ticked,
            done=_done(found),
            proofs=tuple(_proof(event) for event in found.proofs),
            notes=tuple(_note(event) for event in found.notes),
        )

    def titles(self, step_ids: Iterator[str] | tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.playbook.step_by_id[name].title for name in step_ids)

    def label(self, role: str) -> str:
        return self.playbook.roles.get(role, role)

    def consents(self, gate: Gate | None) -> tuple[ConsentView, ...]:
        return tuple(self.consent(one) for one in gate.consents) if gate else ()

    def consent(self, one: ConsentProgress) -> ConsentView:
        return ConsentView(
            role=one.consent.role,
            label=self.label(one.consent.role),
            state=one.state,
            words=_answer(one, self.playbook.roles),
            openers=tuple((role, self.label(role)) for role in one.openers),
        )


def _dates(found: StepProgress) -> str:
    start, due = found.planned.start, found.planned.due
    when = dutch.short_day(due)
    if start != due:
        when = f"{dutch.short_day(start)} tot {when}"
    if found.first_due != due:
        when += f" (eerst {dutch.short_day(found.first_due)})"
    return f"{when}, te laat" if found.state is StepState.LATE else when


def _details(found: StepProgress) -> Lines:
    planned, step = found.planned, found.planned.step
    details = (
        ("Klaar als er is", step.evidence),
        ("Grond", step.ground),
        ("Geldt alleen als", in_words(step.conditions) if planned.is_conditional else None),
        ("Let op", "vertraging hier schuift het einde op" if planned.is_critical else None),
    )
    return tuple((label, text) for label, text in details if text)


def _answer(one: ConsentProgress, roles: Mapping[str, str]) -> str:
    """What was said at the gate, by whom, when and why; or what must be known first."""
    if one.answer is None:
        known_first = ", ".join(FACTS[name].label for name in one.deciding)
        return f"{one.state}; leg eerst vast: {known_first}" if known_first else one.state.value
    said = one.answer.details
    assert isinstance(said, GateAnswer), "a gate is answered by an answer"
    stands_in = f", {roles.get(said.substitute, said.substitute)}," if said.substitute else ""
    reason = f": {one.answer.note}" if one.answer.note else ""
    day = dutch.short_day(one.answer.day)
    return f"{one.state} door {said.name}{stands_in} op {day}{reason}"


def _done(found: StepProgress) -> str | None:
    if found.done is None:
        return None
    return f"gedaan op {dutch.short_day(found.done_on)} door {found.done_by}"


def _proof(event: RunEvent) -> str:
    assert isinstance(event.details, Proof), "evidence bears what it shows"
    day = dutch.short_day(event.day)
    return f"{event.details.name}, {day}; ligt: {event.details.place} (genoteerd door {event.by})"


def _note(event: RunEvent) -> str:
    return f"{dutch.moment(event.at)}, {event.by}: {event.note}"


def months_between(start: date, end: date) -> int:
    """Whole calendar months from `start` to `end`; negative where `end` comes first."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if end.day >= start.day else months - 1
