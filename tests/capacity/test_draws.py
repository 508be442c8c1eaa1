"""What is drawn about demand: every range evenly, nothing twice, the same for the same seed."""

import numpy as np
import pytest

from succession.capacity.demand import Growth, demand_of, lists_of
from succession.capacity.draws import regional_care, trends, unmet_shares
from tests.capacity.test_demand import OLD, YOUNG
from tests.risk.world import ASSUMPTIONS

COUNT = 2_000


def test_growth_is_drawn_from_its_range() -> None:
    drawn = np.array([trend.growth for trend in trends(ASSUMPTIONS.demand, Growth.DRAWN, COUNT, 1)])
    assert np.quantile(drawn, (0.1, 0.5, 0.9)) == pytest.approx([0.009, 0.018, 0.026], abs=1e-4)


def test_a_named_growth_stands_and_ageing_is_drawn() -> None:
    drawn = trends(ASSUMPTIONS.demand, Growth.HIGH, COUNT, 1)
    assert {trend.growth for trend in drawn} == {0.026}
    levels = [trend.ageing_level for trend in drawn]
    assert np.quantile(levels, (0.1, 0.5, 0.9)) == pytest.approx([0.6, 1.0, 1.4], abs=0.01)


def test_growth_and_ageing_are_drawn_apart() -> None:
    drawn = trends(ASSUMPTIONS.demand, Growth.DRAWN, COUNT, 1)
    pairs = np.array([(trend.growth, trend.ageing_level) for trend in drawn]).T
    assert abs(np.corrcoef(pairs)[0, 1]) < 4 / COUNT**0.5


def test_the_same_seed_draws_the_same() -> None:
    once, again, other = (trends(ASSUMPTIONS.demand, Growth.DRAWN, 20, seed) for seed in (1, 1, 2))
    assert once == again
    assert once != other


def test_unmet_demand_is_drawn_from_its_range() -> None:
    drawn = unmet_shares(ASSUMPTIONS, COUNT, 1)
    assert np.quantile(drawn, (0.1, 0.5, 0.9)) == pytest.approx([0.03, 0.045, 0.06], abs=1e-4)


def test_the_care_of_the_region_is_that_of_its_lists_together() -> None:
    lists = lists_of([YOUNG, OLD], ASSUMPTIONS)
    years = np.array([0.0, 5.0, 12.0])
    drawn = trends(ASSUMPTIONS.demand, Growth.DRAWN, 3, 1)
    care = regional_care(lists, ASSUMPTIONS.demand, drawn, years)
    for row, trend in zip(care, drawn, strict=True):
        each = demand_of(lists, ASSUMPTIONS.demand, trend, years[1:].tolist())
        assert row == pytest.approx(each.care.sum(axis=1))
