"""What is told of every run and cell adds up, follows what was drawn, and can be cut anywhere."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from succession.example import example_region
from succession.simulation import (
    Cell,
    Execution,
    SimulationCancelled,
    SimulationPlan,
    engine,
    simulate,
)
from tests.risk.world import ASSUMPTIONS
from tests.simulation.worlds import NEVER_STOPS, Office, run, some_region, world_of

UNCERTAIN = (1.0, 0.12, 0.2, 0.15)
AS_OF = date(2027, 1, 1)
REGION = example_region(25, 3, AS_OF)
AGBS = tuple(sorted(practice.agb for practice in REGION.practices))
CELLS = tuple(Cell(str(part), AGBS[part::4]) for part in range(4))
PLAN = SimulationPlan(years=5, runs=60, seed=5, cells=CELLS)
SUMMED = (
    "owner_fte",
    "successor_fte",
    "staff_fte",
    "bridge_fte",
    "held_shares",
    "open_shares",
    "listed_patients",
    "displaced_patients",
    "uncovered_patients",
    "care",
)


@pytest.fixture(scope="module")
def series():
    return simulate(REGION, ASSUMPTIONS, AS_OF, PLAN).series


def test_cells_add_up_to_the_region(series):
    whole = simulate(REGION, ASSUMPTIONS, AS_OF, replace(PLAN, cells=())).series
    assert whole.cells == ("",)
    for name in SUMMED:
        cells, region = getattr(series, name), getattr(whole, name)
        assert cells.shape == (60, 5, 4)
        assert cells.sum(axis=2, dtype=float) == pytest.approx(region[..., 0], rel=1e-5, abs=1e-3)


def test_every_patient_is_listed_or_displaced_in_every_run(series):
    patients = series.listed_patients + series.displaced_patients
    total = patients.sum(axis=2, dtype=float)
    assert total == pytest.approx(np.full(total.shape, total[0, 0]), rel=1e-6)


def test_the_first_runs_of_many_are_the_runs_of_few(series):
    few = simulate(REGION, ASSUMPTIONS, AS_OF, replace(PLAN, runs=20)).series
    for name in SUMMED:
        assert np.array_equal(getattr(few, name), getattr(series, name)[:20])
    for place, values in few.drawn.items():
        assert np.array_equal(values, series.drawn[place][:20])


def test_what_is_told_cannot_be_changed(series):
    with pytest.raises(ValueError, match="read-only"):
        series.care[0, 0, 0] = 1.0
    with pytest.raises(TypeError):
        series.drawn["capacity.unmet_demand"] = series.drawn["demand.growth"]


def test_one_number_that_differs_is_another_series(series):
    other = replace(series, care=series.care + np.float32(1))
    assert series == replace(series)
    assert series != other
    assert series != "series"


@pytest.mark.parametrize("cells", [CELLS[1:], (*CELLS, Cell("again", AGBS[:1]))])
def test_a_practice_in_no_cell_or_in_two_is_refused(cells):
    with pytest.raises(ValueError, match="one cell"):
        simulate(REGION, ASSUMPTIONS, AS_OF, replace(PLAN, cells=cells))


def test_who_stops_halfway_leaves_nothing_behind(series):
    heard = []

    def progress(part: float) -> bool:
        heard.append(part)
        return len(heard) < 2

    with pytest.raises(SimulationCancelled):
        simulate(REGION, ASSUMPTIONS, AS_OF, PLAN, Execution(progress=progress, chunk_runs=5))
    assert len(heard) == 2
    assert simulate(REGION, ASSUMPTIONS, AS_OF, PLAN).series == series


def test_thirty_cells_of_a_thousand_runs_stay_below_a_hundred_megabytes():
    world = world_of(some_region(1, 30), years=15)._replace(cells=np.zeros(30, np.int32))
    assert engine.results_of(world, 1000).cells.nbytes < 50e6  # in chunks, and once as a whole


def test_care_follows_the_growth_and_the_ageing_that_were_drawn():
    world = world_of([Office(ages=(30.0,))], years=4, spread=UNCERTAIN, RATE_LEVEL=NEVER_STOPS)
    years = np.arange(1.0, 5.0)
    slopes = np.stack((0.02 * years, years), axis=-1)[:, None]
    world = world._replace(demand=1 + 0.03 * years[:, None], slopes=slopes)
    results = run(world, 40)
    more = results.drawn - world.numbers[: engine.NUMBERS, 0]
    ageing, growth = more[:, engine.AGEING_LEVEL, None], more[:, engine.GROWTH, None]
    growth = growth + more[:, engine.LOCAL_GROWTH, None]
    asked = (1 + 0.03 * years) * (1 + ageing * 0.02 * years) * (1 + growth * years)
    assert asked.std(axis=0).min() > 0
    assert results.cells[:, :, 0, engine.CARE] == pytest.approx(2000 * asked, rel=1e-5)


def test_hours_follow_the_trend_that_was_drawn_and_owners_do_what_they_can():
    offices = [Office(ages=(30.0,), staff_fte=0.5)]
    numbers = {"RATE_LEVEL": NEVER_STOPS, "OWNER_CAPACITY": 1.1}
    world = world_of(offices, years=4, spread=UNCERTAIN, **numbers)
    results = run(world, 40)
    trend = (1 + results.drawn[:, engine.FTE_TREND, None]) ** np.arange(1.0, 5.0)
    assert trend.std(axis=0).min() > 0
    assert results.cells[:, :, 0, engine.OWNER_FTE] == pytest.approx(1.1 * trend, rel=1e-5)
    assert results.series[..., engine.SUPPLY_FTE] == pytest.approx(1.6 * trend, rel=1e-5)
