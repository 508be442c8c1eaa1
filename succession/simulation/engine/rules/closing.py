# mypy: disable-error-code="no-any-return"
# ruff: noqa: PLR0915
"""A practice closes; its patients are without a place until they find one."""

from succession.simulation.engine.clockwork.calendar import unqueue
from succession.simulation.engine.compiling import compiled
from succession.simulation.engine.layout import (
    CLOSED,
    CLOSED_IN_CELL,
    CLOSURES,
    DISPLACED,
    DISPLACED_IN_CELL,
    EPSILON,
    GONE,
    GRACE,
    HELD,
    HELD_SHARES,
    IN_GRACE,
    IS_CLOSED,
    LISTED,
    MOVING,
    NO_OWNER,
    OPEN,
    OPEN_IN_CELL,
    OPEN_SHARES,
    OWNER_FTE,
    PLACELESS,
    REGISTERING,
    SHARE_OPEN,
    STARTED,
    STAYS,
    SUCCESSORS_FTE,
    WATCHED,
)
from succession.simulation.engine.memory import Live, World
from succession.simulation.engine.rules.bridge import end_bridge, leave_bridge
from succession.simulation.engine.rules.counted import count_change, give_fte, holder_fte
from succession.simulation.engine.rules.load import mark_dirty


@compiled
def close_practice(world: World, live: Live, p: int, month: int) -> None:
    """Nobody was found in time: the list falls apart and looks for places nearby."""
    position = live.positions[p]
    leave_bridge(world, live, p)
    position.state = CLOSED
    count_change(live, p, IS_CLOSED, 1)
    live.totals[CLOSURES] += 1.0
    cell = live.cells[live.positions[p].cell]
    cell[CLOSED_IN_CELL] += 1.0
    for j in range(position.first_seat, position.last_seat):
        unqueue(live, j)
        live.clocks[j].state = GONE
        count_change(live, p, SHARE_OPEN, -world.shares[j].units)
        live.totals[OPEN_SHARES] -= 1.0
        cell[OPEN_IN_CELL] -= 1.0
    live.lacking[p] = 0
    live.room[p] = 0.0
    live.totals[REGISTERING] -= still_registering(live, p, month)
    position.registering = 0.0
    live.totals[DISPLACED] += position.patients
    cell[DISPLACED_IN_CELL] += position.patients
    cell[LISTED] -= position.patients
    set_displaced(live, p, position.patients)
    position.patients = 0.0
    mark_dirty(live, p)
    if position.staff > 0.0:
        live.moving[live.counters[MOVING]] = p
        live.counters[MOVING] += 1
        for arc in range(position.first_arc, position.last_arc):
            live.given[arc] = 0.0


@compiled
def make_close(world: World, live: Live, p: int, month: int) -> None:
    """Close a practice whatever its owners would: they go, and nobody stands in for them."""
    position = live.positions[p]
    if position.state == CLOSED:
        return
    cell = live.cells[position.cell]
    end_bridge(world, live, p)
    for j in range(position.first_seat, position.last_seat):
        if live.clocks[j].state in (HELD, WATCHED, STAYS, STARTED):
            fte = holder_fte(world, live, j)
            give_fte(world, live, p, -fte, OWNER_FTE)
            cell[SUCCESSORS_FTE] -= fte if live.clocks[j].generation > 0 else 0.0
            cell[HELD_SHARES] -= 1.0
            cell[OPEN_IN_CELL] += 1.0
            live.totals[OPEN_SHARES] += 1.0
            count_change(live, p, SHARE_OPEN, world.shares[j].units)
    if position.state == OPEN:
        position.state = GRACE
        position.bridge_fte = 0.0
        live.totals[IN_GRACE] += 1.0
        count_change(live, p, NO_OWNER, 1)
    position.held = 0
    unqueue(live, len(world.seats) + p)
    close_practice(world, live, p, month)


@compiled
def set_displaced(live: Live, p: int, displaced: float) -> None:
    before = live.positions[p].displaced
    live.positions[p].displaced = displaced
    live.waiting[p] = displaced > EPSILON
    count_change(live, p, PLACELESS, int(displaced * 1000.0 + 0.5) - int(before * 1000.0 + 0.5))


@compiled
def still_registering(live: Live, p: int, month: int) -> float:
    position = live.positions[p]
    return position.registering * live.registration[month - position.registered]
