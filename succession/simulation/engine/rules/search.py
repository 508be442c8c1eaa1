# mypy: disable-error-code="no-any-return"
"""Searching for a successor: how fast, since when, and who is found."""

from typing import Any

import numpy as np

from succession.assumptions.numbers import LARGEST_LOAD_EFFECT
from succession.simulation.engine.clockwork.calendar import months_of
from succession.simulation.engine.clockwork.clock import has_own_end
from succession.simulation.engine.compiling import compiled
from succession.simulation.engine.layout import (
    DISPENSING_FACTOR,
    FALLS_WITHIN,
    FIXED,
    FRAILTY_SHAPE,
    GROUP_FACTOR,
    LOAD_FACTOR,
    PREMISES_FACTOR,
    RATED,
    RURAL_FACTOR,
    SEARCH,
    SEARCH_RATE,
    SIZE_POWER,
    SOLO_FACTOR,
    STAGE,
    SUCCESS_SHIFT,
    TAKEOVER,
    TAKEOVER_FACTOR,
    TRAINING_FACTOR,
)
from succession.simulation.engine.memory import Live, World
from succession.simulation.engine.rules.load import over_mean
from succession.simulation.engine.streams import gamma, uniform


@compiled
def searched_until(live: Live, time: float) -> float:
    """Months of searching gathered by a moment, weighed with the pull of the pool."""
    month = int(time)
    if month >= months_of(live):
        return live.searching[months_of(live)]
    part = time - month
    return live.searching[month] + part * (live.searching[month + 1] - live.searching[month])


@compiled
def searched_by(live: Live, month: int) -> float:
    """The same by the middle of a month."""
    return 0.5 * (live.searching[month] + live.searching[month + 1])


@compiled
def _found_in(live: Live, gathered: float, earliest: int) -> int:
    """The month in which so much searching has been gathered; months when never."""
    months = months_of(live)
    if live.searching[months] < gathered:
        return months
    pace = max(live.searching[months] - live.searching[earliest], 1e-300)
    part = min(max((gathered - live.searching[earliest]) / pace, 0.0), 1.0)
    month = min(earliest + int(part * (months - earliest)), months - 1)
    while month < months - 1 and live.searching[month + 1] < gathered:
        month += 1
    while month > earliest and live.searching[month] >= gathered:
        month -= 1
    return month


@compiled
def _rate(world: World, live: Live, key: Any, p: int) -> float:
    """Successors per year at a normal load; asked for once per run, with the frailty."""
    position, practice, x = live.positions[p], world.practices[p], live.numbers
    if position.rate < 0.0:
        x_logs = live.logs
        logs = practice.solo * x_logs[SOLO_FACTOR] + practice.group * x_logs[GROUP_FACTOR]
        logs += practice.rural * x_logs[RURAL_FACTOR] + practice.training * x_logs[TRAINING_FACTOR]
        logs += practice.premises * x_logs[PREMISES_FACTOR]
        logs += practice.dispensing * x_logs[DISPENSING_FACTOR] + practice.size * x[SIZE_POWER]
        position.rate = x[SEARCH_RATE] * practice.search_factor * np.exp(logs)
        shape = x[FRAILTY_SHAPE]
        # Without frailty (an infinite shape) every practice pulls as it should.
        position.gamma = gamma(key, practice.key, shape) if shape < 1e6 else shape
    return position.rate


@compiled
def pull_of(world: World, live: Live, key: Any, p: int) -> float:
    """Successors per year that this practice draws now, before its frailty."""
    position = live.positions[p]
    pull = _rate(world, live, key, p) * _left_by(live, over_mean(live, p))
    if position.state == TAKEOVER:
        pull *= live.numbers[TAKEOVER_FACTOR]
    return pull


@compiled
def _left_by(live: Live, over: float) -> float:
    """What is left of the pull of a practice that is fuller than its region; capped."""
    if over <= 0.0:
        return 1.0
    left = np.exp(10.0 * min(over, 1.0) * live.logs[LOAD_FACTOR])
    return max(left, 1.0 / LARGEST_LOAD_EFFECT)


@compiled
def frailty(world: World, live: Live, key: Any, j: int) -> float:
    """How much this practice draws more or less than expected, given what was searched in vain."""
    p, shape = world.seats[j].practice, live.numbers[FRAILTY_SHAPE]
    rate = _rate(world, live, key, p)
    searched = world.shares[j].searched
    if searched > 0.0:
        rate *= _left_by(live, live.positions[p].start_over)
        if world.seats[j].kind == FIXED:
            rate *= live.numbers[TAKEOVER_FACTOR]
    return live.positions[p].gamma / (shape + rate * searched / 12.0)


@compiled
def start_found(live: Live, j: int, pull: float, earliest: int) -> int:
    """The month in which the successor of an open share starts, at this pull."""
    if pull <= 0.0:
        return months_of(live)
    clock = live.clocks[j]
    return _found_in(live, clock.mark + 12.0 * max(clock.budget, 0.0) / pull, earliest)


@compiled
def _fails(live: Live, share: Any) -> float:
    """The chance that a candidate falls through."""
    success = share.swing_success
    if 0.0 < success < 1.0:
        success = min(max(success + live.numbers[SUCCESS_SHIFT], 0.0), 1.0)
    return share.swing * (1.0 - success)


@compiled
def is_bound(world: World, live: Live, key: Any, j: int) -> bool:
    """Whether the present succession ends in a successor."""
    share, u = world.shares[j], uniform(key, world.seats[j].key, 0, STAGE)
    return u >= share.seeking + share.idle + _fails(live, share)


@compiled
def _begun(world: World, live: Live, key: Any, j: int, now: float) -> float:
    """The month in which the search of who is not bound began, before the stop that is now.

    Where the luck of the stage lies in its part is luck as even as any: it tells when.
    """
    share, u = world.shares[j], uniform(key, world.seats[j].key, 0, STAGE)
    if u < share.seeking:
        return 0.0
    place, failing = u - share.seeking - share.idle, _fails(live, share)
    if 0.0 <= place < failing:
        return place / failing * min(now, live.numbers[FALLS_WITHIN])
    return now - live.positions[world.seats[j].practice].lead


@compiled
def search_before(world: World, live: Live, key: Any, j: int, month: int) -> float:
    """Search still needed at the stop (pull times years); at most 0 when a successor is bound."""
    clock, seat = live.clocks[j], world.seats[j]
    p, now = seat.practice, month + 0.5
    live.positions[p].pull = pull_of(world, live, key, p)
    needed = -np.log(uniform(key, seat.key, clock.generation, SEARCH))
    needed /= frailty(world, live, key, j)
    begin = now - live.positions[p].lead
    if month == live.positions[p].all_go and not has_own_end(world, live, j):
        return needed  # nobody saw it coming
    if clock.generation == 0:
        if seat.kind == RATED:
            return needed
        if is_bound(world, live, key, j):
            return 0.0
        begin = _begun(world, live, key, j, now)
    done = searched_by(live, month) - searched_until(live, max(begin, float(clock.start)))
    if clock.generation == 0 and seat.kind == FIXED:
        done *= live.numbers[TAKEOVER_FACTOR]
    return needed - live.positions[p].pull * done / 12.0


@compiled
def is_in_time(world: World, live: Live, j: int, month: int) -> bool:
    """Whether the successor was found before the middle of the month, when practices close."""
    clock, pull = live.clocks[j], live.positions[world.seats[j].practice].pull
    return clock.mark + 12.0 * clock.budget / pull <= searched_by(live, month)
