"""Each figure in docs/model.md is the one in the assumptions that ship, or the one in the code.

Whoever changes a number here, there or in the text is told of the other two.
"""

from statistics import fmean

import pytest

from succession.assumptions import LARGEST_LOAD_EFFECT
from succession.capacity.region import area
from succession.capacity.scenario import levers
from succession.network import dispersal, distance
from succession.risk import bounds, likelihood
from succession.risk.result import HORIZONS_MONTHS
from succession.simulation import SimulationPlan
from succession.simulation.engine import layout
from succession.simulation.engine.rules import dispersal as simulated_dispersal
from succession.talks import lessons, need, turning
from succession.verification.backtest import Guess, backtest_persons, errors_by_horizon
from succession.verification.calibration import load_calibration
from succession.verification.national import national_object
from succession.views import dutch
from succession.views.practice import page
from succession.views.runs import latest_start
from tests.risk.world import ASSUMPTIONS, ROOT
from tests.verification.published import NATIONAL

TEXT = " ".join((ROOT / "docs/model.md").read_text(encoding="utf-8").split())
WORDS = {0.25: "kwart", 0.5: "helft", 2 / 3: "twee op de drie"}
WORDS |= dict(enumerate(("drie", "vier", "vijf", "zes"), start=3)) | {10: "tien", 12: "twaalf"}
WORDS |= {15: "vijftien"}

stop, search, path = ASSUMPTIONS.stop, ASSUMPTIONS.search, ASSUMPTIONS.path
capacity, unknowns, simulation = ASSUMPTIONS.capacity, ASSUMPTIONS.unknowns, ASSUMPTIONS.simulation
demand, ground = ASSUMPTIONS.demand, ASSUMPTIONS.ground


def figure(value: float, decimals: int = 0) -> str:
    """As the text writes it: 2.095 and 0,80."""
    told = f"{value:,.{decimals}f}"
    return told.translate(str.maketrans(",.", ".,"))


def word(value: float) -> str:
    return next(text for number, text in WORDS.items() if abs(number - value) < 1e-4)


