"""Which practices lie near each other, when some are only known to be somewhere in a postcode.

Where a place is in doubt it is drawn: every draw puts each practice somewhere in its PC4, and what
is near is told per draw. With coordinates for all there is one draw, which is certain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.land.ground import DutchGround
from succession.land.placing import Location
from succession.land.siting import Siting
from succession.land.ways import Ends, km_longer
from succession.register import Practice

Ints = NDArray[np.intp]
_DRAWS = 32
_CANDIDATES_PER_NEIGHBOUR = 3
_NOBODY = np.zeros(0, np.intp)
_FEWEST_UNNAMED = 0.02  # practices per PC4: less is noise of rounding
_MOST_DOUBT_KM = 8.0  # what lies further than the radius and this is not looked at


@dataclass(frozen=True)
class Neighbours:
    """At most so many per practice in each draw, nearest first: `other`, -1 for none, and `km`, inf
    for none, both (draws, practices, count). Water between makes them further apart."""

    other: Ints
    km: Floats

    def among_the_nearest(self, unnamed: Floats) -> tuple[Floats, Floats]:
        """Which part (0-1) of each neighbour, and how many of the `unnamed` practices per ring of a
        km, are among the nearest when these stand in between; (draws, practices, count and
        rings)."""
        most, rings = self.other.shape[2], np.arange(unnamed.shape[1])
        up_to = np.concatenate((np.zeros((len(unnamed), 1)), np.cumsum(unnamed, axis=1)), axis=1)
        at = np.minimum(self.km, len(rings)).astype(int)
        before = np.arange(most) + np.take_along_axis(up_to[None], at, axis=2)
        named_before = (self.km[..., None] < rings).sum(axis=2)
        room_for = np.clip(most - named_before - up_to[:, :-1], 0.0, unnamed)
        return np.clip(most - before, 0.0, 1.0) * (self.other >= 0), np.asarray(room_for)

    def of(self, index: int, decay: float) -> list[tuple[int, float]]:
        """The neighbours of one practice, nearest first, each with the km at which it is as near as
        it is on average over the draws, nearness being exp(-decay x km)."""
        other, km = self.other[:, index], self.km[:, index]
        found = other >= 0
        near = np.bincount(other[found], np.exp(-decay * km[found])) / len(other)
        order = np.argsort(-near, kind="stable")[: other.shape[1]]
        order = order[near[order] > 0]
        return list(zip(order.tolist(), (-np.log(near[order]) / decay).tolist(), strict=True))


@dataclass(frozen=True)
class Places:
    """Practices on the ground: `located` are the indices of those with a place, `drawn` where each
    of them stands in each draw, (draws, located, 2), in km."""

    located: Ints
    drawn: Floats
    siting: Siting
    assumptions: Assumptions

    @property
    def size(self) -> int:
        return len(self.siting.places)

    @cached_property
    def is_located(self) -> NDArray[np.bool_]:
        """Whether each practice has a place."""
        found = np.zeros(self.size, dtype=bool)
        found[self.located] = True
        return found

    @cached_property
    def counted(self) -> Floats:
        """Practices within the radius of rural, each itself included, and those that the list does
        not name but the people around must have; (draws, practices), nan without a place."""
        radius = self.assumptions.search.rural_radius.value
        counts = np.full((len(self.drawn), self.size), np.nan)
        a, b = self._pairs_within(radius)
        km = self._km(a, b)
        unnamed = self.unnamed_by_km[self.located, : round(radius)].sum(axis=1)
        for draw, distances in enumerate(km):
            near = np.bincount(a, distances <= radius, len(self.located))
            counts[draw, self.located] = 1 + near + unnamed
        return counts

    @cached_property
    def neighbours(self) -> Neighbours:
        """The nearest others within the radius of neighbours, in each draw."""
        capacity = self.assumptions.capacity
        radius, count = capacity.neighbour_radius.value, int(capacity.neighbours.value)
        a, b = self._nearest(count * _CANDIDATES_PER_NEIGHBOUR, radius)
        km = self._km(a, b)
        other = np.full((len(km), self.size, count), -1)
        distances = np.full(other.shape, np.inf)
        for draw, each in enumerate(km):
            order = np.lexsort((b, each, a))
            order = order[each[order] <= radius]
            rank = np.arange(len(order)) - np.searchsorted(a[order], a[order])
            order, rank = order[rank < count], rank[rank < count]
            rows = self.located[a[order]]
            other[draw, rows, rank] = self.located[b[order]]
            distances[draw, rows, rank] = each[order]
        return Neighbours(other, distances)

    @cached_property
    def unnamed(self) -> Floats:
        """Practices per PC4 that the list does not name, as its people must have them."""
        catchment = self.siting.catchment
        if catchment is None:
            return np.zeros(len(self.siting.ground.pc4))
        return catchment.elsewhere / self.assumptions.ground.people_per_practice.value

    @cached_property
    def unnamed_by_km(self) -> Floats:
        """Practices outside the list around each practice, per whole km of distance up to the
        radius of neighbours, (practices, km); none around a practice without a place."""
        rings = int(self.assumptions.capacity.neighbour_radius.value)
        found = np.zeros((self.size, rings))
        rows = np.flatnonzero(self.unnamed > _FEWEST_UNNAMED)
        if not len(self.located) or not len(rows):
            return found
        ground, ends = self.siting.ground, self._ends
        reach = np.full(len(ends.km), rings + _MOST_DOUBT_KM / 2)
        near = KDTree(ground.km[rows]).query_ball_point(ends.km, reach)
        a = np.repeat(np.arange(len(near)), [len(one) for one in near])
        b = rows[np.concatenate([np.array(one, np.intp) for one in near])]
        km = np.hypot(*(ends.km[a] - ground.km[b]).T)
        km += km_longer(ends.at(a), Ends(ground.km[b], b), ground, self.assumptions.ground)
        # A PC4 that the circle cuts counts for the part that lies within it.
        wide = 2 * np.maximum(ground.radius_km[b], 0.1)[:, None]
        within = np.clip((np.arange(rings + 1) - km[:, None]) / wide + 0.5, 0.0, 1.0)
        np.add.at(found, self.located[a], np.diff(within, axis=1) * self.unnamed[b][:, None])
        return found

    @cached_property
    def _ends(self) -> Ends:
        places = [self.siting.places[index] for index in self.located]
        nearest = [place.nearest for place in places if place is not None]
        return Ends(self.drawn.mean(axis=0), np.array(nearest, np.intp))

    def _pairs_within(self, radius: float) -> tuple[Ints, Ints]:
        """Pairs of located practices that may lie within the radius, both ways."""
        if not len(self.located):
            return _NOBODY, _NOBODY
        one = KDTree(self._ends.km).query_pairs(radius + self._doubt, output_type="ndarray")
        both = np.vstack((one.reshape(-1, 2), one.reshape(-1, 2)[:, ::-1])).astype(np.intp)
        return both[:, 0], both[:, 1]

    def _nearest(self, count: int, radius: float) -> tuple[Ints, Ints]:
        """Each located practice with at most so many others that may lie within the radius."""
        if not len(self.located):
            return _NOBODY, _NOBODY
        points = self._ends.km
        reach, asked = radius + self._doubt, np.arange(1, min(count + 1, len(points)) + 1)
        km, other = KDTree(points).query(points, k=asked, distance_upper_bound=reach)
        a = np.repeat(np.arange(len(points)), len(asked))
        is_other = np.isfinite(km).ravel() & (other.ravel() != a)
        return a[is_other], other.ravel()[is_other].astype(np.intp)

    @cached_property
    def _doubt(self) -> float:
        """How much nearer than drawn two practices may lie, in km."""
        return min(2 * float(np.abs(self.drawn - self._ends.km).max()), _MOST_DOUBT_KM)

    def _km(self, a: Ints, b: Ints) -> Floats:
        """The km of each pair in each draw, (draws, pairs)."""
        ends, numbers = self._ends, self.assumptions.ground
        longer = km_longer(ends.at(a), ends.at(b), self.siting.ground, numbers)
        straight = np.hypot(*np.moveaxis(self.drawn[:, a] - self.drawn[:, b], -1, 0))
        return np.asarray(np.maximum(straight + longer, 0.0))


def places_of(practices: Sequence[Practice], siting: Siting, assumptions: Assumptions) -> Places:
    """The practices on the ground, in their order."""
    found = [(index, place) for index, place in enumerate(siting.places) if place is not None]
    is_certain = all(place.is_exact for _, place in found)
    draws = 1 if is_certain else _DRAWS
    drawn = np.array(
        [_drawn(practices[index].agb, place, siting.ground, draws) for index, place in found]
    ).reshape(-1, draws, 2)
    located = np.array([index for index, _ in found], np.intp)
    return Places(located, drawn.swapaxes(0, 1), siting, assumptions)


def _drawn(key: str, place: Location, ground: DutchGround, draws: int) -> Floats:
    """Where a practice may stand: by luck of its own, so that one practice more moves no other."""
    middle = np.array((place.x, place.y))
    if place.is_exact:
        return np.tile(middle, (draws, 1))
    luck = np.random.Generator(np.random.Philox(crc32(key.encode())))
    rows = np.array(place.rows)
    people = ground.inhabitants[rows]
    chances = people / people.sum() if people.sum() else None
    row = np.repeat(rows, draws) if len(rows) == 1 else luck.choice(rows, draws, p=chances)
    # Spread evenly over the circle: each draw has its own part of the surface and of the turn.
    part = (luck.permutation(draws) + luck.random(draws)) / draws
    turn = (luck.permutation(draws) + luck.random(draws)) / draws
    return ground.points_in(row, part, turn)
