"""Invented histories to hold the forecast against: true numbers from their ranges, other luck.

A history is played by the slow reference, which shares no code with the engine, in a world whose
every assumption has been drawn from its range. The tool is told the register and the ranges, not
what was drawn. `python -m tests.verification.histories 600` plays so many and prints the rows of
data/calibration.yaml.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import fmean

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.capacity.forecast.by_area import AreaRuns
from succession.capacity.forecast.computing import Computing
from succession.capacity.scenario.scenario import BASELINE, Timeline
from succession.capacity.scenario.uncertain import uncertain_of
from succession.register import Register
from succession.simulation import Execution, engine
from succession.simulation.world import region_of
from succession.verification.calibration import Quantity
from tests.risk.world import ASSUMPTIONS
from tests.simulation.reference import play
from tests.simulation.told_region import told_region

AS_OF = date(2026, 12, 31)
HORIZONS = (5, 10, 15)
PRACTICES = 40


@dataclass(frozen=True)
class Rank:
    """Where what happened lies among the runs of the forecast, 0-1; ties are broken by lot."""

    quantity: Quantity
    horizon_years: int
    place: float

    @property
    def is_inside(self) -> bool:
        return 0.1 <= self.place <= 0.9


def region(seed: int) -> Register:
    """Plans, stages, open shares, a chain, a takeover, the country: nothing is left out."""
    return told_region(PRACTICES, seed, AS_OF)


def drawn(seed: int) -> Assumptions:
    """The truth: every number at one place of its range; those that were fitted, together."""
    uncertain, truth = uncertain_of(ASSUMPTIONS), ASSUMPTIONS
    luck = np.random.default_rng(seed).standard_normal(len(uncertain))
    places = ASSUMPTIONS.mixing([one.path for one in uncertain]) @ luck
    for one, place in zip(uncertain, places.tolist(), strict=True):
        truth = one.held(truth, place)
    return truth


def history(register: Register, truth: Assumptions, seed: int) -> Mapping[Quantity, Floats]:
    """What happens, per year, when these numbers are true."""
    computing = _computing(register, truth, seed, runs=1)
    runs = computing.runs(Execution())
    world = region_of(register, truth, AS_OF, computing.plan).world
    figures = np.array(play(world, seed))
    supply = figures[:, engine.SUPPLY_FTE]
    demand = runs.demand_fte[0, :, 0]  # without luck: patients ask as they do, wherever they are
    return {
        Quantity.SUPPLY: supply,
        Quantity.DEMAND: demand,
        Quantity.SHORTAGE: demand - supply,
        Quantity.UNSERVED: figures[:, engine.DISPLACED] + figures[:, engine.UNCOVERED],
        Quantity.OPEN_SHARES: figures[:, engine.OPEN_SHARES],
    }


def ranks(seed: int) -> tuple[Rank, ...]:
    """One history against the forecast of its region."""
    register = region(seed)
    happened = history(register, drawn(seed), seed)
    foreseen = _computing(register, ASSUMPTIONS, seed, BASELINE.runs).runs(Execution())
    luck = np.random.default_rng(seed)
    return tuple(
        Rank(
            quantity,
            years,
            _place(_of_region(foreseen, quantity)[:, years - 1], values[years - 1], luck),
        )
        for quantity, values in happened.items()
        for years in HORIZONS
    )


def _computing(register: Register, assumptions: Assumptions, seed: int, runs: int) -> Computing:
    """Every forecast has its own seed: otherwise all share the accident of the same runs."""
    scenario = BASELINE.model_copy(update={"seed": seed, "runs": runs})
    return Computing(register, Timeline(assumptions), scenario, AS_OF)


def _of_region(runs: AreaRuns, quantity: Quantity) -> Floats:
    """The quantity in every run and year, (runs, years)."""
    by_area = {
        Quantity.SUPPLY: runs.supply_fte,
        Quantity.DEMAND: runs.demand_fte,
        Quantity.SHORTAGE: runs.shortage_fte,
        Quantity.UNSERVED: runs.unserved,
        Quantity.OPEN_SHARES: runs.open_shares,
    }
    return by_area[quantity][:, :, 0]


def _place(runs: Floats, value: float, luck: np.random.Generator) -> float:
    below = (runs < value - 1e-6).sum()
    ties = (np.abs(runs - value) <= 1e-6).sum()
    return float((below + luck.uniform() * (ties + 1)) / (len(runs) + 1))


def all_ranks(count: int) -> list[Rank]:
    """So many histories, each of its own region."""
    return [rank for seed in range(1, count + 1) for rank in ranks(seed)]


def covered(found: list[Rank]) -> dict[tuple[Quantity, int], float]:
    """The part that lay between P10 and P90, by quantity and horizon."""
    kinds = dict.fromkeys((rank.quantity, rank.horizon_years) for rank in found)
    return {
        kind: fmean(r.is_inside for r in found if (r.quantity, r.horizon_years) == kind)
        for kind in kinds
    }


if __name__ == "__main__":
    total = int(sys.argv[1])
    for (quantity, years), share in covered(all_ranks(total)).items():
        inside = round(share * total)
        print(
            f"  - {{quantity: {quantity}, horizon_years: {years}, inside: {inside}, of: {total}}}"
        )
