# mypy: disable-error-code="no-any-return"
"""How full a practice is, and how much room it has."""

import numpy as np

from succession.simulation.engine.compiling import compiled
from succession.simulation.engine.layout import DIRTY, EPSILON, LOAD_EFFECT, OPEN, TOUCHED
from succession.simulation.engine.memory import Live

LARGEST_OVERLOAD = 4.0


@compiled
def load_of(live: Live, p: int) -> float:
    position = live.positions[p]
    capacity = position.fte * position.per_fte
    if capacity > EPSILON:
        return position.patients / capacity
    return 1e9 if position.patients > EPSILON else 0.0


@compiled
def overload_of(live: Live, p: int) -> float:
    over = load_of(live, p) - 1.0
    factor = live.positions[p].stop_factor
    if over <= 0.0:
        return factor
    if over > 100.0:
        return factor * LARGEST_OVERLOAD
    return factor * min(LARGEST_OVERLOAD, np.exp(live.numbers[LOAD_EFFECT] * over))


@compiled
def touch(live: Live, p: int) -> None:
    """What a practice can carry, or has to carry, has changed: see `settle`."""
    if live.positions[p].is_touched == 0:
        live.positions[p].is_touched = 1
        live.settling[live.counters[TOUCHED]] = p
        live.counters[TOUCHED] += 1


@compiled
def room_of(live: Live, p: int) -> float:
    """Patients that a practice can still take; part of its room, however often it is asked."""
    position = live.positions[p]
    if position.state != OPEN:
        return 0.0
    room = max(position.stretch * position.fte * position.per_fte - position.listed, 0.0)
    came = position.patients - position.listed
    return max(position.willing * room - came, 0.0)


@compiled
def mark_dirty(live: Live, p: int) -> None:
    if live.positions[p].is_dirty == 0:
        live.positions[p].is_dirty = 1
        live.dirty[live.counters[DIRTY]] = p
        live.counters[DIRTY] += 1
