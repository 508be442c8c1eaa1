# mypy: disable-error-code="no-any-return"
"""Random numbers: each a hash of what it is for."""

from typing import Any

import numpy as np

from succession.simulation.engine.compiling import compiled
from succession.simulation.engine.layout import PULL_ACCEPT, PULL_ANGLE, PULL_BOOST, PULL_RADIUS

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_SECOND = np.uint64(0xD1B54A32D192ED03)
_FIRST_FACTOR = np.uint64(0xBF58476D1CE4E5B9)
_LAST_FACTOR = np.uint64(0x94D049BB133111EB)
_30, _27, _31, _11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_UNIT = 2.0**-53


@compiled
def _scrambled(word: Any) -> Any:
    word = (word ^ (word >> _30)) * _FIRST_FACTOR
    word = (word ^ (word >> _27)) * _LAST_FACTOR
    return word ^ (word >> _31)


@compiled
def run_key(seed: Any, run: Any) -> Any:
    """The key of the streams of one run."""
    return _scrambled(_scrambled(np.uint64(seed) + _GOLDEN) ^ (np.uint64(run) * _SECOND + _GOLDEN))


@compiled
def uniform(key: Any, share: Any, generation: Any, purpose: Any) -> float:
    """Between 0 and 1, never 0 or 1."""
    counter = np.uint64(generation * 8 + purpose + 1)
    word = _scrambled(_scrambled(key ^ (share * _GOLDEN)) + counter * _SECOND)
    return (np.float64(word >> _11) + 0.5) * _UNIT


@compiled
def normal(key: Any, share: Any, generation: Any) -> float:
    radius = np.sqrt(-2.0 * np.log(uniform(key, share, generation, PULL_RADIUS)))
    return radius * np.cos(2.0 * np.pi * uniform(key, share, generation, PULL_ANGLE))


@compiled
def gamma(key: Any, share: Any, shape: float) -> float:
    """A gamma variate of mean `shape` (scale 1), by squeeze and rejection."""
    boost = 1.0
    if shape < 1.0:
        boost = uniform(key, share, 0, PULL_BOOST) ** (1.0 / shape)
        shape += 1.0
    middle = shape - 1.0 / 3.0
    width = 1.0 / np.sqrt(9.0 * middle)
    attempt = 0
    while True:
        z = normal(key, share, attempt)
        root = 1.0 + width * z
        if root > 0.0:
            cube = root * root * root
            u = uniform(key, share, attempt, PULL_ACCEPT)
            if u < 1.0 - 0.0331 * z * z * z * z:  # nearly always, and without a logarithm
                return boost * middle * cube
            if np.log(u) < 0.5 * z * z + middle * (1.0 - cube + np.log(cube)):
                return boost * middle * cube
        attempt += 1
