"""The simulation as a whole: the same to the last bit however and wherever it is computed."""

import random
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from multiprocessing import get_context

import pytest

from succession.example import example_region
from succession.simulation import (
    Execution,
    PracticeLever,
    SimulationCancelled,
    SimulationPlan,
    simulate,
)
from tests.risk.world import ASSUMPTIONS

AS_OF = date(2027, 1, 1)
REGION = example_region(25, 3, AS_OF)
PLAN = SimulationPlan(years=6, runs=120, seed=5)


@pytest.fixture(scope="module")
def simulation():
    return simulate(REGION, ASSUMPTIONS, AS_OF, PLAN)


@pytest.mark.parametrize(("threads", "chunk_runs"), [(1, 120), (1, 7), (2, 13), (3, 1)])
def test_threads_and_chunks_change_nothing(simulation, threads, chunk_runs):
    with ThreadPoolExecutor(threads) as executor:
        execution = Execution(executor, chunk_runs=chunk_runs)
        assert simulate(REGION, ASSUMPTIONS, AS_OF, PLAN, execution) == simulation


def test_other_processes_change_nothing(simulation):
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        assert simulate(REGION, ASSUMPTIONS, AS_OF, PLAN, Execution(executor)) == simulation


def test_the_order_of_the_register_changes_nothing(simulation):
    shuffled = random.Random(1)
    mixed = replace(
        REGION,
        **{
            name: tuple(shuffled.sample(getattr(REGION, name), len(getattr(REGION, name))))
            for name in ("practices", "gps", "shares")
        },
    )
    assert simulate(mixed, ASSUMPTIONS, AS_OF, PLAN) == simulation


def test_another_seed_is_another_simulation(simulation):
    other = simulate(REGION, ASSUMPTIONS, AS_OF, replace(PLAN, seed=6))
    assert other.years != simulation.years
    assert other.provenance.register_hash == simulation.provenance.register_hash


def test_years_and_bands_stand_in_order(simulation):
    assert [year.year for year in simulation.years] == list(range(2027, 2033))
    for year in simulation.years:
        assert year.supply_fte.p10 <= year.supply_fte.p50 <= year.supply_fte.p90
    closures = [year.closures.mean for year in simulation.years]
    assert closures == sorted(closures)


def test_means_per_practice_add_up_to_the_region(simulation):
    for index, year in enumerate(simulation.years):
        assert sum(p.closed[index] for p in simulation.practices) == pytest.approx(
            year.closures.mean
        )
        displaced = sum(p.displaced_patients[index] for p in simulation.practices)
        assert displaced == pytest.approx(year.displaced_patients.mean, abs=0.1)


def test_patients_without_service_are_the_displaced_and_the_uncovered(simulation):
    for year in simulation.years:
        parts = year.displaced_patients.mean + year.uncovered_patients.mean
        assert year.unserved_patients.mean == pytest.approx(parts)


def test_provenance_tells_data_and_assumptions_apart(simulation):
    lever = replace(PLAN, levers=(PracticeLever(REGION.practices[0].agb, search_factor=2.0),))
    other = simulate(REGION, ASSUMPTIONS, AS_OF, lever).provenance
    known = simulation.provenance
    assert (other.register_hash, other.assumptions_hash) == (
        known.register_hash,
        known.assumptions_hash,
    )
    assert other.plan_hash != known.plan_hash


def test_progress_rises_to_the_end():
    heard = []
    simulate(
        REGION, ASSUMPTIONS, AS_OF, PLAN, Execution(progress=lambda part: not heard.append(part))
    )
    assert heard[-1] == 1.0
    assert heard == sorted(set(heard))
    assert len(heard) > 5


def test_who_says_stop_is_heard():
    with pytest.raises(SimulationCancelled):
        simulate(REGION, ASSUMPTIONS, AS_OF, PLAN, Execution(progress=lambda part: part < 0.3))


def test_a_tight_pool_lowers_the_pull(simulation):
    few = ASSUMPTIONS.supply.starters.model_copy(update={"value": 20.0, "low": 20.0})
    supply = ASSUMPTIONS.supply.model_copy(update={"starters": few})
    tight = simulate(REGION, ASSUMPTIONS.model_copy(update={"supply": supply}), AS_OF, PLAN)
    assert tight.pull_of_pool[-1] < simulation.pull_of_pool[-1]
    assert tight.years[-1].open_shares.mean > simulation.years[-1].open_shares.mean


def test_without_an_effect_of_the_pool_the_pull_stays():
    loose = ASSUMPTIONS.simulation.pool_effect.held_at(0.0)
    assumptions = ASSUMPTIONS.with_number("simulation.pool_effect", loose)
    assert set(simulate(REGION, assumptions, AS_OF, PLAN).pull_of_pool) == {1.0}
