"""What must not matter does not matter to the last bit."""

from dataclasses import replace

import numpy as np
import pytest

from succession.simulation import engine
from tests.simulation.worlds import Office, run, some_region, world_of

UNCERTAIN = (1.0, 0.12, 0.2, 0.15)


def test_cutting_the_runs_in_pieces_changes_nothing():
    world = world_of(some_region(2, 20), spread=UNCERTAIN)
    whole = run(world, 90)
    parts = [run(world, count, first=first) for first, count in ((0, 1), (1, 40), (41, 49))]
    assert np.array_equal(np.concatenate([part.series for part in parts]), whole.series)
    assert np.array_equal(sum(part.counts for part in parts), whole.counts)


def test_other_seeds_give_other_futures():
    world = world_of(some_region(2, 20))
    assert not np.array_equal(run(world, 20, seed=1).series, run(world, 20, seed=2).series)


def test_far_regions_together_are_the_sum_of_each():
    here = some_region(4, 15)
    there = tuple(replace(office, x=office.x + 1000.0) for office in some_region(5, 12))
    # The slots of the zorggroep are common to all, and so is how full the region is.
    numbers = {"TAKEOVER_CHANCE": 0.0, "LOAD_EFFECT": 0.0, "LOAD_FACTOR": 1.0}
    both = run(world_of(here + there, **numbers), 200)
    one, other = (run(world_of(part, **numbers), 200) for part in (here, there))
    series = [each.series[..., : engine.PULL_OF_POOL] for each in (both, one, other)]
    assert series[0] == pytest.approx(series[1] + series[2], rel=1e-9, abs=1e-6)
    assert np.array_equal(both.counts, np.concatenate((one.counts, other.counts), axis=1))


def test_moving_and_turning_the_map_changes_nothing():
    region = some_region(6, 20)
    turned = tuple(replace(office, x=50.0 - office.y, y=office.x + 7.0) for office in region)
    first, second = run(world_of(region), 200), run(world_of(turned), 200)
    assert first.series == pytest.approx(second.series, rel=1e-9, abs=1e-6)


def test_another_order_of_practices_changes_nothing_but_the_order_of_adding():
    region = some_region(7, 20)
    numbers = {"TAKEOVER_CHANCE": 0.0}
    first, second = (
        run(world_of(region, **numbers), 200),
        run(world_of(region[::-1], **numbers), 200),
    )
    assert first.series == pytest.approx(second.series, rel=1e-9, abs=1e-6)


def test_lists_and_capacities_on_another_scale_only_scale_the_patients():
    region = some_region(8, 20)
    large = tuple(
        replace(office, patients=4 * office.patients, per_fte=4 * office.per_fte)
        for office in region
    )
    small, big = run(world_of(region), 200).series, run(world_of(large), 200).series
    assert big[..., engine.DISPLACED] == pytest.approx(4 * small[..., engine.DISPLACED], abs=1e-5)
    assert np.array_equal(big[..., engine.CLOSURES], small[..., engine.CLOSURES])


def test_what_happens_to_one_practice_leaves_those_far_away_alone():
    near, far = Office(ages=(64.0, 66.0)), Office(ages=(63.0,), x=500.0, name="far")
    older = replace(near, ages=(68.0, 69.0))
    numbers = {"TAKEOVER_CHANCE": 0.0, "LOAD_EFFECT": 0.0, "LOAD_FACTOR": 1.0}
    first = run(world_of([near, far], **numbers), 500).counts[:, 1]
    second = run(world_of([older, far], **numbers), 500).counts[:, 1]
    assert np.array_equal(first, second)
