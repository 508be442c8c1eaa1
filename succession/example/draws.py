"""Drawing by quota: small regions too get the shares they should have, whatever the seed."""

from bisect import bisect
from collections.abc import Mapping
from functools import cache
from itertools import accumulate
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.floating]
Ints: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]
Rng: TypeAlias = np.random.Generator
T = TypeVar("T")


def evenly(rng: Rng, count: int) -> Floats:
    """Numbers between 0 and 1, one in each of `count` equal parts, in random order."""
    return (rng.permutation(count) + rng.random(count)) / max(count, 1)


def drawn(shares: Mapping[T, float], place: float) -> T:
    """The value at this place (0-1) when all stand in line, each as long as its share."""
    return list(shares)[bisect(_edges(tuple(shares.values())), place)]


def dealt(rng: Rng, shares: Mapping[T, float], count: int) -> list[T]:
    """Values in proportion to their shares, in random order."""
    values, edges = list(shares), _edges(tuple(shares.values()))
    return [values[bisect(edges, place)] for place in evenly(rng, count).tolist()]


@cache
def _edges(sizes: tuple[float, ...]) -> tuple[float, ...]:
    """Where each but the first begins, as parts of the whole."""
    return tuple(edge / sum(sizes) for edge in accumulate(sizes[:-1]))


def picked(rng: Rng, chances: Floats) -> Flags:
    """Who is picked, each with its own chance (0-1); their number is the sum of the chances,
    rounded up or down.
    """
    passed = np.floor(np.cumsum(chances) + rng.random())
    is_picked: Flags = np.diff(passed, prepend=0.0) > 0
    return is_picked
