# mypy: disable-error-code="no-any-return"
"""A run: its begin, its months, and many of them."""

from typing import Any

import numpy as np

from succession.simulation.engine.check import check_run
from succession.simulation.engine.clockwork.calendar import bucket_of, fetch_month, queue, unqueue
from succession.simulation.engine.clockwork.clock import or_all_go, settle_clock, watch
from succession.simulation.engine.clockwork.settle import settle
from succession.simulation.engine.compiling import Record, compiled, kept
from succession.simulation.engine.layout import (
    ALL_GO,
    DIRTY,
    DISPLACED,
    DISPLACED_YEARS,
    HELD,
    HELD_SHARES,
    IN_TAKEOVER,
    LISTED,
    NOBODY,
    NUMBERS,
    OPEN,
    OWNER_FTE,
    REGISTERING,
    SEARCH,
    SHARED_RATE,
    STAFF_LEVEL,
    STAFF_TODAY,
    STARTED,
    STAYS,
    TOUCHED,
    WATCHED,
    YEAR,
)
from succession.simulation.engine.memory import Live, Results, World
from succession.simulation.engine.numbers import draw_numbers, fill_tables
from succession.simulation.engine.rules.bridge import lose_owner
from succession.simulation.engine.rules.closing import close_practice, make_close
from succession.simulation.engine.rules.counted import give_fte, give_staff, holder_fte
from succession.simulation.engine.rules.dispersal import disperse
from succession.simulation.engine.rules.events import fill_share, leave_share, open_share
from succession.simulation.engine.rules.load import over_mean, read_mean_load, touch
from succession.simulation.engine.rules.pool import begin_pool
from succession.simulation.engine.rules.search import frailty, is_bound, is_in_time
from succession.simulation.engine.rules.staff import new_staff
from succession.simulation.engine.rules.years import new_year, per_fte, set_limits, working_in
from succession.simulation.engine.streams import run_key, uniform
from succession.simulation.engine.told import write_cells, write_counts, write_series


@compiled
def _begin(world: World, live: Live, key: Any) -> None:
    """Everybody in place on the as-of day."""
    live.filled[len(live.filled) - 1] += 1
    for month in range(len(world.year_of)):
        bucket = bucket_of(live, month)
        live.nodes[bucket].next = bucket
        live.nodes[bucket].previous = bucket
    live.totals[:] = 0.0
    live.lacking[:] = 0
    live.room[:] = 0.0
    live.waiting[:] = 0
    live.counters[:] = 0
    draw_numbers(world, live, key)
    fill_tables(world, live, key)
    live.cells[:] = 0.0
    live.totals[STAFF_LEVEL] = 1.0
    live.numbers[STAFF_TODAY] = 0.0
    for p in range(len(world.practices)):  # before anybody asks for a place
        live.totals[IN_TAKEOVER] += world.practices[p].bridged
    working = working_in(world, live, 0)
    for p in range(len(world.practices)):
        _begin_practice(world, live, key, p, working)
        for j in range(live.positions[p].first_seat, live.positions[p].last_seat):
            _begin_share(world, live, j)
    read_mean_load(live)
    for p in range(len(world.practices)):
        live.positions[p].start_over = over_mean(live, p)
        if live.positions[p].held < live.positions[p].shares:
            _begin_open(world, live, key, p)
        touch(live, p)
    begin_pool(world, live)


@compiled
def _begin_practice(world: World, live: Live, key: Any, p: int, working: float) -> None:
    """As it is before anybody holds a share."""
    practice, position = world.practices[p], live.positions[p]
    position.fte = 0.0
    position.staff = 0.0
    give_staff(world, live, p, practice.staff_fte)
    live.numbers[STAFF_TODAY] += practice.staff_fte
    live.cells[live.positions[p].cell, LISTED] += practice.patients
    live.nodes[len(world.seats) + p].due = len(world.year_of)
    position.patients = practice.patients
    position.per_fte = per_fte(world, live, 0, p, working)
    position.rate = -1.0
    position.all_go = _month_all_go(world, live, key, p)
    set_limits(world, live, p)
    position.shares = position.last_seat - position.first_seat
    position.state = OPEN
    _clear(position)


@compiled
def _month_all_go(world: World, live: Live, key: Any, p: int) -> int:
    """The month in which all owners of a practice go at once; as many as there are when never."""
    pace, months = live.numbers[SHARED_RATE] / 12.0, len(world.year_of)
    lasts = -np.log(uniform(key, world.practices[p].key, 0, ALL_GO))
    return int(lasts / pace) if lasts < pace * months else months


@compiled
def _clear(position: Record) -> None:
    """Nothing has happened yet."""
    position.uncovered = 0.0
    position.pull = 0.0
    position.displaced = 0.0
    position.brought = 0.0
    position.registering = 0.0
    position.registered = 0
    position.is_busy = 1
    position.fresh = 0
    position.held = 0
    position.bridges = 0
    position.mark = 0
    position.is_dirty = 0
    position.is_touched = 0
    position.knows_near = 0
    position.overload = 0.0
    position.ceiling = 0.0
    position.changes = 0


