# mypy: disable-error-code="no-any-return"
"""Staff: where they go when a practice closes, and how many there are each year."""

import numpy as np

from succession.simulation.engine.compiling import compiled
from succession.simulation.engine.layout import (
    CAME,
    DISTANCE_DECAY,
    EPSILON,
    OPEN,
    RATE_LEVEL,
    STAFF_LEFT,
    STAFF_LEVEL,
    STAFF_STAYS,
    STAFF_TODAY,
    STARTS,
    SUPPLY_FTE,
)
from succession.simulation.engine.memory import Live, World
from succession.simulation.engine.rules.bridge import count_uncovered
from succession.simulation.engine.rules.counted import give_staff
from succession.simulation.engine.rules.load import touch
from succession.simulation.engine.rules.pool import new_gps


@compiled
def know_near(world: World, live: Live, p: int) -> None:
    """How readily patients of this practice go along each arc; weighed once per run."""
    position = live.positions[p]
    if position.knows_near == 0:
        position.knows_near = 1
        for arc in range(position.first_arc, position.last_arc):
            live.nearness[arc] = np.exp(-live.numbers[DISTANCE_DECAY] * world.arcs[arc].km)


@compiled
def move_staff(world: World, live: Live, p: int) -> None:
    """Staff of a closed practice go where its patients went, or nearby where nobody could take any.

    Part of them leaves the region, and all where no practice is left nearby. Who comes makes room.
    """
    position, total, leaving = live.positions[p], 0.0, live.positions[p].staff
    for arc in range(position.first_arc, position.last_arc):
        total += live.given[arc]
    if total <= EPSILON:
        know_near(world, live, p)
        total = 0.0
        for arc in range(position.first_arc, position.last_arc):
            is_open = live.positions[live.others[arc]].state == OPEN
            live.given[arc] = live.nearness[arc] if is_open else 0.0
            total += live.given[arc]
    give_staff(world, live, p, -leaving)
    position.brought = 0.0
    live.positions[p].fte = 0.0
    if total > 0.0:
        coming = live.numbers[STAFF_STAYS] * leaving
        leaving -= coming
        for arc in range(position.first_arc, position.last_arc):
            if live.given[arc] > 0.0:
                _take_staff(world, live, live.others[arc], coming * live.given[arc] / total)
    live.totals[STAFF_LEFT] += leaving


@compiled
def _take_staff(world: World, live: Live, q: int, staff: float) -> None:
    give_staff(world, live, q, staff)
    live.positions[q].brought += staff
    touch(live, q)


@compiled
def new_staff(world: World, live: Live, year: int) -> None:
    """Staff at the end of a year: who is still there and who came, less who became owner."""
    x, today = live.numbers, live.numbers[STAFF_TODAY]
    if today <= EPSILON:
        return
    more = new_gps(x) / new_gps(world.numbers[:, 0])
    before = world.staff[year - 1, 1] if year > 0 else 0.0
    live.totals[CAME] += (world.staff[year, 1] - before) * more
    rest = live.totals[CAME] - live.totals[STARTS]
    staying = world.staff[year, 0] ** (x[RATE_LEVEL] / world.numbers[RATE_LEVEL, 0])
    level = max(staying + world.staff[year, 2] * rest / today, 0.0)
    change = level - live.totals[STAFF_LEVEL]
    live.totals[STAFF_LEVEL] = level
    for p in range(len(world.practices)):
        position = live.positions[p]
        if position.staff > 0.0 and change != 0.0:
            position.fte += change * position.staff
            live.totals[SUPPLY_FTE] += change * position.staff
            touch(live, p)
            if position.state != OPEN:
                count_uncovered(world, live, p)
