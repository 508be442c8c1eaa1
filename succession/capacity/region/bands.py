"""From runs to bands: P10, P50, P90 and the mean."""

import numpy as np
from numpy.typing import NDArray

from succession.arrays import Floats
from succession.simulation import Band

_QUANTILES = (0.1, 0.5, 0.9)


def band_of(values: Floats) -> Band:
    """The band of one number per run."""
    ((band,),) = bands_of(values[:, None, None])
    return band


def bands_of(values: Floats) -> list[list[Band]]:
    """Per year and area, from (runs, years, areas)."""
    columns = (*_quantiles(values), values.mean(axis=0))
    return [
        [Band(*row) for row in zip(*year, strict=True)]
        for year in zip(*(column.tolist() for column in columns), strict=True)
    ]


def _quantiles(values: Floats) -> list[Floats]:
    """As `np.quantile`, on short numbers that lie together: three times as fast."""
    ordered = np.ascontiguousarray(np.moveaxis(values, 0, -1), np.float32)
    ordered.sort(axis=-1)
    places = [share * (len(values) - 1) for share in _QUANTILES]
    return [_between(ordered, place) for place in places]


def _between(ordered: NDArray[np.float32], place: float) -> Floats:
    low = int(place)
    high = min(low + 1, ordered.shape[-1] - 1)
    below = ordered[..., low].astype(float)
    return np.asarray(below + (place - low) * (ordered[..., high] - below))
