"""The tornado and the Sobol indices: what moves the shortage, on the same luck."""

from functools import cache

import pytest

from succession.capacity.scenario import BASELINE
from succession.capacity.sensitivity import Question, Shares, sobol
from succession.capacity.tornado import Swing, tornado
from succession.example import example_region
from succession.simulation import Execution, SimulationCancelled
from tests.capacity.test_forecast import BASIS, TODAY

REGION = example_region(10, 3, TODAY)
SCENARIO = BASELINE.model_copy(update={"years": 8, "runs": 25})
NOT_WIRED = "supply.owner_share"


@cache
def _swings(seed: int = 1) -> tuple[Swing, ...]:
    scenario = SCENARIO.model_copy(update={"seed": seed})
    return tornado(REGION, BASIS, scenario, TODAY)


def test_the_widest_swing_comes_first() -> None:
    widths = [swing.width for swing in _swings()]
    assert widths == sorted(widths, reverse=True)


def test_the_three_that_matter_most_and_their_side_do_not_depend_on_luck() -> None:
    for seed in (1, 2):
        top = _swings(seed)[:3]
        assert {swing.path for swing in top} == {
            "supply.region_pull",
            "demand.growth",
            "stop.age_shift",
        }
        rises = {swing.path: swing.high > swing.low for swing in top}
        assert rises == {
            "supply.region_pull": False,
            "demand.growth": True,
            "stop.age_shift": False,
        }


def test_what_the_forecast_does_not_use_has_no_swing() -> None:
    swings = {swing.path: swing for swing in _swings()}
    assert swings[NOT_WIRED].width == 0
    assert swings[NOT_WIRED].low == swings[NOT_WIRED].base


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
    return sobol(Question(REGION, BASIS, SCENARIO, TODAY), paths, samples=8)


def test_what_the_forecast_does_not_use_explains_nothing_at_all() -> None:
    shares = {found.path: found for found in _sobol()}
    assert shares[NOT_WIRED].total == 0
    assert shares[NOT_WIRED].alone == 0


def test_what_has_the_widest_swing_explains_most() -> None:
    assert _sobol()[0].path == "supply.region_pull"
    assert _sobol()[0].total > 0.4
    totals = [found.total for found in _sobol()]
    assert totals == sorted(totals, reverse=True)
