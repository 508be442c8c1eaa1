"""The forecast: bands of the simulation and of demand, put together as the contract says."""

import json
from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

from succession.capacity.forecast.by_area import AreaRuns
from succession.capacity.forecast.computing import Computing
from succession.capacity.forecast.forecast import Forecast, forecast, forecast_object
from succession.capacity.forecast.provenance import what_differs
from succession.capacity.region.demand import Growth, Mix
from succession.capacity.scenario.effect import Strength
from succession.capacity.scenario.scenario import BASELINE, Basis, PulledLever, Scenario, timeline
from succession.example import example_region
from succession.register import GpRole, Register
from succession.simulation import Band, Execution
from tests.capacity.scenario.test_levers import LEVERS
from tests.risk.world import ASSUMPTIONS, gp, practice, register

TODAY = date(2026, 11, 21)
REGION = example_region(25, 3, TODAY)
OWNERS_ONLY = replace(REGION, gps=tuple(gp for gp in REGION.gps if gp.role is GpRole.OWNER))
BASIS = Basis(ASSUMPTIONS, LEVERS)
SHORT = BASELINE.model_copy(update={"years": 6, "runs": 60})


@cache
def _found(scenario: Scenario = SHORT, register: Register = REGION) -> Forecast:
    return forecast(register, BASIS, scenario, TODAY)


def _runs(scenario: Scenario) -> AreaRuns:
    return Computing(REGION, timeline(scenario, BASIS), scenario, TODAY).runs(Execution())


def _with(**changes: object) -> Scenario:
    return SHORT.model_copy(update=changes)


def test_the_object_has_the_years_and_fields_of_the_contract() -> None:
    answer = forecast_object(_found())
    first = _found().outcomes[0].year
    assert [year["year"] for year in answer["years"]] == list(range(first, first + 6))
    for year in answer["years"]:
        counts = {"unserved_patients", "open_shares", "owners", "gps", "practices"}
        bands = {"supply_fte", "demand_fte", *counts}
        assert set(year) == {"year", *bands}
        for name in bands:
            assert list(year[name]) == ["p10", "p50", "p90"]
            assert year[name]["p10"] <= year[name]["p50"] <= year[name]["p90"]
        for name in counts:
            assert all(type(value) is int for value in year[name].values())
    json.dumps(answer, allow_nan=False)


def test_owners_and_practices_are_those_of_today_less_what_went() -> None:
    """Owners are the shares that are held, at as many to a share as today; who closes is gone."""
    found = _found()
    for stock, outcome in zip(found.stock, found.outcomes, strict=True):
        assert stock.practices.mean == pytest.approx(
            found.areas[0].practices - outcome.closures.mean
        )
        assert stock.practices.p10 <= stock.practices.p50 <= stock.practices.p90
        assert 0 < stock.owners.mean < stock.gps.mean
    first, last = found.stock[0], found.stock[-1]
    assert last.practices.mean < first.practices.mean <= found.areas[0].practices


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


def test_a_practice_manager_lets_owners_do_more_once_he_is_there() -> None:
    helped = _found(_with(levers=(PulledLever(lever="praktijkmanagement"),)))
    gains = [
        with_help.supply_fte.mean - without.supply_fte.mean
        for with_help, without in zip(helped.years, _found().years, strict=True)
    ]
    # It takes half a year: from the first year that begins by then, the third one here.
    assert gains[:2] == [0, 0]
    owners = _found().roles[2][0].fte.mean
    assert gains[2] == pytest.approx(0.045 * owners, rel=0.25)


def test_starting_earlier_leaves_fewer_shares_open() -> None:
    helped = _found(_with(levers=(PulledLever(lever="stappenplan"),)))
    assert helped.years[-1].open_shares.mean < _found().years[-1].open_shares.mean


def test_a_register_of_owners_only_gets_the_usual_staff_and_says_so() -> None:
    found = _found(register=OWNERS_ONLY)
    first, usual = found.years[0], ASSUMPTIONS.unknowns.staff_per_owner
    assert found.supply.counts_staff
    owners = sum(gp.fte_or(ASSUMPTIONS.unknowns.fte) for gp in OWNERS_ONLY.gps)
    assert found.supply.fte_today == pytest.approx(owners * (1 + usual.value))
    assert first.supply_fte.p50 / first.demand_fte.p50 == pytest.approx(0.955, abs=0.02)
    (told,) = (one for one in found.imputed if one.field == "huisartsen.rol")
    assert told.count == len({gp.practice_agb for gp in OWNERS_ONLY.gps})
    assert not [one for one in _found().imputed if one.field == "huisartsen.rol"]


