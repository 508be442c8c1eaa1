"""The engine against the slow reference: twelve figures of many regions, within four errors.

The quick run takes a tenth of the runs of the campaign. Some regions are arrays in a few words,
others are read from a register in which owners have said when they stop and how far they are.
"""

from dataclasses import replace
from datetime import date
from functools import partial

import numpy as np
import pytest

from succession.capacity.scenario.uncertain import uncertain_of
from succession.simulation import SimulationPlan, engine
from succession.simulation.world import region_of
from tests.risk.world import ASSUMPTIONS
from tests.simulation.reference import play
from tests.simulation.told_region import told_region
from tests.simulation.worlds import Office, run, some_region, world_of

QUICK_RUNS, CAMPAIGN_RUNS, ENGINE_RUNS, YEARS = 120, 1000, 20_000, 8
AS_OF = date(2026, 12, 31)
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


def _told_world(seed: int) -> engine.World:
    """Every number at another place of its range."""
    truth, luck = ASSUMPTIONS, np.random.default_rng(seed)
    for one in uncertain_of(ASSUMPTIONS):
        truth = one.held(truth, float(luck.uniform(-1, 1)))
    register, plan = told_region(12, seed, AS_OF), SimulationPlan(years=YEARS)
    world = region_of(register, truth, AS_OF, plan).world
    return world._replace(spread=np.array(SHOCKS))


def _compare(world: engine.World, runs: int) -> None:
    slow = np.array([play(world, seed) for seed in range(runs)])
    fast = run(world, ENGINE_RUNS, seed=9).series
    for year in (2, 7):
        one, other = slow[:, year], fast[:, year]
        # Rare and lopsided figures: the spread is known best from the many runs.
        error = other.std(axis=0) * np.sqrt(1 / runs + 1 / ENGINE_RUNS)
        z = (one.mean(axis=0) - other.mean(axis=0)) / np.maximum(error, 1e-9)
        print(f"year {year + 1}: largest of {z.size} differences {np.abs(z).max():.1f}")
        assert np.abs(z).max() < 4, dict(zip(FIGURES, z.round(1), strict=True))


WORLDS = {name: partial(_world, name) for name in REGIONS}
WORLDS |= {f"told region {seed}": partial(_told_world, seed) for seed in range(1, 7)}


@pytest.mark.parametrize("name", list(WORLDS))
def test_the_reference_agrees(name):
    _compare(WORLDS[name](), QUICK_RUNS)


@pytest.mark.soak
@pytest.mark.parametrize("name", list(WORLDS))
def test_the_reference_agrees_over_many_runs(name):
    _compare(WORLDS[name](), CAMPAIGN_RUNS)
