"""Patients find room or stay without a place; none is lost."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.network.dispersal import Dispersal, disperse, disperse_together, whole_persons

rooms = st.lists(st.floats(0, 3000), max_size=16)


def _one(patients: float, room: list[float], km: list[float], decay: float) -> Dispersal:
    """One case."""
    return disperse(np.array([patients]), np.array([room]), np.array([km]), decay)


def test_one_neighbour_takes_what_it_has_room_for() -> None:
    found = _one(2000, [600.0], [2.0], 0.75)
    assert (found.taken.tolist(), found.unplaced.tolist()) == ([[600]], [1400])


def test_equal_neighbours_share_equally() -> None:
    assert _one(900, [1000.0] * 3, [2.0] * 3, 0.75).taken[0] == pytest.approx([300] * 3)


def test_without_distance_the_room_decides() -> None:
    assert _one(300, [1000.0, 2000.0], [1.0, 9.0], 0.0).taken[0] == pytest.approx([100, 200])


def test_the_nearer_of_two_equals_takes_more() -> None:
    near, far = _one(500, [2000.0, 2000.0], [1.0, 3.0], 0.75).taken[0]
    assert near == pytest.approx(far * np.exp(0.75 * 2))


def test_without_neighbours_everybody_stays_without_a_place() -> None:
    assert _one(2000, [], [], 0.75).unplaced.tolist() == [2000]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 8000), rooms), min_size=1, max_size=5), st.data())
def test_persons_are_conserved_and_no_room_is_overfilled(
    cases: list[tuple[int, list[float]]], data: st.DataObject
) -> None:
    patients = np.array([count for count, _ in cases], float)
    room = np.array([(*spare, *[0.0] * 16)[:16] for _, spare in cases])
    km = np.array([[data.draw(st.floats(0, 15)) for _ in spare] for spare in room])
    found = disperse(patients, room, km, 0.75)
    assert found.taken.sum(axis=1) + found.unplaced == pytest.approx(patients, abs=1e-6)
    assert (found.taken <= room + 1e-9).all()
    assert min(found.taken.min(), found.unplaced.min()) >= 0
    each = [_one(*row, 0.75) for row in zip(patients, room.tolist(), km.tolist(), strict=True)]
    assert found.unplaced == pytest.approx([one.unplaced[0] for one in each], abs=1e-9)


@pytest.mark.parametrize(("parts", "whole"), [([1.5, 1.5, 1.0], [2, 1, 1]), ([0.2, 0.7], [0, 1])])
def test_whole_persons_add_up_by_largest_remainder(parts: list[float], whole: list[int]) -> None:
    assert whole_persons(np.array(parts), sum(whole)) == whole


def _together(patients: list[float], room: list[float]) -> np.ndarray[tuple[int], np.dtype[Any]]:
    """Practices a km apart, each with all others as neighbours."""
    size = len(patients)
    other = np.array([[at for at in range(size) if at != own] for own in range(size)])
    return disperse_together(np.array(patients), np.array(room), other, np.ones(other.shape), 0.75)


def test_two_that_close_at_once_share_the_room_that_each_would_have_had() -> None:
    assert _together([1000, 0, 0], [0, 0, 600])[0] == pytest.approx(400)
    assert _together([1000, 1000, 0], [0, 0, 600]) == pytest.approx([700, 700, 0])


def test_of_all_at_once_nobody_is_lost_and_no_room_is_given_twice() -> None:
    patients, room = [900, 300, 0, 0, 0], [0, 0, 200, 150, 100]
    left = _together(patients, room)
    assert left.sum() == pytest.approx(sum(patients) - sum(room), rel=1e-3)
    assert (left >= 0).all()
    assert _together([0, 0, 0], [0, 500, 500]).tolist() == [0, 0, 0]
