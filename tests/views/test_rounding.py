"""Rounded parts add up to the rounded total."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from succession.views.rounding import adding_up


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([2.6, 43.4, -4.4, 0.0, 2.4, 1.6], (3, 43, -4, 0, 2, 2)),
        ([0.4, 0.4, 0.4], (1, 0, 0)),
        ([1.5, -1.5], (2, -2)),
        ([], ()),
    ],
)
def test_what_rounding_loses_goes_to_the_part_that_it_moved_furthest(
    parts: list[float], whole: tuple[int, ...]
) -> None:
    found = adding_up(parts, sum(parts))
    assert sum(found) == round(sum(parts))
    assert sorted(found) == sorted(whole)


def test_a_part_of_nothing_stays_nothing() -> None:
    assert adding_up([0.0, 0.3, 0.4, 0.3], 1.0) == (0, 0, 1, 0)
    assert adding_up([0.0, 1.6, 1.7], 3.3) == (0, 1, 2)


@given(st.lists(st.floats(-1000, 1000), min_size=1, max_size=12))
def test_parts_add_up_and_each_stays_next_to_itself(parts: list[float]) -> None:
    found = adding_up(parts, sum(parts))
    assert sum(found) == round(sum(parts))
    assert all(abs(whole - part) < 1.000001 for whole, part in zip(found, parts, strict=True))
