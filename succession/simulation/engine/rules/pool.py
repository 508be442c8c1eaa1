# mypy: disable-error-code="no-any-return"
"""The common pool of successors: what one practice finds, another does not.

    pull(t) = (Q(t) / Q(0))**a x (V(t) / V(0))**-a

with Q who wants to become owner, V the shares that need one in a year, 0 for today. Who comes to
want it is a part of those who finish training or come from abroad. See docs/model.md, "Vijver".
"""

from succession.simulation.engine.clockwork.calendar import queue, unqueue
from succession.simulation.engine.compiling import Floats, compiled
from succession.simulation.engine.layout import (
    ABROAD,
    COMPLETION,
    LEAST_PULL,
    MOST_PULL,
    NATIONAL_OWNERS,
    NEEDED_TODAY,
    OPEN_SHARES,
    OWNER_SHARE,
    POOL_EFFECT,
    POOL_EXIT,
    POOL_SIZE,
    PULL_OF_POOL,
    REGION_PULL,
    SEEKERS,
    SEEKERS_TODAY,
    SHARES_OF_A_POOL,
    STARTERS,
    STARTS,
    STARTS_BEFORE,
    STOPS,
    STOPS_BEFORE,
    VACANT,
)
from succession.simulation.engine.memory import Live, World
from succession.simulation.engine.numbers import fill_searching
from succession.simulation.engine.rules.search import start_found


@compiled
def begin_pool(world: World, live: Live) -> None:
    """The pool as it is today, when its pull is 1."""
    x = live.numbers
    x[SEEKERS_TODAY] = max(x[POOL_SIZE], 0.0) * len(world.seats) / SHARES_OF_A_POOL
    x[SEEKERS] = x[SEEKERS_TODAY]
    x[NEEDED_TODAY] = live.totals[OPEN_SHARES] + world.stops_a_year[0]
    x[STARTS_BEFORE] = 0.0
    x[STOPS_BEFORE] = 0.0
    live.totals[PULL_OF_POOL] = 1.0


@compiled
def new_pool(world: World, live: Live, year: int) -> None:
    """After a year of starts and stops: who searches, finds sooner or later than before."""
    x, totals = live.numbers, live.totals
    passed = (live.year_starts[year] - live.year_starts[year - 1]) / 12.0
    left = (1.0 - x[POOL_EXIT] * passed) * x[SEEKERS] + intake(world, live) * passed
    x[SEEKERS] = max(left - (totals[STARTS] - x[STARTS_BEFORE]), 0.0)
    # What is not a whole year yet, began as today.
    stops = totals[STOPS] - x[STOPS_BEFORE] + (1.0 - passed) * world.stops_a_year[0]
    x[STARTS_BEFORE] = totals[STARTS]
    x[STOPS_BEFORE] = totals[STOPS]
    pull = _pull(world, live, totals[OPEN_SHARES] + stops)
    if pull != totals[PULL_OF_POOL]:
        totals[PULL_OF_POOL] = pull
        fill_searching(world, live, live.year_starts[year], pull)
        _look_again(live, live.year_starts[year])


@compiled
def intake(world: World, live: Live) -> float:
    """Who comes to want a practice of his own in a year."""
    part = live.numbers[OWNER_SHARE] * len(world.seats)
    return new_gps(live.numbers) * part / max(live.numbers[NATIONAL_OWNERS], 1.0)


@compiled
def new_gps(numbers: Floats) -> float:
    """Who finish training or come from abroad in a year, as many as the country would have if it
    drew them as this region does."""
    trained = numbers[STARTERS] * numbers[COMPLETION]
    return (trained + numbers[ABROAD]) * numbers[REGION_PULL]


@compiled
def _pull(world: World, live: Live, needed: float) -> float:
    """Against today. A short list shares its pool with practices around it, which are taken to
    stay as they are: one share that opens does not empty the pool."""
    x = live.numbers
    if x[NEEDED_TODAY] <= 0.0 or x[SEEKERS_TODAY] <= 0.0:
        return 1.0
    part = min(len(world.seats) / SHARES_OF_A_POOL, 1.0)
    seekers = part * x[SEEKERS] / x[SEEKERS_TODAY] + 1.0 - part
    room = seekers / max(part * needed / x[NEEDED_TODAY] + 1.0 - part, 1e-9)
    # Less than nothing would turn scarcity into ease.
    return min(max(room ** max(x[POOL_EFFECT], 0.0), LEAST_PULL), MOST_PULL)


@compiled
def _look_again(live: Live, month: int) -> None:
    """When each open share finds its successor, now that all search at another pace."""
    for p in range(len(live.positions)):
        if live.lacking[p] == 0:
            continue
        for j in range(live.positions[p].first_seat, live.positions[p].last_seat):
            if live.clocks[j].state == VACANT:
                due = start_found(live, j, live.positions[p].pull, month)
                if due != live.nodes[j].due:
                    unqueue(live, j)
                    queue(live, j, due)
