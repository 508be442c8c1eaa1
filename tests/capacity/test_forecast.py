"""The forecast: bands of the simulation and of demand, put together as the contract says."""

import json
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from succession.capacity.demand import Growth, Mix
from succession.capacity.forecast import Forecast, forecast, forecast_object
from succession.capacity.levers import Strength
from succession.capacity.provenance import what_differs
from succession.capacity.scenario import BASELINE, Basis, Choice, Scenario
from succession.capacity.supply import Group
from succession.example import example_region
from succession.register import GpRole, Register
from tests.capacity.test_levers import LEVERS
from tests.risk.world import ASSUMPTIONS, gp, practice, register

TODAY = date(2026, 11, 21)
REGION = example_region(25, 3, TODAY)
OWNERS_ONLY = replace(REGION, gps=tuple(gp for gp in REGION.gps if gp.role is GpRole.OWNER))
BASIS = Basis(ASSUMPTIONS, LEVERS)
SHORT = BASELINE.model_copy(update={"years": 6, "runs": 60})


@cache
def _found(scenario: Scenario = SHORT, register: Register = REGION) -> Forecast:
    return forecast(register, BASIS, scenario, TODAY)


def _with(**changes: object) -> Scenario:
    return SHORT.model_copy(update=changes)


def test_the_object_has_the_years_and_fields_of_the_contract() -> None:
    answer = forecast_object(_found())
    first = _found().simulation.years[0].year
    assert [year["year"] for year in answer["years"]] == list(range(first, first + 6))
    for year in answer["years"]:
        bands = {"supply_fte", "demand_fte", "unserved_patients", "open_shares"}
        assert set(year) == {"year", *bands}
        for name in bands:
            assert list(year[name]) == ["p10", "p50", "p90"]
            assert year[name]["p10"] <= year[name]["p50"] <= year[name]["p90"]
        assert all(type(value) is int for value in year["open_shares"].values())
        assert all(type(value) is int for value in year["unserved_patients"].values())
    json.dumps(answer, allow_nan=False)


def test_the_same_scenario_gives_the_same_again() -> None:
    again = forecast(REGION, BASIS, SHORT, TODAY)
    assert forecast_object(again) == forecast_object(_found())
    assert what_differs(again.provenance, _found().provenance) == ()


def test_another_seed_gives_another_luck() -> None:
    assert forecast_object(_found(_with(seed=2))) != forecast_object(_found())


def test_today_demand_exceeds_supply_by_what_is_not_met() -> None:
    # The first 31 December is six weeks away.
    first = _found().years[0]
    unmet = ASSUMPTIONS.capacity.unmet_demand.value
    assert first.supply_fte.p50 / first.demand_fte.p50 == pytest.approx(1 - unmet, abs=0.01)


def test_more_growth_asks_more_and_leaves_more_without_a_practice() -> None:
    low, high = (
        _found(_with(demand_growth=growth)).years[-1] for growth in (Growth.LOW, Growth.HIGH)
    )
    assert low.demand_fte.p50 < high.demand_fte.p50
    assert low.unserved_patients.mean <= high.unserved_patients.mean


def test_a_named_growth_is_surer_than_a_drawn_one() -> None:
    named, drawn = (
        _found(_with(demand_growth=growth)).years[-1].demand_fte
        for growth in (Growth.MIDDLE, Growth.DRAWN)
    )
    assert named.p90 - named.p10 < drawn.p90 - drawn.p10
    assert named.p50 == pytest.approx(drawn.p50, rel=0.02)


def test_a_practice_manager_lets_owners_do_more_from_the_first_year() -> None:
    helped = _found(_with(levers=(Choice(lever="praktijkmanagement"),)))
    gain = helped.years[0].supply_fte.p50 - _found().years[0].supply_fte.p50
    owners = _found().supply.fte[Group.OWNER][0] + _found().supply.fte[Group.SUCCESSOR][0]
    assert gain == pytest.approx(0.045 * owners, rel=0.05)


