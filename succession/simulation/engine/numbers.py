# mypy: disable-error-code="no-any-return"
"""The uncertain numbers of one run, drawn or changed, and the tables that follow from them."""

from typing import Any

import numpy as np

from succession.assumptions.numbers import Z_90, between
from succession.simulation.engine.compiling import Floats, compiled
from succession.simulation.engine.layout import (
    AGE_MONTHS,
    AGE_SHIFT,
    DISPENSING_FACTOR,
    DRAWS,
    EARLY_EXIT,
    EARLY_MONTHS,
    GRACE_COVER,
    GRACE_MONTHS,
    GROUP_FACTOR,
    LARGEST_SHOCK,
    LIMITED_STOP_ROOM,
    LOAD_FACTOR,
    NUMBERS,
    PADDING,
    PLANS,
    PREMISES_FACTOR,
    RATE_LEVEL,
    REGION_PULL,
    REGISTRATION_RATE,
    RURAL_FACTOR,
    SEARCH_RATE,
    SEARCH_SHOCKS,
    SERVED,
    SOLO_FACTOR,
    STAFF_STAYS,
    STAGES,
    STAYING,
    STOP_SHOCKS,
    SUCCESS_SHIFT,
    SUCCESSOR_AGE,
    TAKEOVER_CHANCE,
    TAKEOVER_COVER,
    TAKEOVER_MONTHS,
    TAKEOVER_SLOTS,
    TRAINING_FACTOR,
    UNMET_DEMAND,
)
from succession.simulation.engine.memory import Live, World
from succession.simulation.engine.streams import normal

_FACTORS = (
    SOLO_FACTOR,
    RURAL_FACTOR,
    GROUP_FACTOR,
    LOAD_FACTOR,
    TRAINING_FACTOR,
    PREMISES_FACTOR,
    DISPENSING_FACTOR,
)
_between = compiled(between)


@compiled
def _drawn(world: World, key: Any, number: int, row: Floats) -> float:
    """The same luck in every row that may stand for this number."""
    value, low, high = row[0], row[1], row[2]
    if low == high or world.spread[0] == 0.0:
        return value
    z = _luck(world, key, number)
    if row[3] == 1.0:
        return np.exp(_between(np.log(low), np.log(value), np.log(high), z))
    return _between(low, value, high, z)


@compiled
def _luck(world: World, key: Any, number: int) -> float:
    """Standard normal. What the fit says of some numbers it says of all of them together; and how
    many new GPs a region draws is luck of its own, so that regions add up."""
    if number == REGION_PULL:
        return normal(key, world.label[0], DRAWS + number)
    z = 0.0
    for other in range(number + 1):
        if world.mixing[number, other] != 0.0:
            z += world.mixing[number, other] * normal(key, np.uint64(0), DRAWS + other)
    return z


@compiled
def _stays(number: int) -> bool:
    return number in STAYING


@compiled
def read_numbers(world: World, live: Live, key: Any, rows: Floats, is_begin: bool) -> None:
    x = live.numbers
    for number in range(NUMBERS):
        if is_begin or not _stays(number):
            x[number] = _drawn(world, key, number, rows[number])
    chances = (
        UNMET_DEMAND,
        TAKEOVER_CHANCE,
        TAKEOVER_COVER,
        GRACE_COVER,
        STAFF_STAYS,
        LIMITED_STOP_ROOM,
    )
    for chance in chances:
        x[chance] = min(max(x[chance], 0.0), 1.0)
    x[TAKEOVER_SLOTS] = np.floor(max(x[TAKEOVER_SLOTS], 0.0) + 0.5)
    x[TAKEOVER_MONTHS] = max(np.floor(x[TAKEOVER_MONTHS] + 0.5), 1.0)
    x[GRACE_MONTHS] = max(np.floor(x[GRACE_MONTHS] + 0.5), 1.0)
    x[AGE_MONTHS] = np.floor(12.0 * x[AGE_SHIFT] + 0.5)
    x[SERVED] = (1.0 - x[UNMET_DEMAND]) / (1.0 - world.numbers[UNMET_DEMAND, 0])
    for factor in _FACTORS:
        live.logs[factor] = np.log(x[factor])


