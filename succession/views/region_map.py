"""The map: which practices stand on it, where and how.

Without a place a practice is not on the map, and the page says how many there are. Of a postcode
or a plaats only the middle is known: practices that share one stand around it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin, sqrt

import numpy as np

from succession.assumptions import Assumptions
from succession.land.rd import to_degrees
from succession.land.siting import Siting, siting_of
from succession.register.seen import Seen
from succession.risk.result import PRESSING, PracticeRisk, RegionRisk, RiskLevel
from succession.views import dutch
from succession.views.levels import LOOK_OF, LOOKS, LevelLook, level_words

_GOLDEN_TURN = pi * (3 - sqrt(5))
# So far beside the practices a place still lies on the map, as a part of their width and height.
_BESIDE = 0.05
_KINDS_OF_NAMES = ("Huisartsenpraktijk ", "Gezondheidscentrum ", "Praktijk ")


@dataclass(frozen=True, slots=True)
class MapPoint:
    """`is_exact` tells a practice at its own coordinates from one somewhere in its postcode."""

    agb: str
    name: str
    hagro: str | None
    latitude: float
    longitude: float
    patients: int | None
    look: LevelLook
    words: str
    is_exact: bool

    @property
    def short_name(self) -> str:
        """The name without the kind of practice, as people say it."""
        return next(
            (self.name.removeprefix(kind) for kind in _KINDS_OF_NAMES if kind in self.name),
            self.name,
        )

    @property
    def is_pressing(self) -> bool:
        return self.look.level in PRESSING


@dataclass(frozen=True, slots=True)
class TownName:
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class MapView:
    """The practices, the most urgent first, and the names for where one is, the largest first.

    `towns` are None where the region is not on Dutch ground.
    """

    points: tuple[MapPoint, ...]
    towns: tuple[TownName, ...] | None
    without_place: int
    description: str

    @property
    def is_on_real_ground(self) -> bool:
        return self.towns is not None

    @property
    def legend(self) -> tuple[LevelLook, ...]:
        """The levels that are on the map, the most urgent first."""
        shown = {point.look for point in self.points}
        return tuple(look for look in LOOKS if look in shown)


def present(register: Seen, risk: RegionRisk, assumptions: Assumptions) -> MapView:
    """The practices that have a place, as this audience knows them."""
    practices = tuple(register.practice_by_agb.values())
    siting = siting_of(practices, assumptions)
    degrees = _degrees([practice.agb for practice in practices], siting)
    points = [
        _point(register, one, degrees[one.agb]) for one in risk.practices if one.agb in degrees
    ]
    return MapView(
        points=tuple(sorted(points, key=lambda one: LOOKS.index(one.look))),
        towns=_towns(points, siting) if siting.is_on_real_ground else None,
        without_place=len(risk.practices) - len(points),
        description=_description(points),
    )


def at_levels(view: MapView, levels: Mapping[str, RiskLevel]) -> MapView:
    """The map with these urgencies, by agb; who has none is left out."""
    points = [
        replace(one, look=LOOK_OF[levels[one.agb]], words=levels[one.agb].value)
        for one in view.points
        if one.agb in levels
    ]
    ordered = tuple(sorted(points, key=lambda one: LOOKS.index(one.look)))
    return replace(view, points=ordered, description=_description(ordered))


_Degrees = tuple[float, float, bool]


def _degrees(agbs: Sequence[str], siting: Siting) -> Mapping[str, _Degrees]:
    """Latitude, longitude and whether these are its own, per practice that has a place."""
    found: dict[str, _Degrees] = {}
    sharing: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for agb, place in sorted(zip(agbs, siting.places, strict=True), key=lambda pair: pair[0]):
        if place is None:
            continue
        km = np.array((place.x, place.y))
        if not place.is_exact:
            km = km + _beside(len(sharing[place.rows]), siting.ground.radius_km[place.nearest])
            sharing[place.rows].append(agb)
        latitude, longitude = to_degrees(km).tolist()
        found[agb] = latitude, longitude, place.is_exact
    return found


def _beside(others: int, radius_km: float) -> tuple[float, float]:
    """The next place on a spiral around the middle; the first stands in it."""
    far = 0.35 * radius_km * sqrt(others)
    turn = others * _GOLDEN_TURN
    return far * cos(turn), far * sin(turn)


def _point(register: Seen, practice: PracticeRisk, degrees: _Degrees) -> MapPoint:
    known = register.practice_by_agb[practice.agb]
    latitude, longitude, is_exact = degrees
    return MapPoint(
        agb=practice.agb,
        name=practice.name or practice.agb,
        hagro=known.hagro,
        latitude=latitude,
        longitude=longitude,
        patients=known.patients,
        look=LOOK_OF[practice.level],
        words=level_words(practice),
        is_exact=is_exact,
    )


def _towns(points: Sequence[MapPoint], siting: Siting) -> tuple[TownName, ...]:
    """The places among the practices."""
    if not points:
        return ()
    north = _span([point.latitude for point in points], 0.05)
    east = _span([point.longitude for point in points], 0.08)
    degrees = to_degrees(np.array([(town.x, town.y) for town in siting.ground.towns]))
    return tuple(
        TownName(town.name, latitude, longitude)
        for town, (latitude, longitude) in zip(siting.ground.towns, degrees.tolist(), strict=True)
        if north[0] <= latitude <= north[1] and east[0] <= longitude <= east[1]
    )


def _span(values: Sequence[float], least: float) -> tuple[float, float]:
    """From where to where these lie, with a little beside them."""
    beside = _BESIDE * max(max(values) - min(values), least)
    return min(values) - beside, max(values) + beside


def _description(points: Sequence[MapPoint]) -> str:
    counts = [
        f"{sum(point.look is look for point in points)} {look.level.value}"
        for look in LOOKS
        if any(point.look is look for point in points)
    ]
    return f"Kaart met {len(points)} praktijken: {dutch.listing(counts)}."
