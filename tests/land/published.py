"""Public figures that only tests may use, beside this checkout."""

import csv
import gzip

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.spatial import KDTree

from succession.arrays import Floats
from succession.land.ground import dutch_ground
from tests.verification.published import REALDATA, table

GROUND = dutch_ground()


def practices_per_pc4() -> Floats:
    """Practices in each PC4 of the ground, March 2026; the test is skipped without the table."""
    found = np.zeros(len(GROUND.pc4))
    for row in table("nl_practices_per_pc4_2026/practices_per_pc4_2026-03.csv"):
        found[GROUND.index[row["pc4"]]] += int(row["n_practices"])
    return found


def within_5_km() -> dict[str, float]:
    """Practices within 5 km over the road of the average inhabitant of each gemeente (CBS)."""
    path = REALDATA / "nl_nabijheid_huisarts/cbs_nabijheid_gemeente_wijk_buurt_342.csv.gz"
    if not path.exists():
        pytest.skip("the distances of CBS are not beside this checkout (../shared/realdata)")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return {
            row["code"]: float(row["gp_practices_within_5km"])
            for row in csv.DictReader(file)
            if row["code"].startswith("GM") and row["gp_practices_within_5km"]
        }


def km_pairs(practices: Floats, km: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Every PC4 with each PC4 with a practice within so many km."""
    home = np.flatnonzero(practices)
    near = KDTree(GROUND.km[home]).query_ball_point(GROUND.km, np.full(len(GROUND.km), km))
    i = np.repeat(np.arange(len(near)), [len(rows) for rows in near])
    return i, home[np.concatenate([np.array(rows, np.intp) for rows in near])]
