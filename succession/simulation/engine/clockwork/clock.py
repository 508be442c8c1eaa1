# mypy: disable-error-code="no-any-return"
# ruff: noqa: PLR0913, PLR0917
"""The clock of a holder: how much hazard is gathered, and the month in which it rings.

Who is held for long yet is only watched: the month of his stop is sought when it is near.
"""

from typing import Any

import numpy as np

from succession.assumptions.numbers import LARGEST_LOAD_EFFECT
from succession.simulation.engine.compiling import compiled
from succession.simulation.engine.layout import (
    AGE_MONTHS,
    AGELESS,
    CHAIN_RATE,
    FIXED,
    HELD,
    KEPT_CHANGES,
    LARGEST_SHOCK,
    PADDING,
    RATED,
    STAYS,
    STOP,
    WATCHED,
)
from succession.simulation.engine.memory import Live, World
from succession.simulation.engine.numbers import ageless
from succession.simulation.engine.streams import uniform

CEILING = 1.2  # room for the overload to grow before the watched are looked at again


@compiled
def _hazard(world: World, live: Live, j: int, edge: int) -> float:
    """Cumulative hazard of the present holder at an edge; only differences mean something."""
    clock = live.clocks[j]
    by_age = live.curves[np.uint32(clock.origin + edge)]
    plan = world.seats[j].plan
    if plan < 0 or clock.generation > 0:
        return by_age
    weight = live.weights[world.shares[j].plan_class]
    active = np.exp(live.curves[clock.origin] - by_age)
    still = weight * world.plans[plan, edge] + (1.0 - weight) * active
    return -np.log(max(still, 1e-300))


@compiled
def _fill_row(world: World, live: Live, j: int) -> None:
    """The hazard of this curve at the start of each year, once per run."""
    clock = live.clocks[j]
    row, total = clock.row, 0.0
    if live.filled[row] == live.filled[len(live.filled) - 1]:
        return
    live.filled[row] = live.filled[len(live.filled) - 1]
    before = _hazard(world, live, j, clock.start)
    live.rows[row, 0] = 0.0
    for year in range(len(world.year_ends)):
        edge = world.year_ends[year]
        if edge > clock.start:
            now = _hazard(world, live, j, edge)
            total += live.shocks[year] * (now - before)
            before = now
        live.rows[row, year + 1] = total


@compiled
def _gathered(world: World, live: Live, j: int, edge: Any) -> float:
    """Hazard of the present holder up to an edge, with the yearly shocks."""
    row, years = live.clocks[j].row, len(world.year_ends)
    if edge >= len(world.year_of):
        return live.rows[row, years]
    year = world.year_of[edge]
    start = max(live.year_starts[year], live.clocks[j].start)
    if edge == start:
        return live.rows[row, year]
    passed = _hazard(world, live, j, edge) - _hazard(world, live, j, start)
    return live.rows[row, year] + live.shocks[year] * passed


@compiled
def _year_of_reaching(world: World, live: Live, j: int, wanted: float) -> int:
    """The year in which so much hazard has been gathered; as many as there are when never."""
    clock, years = live.clocks[j], len(world.year_ends)
    if live.rows[clock.row, years] < wanted:
        return years
    year = world.year_of[min(clock.since, len(world.year_of) - 1)]
    while live.rows[clock.row, year + 1] < wanted:
        year += 1
    return year


@compiled
def rings(world: World, live: Live, j: int, times: float) -> int:
    """The month in which the clock has used its budget; months when never."""
    clock = live.clocks[j]
    wanted = clock.mark + clock.budget / times
    year = _year_of_reaching(world, live, j, wanted)
    if year == len(world.year_ends):
        return len(world.year_of)
    low = max(live.year_starts[year], clock.start)
    rest = (wanted - live.rows[clock.row, year]) / live.shocks[year]
    high, wanted = world.year_ends[year], _hazard(world, live, j, low) + rest
    return _month_within(world, live, j, max(low, clock.since), high, wanted)


@compiled
def _month_within(world: World, live: Live, j: int, low: int, high: int, wanted: float) -> int:
    """The month at whose end so much hazard is first reached: a guess, and from there on foot."""
    at_low = _hazard(world, live, j, low)
    pace = max(_hazard(world, live, j, high) - at_low, 1e-300)
    part = min(max((wanted - at_low) / pace, 0.0), 1.0)
    month = min(low + int(part * (high - low)), high - 1)
    while month < high - 1 and _hazard(world, live, j, month + 1) < wanted:
        month += 1
    while month > low and _hazard(world, live, j, month) >= wanted:
        month -= 1
    return month


@compiled
def _set_curve(world: World, live: Live, j: int, edge: int) -> None:
    """Which hazard a holder who starts at this edge follows."""
    clock, seat = live.clocks[j], world.seats[j]
    clock.since = edge
    clock.start = edge
    clock.mark = 0.0
    clock.origin = len(world.ages) + PADDING - edge
    clock.row = len(live.rows) - 1 - edge
    if clock.generation == 0:
        clock.row = live.first_row[j]
        if seat.kind == AGELESS:
            clock.origin = ageless(world)
        else:
            clock.origin = max(seat.age_months - int(live.numbers[AGE_MONTHS]), 0)


