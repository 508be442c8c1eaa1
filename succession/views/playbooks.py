"""Draaiboeken: the library, and one run with its steps, dates and what holds them up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from succession.playbook.facts import ASKED, FROM_REGISTER, Kind, in_words
from succession.playbook.model import Card, Playbook
from succession.playbook.progress import Progress, StepProgress, StepState
from succession.playbook.run import Run, RunEvent
from succession.views import dutch

Lines = tuple[tuple[str, str], ...]
_SHOWN = 5
_ANSWERS = {Kind.YES_NO: ("ja", "nee")}


@dataclass(frozen=True, slots=True)
class LibraryCard:
    """A draaiboek in the library: what it is for, and the examples it comes from."""

    playbook_id: str
    title: str
    level: str
    meaning: str
    size: str
    occasions: tuple[str, ...]
    requirements: tuple[str, ...]
    objections: tuple[str, ...]
    effects: tuple[str, ...]
    examples: tuple[tuple[str, Lines], ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to be told when a run starts; without options it is a number."""

    name: str
    label: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunCard:
    run_id: str
    title: str
    status: str
    late: str | None


@dataclass(frozen=True, slots=True)
class StepView:
    """One step as it is read. `blocked_by` are the titles of the steps before it not yet done."""

    step_id: str
    title: str
    state: StepState
    dates: str
    who: str
    explanation: str
    details: Lines
    blocked_by: tuple[str, ...]
    done: str | None
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
    title: str
    subtitle: str
    share_done: float
    status: str
    next_steps: tuple[str, ...]
    late: int
    overdue: tuple[str, ...]
    phases: tuple[PhaseView, ...]
    limits: tuple[str, ...]
    stop_criteria: tuple[str, ...]


def library_cards(library: Iterable[Playbook]) -> tuple[LibraryCard, ...]:
    return tuple(_library_card(playbook) for playbook in library)


def _library_card(playbook: Playbook) -> LibraryCard:
    return LibraryCard(
        playbook_id=playbook.id,
        title=playbook.title,
        level=levels(playbook),
        meaning="; ".join(breadth.meaning for breadth in playbook.breadth),
        size=f"{dutch.count(len(playbook.steps), 'stap', 'stappen')} in "
        f"{dutch.count(len(playbook.phases), 'fase', 'fasen')}, versie {playbook.version}",
        occasions=tuple(argument.reason for argument in playbook.occasions),
        requirements=tuple(argument.reason for argument in playbook.requirements),
        objections=tuple(argument.reason for argument in playbook.objections),
        effects=tuple(f"{effect.what} ({effect.evidence.value})" for effect in playbook.effects),
        examples=tuple((card.example, _example(card)) for card in playbook.cards),
        sources=tuple(f"{source.name} ({source.dated})" for source in playbook.sources),
    )


def levels(playbook: Playbook) -> str:
    return dutch.listing(breadth.value for breadth in playbook.breadth)


def _example(card: Card) -> Lines:
    return (
        ("Rol van de zorggroep", card.role),
        ("Regio", card.region),
        ("Context", card.context),
        ("Betrokkenen", card.involved),
        ("Doel", card.aim),
        ("Aanpak", card.approach),
        ("Resultaat en lessen", card.result),
        ("Bron", card.source),
    )


def questions(playbook: Playbook, known: Mapping[str, object]) -> tuple[Question, ...]:
    """What only people can tell and this draaiboek asks for, or what the register does not know."""
    asked = {
        name
        for step in playbook.steps
        for conditions in (step.conditions, *(consent.conditions for consent in step.consents))
        for condition in conditions
        for name in condition.fields()
    }
    unknown = sorted(name for name in asked if known.get(name) is None)
    return tuple(
        Question(name, name.replace("_", " ").capitalize(), _options(name)) for name in unknown
    )


def _options(name: str) -> tuple[str, ...]:
    values = ASKED.get(name) or FROM_REGISTER[name]
    if isinstance(values, Kind):
        return _ANSWERS.get(values, ())
    return tuple(str(value) for value in values)


