"""The numbers of this method, written down: whoever changes them changes the method.

The random streams are whole numbers, the same on every machine. The figures may differ in their
last digits between processors, no more; when they are meant to change, `METHOD_VERSION` goes up, or
the version of the assumptions.
"""

from dataclasses import replace

import pytest

from succession.simulation import engine, streams
from succession.simulation.region import METHOD_VERSION
from tests.risk.world import ASSUMPTIONS
from tests.simulation.worlds import run, some_region, world_of

# Means over 400 runs after fifteen years, by version of the method and of the assumptions.
FIGURES = {
    ("7", "2026.14"): {
        engine.OPEN_SHARES: 0.925,
        engine.SUPPLY_FTE: 25.07263181954725,
        engine.DISPLACED: 706.3689520524614,
        engine.UNCOVERED: 29.506494981859323,
        engine.REGISTERING: 31.630250769031374,
        engine.CLOSURES: 1.43,
        engine.STOPS: 21.4825,
        engine.UNFILLED_STOPS: 11.2025,
        engine.STARTS: 18.99,
        engine.IN_GRACE: 0.02,
        engine.IN_TAKEOVER: 0.01,
        engine.DISPLACED_YEARS: 6182.704725125924,
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
    world = world_of(_REGION, spread=(1.0, 0.12, 0.2, 0.15), SHARED_RATE=0.003, SEARCH_RATE=0.7)
    means = run(world, 400).series[:, -1].mean(axis=0)
    expected = FIGURES[METHOD_VERSION, ASSUMPTIONS.version]
    assert len(expected) == engine.SERIES
    assert {figure: means[figure] for figure in expected} == pytest.approx(expected, rel=1e-9)
