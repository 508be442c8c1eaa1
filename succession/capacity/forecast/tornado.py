"""Which assumption moves the shortage most: each at its P10 and its P90, the others as they are.

The figures are the mean shortages, in fte, of every area in every year of the scenario. All runs
have the same luck, so that a difference is the assumption and nothing else.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Z_90
from succession.capacity.forecast.computing import Computing
from succession.capacity.region.area import REGION, Area
from succession.capacity.scenario.scenario import Basis, Scenario, Timeline, timeline
from succession.capacity.scenario.uncertain import Uncertain, uncertain_of
from succession.register import Seen
from succession.simulation import Execution

Figures = Callable[[Timeline, Execution], Floats]


@dataclass(frozen=True)
class Swing:
    """One assumption by its place in the file, and the figure with it at P10, at P90, and drawn."""

    path: str
    label: str
    low: float
    high: float
    base: float

    @property
    def width(self) -> float:
        return abs(self.high - self.low)


@dataclass(frozen=True)
class TornadoPoint:
    """One assumption by its place in the file, and the figures with it at P10 and at P90,
    (years, areas)."""

    path: str
    label: str
    low: Floats
    high: Floats


@dataclass(frozen=True)
class Tornado:
    """What was computed for all areas and years at once; `base` has every assumption drawn."""

    runs: int
    areas: tuple[Area, ...]
    years: tuple[int, ...]
    base: Floats
    points: tuple[TornadoPoint, ...]

    def swings(self, area: Area = REGION, year: int | None = None) -> tuple[Swing, ...]:
        """All assumptions that have a range, the one that moves the shortage most first.

        Without a year the last one; `ValueError` when the area or the year is not among them.
        """
        at = self.years.index(year or self.years[-1]), self.areas.index(area)
        base = float(self.base[at])
        swings = [
            Swing(one.path, one.label, float(one.low[at]), float(one.high[at]), base)
            for one in self.points
        ]
        return tuple(sorted(swings, key=lambda swing: (-swing.width, swing.path)))


def tornado(
    register: Seen,
    basis: Basis,
    scenario: Scenario,
    as_of: date,
    execution: Execution = Execution(),  # noqa: B008 — frozen
) -> Tornado:
    """Every assumption that has a range at either end of it.

    Some eighty forecasts: give the scenario a few hundred runs. `execution.progress` hears the
    part done of the whole; `SimulationCancelled` when it says to stop.
    """
    assumptions = timeline(scenario, basis)
    figures = shortage_figures(register, scenario, as_of)
    uncertain = uncertain_of(assumptions.start)
    parts = _parts_of(execution, 1 + 2 * len(uncertain))
    base = figures(assumptions, next(parts))

    def point(one: Uncertain) -> TornadoPoint:
        low, high = (figures(held(assumptions, one, z), next(parts)) for z in (-Z_90, Z_90))
        return TornadoPoint(one.path, one.label, low, high)

    start = Computing(register, assumptions, scenario, as_of)
    return Tornado(
        runs=scenario.runs,
        areas=start.division.areas,
        years=start.supply.years,
        base=base,
        points=tuple(point(one) for one in uncertain),
    )


def shortage_figures(register: Seen, scenario: Scenario, as_of: date) -> Figures:
    """The figures of a tornado, (years, areas), as a function of the assumptions over time."""

    def figures(assumptions: Timeline, execution: Execution) -> Floats:
        runs = Computing(register, assumptions, scenario, as_of).runs(execution)
        return np.asarray(runs.shortage_fte.mean(axis=0))

    return figures


def held(assumptions: Timeline, one: Uncertain, z: float) -> Timeline:
    """With one of them certain throughout, so many deviations from its middle."""
    return assumptions.mapped(lambda now: one.held(now, z))


def _parts_of(execution: Execution, count: int) -> Iterator[Execution]:
    """The same execution so many times, each telling how far the whole is."""
    told = execution.progress
    for done in range(count):
        if told is None:
            yield execution
        else:
            yield replace(execution, progress=_scaled(told, done, count))


def _scaled(told: Callable[[float], bool], done: int, count: int) -> Callable[[float], bool]:
    return lambda part: told((done + part) / count)
