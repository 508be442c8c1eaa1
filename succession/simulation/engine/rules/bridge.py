# mypy: disable-error-code="no-any-return"
# ruff: noqa: PLR0913, PLR0917
"""A practice without an owner: who carries it until one comes."""

from typing import Any

from succession.simulation.engine.clockwork.calendar import queue, unqueue
from succession.simulation.engine.compiling import compiled
from succession.simulation.engine.layout import (
    BRIDGE,
    BRIDGE_FTE,
    EPSILON,
    GRACE,
    GRACE_COVER,
    GRACE_MONTHS,
    IN_GRACE,
    IN_TAKEOVER,
    NO_OWNER,
    OPEN,
    STAFF_LEVEL,
    TAKEOVER,
    TAKEOVER_CHANCE,
    TAKEOVER_COVER,
    TAKEOVER_MONTHS,
    TAKEOVER_SLOTS,
    UNCOVERED,
    UNCOVERED_IN_CELL,
)
from succession.simulation.engine.memory import Live, World
from succession.simulation.engine.rules.counted import count_change, give_fte, holder_fte
from succession.simulation.engine.streams import uniform


@compiled
def end_bridge(world: World, live: Live, p: int) -> None:
    """A takeover that stood in the register has ended: its slot is free, its pull is gone."""
    if world.practices[p].bridged == 1 and live.positions[p].bridges == 0:
        live.positions[p].bridges = 1
        live.totals[IN_TAKEOVER] -= 1.0


@compiled
def missing_fte(world: World, live: Live, p: int) -> float:
    """What the owners brought when all were there."""
    position, total = live.positions[p], 0.0
    for j in range(position.first_seat, position.last_seat):
        total += max(holder_fte(world, live, j), 0.0)
    return total


@compiled
def cover_of(live: Live, world: World, p: int) -> float:
    if live.positions[p].state == TAKEOVER:
        return live.numbers[TAKEOVER_COVER]
    return max(live.numbers[GRACE_COVER], world.practices[p].least_grace_cover)


@compiled
def lose_owner(world: World, live: Live, key: Any, p: int, month: int, was_bridged: bool) -> None:
    """The last owner has gone: the zorggroep takes over for a while, or locums bridge."""
    position, practice = live.positions[p], world.practices[p]
    generation = position.bridges
    position.bridges += 1
    count_change(live, p, NO_OWNER, 1)
    chance = max(live.numbers[TAKEOVER_CHANCE], practice.least_takeover_chance)
    position.state = GRACE
    lasts = live.numbers[GRACE_MONTHS]
    if (
        not was_bridged
        and live.totals[IN_TAKEOVER] < live.numbers[TAKEOVER_SLOTS]
        and uniform(key, practice.key, generation, BRIDGE) < chance
    ):
        position.state = TAKEOVER
        lasts = live.numbers[TAKEOVER_MONTHS]
    live.totals[IN_TAKEOVER if position.state == TAKEOVER else IN_GRACE] += 1.0
    bridge = cover_of(live, world, p) * missing_fte(world, live, p)
    position.bridge_fte = bridge
    give_fte(world, live, p, bridge, BRIDGE_FTE)
    count_uncovered(world, live, p)
    queue(live, len(world.seats) + p, month + int(lasts))


@compiled
def count_uncovered(world: World, live: Live, p: int) -> None:
    """Patients of a practice without owner whom nobody stands in for."""
    position = live.positions[p]
    missing = missing_fte(world, live, p)
    whole = position.staff * live.totals[STAFF_LEVEL] + missing
    part = missing / whole if whole > EPSILON else 1.0
    now = (1.0 - cover_of(live, world, p)) * part * position.patients
    live.totals[UNCOVERED] += now - position.uncovered
    live.cells[live.positions[p].cell, UNCOVERED_IN_CELL] += now - position.uncovered
    position.uncovered = now


@compiled
def leave_bridge(world: World, live: Live, p: int) -> None:
    position = live.positions[p]
    live.totals[UNCOVERED] -= position.uncovered
    live.cells[live.positions[p].cell, UNCOVERED_IN_CELL] -= position.uncovered
    position.uncovered = 0.0
    live.totals[IN_TAKEOVER if position.state == TAKEOVER else IN_GRACE] -= 1.0
    give_fte(world, live, p, -position.bridge_fte, BRIDGE_FTE)


@compiled
def regain_owner(world: World, live: Live, p: int) -> None:
    leave_bridge(world, live, p)
    count_change(live, p, NO_OWNER, -1)
    live.positions[p].state = OPEN
    unqueue(live, len(world.seats) + p)
