"""What a mini-Netherlands gives under some assumptions: its stock and flow over fifteen years."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

import numpy as np

from succession.anchoring.mini_land import MiniLand
from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.capacity.forecast.by_area import AreaRuns
from succession.capacity.forecast.computing import Computing
from succession.capacity.scenario.scenario import BASELINE, Timeline
from succession.register import Audience, GpRole, Register, Role, Seen
from succession.register.seen import seen_by
from succession.risk.cases import Holding
from succession.risk.stop import AgeHazard, age_survival
from succession.simulation import simulate
from succession.verification.anchor import Measure

YEARS = 15
_OUTFLOW = {Measure.OUTFLOW_5: 5, Measure.OUTFLOW_10: 10, Measure.OUTFLOW_15: 15}


@dataclass(frozen=True)
class StockAndFlow:
    """Of one region or of more together: today, and on each 31 December as means over the runs.

    Stops and closures count from the as-of day.
    """

    owners_today: float
    gps_today: float
    fte_today: float
    demand_today: float
    open_today: float
    practices_today: float
    owners: Floats
    gps: Floats
    fte: Floats
    demand: Floats
    open_shares: Floats
    closures: Floats
    stops: Floats


def in_country(assumptions: Assumptions, land: MiniLand) -> Assumptions:
    """The same, with who comes to the country in that year; the land draws its part of them."""
    plan, usual = land.country.plan, assumptions.search.usual_list.value
    patients = sum(
        usual if p.patients is None else p.patients for r in land.regions for p in r.practices
    )
    held = {
        "supply.starters": plan.starters_before,
        "supply.completion": plan.completion_before,
        "supply.abroad": land.country.abroad,
        "supply.national_patients": patients / land.part,
        "supply.national_owners": land.owners / land.part,
    }
    for path, value in held.items():
        assumptions = assumptions.with_number(path, assumptions.numbers()[path].held_at(value))
    return assumptions


def measured(land: MiniLand, assumptions: Assumptions, runs: int) -> Mapping[Measure, float]:
    """Every measure, in the middle of all ranges."""
    there = in_country(assumptions, land)
    found = together(
        [stock_and_flow(one, land, there, runs, seed) for seed, one in enumerate(land.regions, 1)]
    )
    ten = 9
    return {
        **outflow(land, assumptions),
        Measure.STOPS: float(found.stops[ten]) / 10 / found.owners_today,
        Measure.OWNERS: float(found.owners[ten] / found.owners_today) ** 0.1 - 1,
        Measure.CLOSURES: float(found.closures[ten]) / 10 / found.practices_today,
        Measure.OPEN_2: float(found.open_shares[1]) / found.open_today,
        Measure.OPEN_10: float(found.open_shares[ten]) / found.open_today,
        Measure.GPS_5: float(found.gps[4]) / found.gps_today - 1,
        Measure.GPS_15: float(found.gps[14]) / found.gps_today - 1,
        Measure.SUPPLY_5: float(found.fte[4]) / found.fte_today - 1,
        Measure.SUPPLY_15: float(found.fte[14]) / found.fte_today - 1,
    }


def together(parts: list[StockAndFlow]) -> StockAndFlow:
    """The sum of these regions."""
    names = [one.name for one in fields(StockAndFlow)]
    return StockAndFlow(**{name: sum(getattr(part, name) for part in parts) for name in names})


def stock_and_flow(
    region: Register, land: MiniLand, assumptions: Assumptions, runs: int, seed: int
) -> StockAndFlow:
    """One region in the middle of all ranges; only luck differs between the runs."""
    computing = computing_of(region, land, assumptions, runs, seed)
    plan = replace(computing.plan, is_uncertain=False)
    simulation = simulate(computing.completed, assumptions, land.as_of, plan)
    levels = np.ones(runs)
    area = AreaRuns(
        simulation,
        computing.division,
        computing.today,
        computing.timeline,
        computing.moments,
        levels,
    )
    is_open = computing.today.cases.share.holding == Holding.NOBODY
    return StockAndFlow(
        owners_today=float(computing.today.owners.sum()),
        gps_today=float(computing.today.owners.sum() + computing.today.staff.sum()),
        fte_today=float(area.supply_today[0]),
        demand_today=float(area.demand_today[:, 0].mean()),
        open_today=float(is_open.sum()),
        practices_today=float(len(computing.today.cases.practices)),
        owners=_mean(area.owner_persons),
        gps=_mean(area.persons),
        fte=_mean(area.supply_fte),
        demand=_mean(area.demand_fte),
        open_shares=_mean(area.open_shares),
        closures=np.array([year.closures.mean for year in simulation.years]),
        stops=np.array([year.stops.mean for year in simulation.years]),
    )


def computing_of(
    region: Register, land: MiniLand, assumptions: Assumptions, runs: int, seed: int
) -> Computing:
    """The computation of one region of the land, as its consulent sees it."""
    scenario = BASELINE.model_copy(update={"years": YEARS, "runs": runs, "seed": seed})
    return Computing(_seen(region), Timeline(assumptions, ()), scenario, land.as_of)


def _seen(region: Register) -> Seen:
    return seen_by(region, Audience(Role.CONSULENT))


def _mean(of_runs: Floats) -> Floats:
    """Over the runs, of the whole region: the first area."""
    return np.asarray(of_runs.mean(axis=0)[:, 0])


def outflow(land: MiniLand, assumptions: Assumptions) -> Mapping[Measure, float]:
    """Who of today's working GPs has gone, by age alone."""
    rates, numbers = assumptions.stop.yearly_rates, assumptions.numbers()
    level, shift = numbers["stop.rate_level"].value, numbers["stop.age_shift"].value
    gps = [gp for one in land.regions for gp in one.gps if gp.role is not GpRole.TRAINEE]
    ages = np.array([gp.age_on(land.as_of) for gp in gps], float)
    months = np.array([12.0 * years for years in _OUTFLOW.values()])
    hazard = AgeHazard(rates, level, shift)
    still = age_survival(hazard, ages, months, assumptions.unknowns.ages).mean(axis=0)
    return dict(zip(_OUTFLOW, (1 - still).tolist(), strict=True))
