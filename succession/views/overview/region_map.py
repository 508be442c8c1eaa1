"""The map: which practices stand on it, where and how.

Without a place a practice is not on the map, and the page says how many there are.
"""

from dataclasses import dataclass

from succession.register.seen import Seen
from succession.risk.result import RegionRisk
from succession.views import dutch
from succession.views.levels import LOOK_OF, LOOKS, level_words


@dataclass(frozen=True, slots=True)
class MapPoint:
    agb: str
    name: str
    hagro: str | None
    latitude: float
    longitude: float
    patients: int | None
    letter: str
    colour: str
    words: str


@dataclass(frozen=True, slots=True)
class MapView:
    points: tuple[MapPoint, ...]
    without_place: int
    description: str

    @property
    def legend(self) -> tuple[tuple[str, str, str], ...]:
        """Letter, colour and words per level that is on the map, the most urgent first."""
        shown = {point.letter for point in self.points}
        return tuple((k.letter, k.colour, k.level.value) for k in LOOKS if k.letter in shown)


def present(register: Seen, risk: RegionRisk) -> MapView:
    points = []
    for practice in risk.practices:
        known = register.practice_by_agb.get(practice.agb)
        if known is None or known.latitude is None or known.longitude is None:
            continue
        look = LOOK_OF[practice.level]
        points.append(
            MapPoint(
                agb=practice.agb,
                name=practice.name or practice.agb,
                hagro=known.hagro,
                latitude=known.latitude,
                longitude=known.longitude,
                patients=known.patients,
                letter=look.letter,
                colour=look.colour,
                words=level_words(practice),
            )
        )
    return MapView(tuple(points), len(risk.practices) - len(points), _description(points))


def _description(points: list[MapPoint]) -> str:
    counts = [
        f"{sum(point.letter == look.letter for point in points)} {look.level.value}"
        for look in LOOKS
        if any(point.letter == look.letter for point in points)
    ]
    return f"Kaart met {len(points)} praktijken: {dutch.listing(counts)}."
