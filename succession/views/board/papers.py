"""The paper of a meeting in words and rows."""

from collections.abc import Iterator, Mapping

from succession.board.figures import MeetingFigure
from succession.board.paper import BoardPaper, FrozenPaper, Voorlegger
from succession.board.picture import BoardPicture
from succession.register import Role
from succession.risk.result import RiskLevel
from succession.views import dutch
from succession.views.board.changes import difference, figure_words

_GONE = "een praktijk die niet meer in het register staat"
_SHOWN = (RiskLevel.ACUTE, RiskLevel.ACT, RiskLevel.UNKNOWN, RiskLevel.TALK)
_MOST = 10
CAVEATS = (
    "Vertrouwelijke plannen tellen hier als onbekend; wat onbekend is, telt nooit als gunstig.",
    "Tussen haakjes staat tot waar een getal kan lopen door wat we niet weten.",
    "Wie geen plek vindt, is een capaciteitsplaatje: de patiënt kiest, de praktijk beslist zelf.",
)
PARTS = {
    "asked": "Gevraagd besluit",
    "reason": "Aanleiding",
    "core": "Kern",
    "alternatives": "Alternatieven",
    "money_and_hours": "Geld en uren",
    "risks": "Risico's",
    "support": "Draagvlak",
    "legal_and_privacy": "Juridisch en privacy",
    "communication": "Communicatie",
    "next_steps": "Vervolg",
}


def readers(paper: BoardPaper) -> str:
    """For whom it was made."""
    if paper.audience.role is not Role.BOARD:
        return paper.audience.role.value
    hagro = paper.audience.hagro
    return "het bestuur" if hagro is None else f"bestuursleden uit hagro {hagro}"


def line(paper: BoardPaper) -> str:
    """`Vergadering van 12 oktober 2026, concept`."""
    state = "concept" if paper.is_concept else f"vastgesteld op {dutch.day(paper.settled_on)}"
    return f"Vergadering van {dutch.day(paper.on)}, {state}"


def voorlegger(said: Voorlegger) -> tuple[tuple[str, str], ...]:
    """Every part of it by its name; what is not filled in says so."""
    parts = ((label, getattr(said, name) or "nog in te vullen") for name, label in PARTS.items())
    return (("Soort", said.purpose.value), *parts)


def figures(frozen: FrozenPaper) -> Iterator[tuple[str, ...]]:
    """The seven numbers, with those of the meeting before where there was one."""
    then = _then(frozen)
    for one in frozen.picture.figures:
        row = (one.measure.value, figure_words(one))
        if frozen.before is None:
            yield row
            continue
        before = then.get(one.measure)
        was = figure_words(before) if before else dutch.UNKNOWN
        yield (*row, was, difference(before, one))


def figure_numbers(frozen: FrozenPaper) -> tuple[tuple[str | int | None, ...], ...]:
    """The same as numbers; none where it is not known."""
    then = _then(frozen)
    return tuple(
        (
            one.measure.value,
            one.value,
            one.low,
            one.high,
            before.value if (before := then.get(one.measure)) else None,
        )
        for one in frozen.picture.figures
    )


def pressing(picture: BoardPicture, names: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    """At most ten practices: the most urgent level first, within a level by name."""
    found = sorted(
        (_SHOWN.index(one.level), names.get(one.practice, _GONE))
        for one in picture.standings
        if one.level in _SHOWN
    )
    return tuple((_SHOWN[level].value, name) for level, name in found[:_MOST])


def _then(frozen: FrozenPaper) -> Mapping[str, MeetingFigure]:
    return {one.measure: one for one in frozen.before.figures} if frozen.before else {}
