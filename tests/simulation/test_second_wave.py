"""What one practice does to another: who gets fuller on the way stops sooner, from then on."""

import math

import numpy as np
import pytest

from succession.simulation import engine
from tests.simulation.test_changes import changed
from tests.simulation.test_closed_forms import EXPONENTIAL, RUNS, alone, assert_mean, hazard
from tests.simulation.worlds import THE_REST, Office, run, world_of

NOBODY_FOUND = EXPONENTIAL | {"SEARCH_RATE": 1e-12, "LOAD_EFFECT": 1.0, "TAKEOVER_CHANCE": 0.0}
TOO_FULL = math.exp(0.4)


def stops_beside_one_who_leaves(lead: float, lead_from_second_year: float | None = None):
    """Of an owner of 60 whose colleague leaves after two years; the list is then too long."""
    office = Office(ages=(0.0, 60.0), patients=2800.0)
    world = world_of([office, THE_REST], years=5, LEAD_YEARS=lead, **NOBODY_FOUND)
    world.seats["kind"][0] = engine.FIXED
    world.shares["left"][0] = 23.5
    if lead_from_second_year is not None:
        world = changed(world, 1, LEAD_YEARS=lead_from_second_year)
    stops = run(world, RUNS).series[:, :, engine.STOPS]
    stops[:, 1:] -= 1
    return stops


def test_an_owner_is_on_a_faster_clock_from_the_month_that_a_colleague_leaves():
    stops = stops_beside_one_who_leaves(lead=0.0)
    before = hazard(60, 24)
    for year in (1, 2):
        assert_mean(stops[:, year - 1], 1 - math.exp(-hazard(60, 12 * year)))
    for year in (3, 5):
        faster = before + TOO_FULL * (hazard(60, 12 * year) - before)
        assert_mean(stops[:, year - 1], 1 - math.exp(-faster))


def test_who_has_announced_keeps_the_date():
    """Two years before: whoever stops within two years of the colleague does so as he had said."""
    stops = stops_beside_one_who_leaves(lead=2.0)
    assert_mean(stops[:, 2], 1 - math.exp(-hazard(60, 36)))
    faster = hazard(60, 24) + TOO_FULL * (hazard(60, 60) - hazard(60, 24))
    assert_mean(stops[:, 4], 1 - math.exp(-faster))


def test_who_stays_for_long_yet_feels_a_lead_that_gets_longer_later():
    """Three years before: whoever stops in the fourth year has said so when the colleague goes."""
    stops = stops_beside_one_who_leaves(lead=0.0, lead_from_second_year=3.0)
    assert_mean(stops[:, 3], 1 - math.exp(-hazard(60, 48)))


PATHS = {
    "busier every year": 1 + 0.06 * np.arange(15),
    "less busy every year": 1.9 - 0.06 * np.arange(15),
    "busy every other year": np.where(np.arange(15) % 2, 1.6, 0.9),
    "busy at last": np.where(np.arange(15) < 12, 1.0, 1.8),
}


@pytest.mark.parametrize("age", [40.0, 58.0])
@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_a_clock_goes_as_fast_as_its_practice_is_full_year_by_year(age, path):
    """However far away the stop seems: the sum of exp(load - 1), capped, times the hazard."""
    world = world_of([alone(age), THE_REST], years=15, LEAD_YEARS=0.0, **NOBODY_FOUND)
    stops = run(world._replace(demand=np.column_stack((path, np.ones(15)))), RUNS).series[
        :, :, engine.STOPS
    ]
    edges = [hazard(age, 12 * year) for year in range(16)]
    gathered = np.cumsum(np.minimum(np.exp(np.maximum(path - 1, 0)), 1.5) * np.diff(edges))
    for year in (1, 2, 5, 10, 15):
        assert_mean(stops[:, year - 1], 1 - math.exp(-gathered[year - 1]))


@pytest.mark.parametrize(("km", "times"), [(1.0, TOO_FULL), (60.0, 1.0)])
def test_a_closure_makes_the_neighbours_stop_sooner_who_took_its_patients(km, times):
    closing = alone(0.0, kind=engine.NOBODY, patients=800.0)
    neighbour = alone(60.0, patients=2000.0, x=km)
    numbers = {"GRACE_MONTHS": 6.0, "STRETCH": 1.5, "LEAD_YEARS": 0.0}
    world = world_of([closing, neighbour, THE_REST], years=4, **NOBODY_FOUND | numbers)
    stops = run(world, RUNS).series[:, :, engine.STOPS]
    before = hazard(60, 7)
    for year in (2, 4):
        gathered = before + times * (hazard(60, 12 * year) - before)
        assert_mean(stops[:, year - 1], 1 - math.exp(-gathered))
