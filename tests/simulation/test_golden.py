"""The numbers of this method, written down: whoever changes them changes the method.

The random streams are whole numbers, the same on every machine. The figures may differ in their
last digits between processors, no more; when they are meant to change, `METHOD_VERSION` goes up, or
the version of the assumptions.
"""

import pytest

from succession.simulation import engine, streams
from succession.simulation.region import METHOD_VERSION
from tests.risk.world import ASSUMPTIONS
from tests.simulation.worlds import run, some_region, world_of

# Means over 400 runs after fifteen years, by version of the method and of the assumptions.
FIGURES = {
    ("6", "2026.13"): {
        engine.OPEN_SHARES: 2.365,
        engine.SUPPLY_FTE: 21.147954289904597,
        engine.DISPLACED: 183.3876356486706,
        engine.UNCOVERED: 19.436298070135777,
        engine.REGISTERING: 53.15151017930686,
        engine.CLOSURES: 1.7575,
        engine.STOPS: 21.3675,
        engine.UNFILLED_STOPS: 12.105,
        engine.STARTS: 17.015,
        engine.IN_GRACE: 0.0075,
        engine.IN_TAKEOVER: 0.015,
        engine.DISPLACED_YEARS: 837.8029272578061,
    }
}


def test_the_streams_are_these_numbers():
    assert streams.number_of("01000001/1") == 12545116067703318159
    key = streams.run_key(1, 2)
    assert key == 17473315655493175679
    assert streams.uniform(key, 3, 0, 0) == 0.6250456230980599
    assert streams.uniform(key, 3, 2, 5) == 0.6818981510166844


def test_the_figures_of_this_version_are_these():
    world = world_of(some_region(1, 12, staff_fte=0.3), spread=(1.0, 0.12, 0.2, 0.15))
    means = run(world, 400).series[:, -1].mean(axis=0)
    expected = FIGURES[METHOD_VERSION, ASSUMPTIONS.version]
    assert len(expected) == engine.SERIES
    assert {figure: means[figure] for figure in expected} == pytest.approx(expected, rel=1e-9)
