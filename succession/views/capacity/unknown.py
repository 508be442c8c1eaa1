"""Of which practices the forecast lacks data, and what it takes in their place.

Everything here is a function of the register as its audience sees it; no person is named.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from succession.capacity.region.area import REGION, Area, AreaKind
from succession.capacity.region.demand import Mix
from succession.capacity.region.usual_staff import lists_owners_only
from succession.land.placing import municipality_of
from succession.register.model import Gp, Practice
from succession.register.seen import Seen
from succession.views import dutch


@dataclass(frozen=True, slots=True)
class UnknownView:
    """`sentence` for everybody; `records` says per practice what is not known."""

    sentence: str
    explanation: str
    records: tuple[dict[str, str], ...]


def present(register: Seen, area: Area, mixes: Iterable[tuple[Mix, int]]) -> UnknownView:
    """What is missing in this area; where age bands come from is told of the whole region."""
    practices = [one for one in register.practices if _lies_in(one, area)]
    lacking = [(one, _lacking(register, one)) for one in practices]
    incomplete = [(one, missing) for one, missing in lacking if missing]
    return UnknownView(
        sentence=_sentence(register, len(incomplete), len(practices)),
        explanation=" ".join(
            (
                _FILLED_IN,
                *_usual_staff(register),
                *_without_place(register, area),
                *_mixes(mixes),
            )
        ),
        records=tuple(
            {
                "praktijk": practice.name or f"Praktijk {practice.agb}",
                "niet bekend": dutch.listing(missing),
            }
            for practice, missing in sorted(incomplete, key=lambda pair: _by_name(pair[0]))
        ),
    )


_FILLED_IN = (
    "Wat niet bekend is, vult de berekening in met landelijke gemiddelden; dat maakt de uitkomst "
    "minder zeker. Van wie geen stopplan bekend is, telt de leeftijd."
)


def _sentence(register: Seen, incomplete: int, total: int) -> str:
    if not incomplete and lists_owners_only(register):
        return "Wie in dienst is of waarneemt, staat niet in het register."
    if not incomplete:
        return "Van alle praktijken is bekend wat deze berekening vraagt, behalve stopplannen."
    of = f"van de {dutch.count(total, 'praktijk', 'praktijken')}"
    return f"Bij {dutch.number(incomplete)} {of} ontbreken gegevens."


def _usual_staff(register: Seen) -> Iterator[str]:
    """That staff was filled in where the register lists none."""
    if lists_owners_only(register):
        yield (
            "In het register staan alleen praktijkhouders. Wie in dienst is of waarneemt, is erbij "
            "gerekend zoals dat in het land gemiddeld is; de band is daarom breder."
        )


def _lies_in(practice: Practice, area: Area) -> bool:
    if area == REGION:
        return True
    own = practice.hagro if area.kind is AreaKind.HAGRO else municipality_of(practice)
    return own == area.name


def _lacking(register: Seen, practice: Practice) -> list[str]:
    gps = register.gps_by_practice.get(practice.agb, ())
    shares = [one for one in register.shares if one.practice_agb == practice.agb]
    found = ["het aantal patiënten"] if practice.patients is None else []
    found += ["wie er werkt"] if not gps and not shares else []
    found += _of_gps(gps)
    return found


def _of_gps(gps: Iterable[Gp]) -> list[str]:
    listed = tuple(gps)
    fields = (
        ("de werktijd", [gp.fte is None for gp in listed]),
        ("het geboortejaar", [gp.birth_year is None for gp in listed]),
    )
    return [f"{what} van {_persons(sum(lacks))}" for what, lacks in fields if any(lacks)]


def _persons(amount: int) -> str:
    return dutch.count(amount, "huisarts", "huisartsen")


def _without_place(register: Seen, area: Area) -> tuple[str, ...]:
    """A practice that is in no hagro or gemeente counts in the region alone."""
    if area == REGION:
        return ()
    amount = sum(
        (p.hagro if area.kind is AreaKind.HAGRO else municipality_of(p)) is None
        for p in register.practices
    )
    if not amount:
        return ()
    many = dutch.count(amount, "praktijk", "praktijken")
    return (f"Van {many} is de {area.kind.value} niet bekend: die tellen alleen in de regio mee.",)


def _mixes(mixes: Iterable[tuple[Mix, int]]) -> tuple[str, ...]:
    used = [f"{words.value} bij {dutch.number(amount)}" for words, amount in mixes if amount]
    return (f"Leeftijden van patiënten in de regio: {dutch.listing(used)}.",) if used else ()


def _by_name(practice: Practice) -> str:
    return (practice.name or practice.agb).casefold()
