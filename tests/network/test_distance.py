"""Which practices are near, when some are only known to be somewhere in a postcode."""

from dataclasses import replace

import numpy as np
import pytest

from succession.land.ground import dutch_ground
from succession.land.siting import siting_of
from succession.network.distance import Neighbours, Places, places_of
from succession.register import Practice
from tests.risk.world import ASSUMPTIONS

GROUND = dutch_ground()
DECAY = ASSUMPTIONS.capacity.distance_decay.value
OMMEN = {"latitude": 52.5205, "longitude": 6.4210}


def _places(*practices: Practice) -> Places:
    return places_of(practices, siting_of(practices, ASSUMPTIONS), ASSUMPTIONS)


def _at(number: int, **known: object) -> Practice:
    return Practice(agb=f"0100000{number}", patients=3000, **known)


def test_coordinates_for_all_leave_nothing_to_draw() -> None:
    places = _places(_at(1, **OMMEN), _at(2, **OMMEN))
    assert len(places.drawn) == 1
    assert places.neighbours.of(0, DECAY) == [(1, pytest.approx(0, abs=1e-9))]


def test_two_practices_in_one_postcode_are_apart_by_its_size() -> None:
    """Two points at random in a circle lie 128 / 45 pi of its radius apart, on average."""
    places = _places(_at(1, postcode="7731 AB"), _at(2, postcode="7731 CD"))
    km = places.neighbours.km[:, 0, 0]
    radius = GROUND.radius_km[GROUND.index["7731"]]
    assert km.mean() == pytest.approx(128 / (45 * np.pi) * radius, rel=0.2)
    assert km.min() < 0.5 * radius < radius < km.max()


def test_the_km_of_a_doubtful_neighbour_is_that_of_its_average_nearness() -> None:
    places = _places(_at(1, **OMMEN), _at(2, postcode="7722 AB"))
    ((other, km),) = places.neighbours.of(0, DECAY)
    assert other == 1
    assert np.exp(-DECAY * km) == pytest.approx(
        np.exp(-DECAY * places.neighbours.km[:, 0, 0]).mean()
    )


def test_one_practice_more_moves_no_other() -> None:
    one, two = _at(1, postcode="7731 AB"), _at(2, place="Dalfsen")
    both, more = _places(one, two), _places(one, two, _at(3, postcode="7681 AB"))
    assert (both.drawn == more.drawn[:, :2]).all()


def test_a_plaats_is_drawn_over_its_postcodes_as_its_people_live() -> None:
    places = _places(_at(1, place="Zwolle"))
    near = GROUND.tree.query(places.drawn[:, 0])[1]
    assert len(set(near.tolist())) > 5
    assert np.mean([GROUND.places[row] == "Zwolle" for row in near]) > 0.8


def test_who_lives_across_the_river_is_further_than_straight() -> None:
    nijmegen, lent = _at(1, postcode="6511 AB"), _at(2, postcode="6663 AB")
    places = _places(nijmegen, lent)
    straight = np.hypot(*np.moveaxis(places.drawn[:, 0] - places.drawn[:, 1], -1, 0))
    assert (places.neighbours.km[:, 0, 0] > straight + 0.2).all()


def test_a_practice_without_a_place_is_nobodys_neighbour() -> None:
    places = _places(_at(1, postcode="7731 AB"), _at(2))
    assert places.neighbours.of(0, DECAY) == []
    assert places.is_located.tolist() == [True, False]
    assert np.isnan(places.counted[:, 1]).all()


def test_practices_that_the_list_does_not_name_count_where_their_patients_live() -> None:
    """Alone in Amsterdam it has neighbours all the same; with all people on its list it has not."""
    places = _places(_at(1, postcode="1094 AB"))
    within = GROUND.tree.query_ball_point(GROUND.km[GROUND.index["1094"]], 5.0)
    expected = GROUND.inhabitants[within].sum() / ASSUMPTIONS.ground.people_per_practice.value
    assert places.counted.mean() == pytest.approx(expected, rel=0.2)
    assert _places(_at(1, **OMMEN)).counted.tolist() == [[1.0]]  # no ground is known of it


def test_among_the_nearest_are_those_whom_the_list_does_not_name() -> None:
    """Of two places one practice 1.5 km off and half a practice within a km leave half for the
    next, at 3.5 km; what is further falls out."""
    near = Neighbours(np.array([[[1, 2]]]), np.array([[[1.5, 3.5]]]))
    named, unnamed = near.among_the_nearest(np.array([[0.5, 0.0, 0.0, 0.0, 2.0]]))
    assert named.tolist() == [[[1.0, 0.5]]]
    assert unnamed.tolist() == [[[0.5, 0.0, 0.0, 0.0, 0.0]]]


def test_a_neighbour_that_is_not_there_takes_no_place() -> None:
    near = Neighbours(np.array([[[1, -1]]]), np.array([[[1.5, np.inf]]]))
    named, unnamed = near.among_the_nearest(np.array([[0.0, 0.0, 0.0, 3.0]]))
    assert named.tolist() == [[[1.0, 0.0]]]
    assert unnamed.tolist() == [[[0.0, 0.0, 0.0, 1.0]]]


def test_the_register_of_a_part_is_as_rural_as_that_of_the_whole() -> None:
    """Who names 40 % of the practices does not make its towns a countryside."""
    luck = np.random.default_rng(3)
    rows = GROUND.tree.query_ball_point(GROUND.km[GROUND.index["7411"]], 15.0)
    people = GROUND.inhabitants[rows]
    count = round(people.sum() / 3600)
    homes = luck.choice(rows, count, p=people / people.sum())
    all_of_them = [
        replace(_at(1, postcode=f"{GROUND.pc4[row]} AB"), agb=f"{1000000 + n:08d}", patients=3600)
        for n, row in enumerate(homes)
    ]
    some = all_of_them[::5] + all_of_them[1::5]
    limit = ASSUMPTIONS.search.rural_practices.value
    by_agb = dict(zip([p.agb for p in all_of_them], _rural(all_of_them, limit), strict=True))
    whole = np.array([by_agb[practice.agb] for practice in some])
    assert np.abs(_rural(some, limit) - whole).mean() < 0.12
    assert _rural(some, limit).mean() == pytest.approx(whole.mean(), abs=0.08)


def _rural(practices: list[Practice], limit: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return (_places(*practices).counted < limit).mean(axis=0)
