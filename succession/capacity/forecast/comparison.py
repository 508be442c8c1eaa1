"""Scenarios side by side: how each differs from the first, run by run, in every area.

All runs with the same seed have the same luck, so that the band of a difference is far narrower
than the difference of two bands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from succession.capacity.forecast.forecast import ForecastRuns
from succession.capacity.forecast.result import AreaForecast, Forecast, Tight
from succession.capacity.region.area import Area
from succession.capacity.region.bands import bands_of
from succession.capacity.scenario.levers import Levers
from succession.capacity.scenario.scenario import Scenario
from succession.simulation import Band
from succession.strict_model import Grade


@dataclass(frozen=True, slots=True)
class ComparedYear:
    """A scenario on 31 December, and that less the first one."""

    year: int
    shortage_fte: Band
    more_shortage_fte: Band
    more_unserved_patients: Band


@dataclass(frozen=True, slots=True)
class ComparedArea:
    """A scenario in one area, year by year."""

    tight: Tight
    years: tuple[ComparedYear, ...]


@dataclass(frozen=True)
class Compared:
    """One scenario beside the first; `grade` is the weakest of its levers, None without any."""

    scenario: Scenario
    areas: Mapping[Area, ComparedArea]
    grade: Grade | None


@dataclass(frozen=True)
class Comparison:
    """`base` is the first beside itself; `columns` are the others in the order given."""

    base: Compared
    columns: tuple[Compared, ...]


def compare(found: Iterable[ForecastRuns], levers: Levers) -> Comparison:
    """Every forecast against the first; no runs are kept.

    All must have the seed, the runs and the years of the first, on the same register and day:
    anything else is a bug of the caller (`ValueError`).
    """
    rest = iter(found)
    base = next(rest)
    columns = tuple(_compared(base, other, levers) for other in rest)
    return Comparison(_compared(base, base, levers), columns)


def _compared(base: ForecastRuns, other: ForecastRuns, levers: Levers) -> Compared:
    if _luck(base.forecast) != _luck(other.forecast):
        raise ValueError("these forecasts do not share their luck")
    shortage = bands_of(other.paired.shortage_fte - base.paired.shortage_fte)
    unserved = bands_of(other.paired.unserved_patients - base.paired.unserved_patients)
    more = list(zip(shortage, unserved, strict=True))
    scenario = other.forecast.provenance.scenario
    areas = {
        area.area: _area(area, [(fte[place], patients[place]) for fte, patients in more])
        for place, area in enumerate(other.forecast.areas)
    }
    return Compared(scenario, areas, grade_of(scenario, levers))


def grade_of(scenario: Scenario, levers: Levers) -> Grade | None:
    """The weakest evidence behind what the scenario does; None when it does nothing."""
    found = (levers.find(choice.lever) for choice in scenario.levers)
    return max((lever.grade for lever in found if lever), default=None)


def _luck(forecast: Forecast) -> tuple[object, ...]:
    made = forecast.provenance
    scenario = made.scenario
    return made.data_hash, made.as_of, scenario.seed, scenario.runs, scenario.years


def _area(found: AreaForecast, more: Iterable[tuple[Band, Band]]) -> ComparedArea:
    years = tuple(
        ComparedYear(state.year, state.shortage_fte, fte, patients)
        for state, (fte, patients) in zip(found.years, more, strict=True)
    )
    return ComparedArea(found.tight, years)
