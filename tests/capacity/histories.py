"""Invented histories to hold the forecast against: true numbers from their ranges, other luck.

A history is played by the slow reference, which shares no code with the engine, in a world whose
every assumption has been drawn from its range. The tool is told the register and the ranges, not
what was drawn. `python -m tests.capacity.histories 200` plays so many and prints the rows of
data/calibration.yaml.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from succession.assumptions import Assumptions
from succession.capacity.calibration import Quantity
from succession.capacity.computing import Computing
from succession.capacity.forecast import forecast
from succession.capacity.result import Paired
from succession.capacity.scenario import BASELINE, Basis, Timeline
from succession.capacity.uncertain import uncertain_of
from succession.example import example_region
from succession.register import Holder, Register, Stage, Succession
from succession.simulation import Execution, engine
from succession.simulation.world import region_of
from tests.capacity.test_levers import LEVERS
from tests.risk.world import ASSUMPTIONS
from tests.simulation.reference import play

AS_OF = date(2026, 12, 31)
HORIZONS = (5, 10, 15)
PRACTICES = 40
SCENARIO = BASELINE.model_copy(update={"runs": 200})
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Rank:
    """Where what happened lies among the runs of the forecast, 0-1; ties are broken by lot."""

    quantity: Quantity
    horizon_years: int
    place: float

    @property
    def is_inside(self) -> bool:
        return 0.1 <= self.place <= 0.9


def without_rural(assumptions: Assumptions) -> Assumptions:
    """The reference knows no rural practices: nowhere is."""
    number = assumptions.search.rural_practices.model_copy(update={"value": 0, "low": 0, "high": 0})
    search = assumptions.search.model_copy(update={"rural_practices": number})
    return assumptions.model_copy(update={"search": search})


@cache
def known() -> Assumptions:
    """What the tool is told."""
    return without_rural(ASSUMPTIONS)


def region(seed: int, practices: int = PRACTICES) -> Register:
    """An invented region of ordinary practices, held by owners who have said nothing."""
    full = example_region(practices, seed, AS_OF)
    odd = {share.practice_agb for share in full.shares if share.holder is not Holder.GP}
    plain = {"is_training": None, "premises_state": None, "is_dispensing": None}
    nobody = Succession(stage=Stage.NONE)
    return Register(
        practices=tuple(
            replace(p, **plain, for_sale_since=None) for p in full.practices if p.agb not in odd
        ),
        gps=tuple(replace(gp, said=()) for gp in full.gps if gp.practice_agb not in odd),
        shares=tuple(
            replace(s, succession=nobody) for s in full.shares if s.practice_agb not in odd
        ),
    )


def drawn(seed: int) -> Assumptions:
    """The truth: every number at one place of its range."""
    luck, truth = np.random.default_rng(seed), known()
    for one in uncertain_of(truth):
        truth = one.held(truth, float(luck.standard_normal()))
    return truth


def history(register: Register, truth: Assumptions, seed: int) -> Mapping[Quantity, Floats]:
    """What happens, per year, when these numbers are true."""
    computing = Computing(register, Timeline(truth), SCENARIO, AS_OF)
    runs = computing.whole_runs(Execution())
    world = region_of(register, truth, AS_OF, computing.plan(computing.division)).world
    figures = np.array(play(_world(world, truth, runs.simulation.pull_of_pool), seed))
    hours = (1 + truth.supply.fte_trend.value) ** np.arange(1, SCENARIO.years + 1)
    supply = figures[:, engine.SUPPLY_FTE] * hours
    demand = runs.demand_fte[0, :, 0]  # without luck: patients ask as they do, wherever they are
    return {
        Quantity.SUPPLY: supply,
        Quantity.DEMAND: demand,
        Quantity.SHORTAGE: demand - supply,
        Quantity.UNSERVED: figures[:, engine.DISPLACED] + figures[:, engine.UNCOVERED],
        Quantity.OPEN_SHARES: figures[:, engine.OPEN_SHARES],
    }


def _world(world: engine.World, truth: Assumptions, theta: tuple[float, ...]) -> engine.World:
    """As the reference reads it: ages shifted, whole months, chances that are chances, and hours
    as care that is asked."""
    numbers, seats = world.numbers.copy(), world.seats.copy()
    for place in (engine.TAKEOVER_CHANCE, engine.TAKEOVER_COVER, engine.GRACE_COVER):
        numbers[place, 0] = np.clip(numbers[place, 0], 0.0, 1.0)
    numbers[engine.STAFF_STAYS, 0] = np.clip(numbers[engine.STAFF_STAYS, 0], 0.0, 1.0)
    for place in (engine.TAKEOVER_SLOTS, engine.TAKEOVER_MONTHS, engine.GRACE_MONTHS):
        least = 0.0 if place == engine.TAKEOVER_SLOTS else 1.0
        numbers[place, 0] = max(np.floor(numbers[place, 0] + 0.5), least)
    shift = int(np.floor(12 * truth.stop.age_shift.value + 0.5))
    numbers[engine.SUCCESSOR_AGE, 0] -= truth.stop.age_shift.value
    seats["age_months"] = np.maximum(seats["age_months"] - shift, 0)
    unknown = world.unknown_ages.copy()
    unknown[:, 0] -= shift
    hours = (1 + truth.supply.fte_trend.value) ** np.arange(1, SCENARIO.years + 1)
    return world._replace(
        numbers=numbers,
        seats=seats,
        unknown_ages=unknown,
        demand=world.demand / hours[:, None],
        theta=np.array(theta),
    )


def ranks(seed: int, practices: int = PRACTICES) -> tuple[Rank, ...]:
    """One history against the forecast of its region."""
    register = region(seed, practices)
    happened = history(register, drawn(seed), seed)
    foreseen = forecast(register, Basis(known(), LEVERS), SCENARIO, AS_OF).paired
    luck = np.random.default_rng(seed)
    return tuple(
        Rank(
            quantity,
            years,
            _place(_runs(foreseen, quantity)[:, years - 1], values[years - 1], luck),
        )
        for quantity, values in happened.items()
        for years in HORIZONS
    )


def _runs(paired: Paired, quantity: Quantity) -> Floats:
    return {
        Quantity.SUPPLY: paired.supply_fte,
        Quantity.DEMAND: paired.demand_fte,
        Quantity.SHORTAGE: paired.shortage_fte,
        Quantity.UNSERVED: paired.unserved_patients,
        Quantity.OPEN_SHARES: paired.open_shares,
    }[quantity]


def _place(runs: Floats, value: float, luck: np.random.Generator) -> float:
    below = (runs < value - 1e-6).sum()
    ties = (np.abs(runs - value) <= 1e-6).sum()
    return float((below + luck.uniform() * (ties + 1)) / (len(runs) + 1))


def all_ranks(count: int, practices: int = PRACTICES) -> list[Rank]:
    """So many histories, each of its own region."""
    return [rank for seed in range(1, count + 1) for rank in ranks(seed, practices)]


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
