"""The chance that beginning on a day is in time: exact where it can be, and never out of order."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import triang

from succession.playbook.dates.spread import day_with_chance, start_days, triangular
from succession.playbook.run.planning import latest_start
from tests.playbook.book.test_files import LIBRARY

DAY = date(2029, 1, 1)
# A month has no fixed number of days: a chain of months may end a day or two elsewhere.
_MONTHS = 5


@given(
    least=st.integers(0, 100),
    usual=st.integers(0, 100),
    most=st.integers(1, 100),
    share=st.floats(0, 1),
)
@settings(max_examples=80, deadline=None, derandomize=True)
def test_the_quantile_is_that_of_the_triangular_distribution(
    least: int, usual: int, most: int, share: float
) -> None:
    mode, width = least + usual, usual + most
    expected = triang.ppf(share, usual / width, loc=least, scale=width)
    assert triangular(least, mode, least + width, share) == pytest.approx(expected, abs=1e-6)


def test_a_step_that_always_takes_the_same_has_no_spread() -> None:
    assert triangular(7, 7, 7, 0.9) == 7


@pytest.mark.parametrize("playbook_id", LIBRARY)
def test_the_surer_the_earlier_between_slowest_and_fastest(playbook_id) -> None:
    playbook = LIBRARY[playbook_id]
    anchors = dict.fromkeys(playbook.anchors, DAY)
    days = start_days(playbook, anchors, {})
    ends = latest_start(playbook, anchors, {})
    assert [one.in_time for one in days] == sorted((one.in_time for one in days), reverse=True)
    assert [one.day for one in days] == sorted(one.day for one in days)
    assert abs((days[0].day - ends.cautious).days) <= _MONTHS
    assert abs((days[-1].day - ends.tight).days) <= _MONTHS
    assert day_with_chance(days, 0.9) <= day_with_chance(days, 0.5) <= day_with_chance(days, 0.1)


def test_anchors_that_moved_take_the_days_along() -> None:
    playbook = LIBRARY["tijdelijke-overname"]
    first = dict.fromkeys(playbook.anchors, DAY)
    moved = dict.fromkeys(playbook.anchors, date(2029, 3, 1))
    before = start_days(playbook, first, {})
    after = start_days(playbook, moved, {}, first)
    shifts = [(b.day - a.day).days for a, b in zip(before, after, strict=True)]
    # 59 days but for weekends and holidays in between.
    assert all(55 <= shift <= 64 for shift in shifts)
