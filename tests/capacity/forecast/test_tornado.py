"""The tornado and the Sobol indices: what moves the shortage, on the same luck."""

from functools import cache

import pytest

from succession.capacity.forecast.forecast import forecast
from succession.capacity.forecast.sensitivity import ForecastQuestion, Shares, sobol
from succession.capacity.forecast.tornado import Swing, Tornado, tornado
from succession.capacity.region.area import AreaKind
from succession.capacity.scenario.scenario import BASELINE
from succession.example import example_region
from succession.simulation import Execution, SimulationCancelled
from tests.capacity.forecast.test_forecast import BASIS, TODAY

REGION = example_region(10, 3, TODAY)
SCENARIO = BASELINE.model_copy(update={"years": 8, "runs": 25})
NOT_WIRED = "stop.chain_rate"  # this region has no chains


@cache
def _found(seed: int = 1) -> Tornado:
    scenario = SCENARIO.model_copy(update={"seed": seed})
    return tornado(REGION, BASIS, scenario, TODAY)


def _swings(seed: int = 1) -> tuple[Swing, ...]:
    return _found(seed).swings()


def test_the_widest_swing_comes_first() -> None:
    widths = [swing.width for swing in _swings()]
    assert widths == sorted(widths, reverse=True)


def test_what_matters_most_and_to_which_side_does_not_depend_on_luck() -> None:
    """Behind the first two come four that are about as wide."""
    for seed in (1, 2):
        first, second, *_ = top = _swings(seed)[:6]
        assert (first.path, second.path) == ("supply.region_pull", "demand.growth")
        assert {swing.path: swing.high > swing.low for swing in top} == {
            "supply.region_pull": False,
            "demand.growth": True,
            "stop.age_shift": False,
            "stop.rate_level": True,
            "supply.starters": False,
            "supply.fte_trend": False,
        }


def test_what_the_forecast_does_not_use_has_no_swing() -> None:
    swings = {swing.path: swing for swing in _swings()}
    assert swings[NOT_WIRED].width == 0
    assert swings[NOT_WIRED].low == swings[NOT_WIRED].base


def test_every_area_and_year_starts_from_its_own_forecast() -> None:
    told = forecast(REGION, BASIS, SCENARIO, TODAY)
    assert len(told.areas) > 2
    for found in told.areas:
        for year in (found.years[0], found.years[-1]):
            (base,) = {swing.base for swing in _found().swings(found.area, year.year)}
            assert base == pytest.approx(year.shortage_fte.mean, abs=1e-6)


def test_what_moves_the_region_is_the_sum_of_what_moves_its_gemeenten() -> None:
    parts = [area for area in _found().areas if area.kind is AreaKind.MUNICIPALITY]
    by_part = [{one.path: one for one in _found().swings(area)} for area in parts]
    for whole in _swings():
        assert sum(part[whole.path].high for part in by_part) == pytest.approx(whole.high)


def test_another_year_is_another_tornado() -> None:
    early, late = _found().swings(year=2027)[0], _found().swings(year=2033)[0]
    assert late.width > 2 * early.width
    assert _found().swings(year=2033) == _swings()


def test_the_progress_is_that_of_the_whole_and_can_stop_it() -> None:
    heard: list[float] = []

    def go_on(part: float) -> bool:
        heard.append(part)
        return len(heard) < 12

    with pytest.raises(SimulationCancelled):
        tornado(REGION, BASIS, SCENARIO, TODAY, Execution(progress=go_on))
    assert len(heard) == 12
    assert max(heard) < 0.1


@cache
def _sobol() -> tuple[Shares, ...]:
    paths = ("supply.region_pull", "demand.growth", "search.solo_factor", NOT_WIRED)
    return sobol(ForecastQuestion(REGION, BASIS, SCENARIO, TODAY), paths, samples=8)


def test_what_the_forecast_does_not_use_explains_nothing_at_all() -> None:
    shares = {found.path: found for found in _sobol()}
    assert shares[NOT_WIRED].total == 0
    assert shares[NOT_WIRED].alone == 0


def test_what_has_the_widest_swing_explains_most() -> None:
    assert _sobol()[0].path == "supply.region_pull"
    assert _sobol()[0].total > 0.4
    totals = [found.total for found in _sobol()]
    assert totals == sorted(totals, reverse=True)