def given(known: Mapping[str, object], answers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The facts a run keeps, as text: what the register knows, and the answers that were given."""
    facts = {name: _as_text(value) for name, value in known.items() if value is not None}
    facts |= {name: text for name, text in answers.items() if text}
    return tuple(sorted((name, text) for name, text in facts.items() if _is_kept(name)))


def _is_kept(name: str) -> bool:
    return name in ASKED or name in FROM_REGISTER


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)


def run_card(run: Run, title: str, practice: str, progress: Progress) -> RunCard:
    late = len(progress.overdue)
    return RunCard(
        run_id=run.run_id,
        title=f"{title} — {practice}",
        status=f"{dutch.percent(progress.share_done)} gedaan, "
        f"begonnen op {dutch.day(run.started_at.date())}",
        late=dutch.count(late, "stap te laat", "stappen te laat") if late else None,
    )


def run_view(run: Run, playbook: Playbook, practice: str, progress: Progress) -> RunView:
    """One run, its steps by phase in the order of their dates."""
    anchors = [f"{playbook.anchors[name]}: {dutch.day(day)}" for name, day in run.anchors]
    done = sum(step.is_done for step in progress.steps)
    titles = {step.id: step.title for step in playbook.steps}
    return RunView(
        title=f"{playbook.title} — {practice}",
        subtitle=f"{'; '.join(anchors)}. Begonnen door {run.started_by} op "
        f"{dutch.day(run.started_at.date())}, versie {run.playbook_version}.",
        share_done=progress.share_done,
        status=f"{done} van {len(progress.steps)} stappen gedaan; klaar op "
        f"{dutch.day(progress.schedule.end)}, uiterlijk beginnen op "
        f"{dutch.day(progress.schedule.latest_start)}.",
        next_steps=tuple(_reminder(step) for step in progress.next_steps),
        late=len(progress.overdue),
        overdue=_first(progress.overdue),
        phases=_phases(playbook, progress, titles),
        limits=tuple(
            f"{dutch.day(limit.due)}: {limit.limit.demand}. Anders: {limit.limit.otherwise}"
            for limit in progress.schedule.limits
        ),
        stop_criteria=playbook.stop_criteria,
    )


def _first(steps: tuple[StepProgress, ...]) -> tuple[str, ...]:
    """The steps that are late the longest; the rest is a number, and stands in the list below."""
    shown = tuple(_reminder(step) for step in steps[:_SHOWN])
    rest = len(steps) - len(shown)
    return (*shown, f"en nog {rest}") if rest else shown


def _reminder(step: StepProgress) -> str:
    return f"{step.planned.step.title} (uiterlijk {dutch.day(step.planned.due)})"


def _phases(
    playbook: Playbook, progress: Progress, titles: Mapping[str, str]
) -> tuple[PhaseView, ...]:
    phases = []
    for name, title in playbook.phases.items():
        steps = [step for step in progress.steps if step.planned.step.phase == name]
        if not steps:
            continue
        done = sum(step.is_done for step in steps)
        views = tuple(_step(playbook, step, titles) for step in steps)
        phases.append(PhaseView(title, f"{done} van {len(steps)} gedaan", views))
    return tuple(phases)


def _step(playbook: Playbook, progress: StepProgress, titles: Mapping[str, str]) -> StepView:
    planned = progress.planned
    step = planned.step
    return StepView(
        step_id=step.id,
        title=step.title,
        state=progress.state,
        dates=_dates(planned.start, planned.due, progress.state),
        who=dutch.listing(playbook.roles.get(role, role) for role in step.roles),
        explanation=step.explanation,
        details=_details(playbook, progress),
        blocked_by=tuple(titles[need] for need in progress.waits_for),
        done=_done(progress),
        notes=tuple(_note(event) for event in progress.notes),
    )


def _dates(start: date, due: date, state: StepState) -> str:
    when = (
        dutch.short_day(due)
        if start == due
        else f"{dutch.short_day(start)} tot {dutch.short_day(due)}"
    )
    return f"{when}, te laat" if state is StepState.LATE else when


def _details(playbook: Playbook, progress: StepProgress) -> Lines:
    planned, step = progress.planned, progress.planned.step
    consents = [
        playbook.roles.get(consent.role, consent.role)
        + (f" (als {in_words(consent.conditions)})" if consent.conditions else "")
        for consent in step.consents
    ]
    details = (
        ("Klaar als er is", step.evidence),
        ("Grond", step.ground),
        ("Moet instemmen", dutch.listing(consents)),
        ("Geldt alleen als", in_words(step.conditions) if planned.is_conditional else None),
        ("Let op", "vertraging hier schuift het einde op" if planned.is_critical else None),
    )
    return tuple((label, text) for label, text in details if text)


def _done(progress: StepProgress) -> str | None:
    if progress.done is None:
        return None
    return f"gedaan op {dutch.short_day(progress.done_on)} door {progress.done_by}"


def _note(event: RunEvent) -> str:
    return f"{dutch.moment(event.at)}, {event.by}: {event.note}"
