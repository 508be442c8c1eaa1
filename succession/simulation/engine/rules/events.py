# mypy: disable-error-code="no-any-return"
"""A holder stops, a share opens, a successor starts."""

from typing import Any

from succession.simulation.engine.compiling import compiled
from succession.simulation.engine.layout import (
    FIXED,
    HELD_SHARES,
    OPEN,
    OPEN_IN_CELL,
    OPEN_SHARES,
    OPENED,
    OWNER_FTE,
    SHARE_OPEN,
    STARTED,
    STARTS,
    STOPS,
    SUCCESSORS_FTE,
    UNFILLED_STOPS,
)
from succession.simulation.engine.memory import Live, World
from succession.simulation.engine.rules.bridge import end_bridge, lose_owner, regain_owner
from succession.simulation.engine.rules.counted import count_change, give_fte, holder_fte
from succession.simulation.engine.rules.load import touch
from succession.simulation.engine.rules.search import search_before, searched_by


@compiled
def leave_share(world: World, live: Live, key: Any, j: int, month: int) -> None:
    p = world.seats[j].practice
    clock, position = live.clocks[j], live.positions[p]
    needed = search_before(world, live, key, j, month)
    was_bridged = clock.generation == 0 and world.seats[j].kind == FIXED
    if was_bridged:
        end_bridge(world, live, p)
    live.totals[STOPS] += 1.0
    fte = holder_fte(world, live, j)
    give_fte(world, live, p, -fte, OWNER_FTE)
    if clock.generation > 0:
        live.cells[live.positions[p].cell, SUCCESSORS_FTE] -= fte
    if needed <= 0.0:
        _succeed(world, live, j)
        return
    live.totals[UNFILLED_STOPS] += 1.0
    position.held -= 1
    live.cells[live.positions[p].cell, HELD_SHARES] -= 1.0
    if position.held == 0:
        lose_owner(world, live, key, p, month, was_bridged)
    open_share(world, live, j, needed, searched_by(live, month))


@compiled
def open_share(world: World, live: Live, j: int, needed: float, searched: float) -> None:
    """The share stands empty, with so much searching still to do."""
    clock, p = live.clocks[j], world.seats[j].practice
    clock.state = OPENED
    clock.budget = needed
    clock.mark = searched
    live.lacking[p] = 1
    live.positions[p].fresh = j + 1
    live.totals[OPEN_SHARES] += 1.0
    live.cells[live.positions[p].cell, OPEN_IN_CELL] += 1.0
    count_change(live, p, SHARE_OPEN, world.shares[j].units)
    touch(live, p)


@compiled
def _succeed(world: World, live: Live, j: int) -> None:
    """A successor starts."""
    clock, p = live.clocks[j], world.seats[j].practice
    clock.generation += 1
    clock.state = STARTED
    live.positions[p].fresh = j + 1
    live.totals[STARTS] += 1.0
    fte = holder_fte(world, live, j)
    give_fte(world, live, p, fte, OWNER_FTE)
    live.cells[live.positions[p].cell, SUCCESSORS_FTE] += fte
    touch(live, p)


@compiled
def fill_share(world: World, live: Live, j: int) -> None:
    p = world.seats[j].practice
    position = live.positions[p]
    live.totals[OPEN_SHARES] -= 1.0
    live.cells[live.positions[p].cell, OPEN_IN_CELL] -= 1.0
    count_change(live, p, SHARE_OPEN, -world.shares[j].units)
    position.held += 1
    live.lacking[p] = position.held < position.shares
    live.cells[live.positions[p].cell, HELD_SHARES] += 1.0
    if position.state != OPEN:
        regain_owner(world, live, p)
    _succeed(world, live, j)
