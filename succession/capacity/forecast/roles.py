"""Who works in the region by role, run by run: owners with their successors, staff, newcomers."""

import numpy as np

from succession.arrays import Floats
from succession.capacity.forecast.by_area import AreaRuns
from succession.capacity.forecast.result import RoleYear
from succession.capacity.region.bands import bands_of
from succession.capacity.region.supply import STAFF_GROUPS, Group, Supply


def roles_of(runs: AreaRuns, supply: Supply) -> tuple[tuple[RoleYear, ...], ...]:
    """Per year every role of the region; staff of today are told apart as the exact model does.

    Successors count as owners. Who takes a share leaves the newcomers, then the staff of today.
    """
    found = {Group.OWNER: (runs.owner_fte[:, :, 0], runs.owner_persons[:, :, 0])}
    if supply.counts_staff:
        found |= _staff(runs, supply)
    fte, persons = (bands_of(np.stack(each, axis=2)) for each in zip(*found.values(), strict=True))
    return tuple(
        tuple(map(RoleYear, found, of_year, heads))
        for of_year, heads in zip(fte, persons, strict=True)
    )


def _staff(runs: AreaRuns, supply: Supply) -> dict[Group, tuple[Floats, Floats]]:
    fte, persons = runs.staff_fte[:, :, 0], runs.staff_persons[:, :, 0]
    per_fte = np.divide(persons, fte, out=np.zeros_like(fte), where=fte > 0)
    stays = runs.staying(supply.staying)
    stayed = np.minimum(fte, stays * runs.staff_today[0] * runs.trend[:, :, 0])
    by_role = np.array([supply.fte[group] for group in STAFF_GROUPS])
    total = by_role.sum(axis=0)
    parts = np.divide(by_role, total, out=np.zeros_like(by_role), where=total > 0)
    groups = dict(zip(STAFF_GROUPS, parts[:, None] * stayed, strict=True))
    groups[Group.NEWCOMER] = fte - stayed
    return {group: (values, values * per_fte) for group, values in groups.items()}
