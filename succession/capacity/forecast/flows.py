"""What moved the shortage between today and each later year, in fte, as means over the runs.

    shortage(t) = demand(t) - supply(t) = shortage today + sum of the flows, exactly

Owners and staff count at the hours of today; what trend and help do to them is a flow apart. What
growth and ageing do together is shared equally between the two.
"""

import numpy as np

from succession.arrays import Floats
from succession.capacity.forecast.by_area import AreaRuns
from succession.capacity.forecast.result import Flow
from succession.simulation import StaffPath


def flows_of(runs: AreaRuns, staff: StaffPath | None) -> dict[Flow, Floats]:
    """Every flow since today, (years, areas); above 0 it adds to the shortage."""
    return _of_owners(runs) | _of_staff(runs, staff) | _of_demand(runs)


def _of_owners(runs: AreaRuns) -> dict[Flow, Floats]:
    """Owners who stop, successors, who bridges, and what the hours of all together do."""
    owners, successors, bridging = (
        fte / runs.owner_hours for fte in (runs.owner_fte, runs.successor_fte, runs.bridge_fte)
    )
    staff, today = runs.staff_fte / runs.trend, runs.supply_today - runs.staff_today
    return {
        Flow.OWNERS_STOP: (today - owners + successors).mean(axis=0),
        Flow.SUCCESSORS_START: -successors.mean(axis=0),
        Flow.BRIDGED: -bridging.mean(axis=0),
        Flow.HOURS: (owners + staff + bridging - runs.supply_fte).mean(axis=0),
    }


def _of_staff(runs: AreaRuns, staff: StaffPath | None) -> dict[Flow, Floats]:
    """Staff are one body in the region; where they work follows the patients of closed lists."""
    today, fte = runs.staff_today, (runs.staff_fte / runs.trend).mean(axis=0)
    level = fte[:, :1] / today[0] if today[0] else np.ones_like(fte[:, :1])
    level_less = level * today - fte
    level_less[:, 0] = 0.0  # nobody leaves the region
    moved = {Flow.STAFF_MOVED: level_less}
    if staff is None or not today[0]:
        return moved
    staying = runs.staying(np.array(staff.staying)).mean(axis=0)[:, None]
    came = np.array(staff.newcomers) * staff.newcomer_fte * runs.newcomers.mean()
    newcomers = came[:, None] / today[0]
    return moved | {
        Flow.STAFF_LEAVE: (1 - staying) * today,
        Flow.NEWCOMERS: -newcomers * today,
        Flow.LEFT_STAFF: (staying + newcomers - level) * today,
    }


def _of_demand(runs: AreaRuns) -> dict[Flow, Floats]:
    before, now, growth = runs.demand_today[:, None, :], runs.demand_fte, runs.growth
    ungrown = now / growth
    moved = (runs.asking / np.maximum(runs.asking_today, 1e-9) - 1) * before
    moved[:, :, 0] = 0.0  # nobody leaves the region; adding up in other orders leaves dust
    half = (1 + growth) / 2
    return {
        Flow.AGEING: ((ungrown - before - moved) * half).mean(axis=0),
        Flow.GROWTH: ((growth - 1) * (ungrown + before) / 2).mean(axis=0),
        Flow.PATIENTS_MOVED: (moved * half).mean(axis=0),
    }
