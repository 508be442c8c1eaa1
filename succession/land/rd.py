"""Between degrees (WGS 84) and the kilometres of the Dutch grid (RD, *Rijksdriehoekscoördinaten*).

The polynomials of Schreutelkamp and Strang van Hees (Geodesia, 2001): about a metre off on land.
"""

import numpy as np

from succession.arrays import Floats

_CENTRE_DEGREES = np.array([52.15517440, 5.38720621])  # the tower of Amersfoort
_CENTRE_KM = np.array([155.0, 463.0])

# Power of the step north, power of the step east, metres.
_X = np.array(
    [
        (0, 1, 190094.945),
        (1, 1, -11832.228),
        (2, 1, -114.221),
        (0, 3, -32.391),
        (1, 0, -0.705),
        (3, 1, -2.340),
        (1, 3, -0.608),
        (0, 2, -0.008),
        (2, 3, 0.148),
    ]
)
_Y = np.array(
    [
        (1, 0, 309056.544),
        (0, 2, 3638.893),
        (2, 0, 73.077),
        (1, 2, -157.984),
        (3, 0, 59.788),
        (0, 1, 0.433),
        (2, 2, -6.439),
        (1, 1, -0.032),
        (0, 4, 0.092),
        (1, 4, -0.054),
    ]
)
_ROUNDS = 4  # each leaves a thousandth of the error of the one before


def to_km(degrees: Floats) -> Floats:
    """From (..., latitude and longitude) to (..., x and y) in km."""
    north, east = np.moveaxis((degrees - _CENTRE_DEGREES) * 0.36, -1, 0)
    metres = np.stack([_sum(_X, north, east), _sum(_Y, north, east)], axis=-1)
    return np.asarray(_CENTRE_KM + metres / 1000)


def to_degrees(km: Floats) -> Floats:
    """The way back: from (..., x and y) in km to (..., latitude and longitude)."""
    km_per_degree = np.array([_Y[0, 2], _X[0, 2]]) * 0.36 / 1000
    degrees = np.broadcast_to(_CENTRE_DEGREES, km.shape).copy()
    for _ in range(_ROUNDS):
        degrees += (km - to_km(degrees))[..., ::-1] / km_per_degree
    return degrees


def _sum(terms: Floats, north: Floats, east: Floats) -> Floats:
    powers = ((north**p) * (east**q) * size for p, q, size in terms)
    return np.asarray(sum(powers, np.zeros_like(north)))
