"""What the fit says is what the model gives, and the country's own sum is what its regions give."""

from functools import cache

import numpy as np
import pytest

from succession.anchoring.fit import applied, fit, place_in
from succession.anchoring.history import backtest
from succession.anchoring.measures import (
    StockAndFlow,
    in_country,
    measured,
    stock_and_flow,
    together,
)
from succession.anchoring.mini_land import COUNTED, MiniLand, country_now, mini_land, old_year
from succession.assumptions import Assumptions
from succession.register import GpRole
from succession.verification.anchor import Counted, Measure, load_anchor
from succession.verification.national import demand_fte, supply
from succession.verification.plans import load_national, plan_of
from tests.risk.world import ASSUMPTIONS, ROOT

ANCHOR = load_anchor(ROOT / "data/anchor.yaml")
NATIONAL = load_national(ROOT / "data/national.yaml")
PLAN = plan_of(NATIONAL, 2025)
NOW, OLD = country_now(NATIONAL), {year: old_year(NATIONAL, year) for year in (2012, 2016)}
ALL, SOME, RUNS = 33, 4, 20


@cache
def land(regions: int = SOME) -> MiniLand:
    return mini_land(NOW, regions, ALL, seed=1)


def test_the_assumptions_are_those_of_the_fit() -> None:
    for one in ANCHOR.fitted:
        number = ASSUMPTIONS.numbers()[one.number]
        assert (number.low, number.value, number.high) == (one.low, one.value, one.high)
        assert number.scale == one.scale
        assert one.before[0] <= one.value <= one.before[2]
    assert ASSUMPTIONS.correlations.rows == ANCHOR.correlations


def test_every_target_tells_what_is_left_of_it() -> None:
    assert [one.measure for one in ANCHOR.residuals] == [one.measure for one in ANCHOR.targets]
    assert [one.measure for one in ANCHOR.targets] == list(Measure)
    pairs = zip(ANCHOR.targets, ANCHOR.residuals, strict=True)
    inside = {target.measure for target, left in pairs if target.low <= left.found <= target.high}
    assert {Measure.OWNERS, Measure.GPS_5, Measure.GPS_15, Measure.SUPPLY_5} <= inside
    assert {Measure.SUPPLY_15, Measure.OPEN_2} <= inside


def test_the_targets_of_the_stock_are_those_of_the_national_model() -> None:
    now = supply(PLAN, 2025)
    given = {one.measure: one.value for one in ANCHOR.targets}
    for years, gps, fte in (
        (5, Measure.GPS_5, Measure.SUPPLY_5),
        (15, Measure.GPS_15, Measure.SUPPLY_15),
    ):
        then = supply(PLAN, 2025 + years)
        assert given[gps] == pytest.approx(then.persons / now.persons - 1, abs=5e-4)
        assert given[fte] == pytest.approx(then.fte / now.fte - 1, abs=5e-4)


def test_a_mini_netherlands_has_the_totals_of_its_year() -> None:
    for country in (NOW, *OLD.values()):
        whole = mini_land(country, ALL, ALL, seed=1)
        assert sum(len(one.practices) for one in whole.regions) == country.practices
        assert whole.gps == pytest.approx(country.gps, rel=0.015)
        assert whole.part == pytest.approx(1.0, rel=0.015)
        keys = [one.agb for region in whole.regions for one in region.practices]
        assert len(set(keys)) == len(keys)


def test_old_years_have_the_owners_that_were_counted() -> None:
    for year in (2012, 2016):
        whole = mini_land(OLD[year], ALL, ALL, seed=2)
        owners = sum(gp.role is GpRole.OWNER for one in whole.regions for gp in one.gps)
        assert owners == pytest.approx(COUNTED[Counted.OWNERS][year], rel=0.015)


def test_what_is_left_is_what_the_model_gives() -> None:
    """On an eighth of the country and half of the runs, within what that may differ."""
    found = measured(land(), ASSUMPTIONS, RUNS)
    for left in ANCHOR.residuals:
        margin = 0.35 if left.measure in (Measure.OPEN_2, Measure.OPEN_10) else 0.02
        assert found[left.measure] == pytest.approx(left.found, abs=margin), left.measure


