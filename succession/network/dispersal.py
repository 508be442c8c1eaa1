"""Where the patients of a practice go when it closes: a capacity picture, not a plan.

Patients spread over the neighbours by attraction (room times nearness), no more than there is
room; who finds no room stays *zonder plek*. It divides nobody between competitors.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from succession.arrays import Floats

Ints = NDArray[np.intp]
_ROUNDS = 12


@dataclass(frozen=True)
class Dispersal:
    """Patients taken per neighbour (cases, neighbours), and who stays without a place (cases), in
    parts of persons. None is lost: they add up to who dispersed."""

    taken: Floats
    unplaced: Floats


def disperse(patients: Floats, room: Floats, km: Floats, decay: float) -> Dispersal:
    """Many cases at once: `patients` (cases), `room` and `km` (cases, neighbours); `decay` per
    km."""
    left, spare = np.array(patients, float), np.maximum(room, 0.0)
    nearness, taken = np.exp(-decay * km), np.zeros_like(spare)
    for _ in range(_ROUNDS):
        pull = nearness * (spare - taken)
        total = pull.sum(axis=-1)
        if not ((total > 1e-9) & (left > 1e-9)).any():
            break
        part = np.divide(left, total, out=np.zeros_like(left), where=total > 1e-9)
        wave = np.minimum(part[..., None] * pull, spare - taken)
        taken, left = taken + wave, left - wave.sum(axis=-1)
    return Dispersal(taken, np.maximum(left, 0.0))


def disperse_together(
    patients: Floats, room: Floats, other: Ints, km: Floats, decay: float
) -> Floats:
    """Who stays without a place, per practice, when several close at the same time.

    `patients` (practices) are those of each that closes, `room` (practices) what each has for
    others; `other` and `km` (practices, neighbours) are its neighbours. All ask at once in every
    round, so that none goes first and no room is given twice.
    """
    left, free = np.array(patients, float), np.maximum(room, 0.0)
    nearness = np.exp(-decay * km)
    for _ in range(_ROUNDS):
        pull = nearness * free[other]
        total = pull.sum(axis=1)
        asked = np.divide(left, total, out=np.zeros_like(left), where=total > 1e-9)[:, None] * pull
        wanted = np.bincount(other.ravel(), asked.ravel(), len(free))
        given = np.divide(free, wanted, out=np.ones_like(free), where=wanted > free)
        taken = asked * given[other]
        if taken.sum() <= 1e-9:
            break
        left = left - taken.sum(axis=1)
        free = np.maximum(free - np.bincount(other.ravel(), taken.ravel(), len(free)), 0.0)
    return np.asarray(np.maximum(left, 0.0))


def whole_persons(parts: Floats, total: int) -> list[int]:
    """The parts rounded to whole persons that add up to the total, by largest remainder."""
    floors = np.floor(parts + 1e-9).astype(int)
    missing = total - int(floors.sum())
    order = np.argsort(-(parts - floors), kind="stable")
    floors[order[:missing]] += 1
    return [int(value) for value in floors]