@compiled
def _begin_share(world: World, live: Live, j: int) -> None:
    p = world.seats[j].practice
    live.clocks[j].generation = 0
    live.clocks[j].start = 0
    live.clocks[j].state = STARTED
    live.nodes[j].due = len(world.year_of)
    if world.seats[j].kind != NOBODY:
        live.positions[p].held += 1
        live.cells[live.positions[p].cell, HELD_SHARES] += 1.0
        give_fte(world, live, p, holder_fte(world, live, j), OWNER_FTE)


@compiled
def _begin_open(world: World, live: Live, key: Any, p: int) -> None:
    """Shares that nobody holds on the as-of day."""
    position = live.positions[p]
    for j in range(position.first_seat, position.last_seat):
        if world.seats[j].kind == NOBODY:
            needed = -np.log(uniform(key, world.seats[j].key, 0, SEARCH))
            needed /= frailty(world, live, key, j)
            if is_bound(world, live, key, j):
                needed = 0.0
            open_share(world, live, j, needed, 0.0)
    if position.held == 0:
        lose_owner(world, live, key, p, 0, False)


@compiled
def _happen(world: World, live: Live, key: Any, node: int, month: int) -> None:
    """One event. A practice without owner closes halfway the month: before that one may start."""
    seats = len(world.seats)
    p = node - seats if node >= seats else world.seats[node].practice
    ends = node >= seats or live.nodes[seats + p].due == month
    starter, starts = node, node < seats
    if ends:
        starts = False
        for j in range(live.positions[p].first_seat, live.positions[p].last_seat):
            if (live.nodes[j].due == month or j == node) and is_in_time(world, live, j, month):
                starter = j
                starts = True
    if not starts:
        unqueue(live, seats + p)
        close_practice(world, live, p, month)
        return
    unqueue(live, starter)
    if live.clocks[starter].state == HELD:
        leave_share(world, live, key, starter, month)
    else:
        fill_share(world, live, starter)


@compiled
def _look(world: World, live: Live, j: int, month: int) -> None:
    """The stop of who was watched comes near; not yet in this month."""
    settle_clock(world, live, j, month + 1)
    due = watch(world, live, j, month + 1)
    queue(live, j, or_all_go(world, live, j, due, month + 1))
    if live.clocks[j].state == HELD:
        live.positions[world.seats[j].practice].is_busy = 1


@compiled
def _is_only_watched(world: World, live: Live, node: int, month: int) -> bool:
    """Whether nothing happens to a share but that it is looked at: when all owners go at once, who
    holds it goes now, whatever his own clock says."""
    if node >= len(world.seats):
        return False
    is_now = live.positions[world.seats[node].practice].all_go == month
    if is_now and live.clocks[node].state in (WATCHED, STAYS):
        live.clocks[node].state = HELD
    return live.clocks[node].state == WATCHED


@compiled
def _close(world: World, live: Live, month: int) -> None:
    """The practices that are made to close now."""
    for row in range(len(world.closings)):
        if world.closings[row, 1] == month:
            make_close(world, live, world.closings[row, 0], month)


@compiled
def _month(world: World, live: Live, key: Any, month: int) -> None:
    """Everything that happens in one month.

    Always the head of the bucket: an event may take any other out of the list, or add one.
    """
    _close(world, live, month)
    edge, bucket = month, bucket_of(live, month)
    fetch_month(world, live, bucket)
    while True:
        if live.counters[TOUCHED] > 0:
            settle(world, live, key, month, edge)
        edge = month + 1
        node = live.nodes[bucket].next
        if node != bucket:
            unqueue(live, node)
            if _is_only_watched(world, live, node, month):
                _look(world, live, node, month)
            else:
                _happen(world, live, key, node, month)
        elif live.counters[DIRTY] > 0:
            disperse(world, live, month)
        else:
            break
    live.totals[REGISTERING] *= live.registration[1]
    live.totals[DISPLACED_YEARS] += live.totals[DISPLACED] / 12.0


@kept
def run_many(
    world: World, live: Live, results: Results, runs: tuple[int, int, int], is_checked: bool
) -> None:
    """Adds `runs` = (seed, first run, number of runs) to the results; allocates nothing."""
    months = len(world.year_of)
    seed, first, count = runs
    for run in range(count):
        key = run_key(seed, first + run)
        _begin(world, live, key)
        for number in range(NUMBERS):
            results.drawn[run, number] = live.numbers[number]
        for month in range(months):
            year = world.year_of[month]
            if month > 0 and world.year_of[month - 1] != year:
                live.counters[YEAR] = year
                new_year(world, live, key, year)
            _month(world, live, key, month)
            if month + 1 == world.year_ends[year]:
                if len(world.staff) > 0:
                    new_staff(world, live, year)
                write_series(world, live, year, results.series[run])
                write_cells(world, live, year, results.cells[run, year])
            if is_checked:
                check_run(world, live, month, results.residual[run])
    write_counts(live, results.counts)
