"""The numbers of this method, written down: whoever changes them changes the method.

The random streams are whole numbers, the same on every machine. The figures may differ in their
last digits between processors, no more; when they are meant to change, `METHOD_VERSION` goes up, or
the version of the assumptions.
"""

from dataclasses import replace

import numpy as np
import pytest

from succession.simulation import engine, streams
from succession.simulation.region import METHOD_VERSION
from tests.risk.world import ASSUMPTIONS
from tests.simulation.worlds import run, some_region, world_of

# Means over 400 runs after fifteen years, by version of the method and of the assumptions.
FIGURES = {
    ("8", "2026.14"): {
        engine.OPEN_SHARES: 1.125,
        engine.SUPPLY_FTE: 24.76197866929462,
        engine.DISPLACED: 831.9221942195411,
        engine.UNCOVERED: 28.77495012141153,
        engine.REGISTERING: 34.384561856411445,
        engine.CLOSURES: 1.5575,
        engine.STOPS: 21.4175,
        engine.UNFILLED_STOPS: 11.7525,
        engine.STARTS: 18.57,
        engine.IN_GRACE: 0.02,
        engine.IN_TAKEOVER: 0.0075,
        engine.DISPLACED_YEARS: 7284.272945752059,
        engine.PULL_OF_POOL: 1.0514655818935141,
    }
}

# Longer lists than the practices can carry, so that patients are without a place.
_REGION = tuple(
    replace(office, patients=1.3 * office.patients) for office in some_region(1, 12, staff_fte=0.3)
)


def test_the_streams_are_these_numbers():
    assert streams.number_of("01000001/1") == 12545116067703318159
    key = streams.run_key(1, 2)
    assert key == 17473315655493175679
    assert streams.uniform(key, 3, 0, 0) == 0.6250456230980599
    assert streams.uniform(key, 3, 2, 5) == 0.6818981510166844


def test_the_figures_of_this_version_are_these():
    numbers = {"SHARED_RATE": 0.003, "SEARCH_RATE": 0.7, "POOL_EFFECT": 0.5}
    world = world_of(_REGION, spread=(1.0, 0.12, 0.2, 0.15), **numbers)
    world = world._replace(stops_a_year=np.array([1.5]))
    means = run(world, 400).series[:, -1].mean(axis=0)
    expected = FIGURES[METHOD_VERSION, ASSUMPTIONS.version]
    assert len(expected) == engine.SERIES
    assert {figure: means[figure] for figure in expected} == pytest.approx(expected, rel=1e-9)
