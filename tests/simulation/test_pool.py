"""The common pool of successors: how many seek, and how easily one is found."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.simulation import engine
from succession.simulation.pool import Pool
from tests.risk.world import ASSUMPTIONS

SIMULATION = ASSUMPTIONS.simulation
YEARS = 5
_COUNTS = st.lists(st.integers(0, 200), min_size=YEARS, max_size=YEARS)


def pool(shares: int = 100, **values: float) -> Pool:
    numbers = {
        name: getattr(SIMULATION, name).model_copy(update={"value": value})
        for name, value in values.items()
    }
    assumptions = SIMULATION.model_copy(update=numbers)
    return Pool((assumptions,) * YEARS, shares, np.ones(YEARS))


def series(stops: list[float], open_shares: list[float], starts: list[float]) -> np.ndarray:
    table = np.zeros((YEARS, engine.SERIES))
    table[:, engine.STOPS] = np.cumsum(stops)
    table[:, engine.STARTS] = np.cumsum(starts)
    table[:, engine.OPEN_SHARES] = open_shares
    return table


def test_seekers_are_who_was_there_and_came_less_who_started_and_gave_up():
    found = pool(200, pool_size=6.0, pool_intake=4.0, pool_exit=0.1)
    seekers = found.seekers(np.array([5.0, 3.0, 0.0, 0.0, 0.0]))
    assert seekers[:3] == pytest.approx([12.0, 12 + 8 - 1.2 - 5, 13.8 + 8 - 1.38 - 3])


@settings(deadline=None, derandomize=True, max_examples=50)
@given(_COUNTS, _COUNTS, _COUNTS)
def test_there_are_never_fewer_than_no_seekers_and_the_pull_is_bounded(stops, open_shares, starts):
    found, table = pool(), series(stops, open_shares, starts)
    assert (found.seekers(np.array(starts)) >= 0).all()
    pull = found.pull(table, float(found.needed(table)[0]))
    assert ((pull > 0) & (pull <= 5)).all()


def test_a_region_that_stays_as_it_is_keeps_its_pull():
    found = pool(100, pool_size=6.0, pool_intake=3.6, pool_exit=0.1)
    table = series([3.0] * YEARS, [2.0] * YEARS, [3.0] * YEARS)
    pull = found.pull(table, 5.0)
    assert pull[1:] == pytest.approx(1.0)


def test_twice_as_many_who_need_a_successor_pull_as_the_matching_function_says():
    found = pool(pool_effect=0.5, pool_exit=0.0, pool_intake=0.0)
    table = series([8.0] * YEARS, [0.0] * YEARS, [0.0] * YEARS)
    assert found.pull(table, 4.0) == pytest.approx(2**-0.5)
