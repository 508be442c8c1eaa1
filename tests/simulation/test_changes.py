"""Other assumptions from a later year on: nothing before, and the written-down answer after."""

import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from succession.example import example_region
from succession.simulation import PlannedChange, SimulationPlan, engine, simulate
from succession.simulation.world import region_of
from tests.risk.world import ASSUMPTIONS
from tests.simulation.test_closed_forms import EXPONENTIAL, RUNS, alone, assert_mean, hazard
from tests.simulation.worlds import NEVER_STOPS, Office, run, some_region, world_of

UNCERTAIN = (1.0, 0.12, 0.2, 0.15)
AS_OF = date(2027, 1, 1)


def changed(world: engine.World, year: int, **numbers: float) -> engine.World:
    """The same with other numbers from this year (from 0) on."""
    rows = world.numbers.copy()
    for name, value in numbers.items():
        rows[getattr(engine, name)] = (value, value, value, 0.0)
    return world._replace(changes=rows[None], change_years=np.array([year], np.int32))


NUMBERS = [
    {"SEARCH_RATE": 1.4},
    {"RATE_LEVEL": 0.5},
    {"LOAD_EFFECT": 0.0},
    {"OWNER_CAPACITY": 1.2},
    {"GRACE_COVER": 0.9},
    {"TAKEOVER_CHANCE": 1.0},
    {"SOLO_FACTOR": 1.0},
    {"STRETCH": 1.2},
    {"LEAD_YEARS": 3.0},
]


@pytest.mark.parametrize("numbers", NUMBERS, ids=lambda one: next(iter(one)))
def test_a_change_works_from_its_year_on_and_not_before(numbers):
    world = world_of(some_region(3, 20), years=8, spread=UNCERTAIN)
    plain, later = run(world, 100), run(changed(world, 4, **numbers), 100, is_checked=True)
    assert np.array_equal(later.drawn, plain.drawn)
    assert np.array_equal(later.series[:, :4], plain.series[:, :4])
    assert not np.array_equal(later.series[:, -1], plain.series[:, -1])
    assert later.residual[:, 1:].max() < 1e-6


def test_a_change_into_the_same_numbers_changes_nothing():
    world = world_of(some_region(3, 20), years=8, spread=UNCERTAIN)
    same = run(changed(world, 3), 100)
    assert same.series == pytest.approx(run(world, 100).series, rel=1e-9, abs=1e-6)


def test_a_faster_search_fills_open_shares_from_its_year_on():
    world = world_of([Office(ages=(0.0,), kind=engine.NOBODY)], years=3, **EXPONENTIAL)
    world.numbers[engine.SEARCH_RATE] = (0.4, 0.4, 0.4, 0.0)
    world.numbers[[engine.GRACE_MONTHS, engine.TAKEOVER_SLOTS], :3] = ((600.0,), (0.0,))
    world.numbers[engine.RATE_LEVEL] = (NEVER_STOPS,) * 3 + (0.0,)
    still_open = run(changed(world, 1, SEARCH_RATE=1.6), RUNS).series[:, :, engine.OPEN_SHARES]
    for year in range(3):
        assert_mean(still_open[:, year], math.exp(-0.4 - 1.6 * year))


def test_a_slower_clock_keeps_more_owners_from_its_year_on():
    world = world_of([alone(62)], years=4, **EXPONENTIAL | {"SEARCH_RATE": 1e-9})
    stops = run(changed(world, 2, RATE_LEVEL=0.5), RUNS).series[:, :, engine.STOPS]
    assert_mean(stops[:, 1], 1 - math.exp(-hazard(62, 24)))
    assert_mean(stops[:, 3], 1 - math.exp(-(hazard(62, 24) + hazard(62, 48)) / 2))


def test_owners_who_can_do_more_count_for_more_from_that_year_on():
    world = world_of([Office(ages=(30.0,), staff_fte=1.0)], years=4, RATE_LEVEL=NEVER_STOPS)
    supply = run(changed(world, 2, OWNER_CAPACITY=1.2), 1).series[0, :, engine.SUPPLY_FTE]
    assert supply == pytest.approx([2.0, 2.0, 2.2, 2.2])


def test_months_of_delay_are_rounded_up_to_the_next_year():
    region = example_region(5, 3, AS_OF)
    plan = SimulationPlan(
        years=6, changes=tuple(PlannedChange(m, ASSUMPTIONS) for m in (1, 12, 13))
    )
    assert list(region_of(region, ASSUMPTIONS, AS_OF, plan).world.change_years) == [1, 1, 2]


def test_more_who_want_to_own_a_practice_from_a_later_year_ease_the_search_from_then_on():
    region = example_region(25, 3, AS_OF)
    supply = ASSUMPTIONS.supply
    starters = supply.starters.model_copy(update={"value": 2000.0, "high": 2000.0})
    more = supply.model_copy(update={"starters": starters})
    plan = SimulationPlan(years=6, runs=50)
    later = PlannedChange(36, ASSUMPTIONS.model_copy(update={"supply": more}))
    plain = simulate(region, ASSUMPTIONS, AS_OF, plan).pull_of_pool
    eased = simulate(region, ASSUMPTIONS, AS_OF, replace(plan, changes=(later,))).pull_of_pool
    assert eased[:3] == pytest.approx(plain[:3], rel=0.05)
    assert eased[-1] > 1.1 * plain[-1]
