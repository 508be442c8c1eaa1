"""The engine reads the register as the exact risk model does."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from succession.risk.cases import cases_of
from succession.risk.likelihood import Grid, Likelihood
from succession.risk.parameters import central
from succession.risk.situations import View, situation_of
from succession.simulation import DemandPath, PracticeLever, SimulationPlan, engine
from succession.simulation.calendar import calendar_of
from succession.simulation.world import region_of
from tests.risk.world import AGB, AS_OF, ASSUMPTIONS, gp, neighbours, practice, register, vacancy
from tests.simulation.worlds import run

CERTAIN = SimulationPlan(years=5, is_uncertain=False)
STOPS_SOON = {"stop_waarschijnlijk": date(2029, 7, 1), "zekerheid": 4}

SITUATIONS = {
    "age alone": [gp(geboortejaar=1964)],
    "age unknown": [gp(geboortejaar=None)],
    "a stated date": [gp(geboortejaar=1966, **STOPS_SOON)],
    "a date that has passed": [gp(geboortejaar=1966, stop_waarschijnlijk=date(2026, 1, 1))],
    "a range of dates": [
        gp(
            stop_vroegst=date(2028, 1, 1),
            stop_waarschijnlijk=date(2029, 1, 1),
            stop_laatst=date(2031, 1, 1),
        )
    ],
    "searching for three years": [
        gp(
            geboortejaar=1964,
            opvolgingsstatus="zoekend",
            zoekt_sinds=date(2024, 1, 1),
            **STOPS_SOON,
        )
    ],
    "a candidate": [gp(geboortejaar=1962, opvolgingsstatus="kandidaat")],
    "an intention": [gp(geboortejaar=1962, opvolgingsstatus="intentie")],
    "signed": [gp(geboortejaar=1962, opvolgingsstatus="getekend", **STOPS_SOON)],
    "stage unknown": [gp(geboortejaar=1962, opvolgingsstatus="onbekend")],
    "a chain": [gp(rol="hidha"), vacancy(houder="keten", vacant_sinds=None, reden_vacant=None)],
    "a temporary takeover": [
        gp(rol="hidha"),
        vacancy(houder="zorggroep-bv", vacant_sinds=date(2026, 1, 1), opvolgingsstatus="zoekend"),
    ],
}


def _register(name):
    return register(practice(), *SITUATIONS[name], *neighbours(7))


@pytest.mark.parametrize("name", list(SITUATIONS))
def test_a_first_opening_is_as_likely_as_the_exact_model_says(name):
    """Of the share of one practice, within one, two and four years, over 20,000 runs."""
    found = _register(name)
    world = region_of(found, ASSUMPTIONS, AS_OF, CERTAIN).world
    # A share that is filled again counts as opened, and a successor does not stop.
    world = _only_first_stops(world)
    opened = run(world, 20_000).series[:, :, engine.UNFILLED_STOPS]
    cases = cases_of(found, ASSUMPTIONS, AS_OF)
    situation = situation_of(cases, ASSUMPTIONS, central(ASSUMPTIONS), View.MIDDLE)
    exact = Likelihood(ASSUMPTIONS, central(ASSUMPTIONS), Grid(1, 60)).open_by(situation)
    own = [j for j, p in enumerate(cases.share.practice) if cases.practices[p].agb == AGB]
    for year in (1, 2, 4):
        expected = exact[own, 12 * year - 1].sum()
        error = max(np.sqrt(expected * (1 - expected) / 20_000), 1e-3)
        assert abs(opened[:, year - 1].mean() - expected) < 4 * error + 0.002


def _only_first_stops(world):
    """The other practices never stop, and nobody who starts does; nor does the pool run dry."""
    others = world.practices[world.seats["practice"]]["key"] != world.practices["key"][0]
    seats = world.seats.copy()
    seats["kind"][others] = engine.FIXED
    shares = world.shares.copy()
    shares["left"][others] = 1e6
    numbers = world.numbers.copy()
    numbers[engine.EARLY_EXIT, :3] = 1e-9
    numbers[engine.POOL_EFFECT, :3] = 0.0
    numbers[engine.SUCCESSOR_AGE, :3] = 20.0
    return world._replace(seats=seats, shares=shares, numbers=numbers)


def test_patients_and_fte_of_the_register_give_the_calibrated_load():
    found = register(
        practice(patienten=2500), gp(fte=0.9), gp("B", rol="hidha", fte=0.6), *neighbours(3)
    )
    world = region_of(found, ASSUMPTIONS, AS_OF, CERTAIN).world
    load = cases_of(found, ASSUMPTIONS, AS_OF).practice.load
    first = world.practices[0]
    fte = first["staff_fte"] + world.seats["fte"][world.seats["practice"] == 0].sum()
    assert fte == pytest.approx(1.5)
    assert first["patients"] / (fte * first["per_fte"]) == pytest.approx(load.load[0])


def test_a_practice_of_which_nothing_is_known_is_an_ordinary_one():
    found = register(practice(patienten=None))
    world = region_of(found, ASSUMPTIONS, AS_OF, CERTAIN).world
    row = world.practices[0]
    fte = row["staff_fte"] + world.seats["fte"].sum()
    assert row["patients"] == pytest.approx(fte * row["per_fte"] / 0.955)
    assert world.seats["kind"][0] == engine.AGELESS


def test_levers_reach_only_their_own_practice():
    found = register(practice(), gp(), *neighbours(2))
    plan = replace(CERTAIN, levers=(PracticeLever(AGB, search_factor=1.4, least_lead=36.0),))
    rows = region_of(found, ASSUMPTIONS, AS_OF, plan).world.practices
    assert list(rows["search_factor"]) == [1.4, 1.0, 1.0]
    assert list(rows["least_lead"]) == [36.0, 0.0, 0.0]


def test_demand_paths_reach_only_their_own_practice():
    found = register(practice(), gp(), *neighbours(1))
    plan = replace(CERTAIN, demand=(DemandPath(AGB, (1.0, 1.1, 1.2, 1.3, 1.4)),))
    demand = region_of(found, ASSUMPTIONS, AS_OF, plan).world.demand
    assert demand.T.tolist() == [[1.0, 1.1, 1.2, 1.3, 1.4], [1.0] * 5]


def test_what_differs_between_runs_is_what_the_assumptions_say():
    found, stop = register(practice(), gp()), ASSUMPTIONS.stop
    shocks = [ASSUMPTIONS.simulation.stop_shock.value, ASSUMPTIONS.simulation.search_shock.value]
    drawn = region_of(found, ASSUMPTIONS, AS_OF, replace(CERTAIN, is_uncertain=True)).world
    assert list(drawn.spread) == [1.0, *shocks, ASSUMPTIONS.stages.spread]
    assert all(drawn.spread > 0)
    assert list(region_of(found, ASSUMPTIONS, AS_OF, CERTAIN).world.spread) == [0.0] * 4
    plans = (*stop.plan_classes.rows, stop.signed_plan)
    assert drawn.plan_weights.tolist() == [[row.weight, row.low, row.high] for row in plans]


def test_practices_are_read_with_all_that_makes_a_search_harder_or_easier():
    lonely = practice("01000002", breedtegraad=53.2)
    rows = practice(opleidingspraktijk=True, pand_staat="goed", apotheekhoudend=True), gp()
    world = region_of(
        register(*rows, *neighbours(7), lonely, gp(agb="01000002")), ASSUMPTIONS, AS_OF, CERTAIN
    ).world
    traits = ["rural", "training", "premises", "dispensing"]
    assert [world.practices[0][trait] for trait in traits] == [0, 1, 1, 1]
    assert [world.practices[1][trait] for trait in traits] == [1, 0, 0, 0]


def test_a_neighbour_lies_within_the_radius_and_takes_what_its_patient_stop_allows():
    stops = [("01000001", "nee"), ("01000002", "beperkt"), ("01000003", "ja"), ("01000004", None)]
    rows = [practice(agb, patientenstop=stop) for agb, stop in stops]
    far = practice("01000005", breedtegraad=53.2)
    world = region_of(register(*rows, far), ASSUMPTIONS, AS_OF, CERTAIN).world
    limited = ASSUMPTIONS.capacity.limited_stop_room.value
    assert list(world.practices["willing"][:4]) == [1.0, limited, 0.0, limited]
    arcs = world.practices["last_arc"] - world.practices["first_arc"]
    assert list(arcs) == [3, 3, 3, 3, 0]
    assert sorted(set(world.arcs["other"])) == [0, 1, 2, 3]


def test_numbers_are_drawn_from_their_ranges_as_the_exact_model_draws_them():
    found = register(practice(), gp())
    world = region_of(found, ASSUMPTIONS, AS_OF, replace(CERTAIN, is_uncertain=True)).world
    live = engine.live_of(world)
    drawn = []
    for first in range(4000):
        engine.run_many(world, live, engine.results_of(world, 1), (1, first, 1), False)
        drawn.append(live.numbers[[engine.SEARCH_RATE, engine.AGE_SHIFT]])
    for column, number in zip(
        np.array(drawn).T, (ASSUMPTIONS.search.yearly_rate, ASSUMPTIONS.stop.age_shift), strict=True
    ):
        for z in (-1.2816, 0.0, 1.2816):
            below = (column <= number.at(z)).mean()
            assert below == pytest.approx({-1.2816: 0.1, 0.0: 0.5, 1.2816: 0.9}[z], abs=0.03)


@pytest.mark.parametrize(
    ("as_of", "first_year", "months"),
    [(date(2027, 1, 1), 2027, 12), (date(2026, 11, 21), 2026, 1), (date(2026, 12, 31), 2027, 12)],
)
def test_the_first_year_ends_on_the_first_31_december_after_the_as_of_day(
    as_of, first_year, months
):
    calendar = calendar_of(as_of, 3)
    assert calendar.first_year == first_year
    assert list(calendar.year_ends) == [months, months + 12, months + 24]
    assert list(calendar.year_of[[0, months - 1, months, -1]]) == [0, 0, 1, 2]
