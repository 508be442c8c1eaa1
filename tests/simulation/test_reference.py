"""The engine against the slow reference: twelve figures of twenty regions, within four errors.

The quick run takes a tenth of the runs of the campaign.
"""

from dataclasses import replace

import numpy as np
import pytest

from succession.simulation import engine
from tests.simulation.reference import play
from tests.simulation.worlds import Office, run, some_region, world_of

QUICK_RUNS, CAMPAIGN_RUNS, ENGINE_RUNS, YEARS = 60, 600, 20_000, 8
SHOCKS = (0.0, 0.12, 0.2, 0.0)
FIGURES = range(engine.SERIES)


def _odd_regions() -> dict[str, tuple[Office, ...]]:
    plain = some_region(100, 8)
    return {
        "one practice": (Office(ages=(61.0,)),),
        "no neighbours": tuple(replace(o, x=60.0 * i) for i, o in enumerate(plain)),
        "all solo": tuple(replace(o, ages=o.ages[:1], patients=1700.0) for o in plain),
        "all over 67": tuple(replace(o, ages=tuple(68.0 for _ in o.ages)) for o in plain),
        "no capacity": tuple(replace(o, per_fte=0.0) for o in plain),
        "open now": tuple(replace(o, kind=engine.NOBODY) for o in plain[:3]) + plain[3:],
        "chains": tuple(replace(o, kind=engine.RATED, staff_fte=1.0) for o in plain[:4])
        + plain[4:],
        "unknown ages": tuple(replace(o, kind=engine.AGELESS) for o in plain),
    }


def _random_region(seed: int) -> tuple[Office, ...]:
    """In every other one there are staff beside the owners."""
    return some_region(seed, 10, staff_fte=0.6 * (seed % 2))


REGIONS = _odd_regions() | {f"region {seed}": _random_region(seed) for seed in range(12)}


def _world(name: str) -> engine.World:
    """In the later random regions demand grows, and staff come and go."""
    world = world_of(REGIONS[name], years=YEARS, spread=SHOCKS)
    if name not in {"region 8", "region 9", "region 10", "region 11"}:
        return world
    years = np.arange(YEARS, dtype=float)
    demand = np.repeat(1.015 ** years[:, None], len(world.practices), axis=1)
    return world._replace(
        demand=demand,
        staff=np.column_stack((0.96 ** (years + 1), 1.4 * (years + 1), np.full(YEARS, 0.65))),
    )


def _compare(name: str, runs: int) -> None:
    world = _world(name)
    slow = np.array([play(world, 7000 + seed) for seed in range(runs)])
    fast = run(world, ENGINE_RUNS, seed=9).series
    for year in (2, 7):
        one, other = slow[:, year], fast[:, year]
        # Rare and lopsided figures: the spread is known best from the many runs.
        error = other.std(axis=0) * np.sqrt(1 / runs + 1 / ENGINE_RUNS)
        z = (one.mean(axis=0) - other.mean(axis=0)) / np.maximum(error, 1e-9)
        print(f"{name}, year {year + 1}: largest of {z.size} differences {np.abs(z).max():.1f}")
        assert np.abs(z).max() < 4, dict(zip(FIGURES, z.round(1), strict=True))


@pytest.mark.parametrize("name", list(REGIONS))
def test_the_reference_agrees(name):
    _compare(name, QUICK_RUNS)


@pytest.mark.soak
@pytest.mark.parametrize("name", list(REGIONS))
def test_the_reference_agrees_over_many_runs(name):
    _compare(name, CAMPAIGN_RUNS)
