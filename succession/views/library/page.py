"""Draaiboeken: the library by level, and what is asked before one begins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from succession.playbook.book.facts import FACTS
from succession.playbook.book.model import Breadth, Card, Playbook
from succession.playbook.run.outcome import OwnEvidence, own_evidence
from succession.playbook.run.run import Run
from succession.register.facts import FactKind, Values
from succession.views import dutch
from succession.views.records import Lines

_ANSWERS = {FactKind.YES_NO: ("ja", "nee")}


@dataclass(frozen=True, slots=True)
class LibraryCard:
    """A draaiboek in the library: what it is for, and the examples it comes from."""

    playbook_id: str
    title: str
    level: str
    size: str
    occasions: tuple[str, ...]
    requirements: tuple[str, ...]
    objections: tuple[str, ...]
    effects: tuple[str, ...]
    own: tuple[str, ...]
    examples: tuple[tuple[str, Lines], ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The draaiboeken of one level, and what the level means."""

    level: str
    meaning: str
    cards: tuple[LibraryCard, ...]


@dataclass(frozen=True, slots=True)
class FactQuestion:
    """A fact to be told when a run starts; without options it is a number."""

    name: str
    label: str
    options: tuple[str, ...]


def shelves(library: Iterable[Playbook], runs: Iterable[Run] = ()) -> tuple[Shelf, ...]:
    """The library by level, a draaiboek of more levels at its first; `runs` are the own ones."""
    known = tuple(runs)
    cards = [(p.breadth[0], _library_card(p, own_evidence(p.id, known))) for p in library]
    found = (
        Shelf(level.value, level.meaning, tuple(card for own, card in cards if own is level))
        for level in Breadth
    )
    return tuple(shelf for shelf in found if shelf.cards)


def conclusion(library: Sequence[Playbook], runs: Iterable[Run] | None) -> str:
    """How many there are and, where the runs may be known, how many were used here."""
    if not library:
        return "Er zijn nog geen draaiboeken."
    amount = dutch.count(len(library), "draaiboek staat", "draaiboeken staan")
    if runs is None:
        return f"{amount} klaar."
    used = len({run.playbook_id for run in runs} & {playbook.id for playbook in library})
    if not used:
        return f"{amount} klaar; hier is er nog geen begonnen."
    many = "1 daarvan is" if used == 1 else f"{used} daarvan zijn"
    return f"{amount} klaar; {many} hier begonnen."


def acute_conclusion(practices: int, chosen: str | None = None) -> str:
    """That the first 72 hours are ready to print, of the practice that was chosen or of all."""
    if chosen:
        return f"{chosen}: de eerste 72 uur als iemand plotseling wegvalt."
    if not practices:
        return "Er ligt nog geen blad klaar voor als iemand plotseling wegvalt."
    many = "de praktijk" if practices == 1 else f"elk van de {dutch.number(practices)} praktijken"
    return f"Voor {many} ligt een blad klaar voor als iemand plotseling wegvalt."


def _library_card(playbook: Playbook, own: OwnEvidence) -> LibraryCard:
    return LibraryCard(
        playbook_id=playbook.id,
        title=playbook.title,
        level=levels(playbook),
        size=f"{dutch.count(len(playbook.steps), 'stap', 'stappen')} in "
        f"{dutch.count(len(playbook.phases), 'fase', 'fasen')}, versie {playbook.version}",
        occasions=tuple(argument.reason for argument in playbook.occasions),
        requirements=tuple(argument.reason for argument in playbook.requirements),
        objections=tuple(argument.reason for argument in playbook.objections),
        effects=tuple(f"{effect.what} ({effect.evidence.value})" for effect in playbook.effects),
        own=_own(own),
        examples=tuple((card.example, _example(card)) for card in playbook.cards),
        sources=tuple(f"{source.name} ({source.dated})" for source in playbook.sources),
    )


def _own(own: OwnEvidence) -> tuple[str, ...]:
    """What came of it here: how runs ended, how many go on, and what was learnt."""
    ended = tuple(f"{dutch.number(len(days))} keer {outcome}" for outcome, days in own.ended_on)
    still = (f"{dutch.number(own.still_open)} keer nog bezig",) if own.still_open else ()
    return (*ended, *still, *(f"Les: {lesson}" for lesson in own.lessons))


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


def questions(playbook: Playbook, known: Mapping[str, object]) -> tuple[FactQuestion, ...]:
    """What only people can tell and this draaiboek asks for, or what the register does not know."""
    unknown = [name for name in playbook.asked_facts if known.get(name) is None]
    return tuple(question(name) for name in unknown)


def question(name: str) -> FactQuestion:
    """The fact as it is asked."""
    fact = FACTS[name]
    return FactQuestion(name, fact.question or _capital(fact.label), _options(fact.values))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _options(values: Values) -> tuple[str, ...]:
    if isinstance(values, FactKind):
        return _ANSWERS.get(values, ())
    return tuple(str(value) for value in values)


def given(known: Mapping[str, object], answers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The facts a run keeps, as text: what the register knows, and the answers that were given."""
    facts = {name: _as_text(value) for name, value in known.items() if value is not None}
    facts |= {name: text for name, text in answers.items() if text}
    return tuple(sorted((name, text) for name, text in facts.items() if name in FACTS))


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)