@pytest.mark.soak
def test_what_is_left_is_what_the_model_gives_on_the_whole_of_it() -> None:
    found = measured(land(12), ASSUMPTIONS, 40)
    for left in ANCHOR.residuals:
        assert found[left.measure] == pytest.approx(left.found, abs=1e-3), left.measure


@pytest.mark.soak
def test_the_fit_comes_out_where_it_did() -> None:
    """From its own outcome one more step hardly moves it."""
    again = fit(ANCHOR, ASSUMPTIONS, lambda tried: measured(land(12), tried, 40), steps=2)
    for one, other in zip(ANCHOR.fitted, again.fitted, strict=True):
        number = ASSUMPTIONS.numbers()[one.number]
        assert abs(place_in(number, other.value)) < 0.5, one.number


@cache
def _summed() -> StockAndFlow:
    """Under the growth of the national plan."""
    growth = ASSUMPTIONS.demand.growth.held_at(PLAN.growth)
    there = in_country(ASSUMPTIONS.with_number("demand.growth", growth), land())
    parts = [
        stock_and_flow(one, land(), there, RUNS, seed) for seed, one in enumerate(land().regions, 1)
    ]
    return together(parts)


@pytest.mark.parametrize("year", [2030, 2040])
def test_regions_add_up_to_the_national_model(year: int) -> None:
    """Supply and demand against 2025, within three per cent; a year ends on 31 December."""
    at, found, now = year - 2026, _summed(), supply(PLAN, 2025)
    ours = found.fte[at] / found.fte_today, found.demand[at] / found.demand_today
    theirs = supply(PLAN, year).fte / now.fte, demand_fte(PLAN, year) / demand_fte(PLAN, 2025)
    assert ours == pytest.approx(theirs, rel=0.03)


def test_the_back_test_that_is_shown_is_the_one_that_comes_out() -> None:
    """On a tenth of the country the middles lie near those of all of it."""
    shown = {(one.base_year, one.quantity): one for one in ANCHOR.backtest}
    for one in backtest(NATIONAL, ASSUMPTIONS, (3, ALL), 20):
        whole = shown[one.base_year, one.quantity]
        assert (one.base, one.realised, one.last_trend) == (
            whole.base,
            whole.realised,
            whole.last_trend,
        )
        assert one.p50 == pytest.approx(whole.p50, rel=0.03)
    assert len(shown) == 6


def _easy(tried: Assumptions) -> dict[Measure, float]:
    """A world in which everything follows from the level of stopping alone, in a straight line."""
    level = tried.stop.rate_level.value
    return {one.measure: one.value * level / 0.9 for one in ANCHOR.targets}


def test_a_fit_finds_the_number_that_brings_all_targets_home() -> None:
    """Where the level of .9 does, all else stays in the middle of its range."""
    heavy = tuple(one.model_copy(update={"weight": 1e4}) for one in ANCHOR.targets)
    fitted = tuple(one.model_copy(update={"value": one.before[1]}) for one in ANCHOR.fitted)
    anchor = ANCHOR.model_copy(update={"targets": heavy, "fitted": fitted})
    found = fit(anchor, ASSUMPTIONS, _easy, steps=20)
    level, *others = found.fitted
    assert level.value == pytest.approx(0.9, abs=0.002)
    assert level.low > 0.85
    for one in others:
        assert (one.low, one.value, one.high) == pytest.approx(one.before, abs=1e-3)
    assert all(
        target.low <= left.found <= target.high
        for target, left in zip(heavy, found.residuals, strict=True)
    )


def test_numbers_that_move_together_are_drawn_together() -> None:
    path = ["stop.rate_level", "stop.age_shift"]
    factor = ASSUMPTIONS.mixing(path)
    (row,) = (one for one in ASSUMPTIONS.correlations.rows if set(one.numbers) == set(path))
    assert factor @ factor.T == pytest.approx(np.array([[1, row.value], [row.value, 1]]))
    assert applied(ASSUMPTIONS, ANCHOR.fitted) == ASSUMPTIONS
    free = ASSUMPTIONS.correlations.model_copy(update={"rows": ()})
    alone = ASSUMPTIONS.model_copy(update={"correlations": free})
    assert np.array_equal(alone.mixing(path), np.eye(2))
