"""Decisions in words: how many wait, what each asks, and what became of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from succession.board.decision import (
    Alternative,
    BoardDecision,
    DecisionProposal,
    DecisionState,
    Involvement,
    VisibleDecisions,
)
from succession.errors import InvalidInput, Problem
from succession.views import dutch
from succession.views.records import Lines

# Who may have a say beside the body that decides.
SAYING = (
    "Raad van Toezicht",
    "Raad van Afgevaardigden",
    "algemene ledenvergadering",
    "cliëntenraad",
    "OR of PVT",
    "hagro's",
)
_GONE = "een praktijk die niet meer in het register staat"
INVOLVED = {
    Involvement.APPROVES: "Wie keurt het goed",
    Involvement.ADVISES: "Wie adviseert",
    Involvement.INFORMED: "Wie wordt geïnformeerd",
}


def conclusion(found: VisibleDecisions, today: date) -> str:
    """`Er zijn 2 besluiten te nemen en 1 te herzien.`"""
    counts = Counter(one.state(today) for one in found.decisions)
    asked, again = counts[DecisionState.ASKED], counts[DecisionState.TO_REVIEW]
    if not asked and not again:
        return "Er is nu niets te besluiten."
    said = [f"{dutch.number(asked)} te nemen"] if asked else []
    said += [f"{dutch.number(again)} te herzien"] if again else []
    verb = "is" if asked + again == 1 else "zijn"
    return f"Er {verb} {dutch.count(asked + again, 'besluit', 'besluiten')}: {dutch.listing(said)}."


def abstaining(found: VisibleDecisions, hagro: str | None) -> str:
    """Why some points are not there; empty where none is left out."""
    if not found.abstained:
        return ""
    points = dutch.count(found.abstained, "punt", "punten")
    if hagro is None:
        return f"Kies uw eigen hagro: over {points} onthouden leden van bepaalde hagro's zich."
    return f"Over {points} onthoudt u zich; daarvan krijgt u geen stuk."


def of_state(
    decisions: Sequence[BoardDecision], state: DecisionState, today: date
) -> tuple[BoardDecision, ...]:
    """Those that are so far, the first to be treated or reviewed first."""
    found = [one for one in decisions if one.state(today) is state]
    return tuple(sorted(found, key=lambda one: (one.agenda_on or date.max, one.proposal.what)))


def accepted(decisions: Sequence[BoardDecision], practice: int, today: date) -> str:
    """That the risk of this practice was accepted, until when and why; empty where it was not, or
    no longer is."""
    for one in of_state(decisions, DecisionState.TAKEN, today):
        if one.proposal.accepts_risk_of == practice and one.taken is not None:
            until = dutch.day(one.review_on)
            return f"Dit risico is aanvaard tot {until} ({one.taken.reason}). Dan komt het terug."
    return ""


def line(one: BoardDecision, today: date) -> str:
    """When it is treated or looked at again, by whom."""
    state, body = one.state(today), one.proposal.body.value
    if state is DecisionState.PREPARED:
        return f"in voorbereiding voor: {body}"
    if state is DecisionState.ASKED:
        return f"{body}, {dutch.day(one.agenda_on)}"
    said = [f"{state.value} door: {body}"]
    if one.taken is not None:
        said.append(dutch.day(one.taken.on))
    if one.review_on is not None and state is not DecisionState.REFUSED:
        said.append(f"te herzien op {dutch.day(one.review_on)}")
    return ", ".join(said)


def told(one: BoardDecision, practices: Mapping[int, str]) -> Lines:
    """All that was said of it, by what it is."""
    return tuple((label, text) for label, text in _told(one, practices) if text)


def alternatives(text: str) -> tuple[Alternative, ...]:
    """One a line, with what speaks against it after a dash; a line without one says nothing yet."""
    found = [each.partition(" - ") for each in text.replace(" — ", " - ").splitlines()]
    return tuple(
        Alternative(what=what.strip(), against=against.strip() or "nog niet gezegd")
        for what, _, against in found
        if what.strip()
    )


def whole(text: str, name: str) -> int | None:
    """A whole number as typed, with or without points; None when empty. `InvalidInput` else."""
    typed = text.replace(".", "").replace("€", "").strip()
    if not typed:
        return None
    if not typed.isdecimal():
        problem = Problem(f"„{text}” is geen heel getal", "vul een heel getal in", column=name)
        raise InvalidInput((problem,))
    return int(typed)


def _told(one: BoardDecision, practices: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    asked = one.proposal
    yield "Waarom", asked.why
    yield "Als we niets doen", asked.doing_nothing
    yield "Andere wegen", "; ".join(f"{a.what} (ertegen: {a.against})" for a in asked.alternatives)
    yield "Geld en uren", _effort(asked)
    yield "Risico's", asked.risks
    yield "Draagvlak", asked.support
    for how, label in INVOLVED.items():
        yield label, dutch.listing(each.who for each in asked.involved if each.how is how)
    hagros = dutch.listing(f"hagro {each}" for each in asked.interested)
    yield "Wie zich onthouden", f"bestuursleden uit {hagros}" if hagros else ""
    yield "Mandaat", asked.mandate.value if asked.mandate else ""
    if asked.accepts_risk_of is not None:
        name = practices.get(asked.accepts_risk_of, _GONE)
        yield "Aanvaard risico", f"{name}, tot {dutch.day(one.review_on)}"
    yield "Wie het uitvoert", asked.owner
    if one.taken is not None:
        yield "Uitkomst", f"{one.taken.outcome.value}: {one.taken.reason}"
    for review in one.reviews:
        again = review.next_review
        after = f"weer op {dutch.day(again)}" if again else "het besluit is vervallen"
        yield f"Herzien op {dutch.day(review.on)}", f"{review.found}; {after}"


def _effort(asked: DecisionProposal) -> str:
    money = "" if asked.money_euros is None else f"€ {dutch.number(asked.money_euros)}"
    hours = "" if asked.hours is None else dutch.count(asked.hours, "uur", "uur")
    return dutch.listing(filter(None, (money, hours)))
