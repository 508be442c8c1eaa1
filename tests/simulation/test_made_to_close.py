"""A practice that is made to close, whatever its owners would; and the same event in the list."""

from datetime import date
from functools import cache

import numpy as np
import pytest

from succession.assumptions import Assumptions
from succession.example import example_region
from succession.register import Audience, Role
from succession.register.seen import seen_by
from succession.risk.cases import cases_of
from succession.risk.impact import impacts, stake_of
from succession.simulation import PracticeLever, SimulationPlan, engine
from succession.simulation.region import run_chunk
from succession.simulation.world import region_of
from tests.risk.world import ASSUMPTIONS
from tests.simulation.worlds import Office, run, some_region, world_of

AS_OF = date(2026, 12, 31)


def closing(world: engine.World, *rows: tuple[int, int]) -> engine.World:
    return world._replace(closings=np.array(rows, np.int32).reshape(-1, 2))


def test_it_closes_in_its_month_and_everything_is_still_there() -> None:
    offices = some_region(3, 12, staff_fte=0.5)
    world = closing(world_of(offices, years=3), (4, 0), (7, 13), (4, 20))
    results = run(world, 100, is_checked=True)
    assert results.residual.max() < 1e-6
    assert (results.counts[:, 4, engine.IS_CLOSED] == 100).all()
    assert (results.counts[0, 7, engine.IS_CLOSED] < 100).all()
    assert (results.counts[1:, 7, engine.IS_CLOSED] == 100).all()


@pytest.mark.parametrize("kind", [engine.AGED, engine.NOBODY, engine.FIXED, engine.RATED])
def test_whoever_holds_it(kind: int) -> None:
    office = Office(ages=(40.0, 50.0), kind=kind, share={"left": 30.0}, staff_fte=0.5)
    world = closing(world_of([office, Office(ages=(40.0,), x=1.0)], years=2), (0, 1))
    results = run(world, 20, is_checked=True)
    assert results.residual.max() < 1e-6
    assert (results.series[:, -1, engine.CLOSURES] >= 1).all()


def test_nobody_who_is_made_to_close_changes_nothing() -> None:
    world = world_of(some_region(2, 10))
    assert np.array_equal(run(world, 50).series, run(closing(world), 50).series)


def _at_rest() -> Assumptions:
    """Nobody goes by himself."""
    still = {"stop.rate_level": 1e-9, "stop.shared_rate": 1e-12, "stop.chain_rate": 1e-12}
    numbers, assumptions = ASSUMPTIONS.numbers(), ASSUMPTIONS
    for path, value in still.items():
        assumptions = assumptions.with_number(path, numbers[path].held_at(value))
    return assumptions


@cache
def _events(seed: int) -> np.ndarray:
    """Per practice that closes alone, without a place: by the list, and by the simulation."""
    seen, assumptions = (
        seen_by(example_region(100, seed, AS_OF), Audience(Role.CONSULENT)),
        _at_rest(),
    )
    cases = cases_of(seen, assumptions, AS_OF)
    opened = np.ones(len(cases.share.practice))
    told = impacts(cases, stake_of(cases, opened, 0.0, assumptions), assumptions.capacity)
    region = region_of(seen, assumptions, AS_OF, SimulationPlan(years=1, is_uncertain=False))
    world = region.world._replace(plan_weights=np.zeros_like(region.world.plan_weights))
    base = _displaced(world)
    rows = [
        (impact.unplaced, _displaced(closing(world, (place, 1))) - base)
        for place, impact in enumerate(told)
        if impact.unplaced is not None
    ]
    return np.array(rows, float)


def _displaced(world: engine.World) -> float:
    return float(run_chunk(world, 1, 0, 1).series[0, 0, engine.DISPLACED])


def test_list_and_simulation_tell_the_same_of_two_hundred_closures() -> None:
    events = np.concatenate([_events(seed) for seed in (1, 2, 3)])[:200]
    assert len(events) == 200
    listed, simulated = events.sum(axis=0)
    assert listed > 50_000
    assert simulated == pytest.approx(listed, rel=0.1)


def test_a_lever_closes_a_practice_by_its_agb() -> None:
    seen = example_region(5, 1, AS_OF)
    agb = seen.practices[2].agb
    plan = SimulationPlan(years=1, levers=(PracticeLever(agb, closes_after=5),))
    region = region_of(seen, ASSUMPTIONS, AS_OF, plan)
    assert region.world.closings.tolist() == [[region.agbs.index(agb), 5]]
