"""How long the ground takes: the catchments of 300 practices, and the ground itself.

The goals: 50 ms for the catchments, 125 ms to read the ground.
"""

from typing import Any

from succession.land.catchment import catchment_of
from succession.land.ground import LAND, dutch_ground, ground_of
from succession.land.placing import place_of
from succession.register import Practice
from tests.risk.world import ASSUMPTIONS


def test_reading_the_ground(benchmark: Any) -> None:
    benchmark(ground_of, LAND)


def test_catchments_of_300_practices(benchmark: Any) -> None:
    ground = dutch_ground()
    near = ground.tree.query(ground.km[ground.index["7411"]], k=600)[1]
    homes = [row for row in near if ground.inhabitants[row] > 2000][:300]
    practices = [Practice(agb=ground.pc4[row], postcode=ground.pc4[row]) for row in homes]
    places = tuple(place_of(practice, ground) for practice in practices)
    lists = 0.8 * ground.inhabitants[homes]
    assert len(places) == 300
    benchmark(catchment_of, places, lists, ground, ASSUMPTIONS)
