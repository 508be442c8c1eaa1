"""The survival curves are the formulas."""

from math import exp, log

import numpy as np
import pytest
from scipy.stats import norm

from succession.risk import stop
from tests.risk.world import ROUND

MONTHS = np.arange(0, 121, dtype=float)
HAZARD = stop.AgeHazard(ROUND.stop.yearly_rates, level=1.0, shift_years=0.0)


def _stopped_within(age: float, years: float) -> float:
    return 1 - float(HAZARD.survival(np.array([age]), np.array([12 * years]))[0, 0])


def test_one_year_at_60_stops_with_the_yearly_rate_of_60() -> None:
    assert _stopped_within(60, 1) == pytest.approx(0.060)


def test_five_years_from_60_multiply_the_yearly_rates() -> None:
    assert _stopped_within(60, 5) == pytest.approx(1 - 0.94 * 0.94 * 0.90 * 0.90 * 0.85)


@pytest.mark.parametrize(("age", "chance"), [(55, 0.10), (60, 0.39), (62, 0.60), (64, 0.80)])
def test_five_year_chances_are_the_published_check(age: float, chance: float) -> None:
    assert _stopped_within(age, 5) == pytest.approx(chance, abs=0.05)


def test_the_median_stop_age_at_55_is_65_and_a_half() -> None:
    months = np.arange(0, 300, dtype=float)
    survival = HAZARD.survival(np.array([55.0]), months)[0]
    assert 55 + months[np.argmax(survival <= 0.5)] / 12 == pytest.approx(65.5, abs=0.5)


def test_a_level_of_two_squares_the_survival() -> None:
    double = stop.AgeHazard(ROUND.stop.yearly_rates, level=2.0, shift_years=0.0)
    ages = np.array([58.3])
    assert double.survival(ages, MONTHS) == pytest.approx(HAZARD.survival(ages, MONTHS) ** 2)


def test_a_shift_of_two_years_makes_62_like_60() -> None:
    later = stop.AgeHazard(ROUND.stop.yearly_rates, level=1.0, shift_years=2.0)
    shifted = later.survival(np.array([62.0]), MONTHS)
    assert shifted == pytest.approx(HAZARD.survival(np.array([60.0]), MONTHS))


def test_a_plan_has_its_three_dates_at_p10_p50_and_p90() -> None:
    z90 = norm.ppf(0.9)
    low, high = np.array([12 / z90]), np.array([24 / z90])
    survival = stop.plan_survival(np.array([36.0]), low, high, np.array([24.0, 36.0, 60.0]))
    assert survival[0] == pytest.approx([0.9, 0.5, 0.1])


def test_a_plan_is_mixed_with_age_by_its_weight() -> None:
    plan, age = np.array([[1.0, 0.2]]), np.array([[1.0, 0.8]])
    mixed = stop.mixed(np.array([0.6]), plan, np.array([1.0]), age)
    assert mixed[0] == pytest.approx([1.0, 0.6 * 0.2 + 0.4 * 0.8])


def test_a_passed_date_loses_its_weight_by_itself() -> None:
    almost_passed = np.array([1e-9])
    plan, age = np.array([[1e-9, 0.0]]), np.array([[1.0, 0.7]])
    mixed = stop.mixed(np.array([0.9]), plan, almost_passed, age)
    assert mixed[0] == pytest.approx([1.0, 0.7])


def test_an_unknown_age_is_the_mean_over_the_national_ages() -> None:
    rows = ROUND.unknowns.ages
    unknown = stop.age_survival(HAZARD, np.array([np.nan]), MONTHS, ROUND.unknowns.ages)[0]
    by_hand = sum(row.weight * HAZARD.survival(np.array([row.age]), MONTHS)[0] for row in rows)
    assert unknown == pytest.approx(by_hand / sum(row.weight for row in rows))


def test_who_is_fuller_than_the_region_stops_up_to_half_as_fast_again() -> None:
    from succession.risk.parameters import central

    multiplier = stop.load_multiplier(np.array([0.5, 1.0, 1.2, 9.0]), central(ROUND))
    assert multiplier == pytest.approx([1.0, 1.0, exp(0.2), 1.5])
    assert log(multiplier[2]) == pytest.approx(0.2)
