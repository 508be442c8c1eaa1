"""Who works and what is asked today, per practice: where the forecast starts from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.capacity.region.demand import Lists, care_weights, lists_of
from succession.capacity.region.workforce import STAFF_ROLES, Workforce, workforce_of
from succession.register import GpRole, Seen
from succession.risk.cases import Cases, Holding, cases_of


@dataclass(frozen=True)
class Today:
    """Columns per practice, by agb: persons, held shares, and the care that each list asks.

    `care` counts patients as average patients of the region; `owners` and `staff` are persons.
    """

    cases: Cases
    work: Workforce
    lists: Lists
    care: Floats
    owners: Floats
    held_shares: Floats
    staff: Floats


def today_of(register: Seen, assumptions: Assumptions, as_of: date) -> Today:
    """The region on this day, with what is unknown filled in as the simulation does."""
    cases = cases_of(register, assumptions, as_of)
    work = workforce_of(register, cases, assumptions)
    lists = lists_of(cases.practices, cases.places.siting, assumptions)
    lists = replace(lists, patients=work.patients)
    weights = lists.bands @ care_weights(lists, assumptions.demand)
    size = len(cases.practices)
    held = cases.share.practice[cases.share.holding != Holding.NOBODY]
    return Today(
        cases=cases,
        work=work,
        lists=lists,
        care=np.asarray(work.patients * weights),
        owners=_persons(register, cases, (GpRole.OWNER,)),
        held_shares=np.bincount(held, minlength=size).astype(float),
        staff=_persons(register, cases, STAFF_ROLES),
    )


def _persons(register: Seen, cases: Cases, roles: Sequence[GpRole]) -> Floats:
    groups = (register.gps_by_practice.get(practice.agb, ()) for practice in cases.practices)
    return np.array([sum(gp.role in roles for gp in group) for group in groups], float)