def _sure_of(section: str, *names: str) -> Basis:
    """The basis in which these numbers of a section are known for certain."""
    part = getattr(ASSUMPTIONS, section)
    numbers = {name: getattr(part, name) for name in names}
    sure = {
        name: number.model_copy(update={"low": number.value, "high": number.value})
        for name, number in numbers.items()
    }
    assumptions = ASSUMPTIONS.model_copy(update={section: part.model_copy(update=sure)})
    return replace(BASIS, assumptions=assumptions)


def _width(band: Band) -> float:
    return band.p90 - band.p10


@pytest.mark.parametrize(
    ("section", "certain", "figure"),
    [
        ("supply", ("starters", "completion", "region_pull"), "supply_fte"),
        ("supply", ("fte_trend",), "supply_fte"),
        ("demand", ("growth",), "demand_fte"),
        ("demand", ("ageing_level",), "demand_fte"),
        ("capacity", ("unmet_demand",), "demand_fte"),
    ],
)
def test_what_is_not_known_widens_the_band(
    section: str, certain: tuple[str, ...], figure: str
) -> None:
    scenario = _with(runs=200)
    sure = forecast(REGION, _sure_of(section, *certain), scenario, TODAY).years[-1]
    unsure = _found(scenario).years[-1]
    assert _width(getattr(sure, figure)) < _width(getattr(unsure, figure))


def test_the_shortage_is_demand_less_supply_in_the_same_run() -> None:
    found = _found()
    runs = _runs(SHORT)
    shortage = runs.demand_fte[:, :, 0] - runs.supply_fte[:, :, 0]
    for index, year in enumerate(found.years):
        low, middle, high = np.quantile(shortage[:, index], (0.1, 0.5, 0.9))
        assert year.shortage_fte.p10 == pytest.approx(low, rel=1e-5)
        assert year.shortage_fte.p50 == pytest.approx(middle, rel=1e-5)
        assert year.shortage_fte.p90 == pytest.approx(high, rel=1e-5)
        assert year.shortage_fte.mean == pytest.approx(
            year.demand_fte.mean - year.supply_fte.mean, abs=1e-9
        )


def test_where_more_is_asked_in_a_run_more_go_without_in_that_same_run() -> None:
    # Demand and unserved patients share the growth that the run drew.
    runs = _runs(_with(runs=400, years=10))
    last = np.corrcoef(runs.shortage_fte[:, -1, 0], runs.unserved[:, -1, 0])[0, 1]
    assert last > 0.3


def test_patients_are_on_a_list_or_wait_for_one() -> None:
    region = _found().areas[0]
    for year in region.years:
        waiting = region.patients_today - year.patients.mean
        assert -1e-3 <= waiting <= year.unserved_patients.mean + 1e-3


def test_what_owners_can_do_more_leaves_fewer_patients_without_a_practice() -> None:
    hybrid = PulledLever(lever="hybride", strength=Strength.HIGH)
    plain, helped = (
        _found(_with(demand_growth=Growth.HIGH, levers=levers)).years[-1].unserved_patients.mean
        for levers in ((), (hybrid,))
    )
    assert helped < plain


def test_a_list_of_unknown_size_asks_what_its_owner_can_carry() -> None:
    other = practice("01000002", patienten=None), gp(agb="01000002", fte=1.0)
    found = _found(_with(years=1), register(practice(patienten=2000), gp(fte=1.0), *other))
    owners = 2 / 0.955
    usual = 1 + ASSUMPTIONS.unknowns.staff_per_owner.value
    assert found.years[0].demand_fte.p50 == pytest.approx(owners * usual, rel=0.01)


def test_every_practice_says_where_its_ages_come_from() -> None:
    assert sum(count for _, count in _found().mixes) == 25
    assert [mix for mix, _ in _found().mixes] == list(Mix)


def test_the_result_says_what_it_was_made_from() -> None:
    assert _found().provenance.scenario == SHORT
    assert _found().provenance.as_of == TODAY


def test_an_empty_register_has_an_empty_forecast() -> None:
    found = _found(_with(years=2, runs=5), Register())
    answer = forecast_object(found)
    assert found.areas[0].tight.year is None
    nothing = {"p10": 0, "p50": 0, "p90": 0}
    for year in answer["years"]:
        assert all(year[name] == nothing for name in year if name != "year")
