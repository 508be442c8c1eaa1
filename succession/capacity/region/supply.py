"""Who works when, by role: expected fte on 31 December, exact, every share on its own clock.

Owners stop as the risk model says; their shares are filled by the search for a successor, before
or after the stop. Others leave by age. Newcomers come after training and fill the shares first.
That practices share one pool of successors is for the simulation to say. See docs/model.md,
"Aanbod".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

import numpy as np

from succession.arrays import Bools, Floats
from succession.assumptions import Assumptions, SupplyAssumptions
from succession.capacity.region.shares import ShareStates, share_states
from succession.capacity.region.workforce import STAFF_ROLES
from succession.register import Gp, GpRole, Seen
from succession.risk.carried import carried
from succession.risk.cases import Cases, cases_of
from succession.risk.parameters import central
from succession.risk.stop import AgeHazard, age_survival
from succession.simulation.calendar import calendar_of


class Group(StrEnum):
    """Who works: the roles of today, the successors of owners, and who comes after training."""

    OWNER = "praktijkhouder"
    SUCCESSOR = "opvolger"
    HIDHA = "hidha"
    REGULAR_LOCUM = "vaste waarnemer"
    CHANGING_LOCUM = "wisselende waarnemer"
    NEWCOMER = "nieuw na de opleiding"


_OWNING = (Group.OWNER, Group.SUCCESSOR)
STAFF_GROUPS = tuple(Group(role) for role in STAFF_ROLES)
"""Who work in the service of others, or stand in for them."""


@dataclass(frozen=True)
class Supply:
    """Expected supply on 31 December of each year, one number per year.

    `stopped`, `succeeded` and `newcomers` count persons since the as-of day. `staying` is the part
    of the fte of today's staff that has not stopped. `counts_staff` is False for a register that
    lists owners only: their successors then come from outside it.
    """

    years: tuple[int, ...]
    fte: Mapping[Group, Floats]
    fte_today: float
    stopped: Floats
    succeeded: Floats
    newcomers: Floats
    staying: Floats
    counts_staff: bool

    @property
    def staff_fte(self) -> Floats:
        """Everybody but owners and their successors."""
        staff = (fte for group, fte in self.fte.items() if group not in _OWNING)
        return np.asarray(sum(staff, np.zeros(len(self.years))))

    @property
    def total_fte(self) -> Floats:
        return np.asarray(sum(self.fte.values(), np.zeros(len(self.years))))


def expected_supply(register: Seen, assumptions: Assumptions, as_of: date, years: int) -> Supply:
    """The expected supply of so many years, the same as those of the simulation."""
    cases = cases_of(register, assumptions, as_of)
    return supply_of((register, cases), assumptions, as_of, years)


def supply_of(
    region: tuple[Seen, Cases], assumptions: Assumptions, as_of: date, years: int
) -> Supply:
    """As `expected_supply`, for a register of which the cases are known already."""
    calendar = calendar_of(as_of, years)
    months = calendar.year_ends.astype(float)
    expected = _Expectation(*region, assumptions, as_of, months)
    return expected.supply(tuple(calendar.first_year + year for year in range(years)))


def new_gps(assumptions: SupplyAssumptions, patients: float) -> float:
    """GPs a year who finish training, or come from abroad, to a region with so many patients."""
    trained = assumptions.starters.value * assumptions.completion.value + assumptions.abroad.value
    part = assumptions.region_pull.value * patients / assumptions.national_patients.value
    return trained * part


@dataclass(frozen=True)
class _Expectation:
    """One computation; `months` are those of the moments, counted from the as-of day."""

    register: Seen
    cases: Cases
    assumptions: Assumptions
    as_of: date
    months: Floats

    def supply(self, calendar: tuple[int, ...]) -> Supply:
        newcomers = self._newcomers()
        succeeded = self._states.succeeded[self._is_listed].sum(axis=0)
        staying = {group: self._staying(group) for group in STAFF_GROUPS} if self._staff else {}
        staff = self._staff_fte(staying, newcomers - succeeded) if self._staff else {}
        trend = (1 + self.assumptions.supply.fte_trend.value) ** (self.months / 12)
        return Supply(
            years=calendar,
            fte={group: fte * trend for group, fte in (self._share_fte() | staff).items()},
            fte_today=float(self._holder_fte.sum()) + sum(self._fte(gp) for gp in self._staff),
            stopped=(1 - self._states.held)[self._has_gp].sum(axis=0),
            succeeded=succeeded,
            newcomers=newcomers,
            staying=self._staying_part(staying),
            counts_staff=bool(self._staff),
        )

    @cached_property
    def _states(self) -> ShareStates:
        return share_states(self.cases, self.assumptions, self.months)

    @property
    def _has_gp(self) -> Bools:
        return np.array([holder is not None for holder in self.cases.holders], dtype=bool)

    @property
    def _is_listed(self) -> Bools:
        """A practice without any share in the register adds nothing: who works there is unknown."""
        return np.array([share is not None for share in self.cases.share_records], dtype=bool)

    @cached_property
    def _holder_fte(self) -> Floats:
        """The fte of the holder of each share; 0 where no person of the register holds it."""
        return np.array([self._fte(gp) if gp else 0.0 for gp in self.cases.holders], float)

    @cached_property
    def _staff(self) -> tuple[Gp, ...]:
        return tuple(gp for gp in self.register.gps if gp.role in STAFF_ROLES)

    def _fte(self, gp: Gp) -> float:
        return gp.fte_or(self.assumptions.unknowns.fte)

    def _share_fte(self) -> dict[Group, Floats]:
        usual = self.assumptions.unknowns.fte[GpRole.OWNER]
        before = np.where(self._has_gp, self._holder_fte, usual)
        supply = self.assumptions.supply
        ratio = self.assumptions.simulation.successor_fte.value
        after = before * ratio * supply.owner_capacity.value
        return {
            Group.OWNER: supply.owner_capacity.value * self._holder_fte @ self._states.held,
            Group.SUCCESSOR: (after * self._is_listed) @ self._states.succeeded,
        }

    def _staying_part(self, staying: Mapping[Group, Floats]) -> Floats:
        today = sum(self._fte(gp) for gp in self._staff)
        total = sum(staying.values(), np.zeros(len(self.months)))
        return np.asarray(total / today if today else np.ones(len(self.months)))

    def _staff_fte(self, staying: Mapping[Group, Floats], left_over: Floats) -> dict[Group, Floats]:
        """Staff of today by age, and newcomers who have not taken a share.

        Where more shares were taken than newcomers came, staff of today took the rest; beyond
        them successors come from outside the region.
        """
        per_newcomer = self.assumptions.supply.newcomer_fte.value
        total = np.asarray(sum(staying.values()))
        taken = np.minimum(np.maximum(-left_over, 0.0) * per_newcomer, total)
        kept = 1 - taken / np.where(total > 0, total, 1.0)
        fte = {group: values * kept for group, values in staying.items()}
        return fte | {Group.NEWCOMER: np.maximum(left_over, 0.0) * per_newcomer}

    def _staying(self, group: Group) -> Floats:
        """The fte of those in this role who have not stopped."""
        gps = [gp for gp in self._staff if gp.role.value == group.value]
        fte = np.array([self._fte(gp) for gp in gps])
        ages = np.array([gp.age_on(self.as_of) for gp in gps], float)
        active = age_survival(self._hazard, ages, self.months, self.assumptions.unknowns.staff_ages)
        return np.asarray(fte @ active)

    @cached_property
    def _hazard(self) -> AgeHazard:
        numbers = central(self.assumptions)
        return AgeHazard(
            self.assumptions.stop.yearly_rates, numbers.rate_level, numbers.age_shift_years
        )

    def _newcomers(self) -> Floats:
        """Persons still working who came since the as-of day."""
        supply = self.assumptions.supply
        # Of a list that is not known newcomers come as to an ordinary one.
        patients = float(carried(self.cases, self.assumptions).patients.sum())
        monthly = new_gps(supply, patients) / 12
        since = np.arange(self.months.max(initial=0.0)) + 0.5
        active = self._hazard.survival(np.array([supply.newcomer_age.value]), since)[0]
        working = np.concatenate(([0.0], np.cumsum(monthly * active)))
        return np.asarray(working[self.months.astype(int)])
