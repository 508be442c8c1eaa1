"""Who works for the owners where the register lists owners only: as many as usual in the country.

The first list of a zorggroep often names the owners alone. Without staff there would be nobody to
succeed them and nobody who comes after training: an answer about the list and not about the region.
"""

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.capacity.region.workforce import STAFF_ROLES
from succession.register import Gp, GpRole, Seen
from succession.register.seen import with_staff

# A stream of its own: what is drawn elsewhere stays as it was.
_STREAM = 12


def lists_owners_only(register: Seen) -> bool:
    """Whether owners are named and nobody who works for them or stands in."""
    roles = {gp.role for gp in register.gps}
    return GpRole.OWNER in roles and not roles & set(STAFF_ROLES)


def with_usual_staff(register: Seen, assumptions: Assumptions) -> Seen:
    """The register, with beside each owner a part of a locum where it lists owners only.

    A locum does not count as established: that a practice is solo does not change by it.
    """
    if not lists_owners_only(register):
        return register
    unknowns = assumptions.unknowns
    owners = (gp for gp in register.gps if gp.role is GpRole.OWNER)
    staff = [
        Gp(
            gp_key=f"{owner.gp_key}/waarnemer",
            practice_agb=owner.practice_agb,
            role=GpRole.CHANGING_LOCUM,
            fte=owner.fte_or(unknowns.fte) * unknowns.staff_per_owner.value,
        )
        for owner in owners
    ]
    return with_staff(register, staff)


def staff_levels(register: Seen, assumptions: Assumptions, runs: int, seed: int) -> Floats:
    """Per run how much staff there is against the usual: 1 where the register lists it."""
    if not lists_owners_only(register):
        return np.ones(runs)
    usual = assumptions.unknowns.staff_per_owner
    drawn = np.random.default_rng([seed, _STREAM]).triangular(
        usual.low, usual.value, usual.high, runs
    )
    return np.asarray(drawn / usual.value)
