"""The numbers that a run draws, as the engine reads them."""

import numpy as np

from succession.arrays import Floats
from succession.assumptions import DRAWN, Assumptions


def numbers_of(assumptions: Assumptions) -> Floats:
    """Value, low, high, and 1 where the number spreads on the logarithm; one row per number."""
    numbers = assumptions.numbers()
    found = [numbers[path] for path in DRAWN]
    return np.array([(n.value, n.low, n.high, float(n.scale == "log")) for n in found])
