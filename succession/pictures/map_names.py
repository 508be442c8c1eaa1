"""Which names stand on a map, and beside what: none lies over another, or over what they tell of.

Everything is in pixels of the map as it is first shown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

Point = tuple[float, float]  # longitude, latitude
Box = tuple[float, float, float, float]  # left, top, right, bottom
# Of letters of one pixel high, in the widest of the fonts that a browser may take.
_LETTER_WIDE, _LINE_HIGH = 0.68, 1.3


@dataclass(frozen=True, slots=True)
class Dot:
    """Something on the map that a name must not lie over."""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        r = self.radius
        return self.x - r, self.y - r, self.x + r, self.y + r


@dataclass(frozen=True, slots=True)
class Name:
    """A name for what is at this dot, in letters of so many pixels; `at` is where on earth.

    `away` is how far from the dot it may stand, the best first.
    """

    text: str
    at: Point
    dot: Dot
    letters: float
    away: tuple[int, ...] = (2,)

    def box_at(self, right: float, down: float) -> Box:
        """What it takes with its middle so far from the dot."""
        half = len(self.text) * self.letters * _LETTER_WIDE / 2
        high = self.letters * _LINE_HIGH / 2
        x, y = self.dot.x + right, self.dot.y + down
        return x - half, y - high, x + half, y + high

    def places(self) -> Iterator[tuple[int, int]]:
        """Where its middle may stand, the best first: above the dot, under it, right, left."""
        left, top, right, bottom = self.box_at(0, 0)
        for away in self.away:
            beside = round(self.dot.radius + (right - left) / 2 + away)
            above = round(self.dot.radius + (bottom - top) / 2 + away)
            yield from ((0, -above), (0, above), (beside, 0), (-beside, 0))


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A name that stands on the map, with its middle so far right of and under its dot."""

    name: Name
    right: int
    down: int

    @property
    def box(self) -> Box:
        return self.name.box_at(self.right, self.down)


class MapRoom:
    """A map of this size, and what is taken of it."""

    def __init__(self, wide: float, high: float, dots: Iterable[Dot]) -> None:
        self._edge = (0.0, 0.0, wide, high)
        self._taken = [dot.box for dot in dots]

    def placed(self, names: Iterable[Name], most: int) -> list[PlacedName]:
        """The first of the names, no more than `most`, that find a place."""
        found = (self._placed(name) for name in names)
        return list(islice((one for one in found if one is not None), most))

    def _placed(self, name: Name) -> PlacedName | None:
        for right, down in name.places():
            placed = PlacedName(name, right, down)
            if self._is_free(placed.box):
                self._taken.append(placed.box)
                return placed
        return None

    def _is_free(self, box: Box) -> bool:
        left, top, right, bottom = self._edge
        is_on_map = left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom
        return is_on_map and not any(overlap(box, taken) for taken in self._taken)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
