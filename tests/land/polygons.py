"""The outlines of postcodes (tests only), and points that lie in one."""

import gzip
import json
from functools import cache

import numpy as np
import pytest

from succession.arrays import Floats
from tests.verification.published import REALDATA

_TRIES = 500


@cache
def _rings() -> dict[str, list[Floats]]:
    """All rings of each PC4, as longitude and latitude."""
    path = REALDATA / "nl_boundaries_gemeente_pc4/pc4_2020_wgs84_simplified.geojson.gz"
    if not path.exists():
        pytest.skip("the outlines of postcodes are not beside this checkout (../shared/realdata)")
    found = {}
    for feature in json.loads(gzip.decompress(path.read_bytes()))["features"]:
        parts = feature["geometry"]["coordinates"]
        polygons = parts if feature["geometry"]["type"] == "MultiPolygon" else [parts]
        rings = [np.array(ring) for polygon in polygons for ring in polygon]
        found[str(feature["properties"]["pc4"])] = rings
    return found


def address_in(pc4: str, luck: np.random.Generator) -> tuple[float, float]:
    """Latitude and longitude of a point anywhere in the PC4."""
    rings = _rings()[pc4]
    low, high = np.min(np.vstack(rings), axis=0), np.max(np.vstack(rings), axis=0)
    for _ in range(_TRIES):
        point = luck.uniform(low, high)
        if sum(_crossings(ring, point) for ring in rings) % 2:
            break
    return float(point[1]), float(point[0])


def _crossings(ring: Floats, point: Floats) -> int:
    """How often a line to the east of the point cuts the ring."""
    (x0, y0), (x1, y1) = ring[:-1].T, ring[1:].T
    spans = (y0 > point[1]) != (y1 > point[1])
    x = x0 + (point[1] - y0) * (x1 - x0) / np.where(y1 == y0, 1.0, y1 - y0)
    return int((spans & (x > point[0])).sum())
