"""Which assumption moves the shortage most: each at its P10 and its P90, the others as they are.

The figure is the mean shortage of the region, in fte, in the last year of the scenario. All runs
have the same luck, so that a difference is the assumption and nothing else.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from succession.capacity.computing import Computing
from succession.capacity.scenario import Basis, Scenario, Timeline, timeline
from succession.capacity.uncertain import Z_90, Uncertain, uncertain_of
from succession.register import Register
from succession.simulation import Execution

Figure = Callable[[Timeline, Execution], float]


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


def tornado(
    register: Register,
    basis: Basis,
    scenario: Scenario,
    as_of: date,
    execution: Execution = Execution(),  # noqa: B008 — frozen
) -> tuple[Swing, ...]:
    """All assumptions that have a range, the one that moves the figure most first.

    Some eighty forecasts: give the scenario a few hundred runs. `execution.progress` hears the
    part done of the whole; `SimulationCancelled` when it says to stop.
    """
    assumptions = timeline(scenario, basis)
    figure = shortage_figure(register, scenario, as_of)
    uncertain = uncertain_of(assumptions.start)
    parts = _parts_of(execution, 1 + 2 * len(uncertain))
    base = figure(assumptions, next(parts))

    def swing(one: Uncertain) -> Swing:
        low, high = (figure(held(assumptions, one, z), next(parts)) for z in (-Z_90, Z_90))
        return Swing(one.path, one.label, low, high, base)

    swings = [swing(one) for one in uncertain]
    return tuple(sorted(swings, key=lambda swing: (-swing.width, swing.path)))


def shortage_figure(register: Register, scenario: Scenario, as_of: date) -> Figure:
    """The figure of a tornado, as a function of the assumptions over time."""

    def figure(assumptions: Timeline, execution: Execution) -> float:
        computing = Computing(register, assumptions, scenario, as_of)
        return float(computing.whole_runs(execution).shortage_fte[:, -1, 0].mean())

    return figure


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
