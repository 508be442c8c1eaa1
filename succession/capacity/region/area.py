"""The parts of a region that are forecast beside the whole: every hagro and every gemeente."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from succession.arrays import Bools, Floats
from succession.land.placing import municipality_of
from succession.register import Practice

# A larger region is forecast as a whole: its areas would take the memory of a small computer.
MOST_PRACTICES_BY_AREA = 300


class AreaKind(StrEnum):
    REGION = "regio"
    HAGRO = "hagro"
    MUNICIPALITY = "gemeente"


@dataclass(frozen=True, order=True)
class Area:
    """The whole region, one hagro or one gemeente."""

    kind: AreaKind
    name: str


REGION = Area(AreaKind.REGION, "de regio")
_Cell = tuple[str, str]


@dataclass(frozen=True)
class Division:
    """The areas, the region first, and the cells of practices of which each is made.

    A cell is the practices that share hagro and gemeente; `cell_of` leads from a practice to its
    cell, `members` says which cells make up which area, (areas, cells). A practice whose hagro or
    gemeente is not known counts in the region only.
    """

    areas: tuple[Area, ...]
    cell_of: NDArray[np.intp]
    members: Bools

    def summed(self, per_practice: Floats) -> Floats:
        """From a number per practice to one per area."""
        return np.asarray(self.members @ self.by_cell(per_practice))

    def by_cell(self, per_practice: Floats) -> Floats:
        """From a number per practice to one per cell."""
        return np.bincount(self.cell_of, per_practice, self.members.shape[1]).astype(float)


def whole(practices: int) -> Division:
    """The region alone, of so many practices."""
    return Division((REGION,), np.zeros(practices, np.intp), np.ones((1, 1), dtype=bool))


def division_of(practices: Sequence[Practice]) -> Division:
    """The region with its hagros and gemeenten; a very large region stays whole."""
    if not 0 < len(practices) <= MOST_PRACTICES_BY_AREA:
        return whole(len(practices))
    names = [_cell(practice) for practice in practices]
    cells = sorted(set(names))
    places = {cell: index for index, cell in enumerate(cells)}
    parts = [*_parts(AreaKind.HAGRO, cells, 0), *_parts(AreaKind.MUNICIPALITY, cells, 1)]
    return Division(
        areas=(REGION, *(area for area, _ in parts)),
        cell_of=np.array([places[name] for name in names], np.intp),
        members=np.array([[True] * len(cells), *(row for _, row in parts)]),
    )


def _cell(practice: Practice) -> _Cell:
    return practice.hagro or "", municipality_of(practice) or ""


def _parts(kind: AreaKind, cells: list[_Cell], place: int) -> list[tuple[Area, list[bool]]]:
    names = sorted({cell[place] for cell in cells} - {""})
    return [(Area(kind, name), [cell[place] == name for cell in cells]) for name in names]
