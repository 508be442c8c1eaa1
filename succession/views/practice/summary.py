"""One practice on one screen: what is the matter, what does it mean, what do we do now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from succession.register.model import Gp
from succession.register.seen import Seen
from succession.risk.result import Headway, PracticeRisk, RiskLevel
from succession.talks.talk import Talk
from succession.views import dutch, timing
from succession.views.levels import LOOK_OF
from succession.views.open_shares import open_since
from succession.views.people import plan_words

_NO_NAME = "naam onbekend"
_SHOWN = 6


class To(StrEnum):
    """Where the one button of a dossier leads."""

    TALKS = "gesprekken"
    PLAYBOOKS = "draaiboeken"


@dataclass(frozen=True, slots=True)
class Now:
    """What to do next, and the button for it; without `to` there is nothing to press."""

    words: str
    label: str = ""
    to: To | None = None
    query: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Underway:
    """A draaiboek that runs here: its step that comes next, and how many are late."""

    run_id: str
    title: str
    next_step: str | None
    late: int


@dataclass(frozen=True, slots=True)
class TalkAhead:
    """A praktijkhouder of this practice with whom a talk is due, and what to ask."""

    mark: str
    who: str
    question: str
    is_due: bool
    due: date


@dataclass(frozen=True, slots=True)
class Fitting:
    """A draaiboek that fits and does not run yet, with the first reason why."""

    playbook_id: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that was said or done; the day may be unknown."""

    day: date | None
    words: str

    @property
    def line(self) -> str:
        return f"{dutch.day(self.day) if self.day else 'datum onbekend'}: {self.words}"


def matter(register: Seen, risk: PracticeRisk) -> str:
    """The conclusion of the dossier as a sentence."""
    name = risk.name or f"praktijk {risk.agb}"
    standing = open_since(register, risk.agb)
    if standing:
        rest = ", en wie blijft kan de patiënten niet dragen" if _is_acute(risk) else ""
        return f"Bij {name} {standing.replace('staat open', 'staat een aandeel open', 1)}{rest}."
    if risk.level is RiskLevel.ACT and risk.headway is Headway.SEARCHING:
        return f"Bij {name} wordt gezocht, maar of er op tijd iemand is, is te onzeker."
    return f"{_BY_LEVEL[risk.level].format(name=name)}{_possibly(risk)}."


def meaning(register: Seen, risk: PracticeRisk) -> str:
    """Whom it is about, and how many of them would find no place."""
    listed = register.practice_by_agb[risk.agb].patients
    if risk.patients_enrolled is None:
        return "Om hoeveel patiënten het gaat is niet bekend."
    about = dutch.count(risk.patients_enrolled, "patiënt", "patiënten")
    first = "Het gaat om" if open_since(register, risk.agb) else "Valt hier een aandeel open, dan"
    verb = "" if first.startswith("Het") else " gaat het om"
    of_all = f" van de {dutch.number(listed)} op naam" if listed != risk.patients_enrolled else ""
    return f"{first}{verb} {about}{of_all}; {_without_place(risk)}."


def when(register: Seen, risk: PracticeRisk, as_of: date) -> str:
    """By when something should begin, as a month and not as so many months too late.

    Said where there is something to do; of what stands open, until when it is bridged.
    """
    is_told = open_since(register, risk.agb) or risk.level is not RiskLevel.ACUTE
    if risk.level is RiskLevel.FOLLOW or not is_told:
        return ""
    return timing.sentence(register, risk, as_of)


def what_now(
    level: RiskLevel,
    underway: Sequence[Underway],
    talks: Sequence[TalkAhead],
    fitting: Sequence[Fitting],
) -> Now:
    """One thing to do: go on with what runs, else talk, else see what fits.

    Where it is acute what fits goes before a talk.
    """
    due = [talk for talk in talks if talk.is_due]
    talk = [_talk(due[0])] if due else []
    fits = [_fits(fitting[0])] if fitting and level is not RiskLevel.FOLLOW else []
    rest = [*fits, *talk] if level is RiskLevel.ACUTE else [*talk, *fits]
    return next(iter([*map(_go_on, underway[:1]), *rest]), _wait(talks))


def timeline(gps: Iterable[Gp], talks: Iterable[Talk]) -> tuple[Happened, ...]:
    """What was said and done, the last first; what has no day stands at the end."""
    said = [
        Happened(plan.said_on, f"{gp.name or _NO_NAME} zei: stopt {plan_words(plan)}")
        for gp in gps
        for plan in gp.said
    ]
    names = {gp.row_key: gp.name or _NO_NAME for gp in gps}
    held = [
        Happened(talk.held_on, f"gesprek met {names.get(talk.row_key, _NO_NAME)}")
        for talk in talks
        if talk.is_held
    ]
    found = sorted([*said, *held], key=lambda one: one.day or date.min, reverse=True)
    return tuple(found[:_SHOWN])


_BY_LEVEL = {
    RiskLevel.ACUTE: "Bij {name} valt waarschijnlijk binnen een half jaar een aandeel open",
    RiskLevel.ACT: "Bij {name} moet nu iets beginnen",
    RiskLevel.TALK: "Bij {name} is het tijd voor een gesprek over de toekomst",
    RiskLevel.FOLLOW: "Bij {name} is nu niets te doen; wel bijhouden",
    RiskLevel.UNKNOWN: "Van {name} weten we te weinig om te zeggen of er iets moet gebeuren",
}


def _is_acute(risk: PracticeRisk) -> bool:
    return risk.level is RiskLevel.ACUTE


def _possibly(risk: PracticeRisk) -> str:
    if risk.level is not RiskLevel.UNKNOWN or risk.possible_level is None:
        return ""
    return f"; mogelijk is het {LOOK_OF[risk.possible_level].level.value}"


def _without_place(risk: PracticeRisk) -> str:
    if risk.patients_unplaced is None:
        return "hoeveel van hen geen plek vinden is niet bekend"
    if risk.patients_unplaced == 0:
        return "naar verwachting vinden zij allemaal een plek in de buurt"
    return (
        f"naar verwachting vinden er {dutch.number(risk.patients_unplaced)} geen plek in de buurt"
    )


def _go_on(run: Underway) -> Now:
    late = f" {dutch.count(run.late, 'stap is', 'stappen zijn')} te laat." if run.late else ""
    step = f" Nu aan de beurt: {run.next_step}." if run.next_step else ""
    words = f"Het draaiboek „{run.title}” loopt.{late}{step}"
    return Now(words, "Draaiboek openen", To.PLAYBOOKS, (("run", run.run_id),))


def _talk(talk: TalkAhead) -> Now:
    words = f"Voer het gesprek met {talk.who}. De vraag: {talk.question}"
    return Now(words, "Gesprek voorbereiden", To.TALKS, (("gesprek", talk.mark),))


def _fits(one: Fitting) -> Now:
    words = f"Het draaiboek „{one.title}” past hier: {one.why}."
    return Now(words, "Draaiboek bekijken", To.PLAYBOOKS, (("draaiboek", one.playbook_id),))


def _wait(talks: Sequence[TalkAhead]) -> Now:
    if not talks:
        return Now("Nu niets; wel bijhouden.")
    first = min(talks, key=lambda talk: talk.due)
    return Now(f"Nu niets; het gesprek met {first.who} is op {dutch.day(first.due)} aan de beurt.")
