# mypy: disable-error-code="no-any-return"
# ruff: noqa: C901
"""Patients of closed practices ask at others, near ones first, who take them into their room."""

from succession.simulation.engine.compiling import compiled
from succession.simulation.engine.layout import (
    DIRTY,
    DISPLACED,
    DISPLACED_IN_CELL,
    EPSILON,
    LISTED,
    MOVING,
    REGISTERING,
    STAMP,
)
from succession.simulation.engine.memory import Live, World
from succession.simulation.engine.rules.closing import set_displaced, still_registering
from succession.simulation.engine.rules.load import room_of, touch
from succession.simulation.engine.rules.staff import know_near, move_staff

_ROUNDS = 12


@compiled
def disperse(world: World, live: Live, month: int) -> None:
    """Everybody without a place looks at once, nearer and roomier neighbours first in favour.

    All look in the same rounds and are cut in the same proportion where there is too little room,
    so that no practice goes before another.
    """
    live.counters[STAMP] += 1
    stamp, touched, count = live.counters[STAMP], 0, 0
    for index in range(live.counters[DIRTY]):
        p = live.dirty[index]
        live.positions[p].is_dirty = 0
        if live.waiting[p] != 0:
            touched = _find_ways(live, p, stamp, touched)
            if live.positions[p].ways > 0:
                know_near(world, live, p)
                live.dirty[count] = p
                count += 1
    live.counters[DIRTY] = 0
    for _ in range(_ROUNDS):
        if count == 0 or _round(world, live, count, touched) <= EPSILON:
            break
    for index in range(touched):
        q = live.touched[index]
        if live.positions[q].taken > 0.0:
            live.cells[live.positions[q].cell, LISTED] += live.positions[q].taken
            _register(live, q, month)
            live.room[q] = room_of(live, q)
            touch(live, q)
    for index in range(live.counters[MOVING]):
        move_staff(world, live, live.moving[index])
    live.counters[MOVING] = 0


@compiled
def _find_ways(live: Live, p: int, stamp: int, touched: int) -> int:
    """Note the arcs along which patients of this practice may find a place, and the practices to
    which any lead; how many practices by now."""
    position, ways = live.positions[p], 0
    for arc in range(position.first_arc, position.last_arc):
        q = live.others[arc]
        if live.room[q] > 0.0:
            live.ways[position.first_arc + ways] = arc
            ways += 1
            if live.positions[q].mark != stamp:
                live.positions[q].mark = stamp
                live.positions[q].spare = live.room[q]
                live.positions[q].taken = 0.0
                live.positions[q].asked = 0.0
                live.touched[touched] = q
                touched += 1
    position.ways = ways
    return touched


@compiled
def _round(world: World, live: Live, count: int, touched: int) -> float:
    """One round of asking and taking; how many patients found a place."""
    for index in range(count):
        _ask(world, live, live.dirty[index])
    moved = 0.0
    for index in range(count):
        moved += _take(world, live, live.dirty[index])
    for index in range(touched):
        other = live.positions[live.touched[index]]
        other.spare = max(other.spare - min(other.asked, other.spare), 0.0)
        other.asked = 0.0
    return moved


@compiled
def _ask(world: World, live: Live, p: int) -> None:
    """Everybody who waits asks, the nearer and roomier practices more."""
    first, waiting, total = live.positions[p].first_arc, live.positions[p].displaced, 0.0
    for way in range(first, first + live.positions[p].ways):
        arc = live.ways[way]
        live.asked[arc] = live.nearness[arc] * live.positions[live.others[arc]].spare
        total += live.asked[arc]
    scale = waiting / total if total > EPSILON and waiting > EPSILON else 0.0
    for way in range(first, first + live.positions[p].ways):
        arc = live.ways[way]
        live.asked[arc] *= scale
        live.positions[live.others[arc]].asked += live.asked[arc]


@compiled
def _take(world: World, live: Live, p: int) -> float:
    """Places for who asked, cut alike where there is too little room; how many."""
    first, found = live.positions[p].first_arc, 0.0
    for way in range(first, first + live.positions[p].ways):
        arc = live.ways[way]
        if live.asked[arc] > 0.0:
            other = live.positions[live.others[arc]]
            taken = live.asked[arc] * min(1.0, other.spare / other.asked)
            other.taken += taken
            live.given[arc] += taken
            found += taken
    found = min(found, live.positions[p].displaced)
    set_displaced(live, p, live.positions[p].displaced - found)
    live.totals[DISPLACED] -= found
    live.cells[live.positions[p].cell, DISPLACED_IN_CELL] -= found
    return found


@compiled
def _register(live: Live, q: int, month: int) -> None:
    """New patients get their place at once and come over little by little."""
    position = live.positions[q]
    position.patients += position.taken
    position.registering = still_registering(live, q, month) + position.taken
    position.registered = month
    live.totals[REGISTERING] += position.taken
    position.taken = 0.0
