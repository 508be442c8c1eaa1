# mypy: disable-error-code="no-any-return"
# ruff: noqa: C901, PLR0913, PLR0915, PLR0917
"""What an event changes, carried through once: loads, clocks and searches of a practice."""

from typing import Any

import numpy as np

from succession.simulation.engine.clockwork.calendar import queue, unqueue
from succession.simulation.engine.clockwork.clock import CEILING, note_change, retime, start_clock
from succession.simulation.engine.compiling import compiled
from succession.simulation.engine.layout import (
    CLOSED,
    DISPLACED,
    EPSILON,
    HELD,
    OPENED,
    STARTED,
    TOUCHED,
    VACANT,
    WATCHED,
)
from succession.simulation.engine.memory import Live, World
from succession.simulation.engine.rules.load import mark_dirty, overload_of, room_of
from succession.simulation.engine.rules.search import pull_of, searched_until, start_found


@compiled
def settle(world: World, live: Live, key: Any, month: int, edge: int) -> None:
    """Bring everybody in the touched practices to the new load, at the start of a month (its edge)
    or halfway (the next edge).

    The pace of stopping changes at the edge, the pull on successors at once.
    """
    for index in range(live.counters[TOUCHED]):
        p = live.settling[index]
        live.positions[p].is_touched = 0
        if live.positions[p].state != CLOSED:
            _settle_practice(world, live, key, p, month, edge)
    live.counters[TOUCHED] = 0


@compiled
def _settle_practice(world: World, live: Live, key: Any, p: int, month: int, edge: int) -> None:
    position = live.positions[p]
    pull_before, overload = position.pull, overload_of(live, p)
    has_changed = overload != position.overload or position.changes == 0
    if has_changed:
        position.overload = overload
        note_change(world, live, p, edge)
    is_above_ceiling = overload > position.ceiling
    if is_above_ceiling:
        position.ceiling = CEILING * overload
    if live.lacking[p] != 0:
        position.pull = pull_of(world, live, key, p)
    _settle_room(world, live, p)
    first, last = position.first_seat, position.last_seat
    if position.is_busy == 0 and not is_above_ceiling:  # then at most one has to be settled
        if position.fresh == 0:
            return
        first, last = np.uint32(position.fresh - 1), position.fresh
    last_state = WATCHED if is_above_ceiling else OPENED
    position.is_busy = 0
    for j in range(first, last):
        if live.clocks[j].state <= last_state:
            is_retimed = has_changed or is_above_ceiling
            due = _due(world, live, key, j, (month, edge), pull_before, is_retimed)
            if due != live.nodes[j].due:
                unqueue(live, j)
                queue(live, j, due)
            if live.clocks[j].state < WATCHED:
                position.is_busy = 1
    position.fresh = 0


@compiled
def _due(
    world: World,
    live: Live,
    key: Any,
    j: int,
    now: tuple[int, int],
    pull_before: float,
    is_retimed: bool,
) -> int:
    """When something happens to a share next; `now` is the present month and edge."""
    state, pull = live.clocks[j].state, live.positions[world.seats[j].practice].pull
    if state == STARTED:
        return start_clock(world, live, key, j, now[1])
    if state == OPENED or (state == VACANT and pull != pull_before):
        return _search_on(live, j, now[0], pull, pull_before, 0.5 * (now[0] + now[1]))
    if state in (HELD, WATCHED) and is_retimed:
        return retime(world, live, j, now[1])
    return live.nodes[j].due


@compiled
def _settle_room(world: World, live: Live, p: int) -> None:
    """Where there is more room than before, closed practices nearby look once more."""
    room = room_of(live, p)
    if room > live.room[p] + EPSILON and live.totals[DISPLACED] > EPSILON:
        position = live.positions[p]
        for arc in range(position.first_reverse, position.last_reverse):
            other = world.reverse[arc]
            if live.waiting[other] != 0:
                mark_dirty(live, other)
    live.room[p] = room


@compiled
def _search_on(live: Live, j: int, month: int, pull: float, pull_before: float, now: float) -> int:
    """The month in which an open share finds somebody, now that it opened or its pull changed."""
    clock = live.clocks[j]
    if clock.state == VACANT:
        searched = searched_until(live, now)
        clock.budget -= pull_before * (searched - clock.mark) / 12.0
        clock.mark = searched
    clock.state = VACANT
    return start_found(live, j, pull, month)