@compiled
def has_own_end(world: World, live: Live, j: int) -> bool:
    """Whether the load does not change when this holder stops: no GP holds the share."""
    kind = world.seats[j].kind
    return live.clocks[j].generation == 0 and kind in (FIXED, RATED)


@compiled
def or_all_go(world: World, live: Live, j: int, due: int, edge: int) -> int:
    """This month, or the one in which all owners of the practice go, if that is sooner."""
    all_go = live.positions[world.seats[j].practice].all_go
    if all_go < edge or has_own_end(world, live, j):
        return due
    return min(due, int(all_go))


@compiled
def start_clock(world: World, live: Live, key: Any, j: int, edge: int) -> int:
    """Give a new holder his budget; the month of the stop, or of a look at it."""
    return or_all_go(world, live, j, _start(world, live, key, j, edge), edge)


@compiled
def _start(world: World, live: Live, key: Any, j: int, edge: int) -> int:
    months = len(world.year_of)
    clock, seat = live.clocks[j], world.seats[j]
    clock.state = HELD
    if clock.generation == 0:
        if seat.kind == FIXED:
            return int(max(np.ceil(world.shares[j].left) - 1.0, 0.0))
        if seat.kind == RATED:
            pace = -np.log1p(-min(live.numbers[CHAIN_RATE], 1.0 - 1e-12)) / 12
            lasts = -np.log(uniform(key, seat.key, 0, STOP))
            return int(lasts / pace) if lasts < pace * months else months
    _set_curve(world, live, j, edge)
    u = uniform(key, seat.key, clock.generation, STOP)
    # -log(u) is at least this: who cannot stop before the horizon needs no logarithm.
    least, most = 2.0 * (1.0 - u) / (1.0 + u), _most(world, live, j, edge)
    if least > most * LARGEST_LOAD_EFFECT * live.positions[seat.practice].stop_factor:
        clock.state = STAYS
        return months
    if least > most * live.positions[seat.practice].ceiling:
        clock.state = WATCHED
        clock.budget = u - 2.0
        return months
    clock.budget = -np.log(u)
    _fill_row(world, live, j)
    return watch(world, live, j, edge)


@compiled
def _most(world: World, live: Live, j: int, edge: int) -> float:
    """More than the hazard before the horizon at an ordinary load."""
    hazard = _hazard(world, live, j, len(world.year_of)) - _hazard(world, live, j, edge)
    return live.numbers[LARGEST_SHOCK] * hazard * (1.0 + 1e-12)


@compiled
def settle_clock(world: World, live: Live, j: int, edge: int) -> None:
    """Bring the budget of a holder to this edge, with the overload as it was in between."""
    clock, p = live.clocks[j], world.seats[j].practice
    if clock.budget < -1.0:
        clock.budget = -np.log(clock.budget + 2.0)
        _fill_row(world, live, j)
    budget, mark, since = clock.budget, clock.mark, clock.since
    last = live.positions[p].changes - 1
    for index in range(last + 1):
        until = live.changes[p, index + 1].edge if index < last else np.uint32(edge)
        if since < until:
            gathered = _gathered(world, live, j, until)
            budget -= live.changes[p, index].overload * (gathered - mark)
            mark = gathered
            since = until
    clock.budget = max(budget, 0.0)
    clock.mark = mark
    clock.since = edge


@compiled
def note_change(world: World, live: Live, p: int, edge: int) -> None:
    """From this edge on the overload is what it is now."""
    position = live.positions[p]
    if position.changes == KEPT_CHANGES:
        for j in range(position.first_seat, position.last_seat):
            if live.clocks[j].state in (HELD, WATCHED) and not has_own_end(world, live, j):
                settle_clock(world, live, j, edge)
        position.changes = 0
    live.changes[p, position.changes].edge = edge
    live.changes[p, position.changes].overload = position.overload
    position.changes += 1


@compiled
def retime(world: World, live: Live, j: int, edge: int) -> int:
    """The month of a stop, or of a look, now that the load has changed."""
    return or_all_go(world, live, j, _retimed(world, live, j, edge), edge)


@compiled
def _retimed(world: World, live: Live, j: int, edge: int) -> int:
    due = live.nodes[j].due
    if live.clocks[j].state == HELD:
        if has_own_end(world, live, j):
            return due
        lead = live.positions[world.seats[j].practice].lead
        if due < len(world.year_of) and due + 0.5 - lead < edge:
            return due  # announced: the date stands
    settle_clock(world, live, j, edge)
    return watch(world, live, j, edge)


@compiled
def watch(world: World, live: Live, j: int, edge: int) -> int:
    """The month of the stop, or one in which to look again, before any stop can be announced.

    However the load changes below the ceiling of the practice: that makes it a watch. Seeking the
    month itself each time that the load changes would take most of the time.
    """
    clock, p = live.clocks[j], world.seats[j].practice
    wanted = clock.mark + clock.budget / live.positions[p].ceiling
    year = _year_of_reaching(world, live, j, wanted)
    clock.state = WATCHED
    if year == len(world.year_ends):
        return len(world.year_of)
    look = int(np.floor(live.year_starts[year] - 0.5 - live.positions[p].lead))
    if look >= edge:
        return look
    clock.state = HELD
    return rings(world, live, j, live.positions[p].overload)
