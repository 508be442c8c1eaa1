"""Patients find room or stay without a place; none is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.network.dispersal import disperse, whole_persons

rooms = st.lists(st.floats(0, 3000), max_size=16)


def test_one_neighbour_takes_what_it_has_room_for() -> None:
    found = disperse(2000, [600.0], [2.0], 0.75)
    assert (found.taken, found.unplaced) == ((600,), 1400)


def test_equal_neighbours_share_equally() -> None:
    assert disperse(900, [1000.0] * 3, [2.0] * 3, 0.75).taken == (300, 300, 300)


def test_without_distance_the_room_decides() -> None:
    assert disperse(300, [1000.0, 2000.0], [1.0, 9.0], 0.0).taken == (100, 200)


def test_the_nearer_of_two_equals_takes_more() -> None:
    near, far = disperse(500, [2000.0, 2000.0], [1.0, 3.0], 0.75).taken
    assert near > far


def test_without_neighbours_everybody_stays_without_a_place() -> None:
    assert disperse(2000, [], [], 0.75).unplaced == 2000


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(0, 8000), rooms, st.data())
def test_persons_are_conserved_and_no_room_is_overfilled(
    patients: int, room: list[float], data: st.DataObject
) -> None:
    km = [data.draw(st.floats(0, 15)) for _ in room]
    found = disperse(patients, room, km, 0.75)
    assert sum(found.taken) + found.unplaced == patients
    assert all(taken <= spare + 1 for taken, spare in zip(found.taken, room, strict=True))
    assert min((*found.taken, found.unplaced)) >= 0


@pytest.mark.parametrize(("parts", "whole"), [([1.5, 1.5, 1.0], [2, 1, 1]), ([0.2, 0.7], [0, 1])])
def test_whole_persons_add_up_by_largest_remainder(parts: list[float], whole: list[int]) -> None:
    import numpy as np

    assert whole_persons(np.array(parts), sum(whole)) == whole
