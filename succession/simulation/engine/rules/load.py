# mypy: disable-error-code="no-any-return"
"""How full a practice is, and how much room it has."""

import numpy as np

from succession.assumptions.numbers import LARGEST_LOAD_EFFECT
from succession.simulation.engine.compiling import compiled
from succession.simulation.engine.layout import (
    CLOSED,
    DIRTY,
    EPSILON,
    LOAD_EFFECT,
    MEAN_LOAD,
    OPEN,
    STAFF_LEVEL,
    TOUCHED,
)
from succession.simulation.engine.memory import Live


@compiled
def _load(patients: float, capacity: float) -> float:
    if capacity > EPSILON:
        return patients / capacity
    return 1e9 if patients > EPSILON else 0.0


@compiled
def load_of(live: Live, p: int) -> float:
    position = live.positions[p]
    return _load(position.patients, position.fte * position.per_fte)


@compiled
def over_mean(live: Live, p: int) -> float:
    """How much fuller a practice is than the region is by now; never below 0."""
    return max(load_of(live, p) / live.numbers[MEAN_LOAD] - 1.0, 0.0)


@compiled
def read_mean_load(live: Live) -> None:
    """How full the region is: all that is listed against all that can be carried."""
    patients, capacity = 0.0, 0.0
    for p in range(len(live.positions)):
        if live.positions[p].state != CLOSED:
            patients += live.positions[p].patients
            capacity += live.positions[p].fte * live.positions[p].per_fte
    live.numbers[MEAN_LOAD] = _load(patients, capacity) if patients > EPSILON else 1.0


@compiled
def overload_of(live: Live, p: int) -> float:
    effect = np.exp(live.numbers[LOAD_EFFECT] * min(over_mean(live, p), 100.0))
    return live.positions[p].stop_factor * min(LARGEST_LOAD_EFFECT, effect)


@compiled
def touch(live: Live, p: int) -> None:
    """What a practice can carry, or has to carry, has changed: see `settle`."""
    if live.positions[p].is_touched == 0:
        live.positions[p].is_touched = 1
        live.settling[live.counters[TOUCHED]] = p
        live.counters[TOUCHED] += 1


@compiled
def room_of(live: Live, p: int) -> float:
    """Patients that a practice can still take: part of its room, however often it is asked, and
    whom those can carry who came along with their patients."""
    position = live.positions[p]
    if position.state != OPEN:
        return 0.0
    per_fte = position.stretch * position.per_fte
    brought = position.brought * live.totals[STAFF_LEVEL] * per_fte
    own = max(position.fte * per_fte - brought - position.listed, 0.0)
    offered = position.willing * own + brought
    return max(offered - (position.patients - position.listed), 0.0)


@compiled
def mark_dirty(live: Live, p: int) -> None:
    if live.positions[p].is_dirty == 0:
        live.positions[p].is_dirty = 1
        live.dirty[live.counters[DIRTY]] = p
        live.counters[DIRTY] += 1
