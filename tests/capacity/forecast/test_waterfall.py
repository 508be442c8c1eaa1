"""The waterfall: bars that add up, and each bar what it says."""

import pytest

from succession.capacity.forecast.forecast import forecast
from succession.capacity.forecast.result import Flow, Forecast
from succession.capacity.forecast.waterfall import Edge, WaterfallStep, waterfall
from succession.capacity.region.area import REGION, Area
from succession.capacity.region.demand import Growth
from succession.capacity.scenario.scenario import BASELINE, PulledLever, Scenario
from succession.register import Register
from tests.capacity.forecast.test_forecast import BASIS, OWNERS_ONLY, TODAY
from tests.capacity.forecast.test_forecast import REGION as PRACTICES

SHORT = BASELINE.model_copy(update={"years": 8, "runs": 40})


def _found(scenario: Scenario = SHORT, register: Register = PRACTICES) -> Forecast:
    return forecast(register, BASIS, scenario, TODAY)


FOUND = _found()
LAST = FOUND.years[-1].year


def _steps(found: Forecast, area: Area = REGION) -> dict[Edge | Flow, float]:
    return {step.kind: step.fte for step in waterfall(found, area, found.years[-1].year)}


@pytest.mark.parametrize("found", [FOUND, _found(register=OWNERS_ONLY)], ids=["all", "owners"])
def test_the_bars_of_every_area_and_year_add_up(found: Forecast) -> None:
    for area in found.areas:
        for year in area.years:
            *before, last = waterfall(found, area.area, year.year)
            assert sum(step.fte for step in before) == pytest.approx(last.fte, abs=1e-9)
            assert last.fte == pytest.approx(year.shortage_fte.mean, abs=1e-12)


def test_it_runs_from_today_to_the_chosen_year() -> None:
    first, *_, last = waterfall(FOUND, REGION, LAST)
    assert first == WaterfallStep(Edge.TODAY, FOUND.areas[0].shortage_today_fte)
    assert last.kind is Edge.THEN


def test_who_stops_adds_to_the_shortage_and_who_starts_takes_away() -> None:
    steps = _steps(FOUND)
    assert steps[Flow.OWNERS_STOP] > -steps[Flow.SUCCESSORS_START] > 0
    assert steps[Flow.STAFF_LEAVE] > 0 > steps[Flow.NEWCOMERS]
    assert steps[Flow.LEFT_STAFF] > 0
    assert steps[Flow.AGEING] > 0
    assert steps[Flow.GROWTH] > 0


def test_nobody_moves_out_of_the_region() -> None:
    steps = _steps(FOUND)
    assert Flow.PATIENTS_MOVED not in steps
    assert Flow.STAFF_MOVED not in steps
    assert any(Flow.PATIENTS_MOVED in _steps(FOUND, area.area) for area in FOUND.areas[1:])


def test_a_register_of_owners_has_the_bars_of_the_usual_staff() -> None:
    staff = {Flow.STAFF_LEAVE, Flow.NEWCOMERS}
    assert staff <= set(_steps(_found(register=OWNERS_ONLY)))


def test_who_does_more_in_the_same_hours_shows_as_such() -> None:
    helped = _steps(
        _found(SHORT.model_copy(update={"levers": (PulledLever(lever="praktijkmanagement"),)}))
    )
    assert helped[Flow.HOURS] < _steps(FOUND)[Flow.HOURS] - 0.5


def test_growth_is_growth_and_ageing_is_not() -> None:
    low, high = (
        _steps(_found(SHORT.model_copy(update={"demand_growth": growth})))
        for growth in (Growth.LOW, Growth.HIGH)
    )
    assert high[Flow.GROWTH] > 2 * low[Flow.GROWTH]
    assert high[Flow.AGEING] == pytest.approx(low[Flow.AGEING], rel=0.1)


def test_a_year_beyond_the_horizon_is_refused() -> None:
    with pytest.raises(KeyError):
        waterfall(FOUND, REGION, LAST + 1)
