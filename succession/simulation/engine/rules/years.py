# mypy: disable-error-code="no-any-return"
"""What each new year changes: demand, numbers, work per fte."""

from typing import Any

from succession.simulation.engine.compiling import Floats, compiled
from succession.simulation.engine.layout import (
    AGEING_LEVEL,
    BRIDGE_FTE,
    CLOSED,
    EPSILON,
    FTE_TREND,
    GROWTH,
    LEAD_YEARS,
    LIMITED_STOP_ROOM,
    LOAD_RELIABILITY,
    LOCAL_GROWTH,
    MEAN_LOAD,
    OPEN,
    OWNER_CAPACITY,
    OWNER_FTE,
    SERVED,
    STAFF_LEVEL,
    STRETCH,
    SUCCESSORS_FTE,
)
from succession.simulation.engine.memory import Live, World
from succession.simulation.engine.numbers import read_numbers
from succession.simulation.engine.rules.bridge import count_uncovered, cover_of, missing_fte
from succession.simulation.engine.rules.counted import give_fte
from succession.simulation.engine.rules.load import mark_dirty, read_mean_load, touch
from succession.simulation.engine.rules.pool import new_pool


@compiled
def set_limits(world: World, live: Live, p: int) -> None:
    """How long before a stop is searched, how far the practice can stretch, and which part of the
    room it offers."""
    practice, position = world.practices[p], live.positions[p]
    position.lead = max(12.0 * live.numbers[LEAD_YEARS], practice.least_lead)
    position.stretch = live.numbers[STRETCH] + practice.stretch_extra
    position.willing = (
        live.numbers[LIMITED_STOP_ROOM] if practice.limited == 1 else practice.willing
    )


@compiled
def asked_of(world: World, live: Live, year: int, p: int) -> float:
    """Care that a patient asks against today."""
    ageing = live.numbers[AGEING_LEVEL] - world.numbers[AGEING_LEVEL, 0]
    growth = live.numbers[GROWTH] - world.numbers[GROWTH, 0]
    growth += live.numbers[LOCAL_GROWTH] - world.numbers[LOCAL_GROWTH, 0]
    slopes = world.slopes[year, p]
    return world.demand[year, p] * (1.0 + ageing * slopes[0]) * (1.0 + growth * slopes[1])


@compiled
def working_in(world: World, live: Live, year: int) -> float:
    """Hours of the same person at the end of a year against today."""
    return (1.0 + live.numbers[FTE_TREND]) ** (world.year_ends[year] / 12.0)


@compiled
def per_fte(world: World, live: Live, year: int, p: int, working: float) -> float:
    practice = world.practices[p]
    more = live.numbers[LOAD_RELIABILITY] - world.numbers[LOAD_RELIABILITY, 0]
    own = practice.per_fte + more * practice.per_fte_slope
    usual = own * practice.capacity_factor * live.numbers[SERVED]
    return usual * working / asked_of(world, live, year, p)


@compiled
def _change_numbers(world: World, live: Live, key: Any, rows: Floats) -> None:
    """From this year on other numbers hold: for who is there, and for whatever happens next."""
    x, owners_before = live.numbers, live.numbers[OWNER_CAPACITY]
    read_numbers(world, live, key, rows, False)
    more = x[OWNER_CAPACITY] / owners_before - 1.0 if owners_before > 0.0 else 0.0
    for cell in range(len(live.cells)):
        live.cells[cell, SUCCESSORS_FTE] *= 1.0 + more
    for p in range(len(world.practices)):
        position = live.positions[p]
        position.knows_near = 0
        if position.state == CLOSED:
            if position.displaced > EPSILON:
                mark_dirty(live, p)
            continue
        position.rate = -1.0
        set_limits(world, live, p)
        position.ceiling = 0.0  # with another lead, whoever is watched must be looked at again
        own = position.fte - position.staff * live.totals[STAFF_LEVEL]
        if position.state != OPEN:
            own -= position.bridge_fte
            bridge = cover_of(live, world, p) * missing_fte(world, live, p)
            give_fte(world, live, p, bridge - position.bridge_fte, BRIDGE_FTE)
            position.bridge_fte = bridge
            count_uncovered(world, live, p)
        give_fte(world, live, p, more * own, OWNER_FTE)
        touch(live, p)


@compiled
def new_year(world: World, live: Live, key: Any, year: int) -> None:
    for change in range(len(world.changes)):
        if world.change_years[change] == year:
            _change_numbers(world, live, key, world.changes[change])
    new_pool(world, live, year)
    if live.moves[year] or live.numbers[FTE_TREND] != 0.0:
        _new_demand(world, live, year)
    before = live.numbers[MEAN_LOAD]
    read_mean_load(live)
    if live.numbers[MEAN_LOAD] != before:
        for p in range(len(world.practices)):
            touch(live, p)


@compiled
def _new_demand(world: World, live: Live, year: int) -> None:
    """From this year on each patient asks for more or less care, and each fte gives it."""
    working = working_in(world, live, year)
    for p in range(len(world.practices)):
        before, now = live.positions[p].per_fte, per_fte(world, live, year, p, working)
        if before != now:
            live.positions[p].per_fte = now
            touch(live, p)
