"""From the register to the arrays of the engine: the same reading as the exact risk model.

What is unknown is settled as there, at its middle; nothing is borrowed from other records.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from operator import attrgetter

import numpy as np

from succession.arrays import Bools, Floats
from succession.assumptions import DRAWN, Assumptions
from succession.register import GpRole, Seen
from succession.risk.carried import Carried, carried, own_fte
from succession.risk.cases import STAGES, Cases, Holding, cases_of
from succession.risk.impact import is_limited, part_offered
from succession.risk.likelihood import Grid, Likelihood, Situation
from succession.risk.parameters import central
from succession.risk.situations import View, situation_of
from succession.risk.stop import AgeHazard, plan_survival
from succession.simulation import engine
from succession.simulation.calendar import Calendar, calendar_of
from succession.simulation.neighbours import arcs_of
from succession.simulation.numbers import numbers_of
from succession.simulation.plan import SimulationPlan
from succession.simulation.planned import Planned
from succession.simulation.streams import number_of

_HIGHEST_AGE = 120
_KINDS = {
    Holding.ORGANISATION: engine.RATED,
    Holding.TAKEOVER: engine.FIXED,
    Holding.NOBODY: engine.NOBODY,
}
_UNITS = 1_000_000


@dataclass(frozen=True)
class Region:
    """The arrays, the agb of each practice in them, and the years they run over."""

    agbs: tuple[str, ...]
    calendar: Calendar
    world: engine.World


def region_of(
    register: Seen, assumptions: Assumptions, as_of: date, plan: SimulationPlan
) -> Region:
    """The register as the engine reads it on this day."""
    calendar = calendar_of(as_of, plan.years)
    cases = cases_of(_in_order(register), assumptions, as_of)
    return _Building(cases, assumptions, calendar, plan).region()


def _in_order(register: Seen) -> Seen:
    """The same register, so ordered that sums come out the same to the last bit."""
    return replace(
        register,
        gps=tuple(sorted(register.gps, key=attrgetter("practice_agb", "gp_key"))),
        shares=tuple(sorted(register.shares, key=attrgetter("practice_agb", "share_key"))),
    )


@dataclass(frozen=True)
class _Building:
    cases: Cases
    assumptions: Assumptions
    calendar: Calendar
    plan: SimulationPlan

    def region(self) -> Region:
        agbs = tuple(practice.agb for practice in self.cases.practices)
        return Region(agbs, self.calendar, self._world(agbs))

    def _world(self, agbs: tuple[str, ...]) -> engine.World:
        practices, seats, shares = self._practices(), self._seats(), self._shares()
        planned = Planned(self.plan, agbs, self.calendar)
        planned.write(practices)
        arcs, reverse = arcs_of(self.cases.places, practices, self.assumptions.capacity)
        plans = (*self.assumptions.stop.plan_classes.rows, self.assumptions.stop.signed_plan)
        return engine.World(
            seats=seats,
            shares=shares,
            practices=practices,
            arcs=arcs,
            reverse=reverse,
            plans=self._plans(),
            plan_weights=np.array([(row.weight, row.low, row.high) for row in plans]),
            ages=self._ages(),
            unknown_ages=self._unknown_ages(seats),
            numbers=numbers_of(self.assumptions),
            year_of=self.calendar.year_of,
            year_ends=self.calendar.year_ends,
            demand=planned.demand(),
            slopes=planned.slopes(),
            staff=planned.staff(),
            cell_of=planned.cell_of(),
            cells=np.zeros(max(len(self.plan.cells), 1), np.int32),
            changes=planned.changes(),
            change_years=planned.change_years(),
            stops_a_year=np.array([self._stops_a_year()]),
            closings=planned.closings(),
            label=np.array([number_of(self.plan.label)], np.uint64),
            mixing=self.assumptions.mixing(tuple(DRAWN)),
            spread=self._spread(),
        )

    @cached_property
    def situation(self) -> Situation:
        return situation_of(self.cases, self.assumptions, central(self.assumptions), View.MIDDLE)

    @cached_property
    def has_plan(self) -> Bools:
        said = self.situation.plan_class >= 0
        return np.asarray(said & (self.situation.holding == Holding.GP))

    @cached_property
    def carried(self) -> Carried:
        return carried(self.cases, self.assumptions)

    @cached_property
    def held_fte(self) -> Floats:
        """What the holder of each share brings: nothing for organisations and open shares."""
        shares = self.cases.share
        listed = self.cases.practice.load.fte[shares.practice]
        has_nobody = np.array([gp is None for gp in self.cases.holders], dtype=bool)
        is_guessed = has_nobody & (shares.holding == Holding.GP) & np.isnan(listed)
        own = own_fte(self.cases, self.assumptions)
        return np.where(is_guessed, self.carried.fte[shares.practice], own)

    def _seats(self) -> engine.Record:
        s = self.situation
        seats = np.zeros(len(s.age), engine.SEAT)
        seats["key"] = [number_of(name) for name in self._share_names()]
        seats["fte"] = self.held_fte
        seats["practice"] = self.cases.share.practice
        kinds = np.where(np.isnan(s.age), engine.AGELESS, engine.AGED)
        for holding, kind in _KINDS.items():
            kinds = np.where(s.holding == holding, kind, kinds)
        seats["kind"] = kinds
        seats["plan"] = np.where(self.has_plan, np.cumsum(self.has_plan) - 1, -1)
        ages = np.minimum(np.nan_to_num(s.age), _HIGHEST_AGE)
        seats["age_months"] = np.round(ages * 12).astype(int)
        return seats

    def _share_names(self) -> list[str]:
        return [
            f"{self.cases.practices[p].agb}/{'' if record is None else record.share_key}"
            for p, record in zip(self.cases.share.practice, self.cases.share_records, strict=True)
        ]

    def _shares(self) -> engine.Record:
        s = self.situation
        shares = np.zeros(len(s.age), engine.SHARE)
        shares["units"] = np.round(self.cases.share.weight * _UNITS)
        shares["successor_fte"] = self._successor_fte()
        shares["plan_class"] = np.maximum(s.plan_class, 0)
        shares["searched"] = s.searched
        shares["left"] = np.nan_to_num(s.takeover_left)
        stages = [self._stage(j) for j in range(len(shares))]
        for index, name in enumerate(("idle", "seeking", "swing", "swing_success")):
            shares[name] = [stage[index] for stage in stages]
        return shares

    def _successor_fte(self) -> Floats:
        """A chain's GPs stay in service; for an unknown predecessor an ordinary owner counts."""
        ordinary = self.assumptions.unknowns.fte[GpRole.OWNER]
        wanted = np.where(self.held_fte > 0, self.held_fte, ordinary)
        return np.where(self.situation.holding == Holding.ORGANISATION, 0.0, wanted)

    def _stage(self, j: int) -> tuple[float, float, float, float]:
        """Chances: not begun, seeking, a candidate that may fall through, and that he starts."""
        s, stages = self.situation, self.assumptions.stages
        if s.falling[j] == 0.0:
            return float(s.idle[j]), float(s.seeking[j]), 0.0, 0.0
        return 0.0, 0.0, 1.0, stages.success[STAGES[self.cases.share.stage[j]]]

    def _practices(self) -> engine.Record:
        cases, s = self.cases, self.situation
        practices = np.zeros(len(cases.practices), engine.PRACTICE)
        index = np.arange(len(practices))
        practices["key"] = [number_of(practice.agb) for practice in cases.practices]
        practices["patients"] = self.carried.patients
        own = np.bincount(cases.share.practice, self.held_fte, len(practices))
        practices["staff_fte"] = np.maximum(self.carried.fte - own, 0.0)
        practices["per_fte"] = self.carried.per_fte
        practices["per_fte_slope"] = self.carried.per_fte_slope
        practices["first_seat"] = np.searchsorted(cases.share.practice, index)
        practices["last_seat"] = np.searchsorted(cases.share.practice, index + 1)
        bridged = cases.share.practice[cases.share.holding == Holding.TAKEOVER]
        practices["bridged"] = np.isin(index, bridged)
        stops = [practice.patient_stop for practice in cases.practices]
        practices["willing"] = [part_offered(stop, self.assumptions.capacity) for stop in stops]
        practices["limited"] = [is_limited(stop) for stop in stops]
        first = practices["first_seat"]
        practices["solo"] = s.established[first] < 2
        practices["group"] = s.established[first] >= 3
        for name in ("rural", "training", "premises", "dispensing"):
            practices[name] = getattr(s, name)[first]
        practices["size"] = np.log(s.size[first])
        return practices

    def _plans(self) -> Floats:
        s, said = self.situation, self.has_plan
        edges = np.arange(len(self.calendar.year_of) + 1, dtype=float)
        return plan_survival(s.plan_middle[said], s.plan_low[said], s.plan_high[said], edges)

    def _ages(self) -> Floats:
        """Far enough for the oldest to reach the horizon."""
        years = _HIGHEST_AGE + self.plan.years + 20
        hazard = AgeHazard(self.assumptions.stop.yearly_rates, 1.0, 0.0)
        return hazard.cumulative(np.arange(years * 12 + 1) / 12)

    def _unknown_ages(self, seats: engine.Record) -> Floats:
        if not (seats["kind"] == engine.AGELESS).any():
            return np.zeros((0, 2))
        rows = self.assumptions.unknowns.ages
        return np.array([(round(row.age * 12), row.weight) for row in rows])

    def _stops_a_year(self) -> float:
        """Holders who are expected to stop in the first twelve months."""
        of_stopping = central(self.assumptions)
        likelihood = Likelihood(self.assumptions, of_stopping, Grid(horizon_months=12))
        holding = self.situation.holding
        stays = likelihood.survival(self.situation)[:, -1]
        stays = np.where(holding == Holding.GP, stays * (1 - likelihood.shared[-1]), stays)
        stays = np.where(holding == Holding.ORGANISATION, 1 - of_stopping.chain_rate, stays)
        return float((1 - stays)[holding != Holding.NOBODY].sum())

    def _spread(self) -> Floats:
        simulation = self.assumptions.simulation
        shocks = (simulation.stop_shock.value, simulation.search_shock.value)
        spread = np.array((1.0, *shocks, self.assumptions.stages.spread))
        return spread if self.plan.is_uncertain else np.zeros(4)