def test_starting_earlier_leaves_fewer_shares_open() -> None:
    helped = _found(_with(levers=(Choice(lever="stappenplan"),)))
    assert helped.years[-1].open_shares.mean < _found().years[-1].open_shares.mean


def test_a_register_of_owners_only_is_compared_with_itself() -> None:
    found = _found(register=OWNERS_ONLY)
    first, last = found.years[0], found.years[-1].supply_fte
    assert not found.supply.counts_staff
    assert last.p50 == pytest.approx(found.simulation.years[-1].supply_fte.p50)
    assert first.supply_fte.p50 / first.demand_fte.p50 == pytest.approx(0.955, abs=0.01)


def _sure_of(*names: str) -> Basis:
    """The basis in which these numbers of supply are known for certain."""
    supply = ASSUMPTIONS.supply
    numbers = {name: getattr(supply, name) for name in names}
    sure = {
        name: number.model_copy(update={"low": number.value, "high": number.value})
        for name, number in numbers.items()
    }
    supply = supply.model_copy(update=sure)
    return replace(BASIS, assumptions=ASSUMPTIONS.model_copy(update={"supply": supply}))


def test_the_band_of_supply_is_that_of_the_simulation_when_the_rest_is_certain() -> None:
    basis = _sure_of("starters", "completion", "region_pull", "fte_trend")
    found = forecast(REGION, basis, SHORT, TODAY)
    for year, outcome in zip(found.years, found.simulation.years, strict=True):
        band, simulated = year.supply_fte, outcome.supply_fte
        assert band.p90 - band.p50 == pytest.approx(simulated.p90 - simulated.p50, abs=1e-9)
        assert band.p50 - band.p10 == pytest.approx(simulated.p50 - simulated.p10, abs=1e-9)


@pytest.mark.parametrize(
    "certain",
    [("starters", "completion", "region_pull"), ("fte_trend",)],
    ids=["hours", "newcomers"],
)
def test_what_is_not_known_widens_the_band_of_supply_both_ways(certain: tuple[str, ...]) -> None:
    found = forecast(REGION, _sure_of(*certain), SHORT, TODAY)
    band, simulated = found.years[-1].supply_fte, found.simulation.years[-1].supply_fte
    assert band.p90 - band.p50 > simulated.p90 - simulated.p50 + 0.01
    assert band.p50 - band.p10 > simulated.p50 - simulated.p10 + 0.01


def test_what_owners_can_do_more_leaves_fewer_patients_without_a_practice() -> None:
    hybrid = Choice(lever="hybride", strength=Strength.HIGH)
    plain, helped = (
        _found(_with(demand_growth=Growth.HIGH, levers=levers)).years[-1].unserved_patients.mean
        for levers in ((), (hybrid,))
    )
    assert helped < plain


def test_a_list_of_unknown_size_asks_what_its_owner_can_carry() -> None:
    other = practice("01000002", patienten=None), gp(agb="01000002", fte=1.0)
    found = _found(_with(years=1), register(practice(patienten=2000), gp(fte=1.0), *other))
    assert found.years[0].demand_fte.p50 == pytest.approx(1 + 1 / 0.955, rel=0.01)


def test_every_practice_says_where_its_ages_come_from() -> None:
    assert sum(count for _, count in _found().mixes) == 25
    assert [mix for mix, _ in _found().mixes] == list(Mix)


def test_it_gets_tight_when_stretching_no_longer_helps() -> None:
    found = _found()
    last = found.years[-1]
    assert found.tight_from(0.5) == found.years[0].year
    assert found.tight_from(last.demand_fte.p50 / last.supply_fte.p50 * 1.01) is None


def test_the_result_says_what_it_was_made_from() -> None:
    assert _found().provenance.scenario == SHORT
    assert _found().provenance.as_of == TODAY


def test_an_empty_register_has_an_empty_forecast() -> None:
    answer = forecast_object(_found(_with(years=2, runs=5), Register()))
    nothing = {"p10": 0, "p50": 0, "p90": 0}
    for year in answer["years"]:
        assert all(year[name] == nothing for name in year if name != "year")
