"""One computation of a region: from register and assumptions to runs by area."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.capacity.forecast.by_area import AreaRuns
from succession.capacity.region.area import Division, division_of
from succession.capacity.region.futures import cells_of, demand_paths, staff_path
from succession.capacity.region.supply import Supply, supply_of
from succession.capacity.region.today import Today, today_of
from succession.capacity.region.usual_staff import staff_levels, with_usual_staff
from succession.capacity.scenario.scenario import Scenario, Timeline
from succession.register import Seen
from succession.simulation import Execution, PlannedChange, SimulationPlan, StaffPath, simulate
from succession.simulation.calendar import calendar_of


@dataclass(frozen=True)
class Computing:
    """Every part is computed once, when it is first asked for.

    `timeline` is that of the scenario; the register is as its audience sees it.
    """

    register: Seen
    timeline: Timeline
    scenario: Scenario
    as_of: date

    def runs(self, execution: Execution) -> AreaRuns:
        """The runs of the region and of all its areas."""
        simulation = simulate(self.completed, self.assumptions, self.as_of, self.plan, execution)
        levels = staff_levels(
            self.register, self.assumptions, self.scenario.runs, self.scenario.seed
        )
        return AreaRuns(simulation, self.division, self.today, self.timeline, self.moments, levels)

    @cached_property
    def completed(self) -> Seen:
        """The register, with the usual staff where it lists owners only."""
        return with_usual_staff(self.register, self.assumptions)

    @property
    def assumptions(self) -> Assumptions:
        """As they are today."""
        return self.timeline.start

    @cached_property
    def moments(self) -> Floats:
        """Years from the as-of day to each 31 December."""
        return np.asarray(calendar_of(self.as_of, self.scenario.years).year_ends / 12)

    @cached_property
    def today(self) -> Today:
        return today_of(self.completed, self.assumptions, self.as_of)

    @cached_property
    def division(self) -> Division:
        return division_of(self.today.cases.practices)

    @cached_property
    def supply(self) -> Supply:
        """The exact expectation, every share on its own."""
        region = self.completed, self.today.cases
        return supply_of(region, self.assumptions, self.as_of, self.scenario.years)

    @cached_property
    def staff(self) -> StaffPath | None:
        return staff_path(self.supply, self.assumptions)

    @property
    def plan(self) -> SimulationPlan:
        """What is asked of the simulation."""
        return SimulationPlan(
            years=self.scenario.years,
            runs=self.scenario.runs,
            seed=self.scenario.seed,
            cells=cells_of(self.today.cases.practices, self.division),
            demand=demand_paths(self.today.lists, self.assumptions, self.moments),
            staff=self.staff,
            changes=tuple(PlannedChange(*change) for change in self.timeline.later),
            label=min((one.agb for one in self.completed.practices), default=""),
        )
