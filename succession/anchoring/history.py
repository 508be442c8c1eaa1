"""What the regions of an old year would have foreseen for the country of 2018.

A synthetic register with the totals and forms of that year, not the register of that year: nobody
kept one. It knows who came and how fast people were expected to go in that year, and nothing of
what came later; what was fitted to the country stays. Draws are common to all regions, their luck
is their own.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from scipy.optimize import brentq

from succession.anchoring.measures import computing_of, in_country, outflow
from succession.anchoring.mini_land import COUNTED, CountryYear, MiniLand, mini_land, old_year
from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.simulation import Execution
from succession.verification.anchor import Counted, Foreseen, Measure
from succession.verification.plans import National

UNTIL = 2018
_TREND_YEARS = {2016: 2012}


def backtest(
    national: National, assumptions: Assumptions, cut: tuple[int, int], runs: int
) -> Iterator[Foreseen]:
    """Per old year and quantity what was foreseen for 2018; `cut` is how many regions of how many,
    scaled up."""
    for base_year in (2012, 2016):
        found = _foreseen(old_year(national, base_year), assumptions, cut, runs)
        for quantity, factors in found.items():
            yield _told(base_year, quantity, factors)


def _foreseen(
    country: CountryYear, assumptions: Assumptions, cut: tuple[int, int], runs: int
) -> Mapping[Counted, Floats]:
    """Against the base year, per run."""
    land = mini_land(country, *cut, seed=2)
    there = in_country(_as_expected(assumptions, land), land)
    year = UNTIL - country.year - 1
    now, then = np.zeros(3), np.zeros((3, runs))
    for one in land.regions:
        computing = computing_of(one, land, there, runs, seed=1)
        area = computing.runs(Execution())
        today, practices = computing.today, len(computing.today.cases.practices)
        now += (today.owners.sum(), today.owners.sum() + today.staff.sum(), practices)
        closed = area.simulation.series.closed_practices[:, year].sum(axis=1)
        then += (area.owner_persons[:, year, 0], area.persons[:, year, 0], practices - closed)
    return dict(zip(Counted, then / now[:, None], strict=True))


def _as_expected(assumptions: Assumptions, land: MiniLand) -> Assumptions:
    """People go as fast as was expected in that year: nothing is known of what came later."""
    number, halves = assumptions.numbers()["stop.rate_level"], land.country.plan.halves
    going = sum(half.persons * half.outflow.at(10) for half in halves)
    expected = going / sum(half.persons for half in halves)

    def times(factor: float) -> Assumptions:
        update = {name: factor * getattr(number, name) for name in ("low", "value", "high")}
        return assumptions.with_number("stop.rate_level", number.model_copy(update=update))

    def surplus(factor: float) -> float:
        return outflow(land, times(factor))[Measure.OUTFLOW_10] - expected

    return times(float(brentq(surplus, 0.2, 3.0)))


def _told(base_year: int, quantity: Counted, factors: Floats) -> Foreseen:
    counted = COUNTED[quantity]
    base = counted[base_year]
    low, middle, high = (round(base * float(x)) for x in np.quantile(factors, (0.1, 0.5, 0.9)))
    return Foreseen(
        base_year=base_year,
        year=UNTIL,
        quantity=quantity,
        base=base,
        p10=low,
        p50=middle,
        p90=high,
        realised=counted[UNTIL],
        last_trend=_on_a_line(counted, base_year),
    )


def _on_a_line(counted: Mapping[int, int], base_year: int) -> int | None:
    """It goes on as it went; None where nothing stands before the base year."""
    before = _TREND_YEARS.get(base_year)
    if before is None:
        return None
    yearly = (counted[base_year] - counted[before]) / (base_year - before)
    return round(counted[base_year] + yearly * (UNTIL - base_year))
