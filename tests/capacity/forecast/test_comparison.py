"""Scenarios side by side, run by run on the same luck."""

from functools import cache

import numpy as np
import pytest

from succession.capacity.forecast.comparison import Compared, ComparedYear, compare, grade_of
from succession.capacity.forecast.forecast import ForecastRuns, computed
from succession.capacity.region.area import REGION as WHOLE
from succession.capacity.region.area import Area
from succession.capacity.scenario.scenario import (
    BASELINE,
    PulledLever,
    Scenario,
    demand_scenarios,
    lever_scenarios,
)
from succession.simulation import Band
from tests.capacity.forecast.test_forecast import BASIS, REGION, TODAY
from tests.capacity.scenario.test_levers import LEVERS

SHORT = BASELINE.model_copy(update={"years": 6, "runs": 80})


@cache
def _found(scenario: Scenario = SHORT) -> ForecastRuns:
    return computed(REGION, BASIS, scenario, TODAY)


def _beside(*scenarios: Scenario) -> tuple[Compared, ...]:
    return compare([_found(), *map(_found, scenarios)], LEVERS).columns


def _pulling(*levers: str) -> Scenario:
    choices = tuple(PulledLever(lever=lever) for lever in levers)
    return SHORT.model_copy(update={"name": " en ".join(levers), "levers": choices})


def _last(column: Compared, area: Area = WHOLE) -> ComparedYear:
    return column.areas[area].years[-1]


def _width(band: Band) -> float:
    return band.p90 - band.p10


def test_a_scenario_does_not_differ_from_itself() -> None:
    (same,) = _beside(SHORT.model_copy(update={"name": "hetzelfde"}))
    for area in same.areas.values():
        for year in area.years:
            assert year.more_shortage_fte == Band(0, 0, 0, 0)
            assert year.more_unserved_patients == Band(0, 0, 0, 0)


def test_low_middle_and_high_demand_stand_in_order() -> None:
    low, middle, high = _beside(*demand_scenarios(SHORT))
    shortages = [_last(column).more_shortage_fte.mean for column in (low, middle, high)]
    assert shortages == sorted(shortages)
    assert shortages[0] < 0 < shortages[2]
    assert {column.grade for column in (low, middle, high)} == {None}


def test_the_same_luck_makes_the_band_of_a_difference_narrow() -> None:
    (helped,) = _beside(_pulling("praktijkmanagement"))
    other = _found(_pulling("praktijkmanagement")).paired.shortage_fte[:, -1, 0]
    apart = np.random.default_rng(1).permutation(other) - _found().paired.shortage_fte[:, -1, 0]
    low, high = np.quantile(apart, (0.1, 0.9))
    assert _width(_last(helped).more_shortage_fte) < 0.5 * (high - low)
    assert _last(helped).more_shortage_fte.p90 < 0


def test_every_area_is_compared_with_itself() -> None:
    (helped,) = _beside(_pulling("praktijkmanagement"))
    areas = [one.area for one in _found().forecast.areas]
    assert list(helped.areas) == areas
    assert len(areas) > 2
    for area in areas:
        for before, year in zip(
            _found().forecast.of(area).years, helped.areas[area].years, strict=True
        ):
            more = year.shortage_fte.mean - before.shortage_fte.mean
            assert year.more_shortage_fte.mean == pytest.approx(more, abs=1e-9)


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
