"""The common pool of successors: how many seek, and how easily one is found."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.assumptions import Assumptions
from succession.simulation import engine
from succession.simulation.pool import Pool, intake
from tests.risk.world import ASSUMPTIONS

YEARS = 5
_COUNTS = st.lists(st.integers(0, 200), min_size=YEARS, max_size=YEARS)


def pool(shares: int = 100, intake: float = 4.4, **values: float) -> Pool:
    """A hundred new GPs on ten thousand owners: the part that wants to own is the intake."""
    supply = {
        "starters": 100.0,
        "completion": 1.0,
        "region_pull": 1.0,
        "national_owners": 1e4,
        "abroad": 0.0,
    }
    assumptions = _with("supply", ASSUMPTIONS, owner_share=intake, **supply)
    return Pool((_with("simulation", assumptions, **values),) * YEARS, shares, 0, np.ones(YEARS))


def _with(section: str, assumptions: Assumptions, **values: float) -> Assumptions:
    part = getattr(assumptions, section)
    numbers = {
        name: getattr(part, name).model_copy(update={"value": value})
        for name, value in values.items()
    }
    return assumptions.model_copy(update={section: part.model_copy(update=numbers)})


def test_who_comes_to_want_a_practice_is_a_part_of_those_who_finish_training():
    assert intake(ASSUMPTIONS.supply) == pytest.approx(100 * (718 * 0.94 + 14) * 0.45 / 7600)
    drawing = _with("supply", ASSUMPTIONS, region_pull=1.5, owner_share=0.3)
    assert intake(drawing.supply) == pytest.approx(intake(ASSUMPTIONS.supply))


def series(stops: list[float], open_shares: list[float], starts: list[float]) -> np.ndarray:
    table = np.zeros((YEARS, engine.SERIES))
    table[:, engine.STOPS] = np.cumsum(stops)
    table[:, engine.STARTS] = np.cumsum(starts)
    table[:, engine.OPEN_SHARES] = open_shares
    return table


def test_seekers_are_who_was_there_and_came_less_who_started_and_gave_up():
    found = pool(200, pool_size=6.0, intake=4.0, pool_exit=0.1)
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
    found = pool(100, pool_size=6.0, intake=3.6, pool_exit=0.1)
    table = series([3.0] * YEARS, [2.0] * YEARS, [3.0] * YEARS)
    pull = found.pull(table, 5.0)
    assert pull[1:] == pytest.approx(1.0)


def test_half_as_many_who_seek_pull_as_the_matching_function_says():
    """Of twelve, six take a share in the first year; as many stop every year as before."""
    found = pool(200, pool_size=6.0, pool_effect=0.5, pool_exit=0.0, intake=0.0)
    table = series([4.0] * YEARS, [0.0] * YEARS, [6.0, 0.0, 0.0, 0.0, 0.0])
    assert found.pull(table, 4.0) == pytest.approx([1.0] + [0.5**0.5] * (YEARS - 1))


def test_twice_as_many_who_need_a_successor_pull_as_the_matching_function_says():
    found = pool(pool_effect=0.5, pool_exit=0.0, intake=0.0)
    table = series([8.0] * YEARS, [0.0] * YEARS, [0.0] * YEARS)
    assert found.pull(table, 4.0) == pytest.approx(2**-0.5)


def test_an_effect_below_nothing_does_not_turn_scarcity_into_ease():
    found = pool(pool_effect=-0.3, pool_exit=0.0, intake=0.0)
    table = series([8.0] * YEARS, [0.0] * YEARS, [0.0] * YEARS)
    assert found.pull(table, 4.0) == pytest.approx(1.0)


def test_what_is_needed_today_is_what_is_open_and_a_year_of_stops():
    """Also where the first year is a month: of three years the first lasts one month."""
    lengths = np.array([1 / 12, 1.0, 1.0])
    found = Pool((ASSUMPTIONS,) * 3, 100, 2, lengths)
    table = np.zeros((3, engine.SERIES))
    table[:, engine.STOPS] = [0.1, 4.1, 8.1]
    table[:, engine.OPEN_SHARES] = [2.0, 5.0, 2.0]
    assert found.needed_today(table) == pytest.approx(2 + 4.1 / (13 / 12))
    assert found.needed(table) == pytest.approx([2 + 1.2, 2 + 4.0, 5 + 4.0])
