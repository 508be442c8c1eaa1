"""The forecast of a region: bands over the runs, on 31 December of each year.

The simulation follows owners, vacancies and patients. What moves besides them is computed exactly
and handed to it as care asked per patient against what an fte can give: ageing and growth, and
staff who come and go. Supply counts in fte of today: an owner who can do more counts for more.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from succession.assumptions import Assumptions, Number
from succession.capacity.demand import Lists, Mix, demand_of, lists_of, trend_of
from succession.capacity.draws import regional_care, trends, unmet_shares
from succession.capacity.provenance import Provenance, provenance_of
from succession.capacity.scenario import Basis, Scenario, under
from succession.capacity.supply import Supply, expected_supply, newcomer_range
from succession.capacity.workforce import Workforce, workforce_of
from succession.register import Register
from succession.risk.cases import Cases, cases_of
from succession.simulation import (
    Band,
    DemandPath,
    Execution,
    Simulation,
    SimulationPlan,
    simulate,
)
from succession.simulation.calendar import calendar_of

Floats = NDArray[np.float64]
# A practice that only had staff keeps this part of its capacity, or its lists would weigh endless.
_LEAST_CAPACITY = 0.1


@dataclass(frozen=True)
class ForecastYear:
    """The state on 31 December: fte, patients without a practice, shares that nobody holds."""

    year: int
    supply_fte: Band
    demand_fte: Band
    unserved_patients: Band
    open_shares: Band


@dataclass(frozen=True)
class Forecast:
    """The bands per year, and what lies behind them.

    `supply` is the exact expectation by role; `mixes` says of how many practices the age bands
    are their own, the region's or the national ones.
    """

    provenance: Provenance
    years: tuple[ForecastYear, ...]
    simulation: Simulation
    supply: Supply
    mixes: tuple[tuple[Mix, int], ...]

    def tight_from(self, stretch: float) -> int | None:
        """The first year in which demand exceeds what all can do when they stretch so far.

        In the middle of the runs; None when that does not happen within the horizon.
        """
        tight = (y for y in self.years if y.demand_fte.p50 > stretch * y.supply_fte.p50)
        return next((year.year for year in tight), None)


def forecast(
    register: Register,
    basis: Basis,
    scenario: Scenario,
    as_of: date,
    execution: Execution = Execution(),  # noqa: B008 — frozen
) -> Forecast:
    """What the scenario gives for this register, which must be as the audience sees it."""
    computing = _Computing(register, under(scenario, basis), scenario, as_of)
    return computing.forecast(provenance_of(scenario, basis, register, as_of), execution)


def forecast_object(found: Forecast) -> dict[str, Any]:
    """The object of `forecast`: fte unrounded, patients and shares whole."""
    return {
        "years": [
            {
                "year": year.year,
                "supply_fte": _band_object(year.supply_fte),
                "demand_fte": _band_object(year.demand_fte),
                "unserved_patients": _whole_object(year.unserved_patients),
                "open_shares": _whole_object(year.open_shares),
            }
            for year in found.years
        ]
    }


@dataclass(frozen=True)
class _Computing:
    """One forecast; every part is computed once, when it is first asked for."""

    register: Register
    assumptions: Assumptions
    scenario: Scenario
    as_of: date

    def forecast(self, provenance: Provenance, execution: Execution) -> Forecast:
        plan = SimulationPlan(
            years=self.scenario.years,
            runs=self.scenario.runs,
            seed=self.scenario.seed,
            demand=self._paths(),
        )
        simulation = simulate(self.register, self.assumptions, self.as_of, plan, execution)
        return Forecast(
            provenance=provenance,
            years=self._years(simulation),
            simulation=simulation,
            supply=self._supply,
            mixes=tuple((mix, self._lists.mix_counts[mix]) for mix in Mix),
        )

    @cached_property
    def _moments(self) -> Floats:
        """Years from the as-of day to each 31 December."""
        return np.asarray(calendar_of(self.as_of, self.scenario.years).year_ends / 12)

    @cached_property
    def _cases(self) -> Cases:
        return cases_of(self.register, self.assumptions, self.as_of)

    @cached_property
    def _workforce(self) -> Workforce:
        return workforce_of(self.register, self._cases, self.assumptions)

    @cached_property
    def _lists(self) -> Lists:
        lists = lists_of(self._cases.practices, self.assumptions)
        return replace(lists, patients=self._workforce.patients)

    @cached_property
    def _supply(self) -> Supply:
        return expected_supply(self.register, self.assumptions, self.as_of, self.scenario.years)

    @cached_property
    def _per_owner(self) -> Floats:
        """What an owner's fte gives in each year against today."""
        supply = self.assumptions.supply
        trend = (1 + supply.fte_trend.value) ** self._moments
        return np.asarray(supply.owner_capacity.value * trend)

    def _paths(self) -> tuple[DemandPath, ...]:
        """Care asked per patient, against what the same owners and the staff then can give."""
        trend = trend_of(self.assumptions.demand, self.scenario.demand_growth)
        demand = demand_of(self._lists, self.assumptions.demand, trend, self._moments.tolist())
        factors = demand.per_patient[1:] / np.maximum(self._capacity(), _LEAST_CAPACITY)
        return tuple(
            DemandPath(practice.agb, tuple(factors[:, index].tolist()))
            for index, practice in enumerate(self._cases.practices)
        )

    def _capacity(self) -> Floats:
        """What each practice can give against today if no owner stops, (years, practices)."""
        work = self._workforce
        today = work.staff_fte.sum()
        staff = self._supply.staff_fte / today if today else np.ones(len(self._moments))
        then = np.outer(self._per_owner, work.owner_fte) + np.outer(staff, work.staff_fte)
        return np.asarray(then / (work.owner_fte + work.staff_fte))

    def _years(self, simulation: Simulation) -> tuple[ForecastYear, ...]:
        demand = self._demand_fte()
        return tuple(
            ForecastYear(
                year=outcome.year,
                supply_fte=self._supply_band(outcome.supply_fte, index),
                demand_fte=_band(demand[:, index]),
                unserved_patients=outcome.unserved_patients,
                open_shares=outcome.open_shares,
            )
            for index, outcome in enumerate(simulation.years)
        )

    def _supply_band(self, simulated: Band, index: int) -> Band:
        """The simulation keeps staff as it is today; here it comes and goes.

        What is not known about newcomers and working hours is independent of what the simulation
        draws, so that the widths add as squares.
        """
        today, staff = self._workforce.staff_fte.sum(), self._staff[:, index]
        per_owner = self._per_owner[index]
        middle, mean = ((v - today) * per_owner + staff[1] for v in (simulated.p50, simulated.mean))
        trend = self.assumptions.supply.fte_trend
        less, more = (
            abs(((1 + end) / (1 + trend.value)) ** self._moments[index] - 1) * middle
            for end in (trend.low, trend.high)
        )
        down = np.linalg.norm(
            ((simulated.p50 - simulated.p10) * per_owner, staff[1] - staff[0], less)
        )
        up = np.linalg.norm(
            ((simulated.p90 - simulated.p50) * per_owner, staff[2] - staff[1], more)
        )
        return Band(float(middle - down), float(middle), float(middle + up), float(mean))

    @cached_property
    def _staff(self) -> Floats:
        """Fte of staff with few, the expected and many newcomers, (3, years)."""
        low, high = newcomer_range(self.assumptions.supply)
        return np.stack([self._staff_with(low), self._supply.staff_fte, self._staff_with(high)])

    def _staff_with(self, pull: Number) -> Floats:
        supply = self.assumptions.supply.model_copy(update={"region_pull": pull})
        assumptions = self.assumptions.model_copy(update={"supply": supply})
        return expected_supply(
            self.register, assumptions, self.as_of, self.scenario.years
        ).staff_fte

    def _demand_fte(self) -> Floats:
        """Draws of the fte that the region asks, (draws, years)."""
        demand, scenario = self.assumptions.demand, self.scenario
        drawn = trends(demand, scenario.demand_growth, scenario.runs, scenario.seed)
        care = regional_care(self._lists, demand, drawn, self._moments)
        usual = self.assumptions.capacity.unmet_demand.value
        served = 1 - unmet_shares(self.assumptions, scenario.runs, scenario.seed + 1)
        per_fte = self._workforce.patients_per_fte * served / (1 - usual)
        return np.asarray(care / per_fte[:, None])


def _band(values: Floats) -> Band:
    low, middle, high = np.quantile(values, (0.1, 0.5, 0.9))
    return Band(float(low), float(middle), float(high), float(values.mean()))


def _band_object(band: Band) -> dict[str, float]:
    return {"p10": band.p10, "p50": band.p50, "p90": band.p90}


def _whole_object(band: Band) -> dict[str, int]:
    return {name: round(value) for name, value in _band_object(band).items()}
