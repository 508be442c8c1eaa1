"""Uw gebied: who lives there, what care they ask now and later, and where a practice is far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from succession.assumptions import Assumptions
from succession.capacity.region.whole_area import CareAsked, WholeArea, whole_area
from succession.land.gemeenten import FEW_PRACTICES, fragile_wijken
from succession.land.ground import SOURCE, DutchGround, Gemeente, Wijk
from succession.views import dutch
from succession.views.records import KeyNumber, Record


@dataclass(frozen=True, slots=True)
class GroundView:
    conclusion: str
    numbers: tuple[KeyNumber, ...]
    care: tuple[Record, ...]
    wijken: tuple[Record, ...]
    about_wijken: str
    source: str


def present(
    gemeenten: Sequence[Gemeente], ground: DutchGround, assumptions: Assumptions, as_of: date
) -> GroundView:
    """What the page says of these gemeenten; there is at least one."""
    area = whole_area(gemeenten, tuple(ground.gemeenten.values()), assumptions)
    wijken = fragile_wijken(gemeenten, ground)
    return GroundView(
        conclusion=_conclusion(area, as_of),
        numbers=_numbers(area, wijken, assumptions),
        care=tuple(_care(asked, as_of) for asked in area.care),
        wijken=tuple(_wijk(wijk, ground) for wijk in wijken),
        about_wijken=(
            f"Wijken waar de gemiddelde inwoner minder dan {dutch.number(FEW_PRACTICES, 1)} "
            "praktijk heeft binnen 3 km over de weg: sluit er daar één, dan is er weinig anders."
        ),
        source=f"{SOURCE}: inwoners op 1 januari 2025, wijken 2024, nabijheid van voorzieningen.",
    )


def _conclusion(area: WholeArea, as_of: date) -> str:
    """How much more care the same people ask, with its band."""
    now, _, later = area.care
    year = as_of.year + later.years_ahead
    middle, low, high = (
        later_care / now.patients - 1 for later_care in (later.patients, later.low, later.high)
    )
    is_more = round(middle, 2) >= 0
    return (
        f"In {dutch.listing(one.name for one in area.gemeenten)} vragen de inwoners in {year} "
        f"naar verwachting {_change(middle, is_more)} {'meer' if is_more else 'minder'} zorg dan "
        f"nu ({_range(low, high)})."
    )


def _range(low: float, high: float) -> str:
    """`9% tot 19% meer`, `2% minder tot 5% meer`."""
    ends = [(edge, round(edge, 2) >= 0) for edge in (low, high)]
    words = ["meer" if is_more else "minder" for _, is_more in ends]
    told = [_change(edge, is_more) for edge, is_more in ends]
    if words[0] != words[1]:
        return f"{told[0]} {words[0]} tot {told[1]} {words[1]}"
    first, last = told if words[0] == "meer" else reversed(told)
    return f"{first} tot {last} {words[0]}"


def _change(share: float, is_more: bool) -> str:
    return f"{dutch.number(100 * (share if is_more else -share))}%"


def _numbers(
    area: WholeArea, wijken: Sequence[Wijk], assumptions: Assumptions
) -> tuple[KeyNumber, ...]:
    people = sum(wijk.people for wijk in wijken)
    norm = dutch.number(assumptions.capacity.norm_practice.value)
    return (
        KeyNumber("Inwoners", dutch.number(area.inhabitants), "op 1 januari 2025"),
        KeyNumber(
            "Normpraktijken",
            dutch.number(area.norm_practices, 1),
            f"zoveel vullen de inwoners er, van {norm} patiënten",
        ),
        KeyNumber(
            "Kwetsbare wijken",
            dutch.number(len(wijken)),
            f"met weinig praktijken in de buurt; er wonen {dutch.number(people)} mensen",
        ),
    )


def _care(asked: CareAsked, as_of: date) -> Record:
    return {
        "jaar": str(as_of.year + asked.years_ahead),
        "zorgvraag": round(asked.patients),
        "laagst": round(asked.low),
        "hoogst": round(asked.high),
    }


def _wijk(wijk: Wijk, ground: DutchGround) -> Record:
    return {
        "wijk": wijk.name,
        "gemeente": ground.gemeenten[wijk.gemeente].name,
        "inwoners": wijk.people,
        "praktijken binnen 3 km": wijk.within_3_km,
        "km naar de dichtstbijzijnde": wijk.km,
    }
