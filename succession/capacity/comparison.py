"""Scenarios side by side: how each differs from the first, run by run.

All runs with the same seed have the same luck, so that the band of a difference is far narrower
than the difference of two bands.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from succession.assumptions import Grade
from succession.capacity.bands import band_of
from succession.capacity.levers import Levers
from succession.capacity.result import Forecast, Paired
from succession.capacity.scenario import Scenario
from succession.simulation import Band

FIGURES = ("supply_fte", "demand_fte", "shortage_fte", "unserved_patients", "open_shares")


@dataclass(frozen=True)
class DifferenceYear:
    """A scenario less the first one, on 31 December."""

    year: int
    supply_fte: Band
    demand_fte: Band
    shortage_fte: Band
    unserved_patients: Band
    open_shares: Band


@dataclass(frozen=True)
class Compared:
    """One scenario beside the first; `grade` is the weakest of its levers, None without any."""

    scenario: Scenario
    forecast: Forecast
    years: tuple[DifferenceYear, ...]
    grade: Grade | None


@dataclass(frozen=True)
class Comparison:
    """`columns` are in the order given, without the first."""

    base: Forecast
    columns: tuple[Compared, ...]


def compare(forecasts: Sequence[Forecast], levers: Levers) -> Comparison:
    """Every forecast against the first.

    All must have the seed, the runs and the years of the first, on the same register and day:
    anything else is a bug of the caller (`ValueError`).
    """
    base, *others = forecasts
    return Comparison(base, tuple(_compared(base, other, levers) for other in others))


def _compared(base: Forecast, other: Forecast, levers: Levers) -> Compared:
    if _luck(base) != _luck(other):
        raise ValueError("these forecasts do not share their luck")
    scenario = other.provenance.scenario
    years = tuple(
        _difference(base.paired, other.paired, index, state.year)
        for index, state in enumerate(base.years)
    )
    return Compared(scenario, other, years, grade_of(scenario, levers))


def grade_of(scenario: Scenario, levers: Levers) -> Grade | None:
    """The weakest evidence behind what the scenario does; None when it does nothing."""
    found = (levers.find(choice.lever) for choice in scenario.levers)
    return max((lever.grade for lever in found if lever), default=None)


def _luck(forecast: Forecast) -> tuple[object, ...]:
    made = forecast.provenance
    scenario = made.scenario
    return made.data_hash, made.as_of, scenario.seed, scenario.runs, scenario.years


def _difference(base: Paired, other: Paired, index: int, year: int) -> DifferenceYear:
    bands = {
        name: band_of(getattr(other, name)[:, index] - getattr(base, name)[:, index])
        for name in FIGURES
    }
    return DifferenceYear(year, **bands)
