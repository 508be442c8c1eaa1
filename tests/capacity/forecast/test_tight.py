"""When it gets tight: against today in the same run, in the middle of the runs."""

from dataclasses import replace

import numpy as np
import pytest

from succession.capacity.forecast.forecast import forecast
from succession.capacity.forecast.result import Tight
from succession.capacity.forecast.tight import tight_of
from succession.capacity.region.demand import Growth
from succession.capacity.scenario.scenario import BASELINE
from tests.capacity.forecast.test_forecast import BASIS, REGION, TODAY
from tests.risk.world import ASSUMPTIONS

YEARS = (2027, 2028, 2029, 2030)


def _runs(*first_years: int | None) -> Tight:
    """Runs that are tight from these years on."""
    rows = [[first is not None and year >= first for year in YEARS] for first in first_years]
    return tight_of(np.array(rows), YEARS)


def test_the_year_is_that_by_which_half_of_the_runs_are_tight() -> None:
    assert _runs(2027, 2028, 2028, None).year == 2028
    assert _runs(2027, 2029, 2029, None).year == 2029


def test_early_and_late_leave_out_one_run_in_ten() -> None:
    found = _runs(2027, *[2029] * 8, None)
    assert (found.earliest, found.year, found.latest) == (2027, 2029, 2029)
    assert found.chance == pytest.approx(0.9)


def test_what_does_not_happen_in_half_of_the_runs_has_no_year() -> None:
    found = _runs(2030, None, None)
    assert (found.year, found.latest) == (None, None)
    assert found.earliest == 2030
    assert found.chance == pytest.approx(1 / 3)


def test_a_run_that_was_tight_once_has_become_tight() -> None:
    again = np.array([[False, True, False, False]])
    assert tight_of(again, YEARS) == Tight(2028, 2028, 2028, 1.0)


def _forecast(growth: Growth, stretch: float) -> Tight:
    number = ASSUMPTIONS.capacity.stretch
    certain = number.model_copy(update={"value": stretch, "low": stretch, "high": stretch})
    capacity = ASSUMPTIONS.capacity.model_copy(update={"stretch": certain})
    basis = replace(BASIS, assumptions=ASSUMPTIONS.model_copy(update={"capacity": capacity}))
    scenario = BASELINE.model_copy(update={"years": 10, "runs": 60, "demand_growth": growth})
    return forecast(REGION, basis, scenario, TODAY).areas[0].tight


def test_today_is_not_tight_although_a_part_of_the_demand_is_not_met() -> None:
    # Calibration makes every region a little too full today: that alone is no news.
    scenario = BASELINE.model_copy(update={"years": 1, "runs": 60})
    first = forecast(REGION, BASIS, scenario, TODAY).years[0]
    assert first.shortage_fte.p10 > 0
    assert first.tight_chance == 0


def test_more_growth_or_less_stretch_makes_it_tight_earlier() -> None:
    def year(growth: Growth, stretch: float) -> int:
        return _forecast(growth, stretch).year or 9999

    assert year(Growth.HIGH, 1.05) <= year(Growth.LOW, 1.05)
    assert year(Growth.MIDDLE, 1.02) < year(Growth.MIDDLE, 1.2)


def test_who_can_stretch_without_end_never_gets_tight() -> None:
    assert _forecast(Growth.HIGH, 50.0) == Tight(None, None, None, 0.0)
