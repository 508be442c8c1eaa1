"""The ground itself: every PC4 of the Netherlands with its people, gemeenten, places and wijken.

Read once per process from `data/land`, whose BRON.md names the sources. Positions are RD km.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from succession.arrays import Floats
from succession.land.names import same_name
from succession.land.travel import TravelTimes, travel_times
from succession.land.water import Waters, waters_of

LAND = Path(__file__).resolve().parents[2] / "data" / "land"
OWNERS = "CBS / Kadaster, CC BY 4.0"
SOURCE = f"Bron: {OWNERS}"
BANDS = ("0_4", "5_17", "18_44", "45_64", "65_74", "75_84", "85_plus")
YEARS_BETWEEN_COUNTS = 10
"""From the count of 1 January 2015 to that of 1 January 2025."""


@dataclass(frozen=True, slots=True)
class Gemeente:
    """Persons per age band at two counts, ten years apart."""

    code: str
    name: str
    then: tuple[int, ...]
    now: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Wijk:
    """`km` to the nearest practice and the practices within 3 km over the road, as the average
    inhabitant has it (CBS); None where CBS tells nothing."""

    code: str
    name: str
    gemeente: str
    people: int
    km: float | None
    within_3_km: float | None


@dataclass(frozen=True, slots=True)
class Town:
    """One of the larger places, for the names on a map."""

    name: str
    x: float
    y: float
    people: int


@dataclass(frozen=True)
class DutchGround:
    """`km` (x, y), `km2`, and persons per age band, a row per PC4, in order of `pc4`."""

    pc4: tuple[str, ...]
    km: Floats
    km2: Floats
    places: tuple[str, ...]
    gemeente_of: tuple[str, ...]
    people: Floats
    gemeenten: Mapping[str, Gemeente]
    wijken: tuple[Wijk, ...]
    towns: tuple[Town, ...]
    waters: Waters
    travel: TravelTimes | None = None

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The row of each PC4."""
        return {pc4: index for index, pc4 in enumerate(self.pc4)}

    @cached_property
    def inhabitants(self) -> Floats:
        """Persons per PC4."""
        return np.asarray(self.people.sum(axis=1))

    @cached_property
    def radius_km(self) -> Floats:
        """Of a circle as large as the PC4."""
        return np.sqrt(self.km2 / np.pi)

    @cached_property
    def tree(self) -> KDTree:
        """The middles of the PC4, to find what lies near."""
        return KDTree(self.km)

    @cached_property
    def rows_of_place(self) -> Mapping[str, tuple[int, ...]]:
        """The PC4 of each place, by its name as `same_name` writes it."""
        found: dict[str, list[int]] = {}
        for index, place in enumerate(self.places):
            if place:
                found.setdefault(same_name(place), []).append(index)
        return {name: tuple(rows) for name, rows in found.items()}

    @cached_property
    def gemeente_by_name(self) -> Mapping[str, Gemeente]:
        """The gemeenten of 2025 by their name as `same_name` writes it."""
        return {same_name(one.name): one for one in self.gemeenten.values()}

    def points_in(self, rows: NDArray[np.intp], part: Floats, turn: Floats) -> Floats:
        """A point in each of these PC4 taken as circles, in km: the part (0-1) of its surface that
        lies nearer to the middle, and the part of a turn."""
        far, angle = self.radius_km[rows] * np.sqrt(part), 2 * np.pi * turn
        return np.asarray(
            self.km[rows] + far[:, None] * np.column_stack((np.cos(angle), np.sin(angle)))
        )

    def gemeente_named(self, name: str) -> Gemeente:
        """The gemeente with this name; KeyError without one."""
        return self.gemeente_by_name[same_name(name)]

    def rows_in(self, gemeente: str) -> tuple[int, ...]:
        """The PC4 of the gemeente with this code."""
        return tuple(row for row, code in enumerate(self.gemeente_of) if code == gemeente)


@cache
def dutch_ground() -> DutchGround:
    """The ground as it ships, with the travel times of the zorggroep where it has any."""
    return ground_of(LAND)


def ground_of(folder: Path) -> DutchGround:
    """The ground of this folder; `InvalidInput` when its own travel times cannot be read."""
    rows = list(_rows(folder / "pc4.csv"))
    own = folder / "reistijden.csv"
    return DutchGround(
        pc4=tuple(row["pc4"] for row in rows),
        km=np.array([(float(row["x"]), float(row["y"])) for row in rows]),
        km2=np.array([float(row["km2"]) for row in rows]),
        places=tuple(row["plaats"] for row in rows),
        gemeente_of=tuple(row["gm"] for row in rows),
        people=np.array([[float(row[band]) for band in BANDS] for row in rows]),
        gemeenten=MappingProxyType({one.code: one for one in _gemeenten(folder)}),
        wijken=tuple(_wijken(folder)),
        towns=tuple(_towns(folder)),
        waters=waters_of(_rows(folder / "water.csv")),
        travel=travel_times(own) if own.exists() else None,
    )


def _gemeenten(folder: Path) -> Iterator[Gemeente]:
    for row in _rows(folder / "gemeenten.csv"):
        then, now = (tuple(int(row[f"{band}_{year}"]) for band in BANDS) for year in (2015, 2025))
        yield Gemeente(row["gm"], row["gemeente"], then, now)


def _wijken(folder: Path) -> Iterator[Wijk]:
    for row in _rows(folder / "wijken.csv"):
        yield Wijk(
            code=row["wk"],
            name=row["wijk"],
            gemeente=row["gm"],
            people=int(row["inwoners"] or 0),
            km=_known(row["km"]),
            within_3_km=_known(row["binnen_3_km"]),
        )


def _towns(folder: Path) -> Iterator[Town]:
    for row in _rows(folder / "plaatsen.csv"):
        yield Town(row["plaats"], float(row["x"]), float(row["y"]), int(row["inwoners"]))


def _known(text: str) -> float | None:
    return float(text) if text else None


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
