"""What is drawn once per run moves everybody together: the spread of a count says so.

Of n alike and far apart, with the same chance p(z) in a run that drew z:

    variance = n E[p (1 - p)] + n^2 Var(p)
"""

import math

import numpy as np
import pytest
from scipy.special import ndtri

from succession.simulation import engine
from tests.simulation.test_closed_forms import EXPONENTIAL, alone, assert_mean, hazard, leaving_at
from tests.simulation.worlds import Office, run, world_of

COUNT, RUNS = 60, 8000
Z = ndtri((np.arange(20_000) + 0.5) / 20_000)
CERTAIN = EXPONENTIAL | {"RATE_LEVEL": 1.0, "AGE_SHIFT": 0.0, "TAKEOVER_CHANCE": 0.0}


def apart(office: Office, spread: tuple[float, ...], **numbers: float) -> engine.World:
    offices = [Office(**vars(office) | {"x": 40.0 * index}) for index in range(COUNT)]
    return world_of(offices, years=3, spread=spread, **CERTAIN | numbers)


def assert_spread(counted, chance):
    """The mean within four standard errors, the variance within what so many runs can tell."""
    assert_mean(counted / COUNT, chance.mean())
    expected = COUNT * (chance * (1 - chance)).mean() + COUNT**2 * chance.var()
    assert expected > 1.3 * COUNT * chance.mean() * (1 - chance.mean()), "chance alone would do"
    assert counted.var() == pytest.approx(expected, rel=0.1)


def test_a_year_in_which_more_stop_is_one_for_all_and_says_nothing_of_the_next():
    world = apart(alone(60), (0.0, 0.5, 0.0, 0.0), SEARCH_RATE=1e-12)
    stops = run(world, RUNS).series[:, :, engine.STOPS]
    shock = np.exp(0.5 * Z - 0.125)
    assert_spread(stops[:, 0], 1 - np.exp(-shock * hazard(60, 12)))
    later = stops[:, 1] - stops[:, 0]
    assert abs(np.corrcoef(stops[:, 0], later)[0, 1]) < 0.12


def test_a_year_in_which_fewer_are_found_is_one_for_all():
    numbers = {"SEARCH_RATE": 0.7, "GRACE_MONTHS": 600.0, "SUCCESSOR_AGE": 20.0, "EARLY_EXIT": 1e-9}
    world = apart(alone(0.0, kind=engine.NOBODY), (0.0, 0.0, 0.5, 0.0), **numbers)
    still_open = run(world, RUNS).series[:, 0, engine.OPEN_SHARES]
    assert_spread(still_open, np.exp(-0.7 * np.exp(0.5 * Z - 0.125)))


def test_how_far_plans_are_believed_is_drawn_once_for_all():
    low, value, high = 0.3, 0.5, 0.8
    world = apart(alone(60), (1.0, 0.0, 0.0, 0.0), SEARCH_RATE=1e-12)
    world.seats["plan"] = 0
    plan = np.ones((1, 37))
    plan[0, 7:] = 0.0  # said to stop in the seventh month
    weights = np.array([(value, low, high)])
    stops = run(world._replace(plans=plan, plan_weights=weights), RUNS).series[:, 0, engine.STOPS]
    ends = np.where(Z > 0, high - value, value - low) / ndtri(0.9)
    believed = np.clip(value + Z * ends, 0, 1)
    assert_spread(stops, 1 - (1 - believed) * math.exp(-hazard(60, 12)))


def test_how_often_a_stage_ends_in_a_successor_is_drawn_once_for_all():
    share = {"idle": 0.0, "swing": 1.0, "swing_success": 0.45}
    world = apart(leaving_at(11.5, **share), (1.0, 0.0, 0.0, 0.15), SEARCH_RATE=1e-12)
    unfilled = run(world, RUNS).series[:, 0, engine.UNFILLED_STOPS]
    assert_spread(unfilled, 1 - np.clip(0.45 + 0.15 * Z / ndtri(0.9), 0, 1))
