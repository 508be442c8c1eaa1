"""More of the one gives more of the other: on the mean, with the same luck in both worlds."""

from datetime import date

import numpy as np
import pytest

from succession.assumptions import Assumptions
from succession.example import example_region
from succession.simulation import SimulationPlan, engine, simulate
from tests.risk.world import ASSUMPTIONS
from tests.simulation.worlds import Office, run, some_region, world_of

RUNS = 3000
AS_OF = date(2027, 1, 1)
REGION = some_region(11, 30)


# Successors are scarce, so that practices close and patients look for a place.
SCARCE = {"SEARCH_RATE": 0.7, "LEAD_YEARS": 1.0, "FRAILTY_SHAPE": 2.0, "GRACE_MONTHS": 6.0}


def scarce_region(**numbers: float) -> engine.World:
    return world_of(REGION, **SCARCE | numbers)


def difference(base: engine.World, other: engine.World, series: int) -> float:
    """Of the mean in the last year, in standard errors of the paired difference."""
    paired = run(other, RUNS).series[:, -1, series] - run(base, RUNS).series[:, -1, series]
    return float(paired.mean() / max(paired.std() / np.sqrt(RUNS), 1e-12))


def changed(**fields: float) -> engine.World:
    world = scarce_region()
    for name, value in fields.items():
        world.practices[name] = world.practices[name] * value
    return world


@pytest.mark.parametrize(
    ("numbers", "series"),
    [
        ({"AGE_SHIFT": -2.0}, engine.STOPS),
        ({"RATE_LEVEL": 1.2}, engine.STOPS),
        ({"LEAD_YEARS": 0.5}, engine.UNFILLED_STOPS),
        ({"LEAD_YEARS": 0.5}, engine.OPEN_SHARES),
        ({"SEARCH_RATE": 0.5}, engine.UNFILLED_STOPS),
        ({"SEARCH_RATE": 0.5}, engine.OPEN_SHARES),
        ({"SEARCH_RATE": 0.5}, engine.IN_GRACE),
        ({"SEARCH_RATE": 0.5}, engine.CLOSURES),
        ({"STRETCH": 1.0}, engine.DISPLACED_YEARS),
        ({"TAKEOVER_CHANCE": 0.0}, engine.CLOSURES),
        ({"GRACE_MONTHS": 3.0}, engine.CLOSURES),
        ({"LOAD_EFFECT": 2.0}, engine.STOPS),
    ],
    ids=lambda value: str(value),
)
def test_a_worse_number_gives_a_worse_region(numbers, series):
    assert difference(scarce_region(), scarce_region(**numbers), series) > 4


@pytest.mark.parametrize(
    ("fields", "series"),
    [
        ({"capacity_factor": 0.95}, engine.DISPLACED_YEARS),
        ({"patients": 1.05}, engine.DISPLACED_YEARS),
        ({"search_factor": 0.8}, engine.UNFILLED_STOPS),
        ({"stop_factor": 1.2}, engine.STOPS),
        ({"willing": 0.25}, engine.DISPLACED_YEARS),
    ],
    ids=lambda value: str(value),
)
def test_a_worse_practice_gives_a_worse_region(fields, series):
    assert difference(scarce_region(), changed(**fields), series) > 4


@pytest.mark.parametrize("weaker", [{"POOL_EXIT": 0.3}, {"OWNER_SHARE": 0.3}, {"ABROAD": -200.0}])
def test_a_weaker_pool_leaves_more_shares_open(weaker):
    base, other = (
        scarce_region(POOL_EFFECT=0.8, **numbers)._replace(stops_a_year=np.array([2.0]))
        for numbers in ({}, weaker)
    )
    assert difference(base, other, engine.OPEN_SHARES) > 4


def test_growing_demand_leaves_more_patients_without_a_place():
    world = scarce_region()
    demand = np.repeat(1.01 ** np.arange(15.0)[:, None], len(REGION), axis=1)
    assert difference(world, world._replace(demand=demand), engine.DISPLACED_YEARS) > 4


def test_more_who_want_to_own_a_practice_leave_fewer_shares_open():
    """The pull of the pool is found anew; every run keeps its luck."""
    region, plan = example_region(25, 3, AS_OF), SimulationPlan(years=8, runs=600)
    few, many = (
        simulate(region, _of_whom_own(share), AS_OF, plan).series.open_shares[:, -1, 0]
        for share in (0.2, 0.6)
    )
    fewer = few.astype(float) - many
    assert fewer.mean() > 4 * fewer.std() / np.sqrt(600)


def _of_whom_own(share: float) -> Assumptions:
    supply = ASSUMPTIONS.supply
    share = supply.owner_share.model_copy(update={"value": share, "low": 0.2, "high": 0.6})
    return ASSUMPTIONS.model_copy(
        update={"supply": supply.model_copy(update={"owner_share": share})}
    )


def test_who_has_signed_among_others_is_never_without_owner_nor_closed():
    signed = Office(ages=(62.0,), share={"idle": 0.0}, name="signed")
    numbers = {"RATE_LEVEL": 3.0, "SUCCESSOR_AGE": 20.0, "EARLY_EXIT": 1e-9}
    counts = run(world_of([*REGION, signed], years=5, **numbers), 2000).counts
    without_owner = counts[..., [engine.SHARE_OPEN, engine.NO_OWNER, engine.IS_CLOSED]]
    assert (without_owner[-1, :-1].sum(axis=0) > 0).all()
    assert (without_owner[:, -1] == 0).all()


def test_who_has_signed_successors_everywhere_never_stands_empty_at_the_first_stop():
    offices = [Office(ages=(62.0,), x=40.0 * i, share={"idle": 0.0}) for i in range(5)]
    world = world_of(offices, years=5, RATE_LEVEL=3.0, SUCCESSOR_AGE=20.0, EARLY_EXIT=1e-9)
    last = run(world, 2000).series[:, -1]
    assert last[:, engine.STOPS].mean() > 2
    assert (last[:, engine.UNFILLED_STOPS] == 0).all()
    assert (last[:, engine.CLOSURES] == 0).all()
