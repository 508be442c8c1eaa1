"""The search for a successor is the formula with memory."""

from math import exp

import numpy as np
import pytest

from succession.risk import search

RATE, NONE_SEARCHED = np.array([0.7]), np.array([0.0])


def _none(months: float, searched: float = 0.0, rate: float = 0.7, shape: float = 2.0) -> float:
    months_, searched_ = np.array([months]), np.array([searched])
    return float(search.none_by(months_, searched_, np.array([rate]), shape)[0, 0])


@pytest.mark.parametrize("years", [0, 1, 3])
def test_nobody_found_after_a_lead_is_the_gamma_mixture(years: int) -> None:
    assert _none(12 * years) == pytest.approx((2 / (2 + 0.7 * years)) ** 2)


def test_with_no_frailty_the_search_is_exponential() -> None:
    assert _none(24, shape=1e9) == pytest.approx(exp(-0.7 * 2), rel=1e-6)


def test_a_hopeless_practice_finds_nobody_and_a_wanted_one_somebody() -> None:
    assert _none(60, rate=0.0) == 1.0
    assert _none(60, rate=1e9) == pytest.approx(0.0, abs=1e-9)


def test_three_years_in_vain_leave_the_rest_of_the_mixture() -> None:
    assert _none(12, searched=36) == pytest.approx(((2 + 2.1) / (2 + 2.8)) ** 2)


@pytest.mark.parametrize(("rate", "months"), [(0.7, 25), (0.49, 36), (0.294, 60)])
def test_two_chances_in_three_take_about_two_three_and_five_years(rate: float, months: int) -> None:
    """A plain practice, a solo, and a solo in the country."""
    needed = search.remaining_months(np.array([0.0]), np.array([rate]), 2.0, 2 / 3)
    assert needed[0] == pytest.approx(months, abs=0.6)


def test_after_the_search_still_needed_one_in_three_has_nobody() -> None:
    searched = np.array([18.0])
    needed = search.remaining_months(searched, RATE, 2.0, 2 / 3)
    assert search.none_by(needed, searched, RATE, 2.0)[0, 0] == pytest.approx(1 / 3)
