"""Who carries the lists today: patients, fte of owners and fte of staff per practice.

What is unknown is filled in as the simulation does: a practice of which the fte or the list is
not known is taken to be as full as the region.
"""

from dataclasses import dataclass

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.register import GpRole, Seen
from succession.risk.carried import carried
from succession.risk.cases import Cases

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
    known = carried(cases, assumptions)
    staff = [_staff_fte(register, practice.agb, assumptions) for practice in cases.practices]
    staff_fte = np.minimum(np.array(staff, float), known.fte)
    return Workforce(
        patients=known.patients,
        owner_fte=known.fte - staff_fte,
        staff_fte=staff_fte,
        patients_per_fte=known.patients_per_fte,
    )


def _staff_fte(register: Seen, agb: str, assumptions: Assumptions) -> float:
    usual = assumptions.unknowns.fte
    staff = [gp for gp in register.gps_by_practice.get(agb, ()) if gp.role in STAFF_ROLES]
    return sum(gp.fte_or(usual) for gp in staff)