OF_THE_FILE = [
    f"Boven de {figure(stop.yearly_rates.rows[-1].from_age)} blijft de kans gelijk",
    f"minstens als zekerheid {stop.certainty_when_prepared}:",
    f"eindigt {figure(stop.takeover_months.value)} maanden na het begin",
    f"minder dan {word(search.rural_practices.value)} praktijken, zichzelf en die buiten de lijst "
    f"meegeteld, binnen {word(search.rural_radius.value)} kilometer",
    f"({figure(100 * capacity.unmet_demand.low)}–{figure(100 * capacity.unmet_demand.high)}%)",
    f"De normpraktijk ({figure(capacity.norm_practice.value)})",
    f"(hoogstens {figure(capacity.neighbours.value)} praktijken binnen "
    f"{figure(capacity.neighbour_radius.value)} km)",
    f"bij hoogstens {figure(capacity.neighbours.value)} praktijken binnen "
    f"{figure(capacity.neighbour_radius.value)} km",
    f"tot {figure(100 * capacity.stretch.value)}% van hun capaciteit",
    f"beperkte stop een {word(capacity.limited_stop_room.value)} van hun ruimte",
    f"{word(path.success_wanted.value)} praktijken van deze soort",
    f"voor hoogstens {figure(path.search_cap.value)} maanden",
    f"zoeken alleen duurt langer dan {word(path.search_cap.value / 12)} jaar",
    f"(leeftijd {figure(unknowns.age.low)}–{figure(unknowns.age.high)}",
    f"op het stoppen (log-sd {figure(simulation.stop_shock.value, 2)})",
    f"op het vinden ({figure(simulation.search_shock.value, 2)})",
    f"is dan {figure(simulation.successor_age.value)} jaar, werkt "
    f"{figure(simulation.successor_fte.value, 2)} van de fte",
    f"de eerste vijf jaar {figure(simulation.early_exit.value, 1)} keer zo vaak",
    f"({figure(stop.takeover_months.value)} maanden, levert "
    f"{figure(simulation.takeover_cover.value, 1)} van de zorg, zoekt "
    f"{figure(search.takeover_factor.value, 1)} keer zo goed)",
    f"open ({figure(simulation.grace_months.value)} maanden, "
    f"{figure(simulation.grace_cover.value, 1)})",
    f"a = {figure(simulation.pool_effect.value, 1)} ({figure(simulation.pool_effect.low, 1)}–"
    f"{figure(simulation.pool_effect.high, 1)})",
    f"φ is {figure(capacity.stretch.value, 2)} en γ {figure(capacity.distance_decay.value, 2)}",
    f"een {word(capacity.limited_stop_room.value)} ({figure(capacity.limited_stop_room.low)} tot "
    f"de {word(capacity.limited_stop_room.high)}, per run getrokken)",
    f"({figure(simulation.registration_rate.value, 2)} per jaar)",
    f"(1 + (g + l) · min(t, {figure(demand.trend_years.value)}))",
    f"(h = {figure(demand.local_trend.value, 1)}; {figure(demand.local_trend.low, 2)}–"
    f"{figure(demand.local_trend.high, 2)})",
    f"(±{figure(100 * demand.local_growth.high, 1)}% per jaar)",
    f"minuten = km · {figure(ground.detour.value, 2)} / {figure(ground.speed.value)} km per uur "
    f"(omweg {figure(ground.detour.low, 1)}–{figure(ground.detour.high, 1)})",
    f"met {figure(ground.crossing.value)} minuten voor de oprit en de weg erheen "
    f"({figure(ground.crossing.low)}–{figure(ground.crossing.high)})",
    f"de {figure(ground.catchment_postcodes.value)} dichtstbijzijnde postcodes binnen "
    f"{figure(ground.catchment_radius.value)} km",
    f"hoogstens {figure(100 * ground.most_of_postcode.value)}% van zijn inwoners",
    f"één per {figure(ground.people_per_practice.value)} inwoners",
    f"g is {figure(100 * demand.growth.low, 1)}, {figure(100 * demand.growth.value, 1)} of "
    f"{figure(100 * demand.growth.high, 1)}% per jaar",
    f"(vanaf {word(demand.region_mix_practices.value)} praktijken met een eigen opbouw)",
    f"+ {figure(ASSUMPTIONS.supply.newcomer_fte.value, 2)} · (nieuw(t)",
    f"(`capacity.stretch`, {figure(capacity.stretch.value, 2)})",
]
_PLAN = SimulationPlan()
OF_THE_CODE = [
    f"dan wordt zij {distance._DRAWS} keer ergens daarin gezet",
    "binnen {}, {} en {} maanden openvalt".format(*HORIZONS_MONTHS),
    f"P10–P90 over {bounds.DRAWS} vaste trekkingen",
    f"verwachte open aandeel op {likelihood.HORIZON_MONTHS} maanden",
    f"m = min({figure(LARGEST_LOAD_EFFECT, 1)}, exp(κ · max(0, vol − 1)))",
    f"kans om binnen {figure(need._LONGEST_MONTHS)} maanden te stoppen",
    f"stopdatum tot zekerheid {turning._SOFTEST + 1}",
    f"{word(lessons._FEWEST)} of meer van zulke uitspraken",
    f"telt als {word(lessons._PRIOR)} uitspraken",
    f"In hoogstens {word(dispersal._ROUNDS)} rondes",
    f"In hoogstens {word(simulated_dispersal._ROUNDS)} rondes",
    f"tussen {figure(layout.LEAST_PULL, 2)} en {figure(layout.MOST_PULL)}",
    f"stopt de eerste {word(layout.EARLY_MONTHS / 12)} jaar",
    f"(samen hoogstens {figure(levers.LARGEST_FACTOR, 1)})",
    f"(boven {area.MOST_PRACTICES_BY_AREA} praktijken alleen de regio)",
    f"(gewoonlijk {figure(_PLAN.runs)} keer) {word(_PLAN.years)} jaar vooruit",
    "Getoond worden {}, {} en {}.".format(
        *(figure(pace, 1) for pace in (latest_start._SURE, latest_start._EVEN, latest_start._TIGHT))
    ),
    f"getoond met ± {figure(100 * page._UNPLACED_WITHIN)}%",
]


def _histories() -> list[str]:
    """How often what came true lay within the band, per quantity after 5, 10 and 15 years."""
    measured = load_calibration(ROOT / "data/calibration.yaml")
    assert measured
    of = {
        quantity: [row.share for row in measured.rows if row.quantity is quantity]
        for quantity in dict.fromkeys(row.quantity for row in measured.rows)
    }
    all_rows = fmean(row.share for row in measured.rows)
    return [
        f"(zaad 1 tot en met {measured.replicates}, na 5, 10 en 15 jaar)",
        *(f"{quantity} {_in_a_row(shares)}%" for quantity, shares in of.items()),
        f"samen {figure(100 * all_rows)}%, bedoeld 80%",
    ]


def _in_a_row(shares: list[float]) -> str:
    first, second, third = (dutch.number(100 * share) for share in shares)
    return f"{first}, {second} en {third}"


def _old_plans() -> list[str]:
    """The mean error of the national plans and of naive guesses, by horizon."""
    persons = backtest_persons(NATIONAL)
    model, none, trend = (
        "/".join(figure(100 * e.mean_absolute, 1) for e in errors_by_horizon(persons, guess))
        for guess in (Guess.MODEL, Guess.NO_CHANGE, Guess.LAST_TREND)
    )
    low, high = (
        figure(100 * figures.values[2025], 1)
        for figures in (NATIONAL.published_error_low, NATIONAL.published_error_high)
    )
    balance = national_object(NATIONAL)["starters_for_balance"]
    return [
        f"{figure(balance)} aios per jaar",
        f"{model}% (gepubliceerd {low}-{high}%)",
        f"geen verandering {none}%",
        f"(vanaf de raming van 2013) {trend}%",
    ]


MEASURED = [*_histories(), *_old_plans()]


@pytest.mark.parametrize("said", [*OF_THE_FILE, *OF_THE_CODE, *MEASURED])
def test_the_text_says_the_figure_by_which_is_reckoned(said: str) -> None:
    assert said in TEXT
