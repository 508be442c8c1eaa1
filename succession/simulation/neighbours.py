"""Who lies near whom, as arrays: where patients may go, and who may ask for room again."""

import numpy as np
from numpy.typing import NDArray

from succession.assumptions import CapacityAssumptions
from succession.network.distance import Places
from succession.simulation import engine

Ints = NDArray[np.uint32]


def arcs_of(
    places: Places, practices: engine.Record, assumptions: CapacityAssumptions
) -> tuple[engine.Record, Ints]:
    """The arcs from each practice to its neighbours, nearest first, and who has it as neighbour.

    Writes in `practices` where the arcs and the reverse arcs of each begin and end.
    """
    decay = assumptions.distance_decay.value
    near = [places.neighbours.of(index, decay) for index in range(len(practices))]
    arcs = [(km, other) for pairs in near for other, km in pairs]
    _write_ends(practices, "arc", [len(pairs) for pairs in near])
    reverse: list[list[int]] = [[] for _ in near]
    for index, pairs in enumerate(near):
        for other, _ in pairs:
            reverse[other].append(index)
    _write_ends(practices, "reverse", [len(found) for found in reverse])
    flat = [index for found in reverse for index in found]
    return np.array(arcs, engine.ARC), np.array(flat, np.uint32)


def _write_ends(practices: engine.Record, name: str, lengths: list[int]) -> None:
    ends = np.cumsum(lengths)
    practices[f"first_{name}"] = ends - lengths
    practices[f"last_{name}"] = ends