@compiled
def draw_numbers(world: World, live: Live, key: Any) -> None:
    read_numbers(world, live, key, world.numbers, True)
    zero, x, z = np.uint64(0), live.numbers, 0.0
    x[SUCCESS_SHIFT] = 0.0
    if world.spread[0] != 0.0:
        z = normal(key, zero, PLANS)
        shift = normal(key, zero, STAGES)
        x[SUCCESS_SHIFT] = shift * world.spread[3] / Z_90
    for row in range(len(live.weights)):
        given = world.plan_weights[row]
        live.weights[row] = min(max(_between(given[1], given[0], given[2], z), 0.0), 1.0)


@compiled
def _shock(key: Any, generation: int, log_sd: float) -> float:
    """A common factor with mean 1."""
    if log_sd == 0.0:
        return 1.0
    return np.exp(log_sd * normal(key, np.uint64(0), generation) - 0.5 * log_sd * log_sd)


@compiled
def _against_first(world: World, live: Live, key: Any, number: int, year: int) -> float:
    """A number as it is in a year against how it begins."""
    factor = 1.0
    for change in range(len(world.changes)):
        if world.change_years[change] <= year:
            now = _drawn(world, key, number, world.changes[change, number])
            factor = now / live.numbers[number]
    return factor


@compiled
def fill_tables(world: World, live: Live, key: Any) -> None:
    months, years = len(world.year_of), len(world.year_ends)
    largest = 0.0
    for year in range(years):
        live.shocks[year] = _shock(key, STOP_SHOCKS + year, world.spread[1])
        live.shocks[year] *= _against_first(world, live, key, RATE_LEVEL, year)
        largest = max(largest, live.shocks[year])
        live.pulls[year] = _shock(key, SEARCH_SHOCKS + year, world.spread[2])
        live.pulls[year] *= _against_first(world, live, key, SEARCH_RATE, year)
    live.numbers[LARGEST_SHOCK] = largest
    live.searching[0] = 0.0
    fill_searching(world, live, 0, 1.0)
    level = live.numbers[RATE_LEVEL]
    for month in range(len(world.ages)):
        live.curves[month] = level * world.ages[month]
    _fill_successors(world, live)
    if len(world.unknown_ages) > 0:
        _fill_ageless(world, live)
    monthly = np.exp(-live.numbers[REGISTRATION_RATE] / 12)
    live.registration[0] = 1.0
    for month in range(months):
        live.registration[month + 1] = live.registration[month] * monthly


@compiled
def fill_searching(world: World, live: Live, first: int, pull_of_pool: float) -> None:
    """Searching gathered at the end of each month, from this month on, at this pull of the pool."""
    for month in range(first, len(world.year_of)):
        pull = pull_of_pool * live.pulls[world.year_of[month]]
        live.searching[month + 1] = live.searching[month] + pull


@compiled
def _fill_successors(world: World, live: Live) -> None:
    """Cumulative hazard by months since a successor started."""
    early, level = live.numbers[EARLY_EXIT], live.numbers[RATE_LEVEL]
    first = max(int(12.0 * live.numbers[SUCCESSOR_AGE] - live.numbers[AGE_MONTHS]), 0)
    begin = len(world.ages) + PADDING
    before, total = world.ages[first], 0.0
    for month in range(len(world.year_of) + 1):
        now = world.ages[first + month]
        total += level * (now - before) * (early if month <= EARLY_MONTHS else 1.0)
        live.curves[begin + month] = total
        before = now


@compiled
def ageless(world: World) -> int:
    """Where the curve of who has no known age begins."""
    return len(world.ages) + PADDING + len(world.year_of) + 1


@compiled
def _fill_ageless(world: World, live: Live) -> None:
    """Cumulative hazard of somebody whose age is unknown: the mean over the national ages."""
    months, level = len(world.year_of), live.numbers[RATE_LEVEL]
    begin, shift = ageless(world), int(live.numbers[AGE_MONTHS])
    for month in range(months + 1):
        active, weight = 0.0, 0.0
        for row in range(len(world.unknown_ages)):
            first = max(int(world.unknown_ages[row, 0]) - shift, 0)
            passed = world.ages[first + month] - world.ages[first]
            active += world.unknown_ages[row, 1] * np.exp(-level * passed)
            weight += world.unknown_ages[row, 1]
        live.curves[begin + month] = -np.log(active / weight)
