"""Which practices lie near each other, as the crow flies."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from succession.arrays import Floats
from succession.register import Practice

_KM_PER_DEGREE = 111.195  # mean radius of the earth, 6,371 km


@dataclass(frozen=True)
class Places:
    """Positions in km on a local plane; `located` are the indices of practices with a location."""

    located: NDArray[np.intp]
    tree: KDTree | None

    def counted_within(self, radius_km: float, size: int) -> Floats:
        """Practices within the radius, the practice itself included; nan without a location."""
        counts = np.full(size, np.nan)
        if self.tree is not None:
            found = self.tree.query_ball_point(self.tree.data, radius_km, return_length=True)
            counts[self.located] = found
        return counts

    def nearest(self, index: int, count: int, radius_km: float) -> list[tuple[int, float]]:
        """At most `count` other practices within the radius, nearest first, with their km."""
        position = np.flatnonzero(self.located == index)
        if self.tree is None or not len(position):
            return []
        point = self.tree.data[position[0]]
        km, found = self.tree.query(point, k=count + 1, distance_upper_bound=radius_km)
        pairs = zip(np.atleast_1d(found), np.atleast_1d(km), strict=True)
        near = [(int(self.located[i]), float(d)) for i, d in pairs if i < len(self.located)]
        return [(other, d) for other, d in near if other != index][:count]


def places_of(practices: tuple[Practice, ...]) -> Places:
    """The positions of these practices; degrees are projected at the middle of the region."""
    points = {
        index: (practice.latitude, practice.longitude)
        for index, practice in enumerate(practices)
        if practice.latitude is not None and practice.longitude is not None
    }
    if not points:
        return Places(np.array([], dtype=np.intp), None)
    degrees = np.array(list(points.values()))
    # The cosine at a fixed latitude, so that one practice more does not move the others.
    scale = np.array([1.0, np.cos(np.radians(52.1))]) * _KM_PER_DEGREE
    return Places(np.array(list(points), dtype=np.intp), KDTree(degrees * scale))
