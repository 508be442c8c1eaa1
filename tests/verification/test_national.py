"""The national flow model against the published figures, and against arithmetic by hand."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.verification.national import (
    demand_fte,
    national_object,
    starters_for_balance,
    steered,
    supply,
)
from succession.verification.plans import Curve, Half, NationalPlan, plan_of
from tests.verification.published import NATIONAL

PLAN = plan_of(NATIONAL, 2025)


def _flat(value: float) -> Curve:
    return Curve((0, 1, 20), (1, value, value))


def _small(**changes: float) -> NationalPlan:
    """A hundred women and a hundred men, ten starters a year of whom all finish and all stay."""
    half = Half(
        persons=100,
        fte=0.5,
        outflow=Curve((0, 10, 20), (0, 0.5, 0.5)),
        training_share=0.5,
        retention=_flat(1.0),
        foreign_per_year=0,
    )
    plan = NationalPlan(
        base_year=2000,
        halves=(half, replace(half, fte=1.0)),
        starters_before=10,
        starters_until_adjusted=10,
        starters_after=10,
        adjusted_from=2002,
        training_years=3,
        completion_before=1,
        completion_after=1,
        unmet_demand=0.1,
        demography=Curve((0, 10, 20), (0, 0.2, 0.2)),
        growth=0.01,
        trend_years=10,
    )
    return replace(plan, **changes)


def _year(answer: dict, year: int) -> dict:
    return next(row for row in answer["years"] if row["year"] == year)


def test_with_718_starters_2030_is_as_published() -> None:
    row = _year(national_object(NATIONAL), 2030)
    assert row["supply_fte"] == pytest.approx(11_568, rel=0.01)
    assert row["demand_fte"] == pytest.approx(13_492, rel=0.01)


def test_with_1026_starters_from_2027_supply_and_demand_meet_in_2043() -> None:
    row = _year(national_object(NATIONAL, 1026), 2043)
    assert row["supply_fte"] == pytest.approx(16_401, rel=0.02)
    assert row["demand_fte"] == pytest.approx(16_403, rel=0.02)


def test_balance_asks_for_the_published_number_of_starters() -> None:
    assert 990 <= national_object(NATIONAL)["starters_for_balance"] <= 1060


def test_the_object_runs_from_2025_to_2045() -> None:
    answer = national_object(NATIONAL, 900)
    assert [row["year"] for row in answer["years"]] == list(range(2025, 2046))
    assert set(answer) == {"years", "starters_for_balance"}


def test_today_is_the_stock_and_the_unmet_demand() -> None:
    first = national_object(NATIONAL)["years"][0]
    assert first["supply_fte"] == pytest.approx(10_769, abs=1)
    assert first["demand_fte"] == pytest.approx(10_769 * 1.063, abs=1)


def test_starters_change_nothing_before_they_have_finished() -> None:
    # Who starts in 2027 finishes halfway 2030.
    before, after = national_object(NATIONAL), national_object(NATIONAL, 1026)
    for year in range(2025, 2031):
        assert _year(before, year) == _year(after, year)
    assert _year(before, 2031)["supply_fte"] < _year(after, 2031)["supply_fte"]


def test_a_small_plan_by_hand() -> None:
    # In five years a quarter has left: 150 stay. Five cohorts finish, halfway 2000 to halfway
    # 2004: 50 more, half of them at half time.
    stock = supply(_small(), 2005)
    assert stock.persons == pytest.approx(200)
    assert stock.fte == pytest.approx(75 * 0.5 + 75 * 1.0 + 25 * 0.5 + 25 * 1.0)
    assert demand_fte(_small(), 2005) == pytest.approx(150 * 1.1 * 1.1 * 1.05)


def test_who_begins_begins_halfway_the_year() -> None:
    """Ten finished halfway 2000; half a year later a quarter of them has gone elsewhere."""
    halves = tuple(
        replace(half, retention=Curve((0, 1, 20), (1, 0.5, 0.5))) for half in _small().halves
    )
    stayed = 200 * 0.95
    assert supply(replace(_small(), halves=halves), 2001).persons == pytest.approx(stayed + 7.5)


def test_growth_ends_after_the_trend_years() -> None:
    assert demand_fte(_small(), 2015) == pytest.approx(150 * 1.1 * 1.2 * 1.10)
    assert demand_fte(_small(), 2020) == pytest.approx(demand_fte(_small(), 2015))


def test_foreign_entrants_add_up_over_the_years() -> None:
    plan = _small()
    halves = tuple(replace(half, foreign_per_year=2.0) for half in plan.halves)
    with_foreign = supply(replace(plan, halves=halves), 2003)
    assert with_foreign.persons - supply(plan, 2003).persons == pytest.approx(12)


def test_the_outflow_is_interpolated_within_five_years() -> None:
    counts = [supply(steered(PLAN, 0), year).persons for year in range(2040, 2046)]
    losses = [now - later for now, later in pairwise(counts)]
    assert min(losses) > 0.5 * max(losses)


def test_nothing_is_said_beyond_the_last_year_of_the_plan() -> None:
    with pytest.raises(AssertionError, match="beyond the plan"):
        supply(PLAN, 2046)


@settings(deadline=None, derandomize=True, max_examples=25)
@given(starters=st.floats(0, 2000), more=st.floats(1, 500), year=st.integers(2031, 2045))
def test_more_starters_give_more_supply(starters: float, more: float, year: int) -> None:
    low = supply(steered(PLAN, starters), year).fte
    assert supply(steered(PLAN, starters + more), year).fte > low


@settings(deadline=None, derandomize=True, max_examples=25)
@given(unmet=st.floats(0, 0.2), growth=st.floats(0, 0.05), year=st.integers(2032, 2045))
def test_balance_balances(unmet: float, growth: float, year: int) -> None:
    plan = replace(PLAN, unmet_demand=unmet, growth=growth)
    solved = steered(plan, starters_for_balance(plan, year))
    assert supply(solved, year).fte == pytest.approx(demand_fte(plan, year))
