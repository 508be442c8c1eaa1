"""Where the patients of a practice go when it closes: a capacity picture, not a plan.

Patients spread over the neighbours by attraction (room times nearness), no more than there is
room; who finds no room stays *zonder plek*. It divides nobody between competitors.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from succession.arrays import Floats

_ROUNDS = 12


@dataclass(frozen=True)
class Dispersal:
    """Patients taken per neighbour, in whole persons, and who stays without a place."""

    taken: tuple[int, ...]
    unplaced: int


def disperse(patients: int, room: Sequence[float], km: Sequence[float], decay: float) -> Dispersal:
    """`room` and `km` per neighbour; `decay` per km. Persons are conserved: taken + unplaced."""
    if not len(room):
        return Dispersal((), patients)
    spare = np.maximum(np.asarray(room, dtype=float), 0.0)
    nearness = np.exp(-decay * np.asarray(km, dtype=float))
    left, taken = float(patients), np.zeros(len(spare))
    for _ in range(_ROUNDS):
        pull = nearness * (spare - taken)
        if left <= 1e-9 or pull.sum() <= 1e-9:
            break
        wave = np.minimum(left * pull / pull.sum(), spare - taken)
        taken, left = taken + wave, left - float(wave.sum())
    whole = whole_persons(np.append(taken, left), patients)
    return Dispersal(tuple(whole[:-1]), whole[-1])


def whole_persons(parts: Floats, total: int) -> list[int]:
    """The parts rounded to whole persons that add up to the total, by largest remainder."""
    floors = np.floor(parts + 1e-9).astype(int)
    missing = total - int(floors.sum())
    order = np.argsort(-(parts - floors), kind="stable")
    floors[order[:missing]] += 1
    return [int(value) for value in floors]
