"""Scenarios side by side, run by run on the same luck."""

from functools import cache

import numpy as np
import pytest

from succession.capacity.comparison import Compared, compare, grade_of
from succession.capacity.forecast import forecast
from succession.capacity.result import Forecast
from succession.capacity.scenario import (
    BASELINE,
    Choice,
    Scenario,
    demand_scenarios,
    lever_scenarios,
)
from succession.simulation import Band
from tests.capacity.test_forecast import BASIS, REGION, TODAY
from tests.capacity.test_levers import LEVERS

SHORT = BASELINE.model_copy(update={"years": 6, "runs": 80})


@cache
def _found(scenario: Scenario = SHORT) -> Forecast:
    return forecast(REGION, BASIS, scenario, TODAY)


def _beside(*scenarios: Scenario) -> tuple[Compared, ...]:
    return compare([_found(), *map(_found, scenarios)], LEVERS).columns


def _pulling(*levers: str) -> Scenario:
    choices = tuple(Choice(lever=lever) for lever in levers)
    return SHORT.model_copy(update={"name": " en ".join(levers), "levers": choices})


def _width(band: Band) -> float:
    return band.p90 - band.p10


def test_a_scenario_does_not_differ_from_itself() -> None:
    (same,) = _beside(SHORT.model_copy(update={"name": "hetzelfde"}))
    for year in same.years:
        assert year.shortage_fte == Band(0, 0, 0, 0)
        assert year.unserved_patients == Band(0, 0, 0, 0)


def test_low_middle_and_high_demand_stand_in_order() -> None:
    low, middle, high = _beside(*demand_scenarios(SHORT))
    demands = [column.years[-1].demand_fte.mean for column in (low, middle, high)]
    assert demands == sorted(demands)
    assert demands[0] < 0 < demands[2]
    assert {column.grade for column in (low, middle, high)} == {None}


def test_the_same_luck_makes_the_band_of_a_difference_narrow() -> None:
    (helped,) = _beside(_pulling("praktijkmanagement"))
    other = _found(_pulling("praktijkmanagement")).paired.shortage_fte[:, -1]
    apart = np.random.default_rng(1).permutation(other) - _found().paired.shortage_fte[:, -1]
    low, high = np.quantile(apart, (0.1, 0.9))
    assert _width(helped.years[-1].shortage_fte) < 0.5 * (high - low)
    assert helped.years[-1].shortage_fte.p90 < 0


def test_every_lever_stands_beside_the_baseline_with_its_grade() -> None:
    columns = _beside(*lever_scenarios(SHORT, LEVERS))
    assert [column.scenario.levers[0].lever for column in columns] == [
        lever.id for lever in LEVERS.levers
    ]
    assert [column.grade for column in columns] == [lever.grade for lever in LEVERS.levers]


def test_the_weakest_evidence_counts_for_levers_together() -> None:
    assert grade_of(_pulling("praktijkmanagement", "stappenplan"), LEVERS) == "D"
    assert grade_of(SHORT, LEVERS) is None


def test_forecasts_with_other_luck_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="luck"):
        _beside(SHORT.model_copy(update={"seed": 2}))
