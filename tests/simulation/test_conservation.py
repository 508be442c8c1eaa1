"""Patients, fte, shares and slots are conserved in every month of every run."""

import numpy as np
import pytest

from succession.simulation import engine
from succession.simulation.engine.check import check_run
from tests.simulation.worlds import Office, run, some_region, world_of

UNCERTAIN = (1.0, 0.12, 0.2, 0.15)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_gets_lost_in_any_month_of_any_run(seed):
    world = world_of(some_region(seed, 25), spread=UNCERTAIN)
    total = world.practices["patients"].sum()
    patients, fte, shares, slots, rest = run(world, 150, seed, is_checked=True).residual.max(axis=0)
    assert patients < 1e-9 * total
    assert fte < 1e-9
    assert (shares, slots) == (0, 0)
    assert rest < 1e-6


def test_nothing_gets_lost_when_demand_moves():
    world = world_of(some_region(3, 25), spread=UNCERTAIN)
    factors = np.cumprod(np.full(15, 1.015)) / 1.015
    moved = world._replace(demand=np.repeat(factors[:, None], 25, axis=1))
    residual = run(moved, 100, is_checked=True).residual.max(axis=0)
    assert residual[0] < 1e-9 * world.practices["patients"].sum()
    assert residual[1:].max() < 1e-6


def test_the_check_sees_a_patient_who_is_not_there():
    """The check itself: a list that grows on the way is told."""
    world = world_of(some_region(1, 10), years=3)
    live = engine.live_of(world)
    results = engine.results_of(world, 1)
    engine.run_many(world, live, results, (1, 0, 1), False)
    live.positions["patients"][0] += 1.0
    residual = np.zeros(engine.CHECKS)
    check_run(world, live, 35, residual)
    assert residual[0] == pytest.approx(1.0)


def test_a_crowded_month_does_not_break_the_calendar():
    """Everybody leaves in the same month, colleagues are moved within the bucket being emptied."""
    offices = some_region(5, 30, kind=engine.FIXED, share={"left": 12.5})
    world = world_of(offices, LOAD_EFFECT=2.0, FRAILTY_SHAPE=1.0)
    results = run(world, 200, is_checked=True)
    assert (results.series[:, 1, engine.STOPS] >= len(world.seats)).all()
    assert results.residual[:, 1:4].max() < 1e-9


@pytest.mark.parametrize("slots", [0.0, 1.0, 3.0])
def test_never_more_practices_are_taken_over_than_there_are_slots(slots):
    offices = some_region(5, 30, kind=engine.NOBODY)
    world = world_of(offices, TAKEOVER_CHANCE=1.0, TAKEOVER_SLOTS=slots, SEARCH_RATE=0.2)
    taken_over = run(world, 50).series[:, 0, engine.IN_TAKEOVER]
    assert (taken_over == slots).any()
    assert (run(world, 50).series[..., engine.IN_TAKEOVER] <= slots).all()


@pytest.mark.parametrize("comes_first", [True, False])
def test_a_takeover_of_today_has_its_slot_before_anybody_asks_for_one(comes_first):
    """Two practices have lost their owner and one is taken over: of two slots, one is left."""
    lost = [Office(ages=(50.0,), kind=engine.NOBODY, x=3.0 * place) for place in (1, 2)]
    bridged = Office(ages=(50.0,), kind=engine.FIXED, share={"left": 20.0}, practice={"bridged": 1})
    offices = [bridged, *lost] if comes_first else [*lost, bridged]
    world = world_of(offices, years=1, TAKEOVER_CHANCE=1.0, TAKEOVER_SLOTS=2.0, SEARCH_RATE=1e-12)
    results = run(world, 20, is_checked=True)
    assert (results.series[:, 0, engine.IN_TAKEOVER] == 2).all()
    assert results.residual[:, 3].max() == 0


def test_every_share_is_held_open_or_gone_with_its_practice():
    world = world_of(some_region(6, 25, staff_fte=0.3), spread=UNCERTAIN)
    results = run(world, 100)
    told = results.cells[:, :, 0]
    gone = len(world.seats) - told[..., engine.HELD_SHARES] - told[..., engine.OPEN_IN_CELL]
    closures = results.series[..., engine.CLOSURES]
    assert (gone >= closures).all()
    assert ((gone > 0) == (closures > 0)).all()
    assert np.array_equal(
        told[..., engine.OPEN_IN_CELL], results.series[..., engine.OPEN_SHARES].astype(np.float32)
    )
