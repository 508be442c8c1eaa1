"""What every run of its own draws is in its own figures, by hand."""

from functools import cache

import numpy as np
import pytest

from succession.capacity.forecast.by_area import AreaRuns
from succession.capacity.forecast.computing import Computing
from succession.capacity.forecast.flows import flows_of
from succession.capacity.forecast.result import Flow
from succession.capacity.forecast.roles import roles_of
from succession.capacity.scenario.scenario import BASELINE, timeline
from succession.simulation import Execution
from tests.capacity.forecast.test_forecast import BASIS, REGION, TODAY

SCENARIO = BASELINE.model_copy(update={"years": 4, "runs": 40})


@cache
def _runs() -> AreaRuns:
    computing = Computing(REGION, timeline(SCENARIO, BASIS), SCENARIO, TODAY)
    return computing.runs(Execution())


def test_today_each_run_leaves_unmet_what_it_drew() -> None:
    unmet = _runs().simulation.series.drawn["capacity.unmet_demand"]
    assert np.ptp(unmet) > 0.01
    supply, demand = _runs().supply_today[0], _runs().demand_today[:, 0]
    assert supply / demand == pytest.approx(1 - unmet, rel=1e-6)


def test_demand_is_care_against_today_in_the_same_run() -> None:
    """The region as a whole: what patients ask then against now, in the fte of that run."""
    series = _runs().simulation.series
    care = _runs().division.by_cell(_runs().today.care)
    patients = _runs().division.by_cell(_runs().today.work.patients)
    grown = (series.care * (care / patients)).sum(axis=2) / care.sum()
    expected = _runs().demand_today[:, :1] * grown
    assert _runs().demand_fte[:, :, 0] == pytest.approx(expected, rel=1e-5)
    assert np.ptp(grown[:, -1]) > 0.01


def test_hours_follow_the_trend_of_the_run() -> None:
    trend = _runs().simulation.series.drawn["supply.fte_trend"]
    years = np.arange(SCENARIO.years) + 1 / 12  # the as-of day is six weeks before the first end
    assert _runs().trend[:, :, 0] == pytest.approx((1 + trend[:, None]) ** years, rel=1e-3)
    assert np.ptp(trend) > 0.001


def test_supply_is_owners_staff_and_who_bridges() -> None:
    series = _runs().simulation.series
    told = (series.owner_fte + series.staff_fte + series.bridge_fte).sum(axis=2)
    assert _runs().supply_fte[:, :, 0] == pytest.approx(told, rel=1e-5)
    unserved = (series.displaced_patients + series.uncovered_patients).sum(axis=2)
    assert _runs().unserved[:, :, 0] == pytest.approx(unserved, abs=1e-3)


def test_staff_of_a_run_stay_as_long_as_its_owners_do() -> None:
    """Told so in the waterfall and by role too: not as they would in the middle."""
    scenario = SCENARIO.model_copy(update={"years": 8})
    computing = Computing(REGION, timeline(scenario, BASIS), scenario, TODAY)
    runs, staff = computing.runs(Execution()), computing.staff
    assert staff is not None
    drawn = runs.simulation.series.drawn["stop.rate_level"]
    level = drawn / BASIS.assumptions.stop.rate_level.value
    stays = np.array(staff.staying) ** level[:, None]
    left = flows_of(runs, staff)[Flow.STAFF_LEAVE][:, 0]
    assert left == pytest.approx((1 - stays.mean(axis=0)) * runs.staff_today[0])
    today = [role.fte for role in roles_of(runs, computing.supply)[-1][1:-1]]
    there = stays[:, -1] * runs.staff_today[0] * runs.trend[:, -1, 0]
    stayed = np.minimum(runs.staff_fte[:, -1, 0], there)
    assert sum(fte.mean for fte in today) == pytest.approx(stayed.mean())
