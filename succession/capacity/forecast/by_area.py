"""The runs of a simulation, added up to areas: supply, demand and what lies between.

All arrays are (runs, years, areas), in fte, persons or shares on 31 December; everything of one
run comes from that same run. See docs/model.md, "Prognose".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from succession.arrays import Bools, Floats
from succession.assumptions import Assumptions
from succession.capacity.region.area import Division
from succession.capacity.region.today import Today
from succession.capacity.scenario.scenario import Timeline
from succession.simulation import Simulation


@dataclass(frozen=True)
class AreaRuns:
    """One simulation by area; `moments` are the years from the as-of day to each 31 December.

    `staff_levels` says per run how much staff there is against what was reckoned with: it is drawn
    where the register lists none.
    """

    simulation: Simulation
    division: Division
    today: Today
    timeline: Timeline
    moments: Floats
    staff_levels: Floats

    @property
    def assumptions(self) -> Assumptions:
        """As they are today."""
        return self.timeline.start

    @cached_property
    def _by_year(self) -> list[Assumptions]:
        """As they are in each simulated year."""
        begins = (0.0, *(12 * self.moments[:-1]))
        return [self.timeline.by(months) for months in begins]

    @cached_property
    def owner_fte(self) -> Floats:
        """Owners and their successors."""
        return self._summed(self.simulation.series.owner_fte)

    @cached_property
    def successor_fte(self) -> Floats:
        return self._summed(self.simulation.series.successor_fte)

    @cached_property
    def staff_fte(self) -> Floats:
        return np.asarray(
            self._summed(self.simulation.series.staff_fte) * self.staff_levels[:, None, None]
        )

    @cached_property
    def bridge_fte(self) -> Floats:
        """Locums and zorggroep who stand in where there is no owner."""
        return self._summed(self.simulation.series.bridge_fte)

    @cached_property
    def supply_fte(self) -> Floats:
        return np.asarray(self.owner_fte + self.staff_fte + self.bridge_fte)

    @cached_property
    def supply_today(self) -> Floats:
        """Per area."""
        work = self.today.work
        return self.division.summed(work.owner_fte + work.staff_fte)

    @cached_property
    def staff_today(self) -> Floats:
        """Per area."""
        return self.division.summed(self.today.work.staff_fte)

    @cached_property
    def demand_fte(self) -> Floats:
        """What the patients ask, also those without a practice: they belong where they came from.

        A list keeps the weight of its cell: an old one asks more per patient than a young one.
        """
        weighted = self.simulation.series.care * self._care_per_patient
        return np.asarray(self._summed(weighted) / self._per_fte[:, None, None])

    @cached_property
    def demand_today(self) -> Floats:
        """Per run and area: how much is not met today differs from run to run."""
        return np.asarray(self.division.summed(self.today.care) / self._per_fte[:, None])

    @cached_property
    def shortage_fte(self) -> Floats:
        return np.asarray(self.demand_fte - self.supply_fte)

    @cached_property
    def patients(self) -> Floats:
        """On the list of a practice."""
        return self._summed(self.simulation.series.listed_patients)

    @cached_property
    def displaced(self) -> Floats:
        """Of a practice of this area that closed, and still without a place."""
        return self._summed(self.simulation.series.displaced_patients)

    @cached_property
    def asking(self) -> Floats:
        """All who ask care of this area: on a list, or of a closed list and without a place."""
        return np.asarray(self.patients + self.displaced)

    @cached_property
    def asking_today(self) -> Floats:
        """Per area."""
        return self.division.summed(self.today.work.patients)

    @cached_property
    def unserved(self) -> Floats:
        """Without a place, or in a practice where nobody stands in for the owner."""
        return np.asarray(self.displaced + self._summed(self.simulation.series.uncovered_patients))

    @cached_property
    def open_shares(self) -> Floats:
        return self._summed(self.simulation.series.open_shares)

    @cached_property
    def owner_persons(self) -> Floats:
        """Owners and their successors: shares held, with as many owners to a share as today."""
        per_share = _ratio(self.today.owners, self.today.held_shares, self.division)
        return np.asarray(self._summed(self.simulation.series.held_shares) * per_share)

    @cached_property
    def staff_persons(self) -> Floats:
        """Staff at today's fte per person."""
        per_fte = _ratio(self.today.staff, self.today.work.staff_fte, self.division)
        return np.asarray(self.staff_fte / self.trend * per_fte)

    @cached_property
    def persons(self) -> Floats:
        return np.asarray(self.owner_persons + self.staff_persons)

    @cached_property
    def persons_wanted(self) -> Floats:
        """As many as would meet the demand, working as those who are there then."""
        fte = self.owner_fte + self.staff_fte
        per_fte = np.divide(self.persons, fte, out=np.ones_like(fte), where=fte > 0)
        return np.asarray(self.demand_fte * per_fte)

    @cached_property
    def trend(self) -> Floats:
        """Fte per person against today, (runs, years, 1)."""
        yearly = 1 + self._drawn["supply.fte_trend"]
        return np.asarray(yearly[:, None, None] ** self.moments[:, None])

    @cached_property
    def owner_hours(self) -> Floats:
        """What an owner's fte of today gives against today, (runs, years, 1).

        What is drawn is told as the run begins; a lever that works later moves its middle.
        """
        middles = np.array([now.supply.owner_capacity.value for now in self._by_year])
        begun = self._drawn["supply.owner_capacity"][:, None, None] / middles[0]
        return np.asarray(self.trend * begun * middles[:, None])

    @cached_property
    def growth(self) -> Floats:
        """Growth of demand apart from demography, (runs, years, 1)."""
        years = np.minimum(self.moments, self.assumptions.demand.trend_years.value)
        yearly = self._drawn["demand.growth"]
        return np.asarray(1 + yearly[:, None, None] * years[:, None])

    @cached_property
    def newcomers(self) -> Floats:
        """How many come after training and from abroad against the middle of the assumptions, per
        run."""
        supply, drawn = self.assumptions.supply, self._drawn
        come = drawn["supply.starters"] * drawn["supply.completion"] + drawn["supply.abroad"]
        usual = supply.starters.value * supply.completion.value + supply.abroad.value
        return np.asarray(come / usual * drawn["supply.region_pull"] / supply.region_pull.value)

    def staying(self, middle: Floats) -> Floats:
        """The part of today's staff still at work in each run, from that part in the middle of the
        assumptions: staff stop as much faster or slower as owners do. (runs, years)."""
        level = self._drawn["stop.rate_level"] / self.assumptions.stop.rate_level.value
        return np.asarray(middle ** level[:, None])

    @cached_property
    def is_tight(self) -> Bools:
        """Whether a fte is asked more than stretching allows, against that same run today.

        Today is the measure, because what an fte carries is calibrated on today.
        """
        stretch = np.array([[now.capacity.stretch.value] for now in self._by_year])
        asked = self.demand_fte * self.supply_today
        carried = self.supply_fte * self.demand_today[:, None, :]
        return np.asarray(asked > stretch * carried) | (
            (self.supply_fte <= 0) & (self.demand_fte > 0)
        )

    @property
    def _drawn(self) -> Mapping[str, Floats]:
        return self.simulation.series.drawn

    def _summed(self, cells: NDArray[np.float32] | Floats) -> Floats:
        return np.asarray(cells @ self.division.members.T.astype(float))

    @cached_property
    def _care_per_patient(self) -> Floats:
        care = self.division.by_cell(self.today.care)
        patients = self.division.by_cell(self.today.work.patients)
        return np.asarray(np.divide(care, patients, out=np.ones_like(care), where=patients > 0))

    @cached_property
    def _per_fte(self) -> Floats:
        """Patients of today to one fte, per run: calibrated on what that run leaves unmet."""
        unmet = self._drawn["capacity.unmet_demand"]
        usual = self.assumptions.capacity.unmet_demand.value
        return np.asarray(self.today.work.patients_per_fte * (1 - unmet) / (1 - usual))


def _ratio(above: Floats, below: Floats, division: Division) -> Floats:
    """Per area; 1 where there is nothing to divide by."""
    over, under = division.summed(above), division.summed(below)
    return np.asarray(np.divide(over, under, out=np.ones_like(over), where=under > 0))
