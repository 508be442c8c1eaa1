"""Held against CBS: practices within 5 km over the road, per gemeente.

The spread of practices over the country is for tests only; CBS counts a building with several
practices once at times, so that no single gemeente is held to it.
"""

import numpy as np

from succession.arrays import Floats
from succession.land.ground import dutch_ground
from succession.land.ways import Ends, km_longer
from tests.land.published import km_pairs, practices_per_pc4, within_5_km
from tests.risk.world import ASSUMPTIONS

GROUND = dutch_ground()
NUMBERS = ASSUMPTIONS.ground
_AT_WATER = 0.08  # of the pairs of a postcode and a practice within 5 km that a water parts


def test_practices_within_5_km_are_those_of_cbs_near_water_and_away_from_it() -> None:
    cbs = within_5_km()
    counted, pairs, parted = _counted()
    codes = np.array(GROUND.gemeente_of)
    bias, is_at_water = [], []
    for code, told in cbs.items():
        rows = np.flatnonzero(codes == code)
        own = np.average(counted[rows], weights=GROUND.inhabitants[rows])
        bias.append(np.log((own + 0.5) / (told + 0.5)))
        is_at_water.append(parted[rows].sum() > _AT_WATER * pairs[rows].sum())
    at_water, off = np.array(is_at_water), np.array(bias)
    assert len(off) > 330
    assert at_water.sum() > 50
    assert abs(off[~at_water].mean()) <= 0.05
    assert abs(off[at_water].mean()) <= 0.10


def _counted() -> tuple[Floats, Floats, Floats]:
    """Practices within 5 km over the road per PC4; all near as the crow flies, and those of them
    that water parts."""
    practices = practices_per_pc4()
    i, j = km_pairs(practices, 5.0)
    radius = GROUND.radius_km / 2
    straight = np.hypot(*(GROUND.km[i] - GROUND.km[j]).T)
    straight = np.sqrt(straight**2 + radius[i] ** 2 + radius[j] ** 2)
    longer = km_longer(Ends(GROUND.km[i], i), Ends(GROUND.km[j], j), GROUND, NUMBERS)
    is_near = (straight + longer) * NUMBERS.detour.value <= 5.0
    size = len(GROUND.pc4)
    return (
        np.bincount(i, practices[j] * is_near, size),
        np.bincount(i, minlength=size).astype(float),
        np.bincount(i, longer > 0, size),
    )
