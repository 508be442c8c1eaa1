"""From which PC4 the patients of each practice come: a capped Huff model.

    T(i, j) = people(i) x w(i, j) / max(1, sum of w(i, .)),  w(i, j) = A(j) x exp(-decay x km(i, j))

`A(j)` is found so that the column of a practice adds up to its list; a PC4 gives at most its
people, and who is left over goes to practices that the list does not name. Huff (1964), with the
cap of McGrail's catchments; see docs/model.md, "Grond".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.land.ground import DutchGround
from succession.land.placing import Location
from succession.land.ways import Ends, km_longer

_ROUNDS = 60
_LONGEST_STEP = 5.0  # of an attraction in one round


@dataclass(frozen=True)
class Catchment:
    """`patients` from each PC4 of the ground to each practice, (PC4, practices); a practice
    without a place has none. `asked` are the lists they were fitted to."""

    ground: DutchGround
    patients: csr_array
    asked: Floats

    @cached_property
    def misfit(self) -> Floats:
        """The part of each list that the people around it cannot fill; nan without a place."""
        return 1 - _or_nan(self._filled) / self.asked

    @cached_property
    def bands(self) -> Floats:
        """The part of each list per age band, (practices, bands); nan without a place."""
        persons = np.asarray(self.patients.T @ self._mix, float)
        return persons / _or_nan(persons.sum(axis=1))[:, None]

    @cached_property
    def elsewhere(self) -> Floats:
        """People per PC4 who are on no list of these practices."""
        return np.maximum(self.ground.inhabitants - self.patients.sum(axis=1), 0.0)

    def weighted(self, per_pc4: Floats) -> Floats:
        """A number per PC4 as the patients of each practice have it; nan without a place."""
        return np.asarray((self.patients.T @ per_pc4) / _or_nan(self._filled))

    @property
    def _filled(self) -> Floats:
        return np.asarray(self.patients.sum(axis=0), float)

    @property
    def _mix(self) -> Floats:
        people = self.ground.people
        return np.asarray(people / np.maximum(people.sum(axis=1), 1.0)[:, None])


def catchment_of(
    places: Sequence[Location | None], lists: Floats, ground: DutchGround, assumptions: Assumptions
) -> Catchment:
    """The catchments of practices at these places with lists of so many persons, none nan."""
    pairs = _pairs(places, ground, assumptions)
    nearness = np.exp(-assumptions.capacity.distance_decay.value * pairs.km)
    cap = assumptions.ground.most_of_postcode.value * ground.inhabitants
    flow = _Flow(pairs.pc4, pairs.practice, cap, len(places))
    patients = flow.fitted(nearness, lists)
    shape = len(ground.pc4), len(places)
    return Catchment(ground, csr_array((patients, (pairs.pc4, pairs.practice)), shape), lists)


@dataclass(frozen=True)
class _Pairs:
    """A PC4, a practice and the km between them, a row each."""

    pc4: np.ndarray[tuple[int], np.dtype[np.intp]]
    practice: np.ndarray[tuple[int], np.dtype[np.intp]]
    km: Floats


def _pairs(
    places: Sequence[Location | None], ground: DutchGround, assumptions: Assumptions
) -> _Pairs:
    """Each practice with the PC4 nearest to it."""
    placed = [index for index, place in enumerate(places) if place is not None]
    if not placed:
        return _Pairs(np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0))
    numbers = assumptions.ground
    points = np.array([(place.x, place.y) for place in places if place is not None])
    most = np.arange(1, int(numbers.catchment_postcodes.value) + 1)
    reach = numbers.catchment_radius.value
    km, found = map(np.asarray, ground.tree.query(points, k=most, distance_upper_bound=reach))
    is_near = np.isfinite(km)
    pc4 = found[is_near]
    at = np.repeat(np.arange(len(placed)), is_near.sum(axis=1))
    doubt = np.hypot(ground.radius_km[pc4], _radius(places, placed, ground)[at]) / 2
    nearest = np.array([place.nearest for place in places if place is not None])
    longer = km_longer(Ends(points, nearest).at(at), Ends(ground.km[pc4], pc4), ground, numbers)
    return _Pairs(pc4, np.array(placed)[at], np.maximum(np.hypot(km[is_near], doubt) + longer, 0))


def _radius(
    places: Sequence[Location | None], placed: Sequence[int], ground: DutchGround
) -> Floats:
    """How far each practice may be from where it is drawn; 0 by coordinates."""
    found = []
    for index in placed:
        place = places[index]
        rows = list(place.rows) if place else []
        found.append(float(np.sqrt(ground.km2[rows].sum() / np.pi)))
    return np.array(found)


@dataclass(frozen=True)
class _Flow:
    """From PC4 that give at most so many people to practices, along pairs."""

    pc4: np.ndarray[tuple[int], np.dtype[np.intp]]
    practice: np.ndarray[tuple[int], np.dtype[np.intp]]
    most: Floats
    practices: int

    def fitted(self, nearness: Floats, lists: Floats) -> Floats:
        """Persons per pair, so that each practice gets its list as far as there are people."""
        reach = np.bincount(self.practice, self.most[self.pc4] * nearness, self.practices)
        attraction = lists / np.where(reach > 0, reach, 1.0)
        for _ in range(_ROUNDS):
            got = np.bincount(self.practice, self._given(nearness, attraction), self.practices)
            step = lists / np.where(got > 0, got, lists)
            attraction = attraction * np.clip(step, 1 / _LONGEST_STEP, _LONGEST_STEP)
        return self._given(nearness, attraction)

    def _given(self, nearness: Floats, attraction: Floats) -> Floats:
        weight = attraction[self.practice] * nearness
        asked = np.bincount(self.pc4, weight, len(self.most))
        return np.asarray(self.most[self.pc4] * weight / np.maximum(asked, 1.0)[self.pc4])


def _or_nan(values: Floats) -> Floats:
    return np.where(values > 0, values, np.nan)
