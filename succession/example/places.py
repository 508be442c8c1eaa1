"""Where the practices stand: towns and villages, gemeenten and hagro's of an invented area."""

from dataclasses import dataclass
from math import ceil, cos, radians, sqrt

import numpy as np
from scipy.spatial import cKDTree

from succession.example.draws import Flags, Floats, Ints, Rng, dealt
from succession.example.names import place_names

# The Netherlands: 4,874 practices on 33,700 km² of land.
_KM2_PER_PRACTICE = 6.9
_CENTRE = (52.2, 5.9)
_KM_PER_DEGREE = 111.2
# Four digits that no street in the Netherlands bears.
_UNUSED_PC4 = (*range(4945, 5000), *range(6746, 6800), *range(8942, 9000))
_POSTCODE_LETTERS = "BCDGHJKLNPRVXZ"

# Settlements by their fewest and most practices, with their share of all settlements.
_SETTLEMENTS = {(1, 2): 0.75, (3, 8): 0.18, (9, 30): 0.07}
_SETTLEMENTS_PER_MUNICIPALITY = 4
RURAL_WITHIN_KM, RURAL_BELOW = 5.0, 6


@dataclass(frozen=True, slots=True)
class Site:
    """The place of one practice; rural is fewer than six practices within 5 km."""

    place: str
    municipality: str
    hagro: str
    postcode: str
    latitude: float
    longitude: float
    is_rural: bool


def sites(rng: Rng, count: int) -> tuple[Site, ...]:
    """Where `count` practices stand; neighbours in the list are neighbours on the map."""
    sizes = _settlement_sizes(rng, count)
    names = place_names(rng, len(sizes))
    home = np.repeat(np.arange(len(sizes)), sizes)
    km = _positions_km(rng, sizes, home)
    places = [names[settlement] for settlement in home]
    columns = zip(
        places,
        _municipalities(sizes, names),
        hagro_names(rng, places),
        _postcodes(rng, home),
        *_degrees(km).T.tolist(),
        _is_rural(km).tolist(),
        strict=True,
    )
    return tuple(Site(*site) for site in columns)


def _settlement_sizes(rng: Rng, count: int) -> list[int]:
    """Practices per settlement; none has more than a third of them all."""
    kinds = dealt(rng, _SETTLEMENTS, count)
    largest = ceil(count / 3)
    sizes: list[int] = []
    for fewest, most in kinds:
        left = count - sum(sizes)
        if left == 0:
            break
        sizes.append(min(int(rng.integers(fewest, most + 1)), largest, left))
    return sizes


def _positions_km(rng: Rng, sizes: list[int], home: Ints) -> Floats:
    """East and north of the centre: settlements on a loose grid, visited up and down in turn, and
    the practices of a settlement from west to east.
    """
    rows = ceil(sqrt(len(sizes)))
    column, row = np.divmod(np.arange(len(sizes)), rows)
    row = np.where(column % 2 == 0, row, rows - 1 - row)
    cell_km = sqrt(_KM2_PER_PRACTICE * len(home) / len(sizes))
    grid = np.stack([column, row], axis=1) + rng.uniform(-0.35, 0.35, (len(sizes), 2))
    centres = cell_km * _crowded_at_centre(grid - (rows - 1) / 2, rows / 2)
    spread_km = 0.45 * np.sqrt(np.array(sizes, dtype=float))
    km = centres[home] + spread_km[home, None] * rng.standard_normal((len(home), 2))
    order = np.lexsort((km[:, 0], home))
    return np.asarray(km[order], dtype=np.float64)


def _crowded_at_centre(points: Floats, edge: float) -> Floats:
    """The same square with its points drawn to the middle: a town with its countryside."""
    outward = np.abs(points).max(axis=1, keepdims=True) / edge
    return np.asarray(points * outward, dtype=np.float64)


def _degrees(km: Floats) -> Floats:
    """Latitude and longitude of points east and north of the centre."""
    north, east = km[:, 1], km[:, 0] / cos(radians(_CENTRE[0]))
    degrees: Floats = np.array(_CENTRE) + np.stack([north, east], axis=1) / _KM_PER_DEGREE
    return degrees.round(5)


def _is_rural(km: Floats) -> Flags:
    within = cKDTree(km).query_ball_point(km, RURAL_WITHIN_KM, return_length=True)
    return np.asarray(within < RURAL_BELOW, dtype=np.bool_)


def _municipalities(sizes: list[int], names: list[str]) -> list[str]:
    """Some settlements next to each other, named after the largest."""
    municipalities: list[str] = []
    for start in range(0, len(sizes), _SETTLEMENTS_PER_MUNICIPALITY):
        members = range(start, min(start + _SETTLEMENTS_PER_MUNICIPALITY, len(sizes)))
        largest = max(members, key=lambda settlement: sizes[settlement])
        municipalities += [names[largest]] * sum(sizes[member] for member in members)
    return municipalities


def hagro_names(rng: Rng, places: list[str]) -> list[str]:
    """Hagro's of five to nine practices, fewer only in a smaller region, by their first place."""
    hagros: list[str] = []
    seen: dict[str, int] = {}
    while len(hagros) < len(places):
        left = len(places) - len(hagros)
        size = left if left <= 9 else int(rng.integers(5, min(9, left - 5) + 1))
        place = places[len(hagros)]
        seen[place] = seen.get(place, 0) + 1
        name = f"Hagro {place}" if seen[place] == 1 else f"Hagro {place} {seen[place]}"
        hagros += [name] * size
    return hagros


def _postcodes(rng: Rng, home: Ints) -> list[str]:
    return [
        f"{_UNUSED_PC4[settlement % len(_UNUSED_PC4)]} {letters}"
        for settlement, letters in zip(home.tolist(), postcode_letters(rng, len(home)), strict=True)
    ]


def postcode_letters(rng: Rng, count: int) -> list[str]:
    """The two letters behind so many postcodes."""
    drawn = rng.integers(0, len(_POSTCODE_LETTERS), (count, 2)).tolist()
    return [f"{_POSTCODE_LETTERS[first]}{_POSTCODE_LETTERS[second]}" for first, second in drawn]
