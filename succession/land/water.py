"""The water between: who lives across a river goes by the nearest bridge, tunnel or ferry.

Rivers are the borders of postcodes that lie on either bank, so that no PC4 lies on both; large
waters and the crossings are drawn by hand. See `data/land/BRON.md`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from succession.arrays import Bools, Floats


@dataclass(frozen=True, slots=True)
class Crossing:
    """What any crossing takes on top: minutes, each weighed as so many straight km."""

    minutes: float
    km_per_minute: float


@dataclass(frozen=True)
class Water:
    """`segments` (x, y, x, y) and `crossings` (x, y) in km, with the minutes each takes extra."""

    name: str
    segments: Floats
    crossings: Floats
    minutes: Floats

    def parts(self, a: Floats, b: Floats) -> Bools:
        """Whether the straight line between each pair of points crosses this water."""
        crosses = np.zeros(len(a), dtype=bool)
        # Column by column: what lies together is compared four times as fast.
        west, south = np.ascontiguousarray(np.minimum(a, b).T)
        east, north = np.ascontiguousarray(np.maximum(a, b).T)
        for segment in self.segments:
            p, q = segment[:2], segment[2:]
            (x0, y0), (x1, y1) = np.minimum(p, q), np.maximum(p, q)
            rows = np.flatnonzero((west <= x1) & (east >= x0) & (south <= y1) & (north >= y0))
            if len(rows):
                crosses[rows] |= _cut(a[rows], b[rows], p, q)
        return crosses

    def km_by_crossing(self, a: Floats, b: Floats, crossing: Crossing) -> Floats:
        """The shortest way by one of the crossings; without one, inf."""
        if not len(self.crossings):
            return np.full(len(a), np.inf)
        there = np.hypot(*np.moveaxis(a[:, None] - self.crossings, -1, 0))
        on = np.hypot(*np.moveaxis(b[:, None] - self.crossings, -1, 0))
        extra = (self.minutes + crossing.minutes) * crossing.km_per_minute
        return np.asarray((there + on + extra).min(axis=1))

    def within(self, low: Floats, high: Floats) -> "Water":
        """The same with only the segments that lie in a rectangle."""
        starts, ends = self.segments[:, :2], self.segments[:, 2:]
        inside = (np.minimum(starts, ends) <= high) & (np.maximum(starts, ends) >= low)
        segments = self.segments[inside.all(axis=1)]
        return Water(self.name, segments, self.crossings, self.minutes)


@dataclass(frozen=True)
class Waters:
    each: tuple[Water, ...]

    def km_around(self, a: Floats, b: Floats, crossing: Crossing) -> Floats:
        """How much longer than straight the way between each pair of points is, in straight km.

        With several waters between, the longest way round counts.
        """
        longer = np.zeros(len(a))
        if not len(a):
            return longer
        low, high = np.minimum(a, b).min(axis=0), np.maximum(a, b).max(axis=0)
        straight = np.hypot(*(a - b).T)
        for water in (water.within(low, high) for water in self.each):
            rows = np.flatnonzero(water.parts(a, b))
            around = water.km_by_crossing(a[rows], b[rows], crossing)
            longer[rows] = np.maximum(longer[rows], around - straight[rows])
        return longer


def waters_of(rows: Iterable[Mapping[str, str]]) -> Waters:
    """From rows `water, soort (lijn | overgang), lijn, x, y, minuten`, points in their order."""
    lines: dict[tuple[str, str], list[tuple[float, float]]] = {}
    crossings: dict[str, list[tuple[float, float, float]]] = {}
    for row in rows:
        point = float(row["x"]), float(row["y"])
        if row["soort"] == "lijn":
            lines.setdefault((row["water"], row["lijn"]), []).append(point)
        else:
            crossings.setdefault(row["water"], []).append((*point, float(row["minuten"])))
    names = dict.fromkeys(name for name, _ in lines)
    return Waters(tuple(_water(name, lines, crossings.get(name, [])) for name in names))


def _water(
    name: str,
    lines: Mapping[tuple[str, str], list[tuple[float, float]]],
    crossings: list[tuple[float, float, float]],
) -> Water:
    own = (points for (water, _), points in lines.items() if water == name)
    segments = [(*start, *end) for points in own for start, end in pairwise(points)]
    crossed = np.array(crossings).reshape(-1, 3)
    return Water(name, np.array(segments), crossed[:, :2], crossed[:, 2])


def _cut(a: Floats, b: Floats, p: Floats, q: Floats) -> Bools:
    """Whether the lines from a to b cut the one from p to q."""
    along, across = b - a, q - p
    one, other = _side(across, a - p), _side(across, b - p)
    third, fourth = _side(along, p - a), _side(along, q - a)
    return np.asarray((one * other <= 0) & (third * fourth <= 0))


def _side(direction: Floats, point: Floats) -> Floats:
    return np.asarray(direction[..., 0] * point[..., 1] - direction[..., 1] * point[..., 0])
