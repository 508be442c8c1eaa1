"""From where the patients of each practice come."""

from collections.abc import Sequence

import numpy as np
import pytest

from succession.arrays import Floats
from succession.land.catchment import Catchment, catchment_of
from succession.land.ground import dutch_ground
from succession.land.placing import Location, place_of
from tests.land.places import at
from tests.risk.world import ASSUMPTIONS

GROUND = dutch_ground()
CAP = ASSUMPTIONS.ground.most_of_postcode.value


def _by_postcode(rows: Sequence[int]) -> tuple[Location | None, ...]:
    return tuple(place_of(at(postcode=GROUND.pc4[row]), GROUND) for row in rows)


def _around(pc4: str, km: float) -> list[int]:
    """The lived-in PC4 within so many km."""
    near = GROUND.tree.query_ball_point(GROUND.km[GROUND.index[pc4]], km)
    return sorted(row for row in near if GROUND.inhabitants[row] > 500)


def _fitted(rows: Sequence[int], lists: Floats) -> Catchment:
    return catchment_of(_by_postcode(rows), lists, GROUND, ASSUMPTIONS)


@pytest.mark.parametrize("part", [0.70, 0.85])
@pytest.mark.parametrize("pc4", ["4381", "7731", "1094"])
def test_lists_of_most_of_the_inhabitants_are_met(pc4: str, part: float) -> None:
    """Within .3 %: a practice in every PC4, with lists that differ by a third."""
    rows = _around(pc4, 12)
    luck = np.random.default_rng(1)
    lists = GROUND.inhabitants[rows] * np.exp(0.35 * luck.standard_normal(len(rows)))
    lists *= part * GROUND.inhabitants[rows].sum() / lists.sum()
    assert np.abs(_fitted(rows, lists).misfit).max() <= 0.003


def test_nobody_is_counted_twice_and_who_is_on_no_list_is_elsewhere() -> None:
    rows = _around("7731", 10)
    found = _fitted(rows, 0.8 * GROUND.inhabitants[rows])
    given = found.patients.sum(axis=1)
    assert (given <= CAP * GROUND.inhabitants + 1e-6).all()
    people, elsewhere = GROUND.inhabitants[rows].sum(), found.elsewhere[rows].sum()
    assert given[rows].sum() + elsewhere >= people - 1e-6
    assert found.elsewhere[GROUND.index["1094"]] == GROUND.inhabitants[GROUND.index["1094"]]


def test_lists_larger_than_the_people_around_are_told_as_misfit() -> None:
    rows = _around("4381", 12)  # on Walcheren, with nobody near to draw from
    found = _fitted(rows, 2 * GROUND.inhabitants[rows])
    assert found.misfit.max() > 0.2
    assert found.patients.sum() <= CAP * GROUND.inhabitants.sum()


def test_a_list_among_old_people_is_older_than_one_among_students() -> None:
    wageningen, laren = GROUND.index["6708"], GROUND.index["1251"]
    bands = _fitted([wageningen, laren], np.array([3000.0, 3000.0])).bands
    assert bands.sum(axis=1) == pytest.approx([1, 1])
    assert bands[1, 4:].sum() > 1.3 * bands[0, 4:].sum()


def test_a_practice_without_a_place_has_no_catchment_and_takes_from_nobody() -> None:
    rows = [GROUND.index["7731"]]
    places = (*_by_postcode(rows), None)
    found = catchment_of(places, np.array([2000.0, 2000.0]), GROUND, ASSUMPTIONS)
    assert np.isnan(found.bands[1]).all()
    assert found.patients.sum() == pytest.approx(2000)


def test_a_number_per_postcode_is_weighed_by_the_patients() -> None:
    found = _fitted([GROUND.index["7731"]], np.array([2000.0]))
    assert found.weighted(np.full(len(GROUND.pc4), 0.7)) == pytest.approx([0.7])
