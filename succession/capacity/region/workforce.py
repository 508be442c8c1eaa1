"""Who carries the lists today: patients, fte of owners and fte of staff per practice.

What is unknown is filled in as the simulation does: a practice of which the fte or the list is
not known is taken to be as full as the region.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from succession.assumptions import Assumptions
from succession.register import GpRole, Seen
from succession.risk.cases import Cases

Floats = NDArray[np.float64]
STAFF_ROLES = (GpRole.HIDHA, GpRole.REGULAR_LOCUM, GpRole.CHANGING_LOCUM)


@dataclass(frozen=True)
class Workforce:
    """Columns per practice, by agb; `patients_per_fte` is what one fte carries."""

    patients: Floats
    owner_fte: Floats
    staff_fte: Floats
    patients_per_fte: float


def workforce_of(register: Seen, cases: Cases, assumptions: Assumptions) -> Workforce:
    """The workforce of the practices of these cases, with what is unknown filled in."""
    load, unknowns = cases.practice.load, assumptions.unknowns
    norm = assumptions.capacity.norm_practice.value
    per_fte = norm if np.isnan(load.patients_per_fte) else load.patients_per_fte
    blank = unknowns.established * unknowns.fte[GpRole.OWNER]
    guessed = np.where(np.isnan(load.patients), blank, load.patients / per_fte)
    fte = np.where(np.isnan(load.fte) | (load.fte <= 0), guessed, load.fte)
    staff = [_staff_fte(register, practice.agb, assumptions) for practice in cases.practices]
    staff_fte = np.minimum(np.array(staff, float), fte)
    return Workforce(
        patients=np.where(np.isnan(load.patients), fte * per_fte, load.patients),
        owner_fte=fte - staff_fte,
        staff_fte=staff_fte,
        patients_per_fte=per_fte,
    )


def _staff_fte(register: Seen, agb: str, assumptions: Assumptions) -> float:
    usual = assumptions.unknowns.fte
    staff = [gp for gp in register.gps_by_practice.get(agb, ()) if gp.role in STAFF_ROLES]
    return sum(usual[gp.role] if gp.fte is None else gp.fte for gp in staff)
