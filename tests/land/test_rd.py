"""Degrees and the kilometres of the Dutch grid."""

import numpy as np
import pytest

from succession.land.rd import to_degrees, to_km
from tests.verification.published import table

AMERSFOORT = (52.15517440, 5.38720621)


def test_the_tower_of_amersfoort_is_the_centre_of_the_grid() -> None:
    assert to_km(np.array(AMERSFOORT)) == pytest.approx([155.0, 463.0], abs=1e-9)


@pytest.mark.parametrize("degrees", [(50.75, 6.02), (53.48, 6.16), (51.44, 3.57), (52.37, 4.90)])
def test_there_and_back_is_where_it_began(degrees: tuple[float, float]) -> None:
    there = to_km(np.array([degrees]))
    assert to_degrees(there)[0] == pytest.approx(degrees, abs=2e-6)  # less than 20 cm


def test_every_postcode_lies_within_two_metres_of_where_kadaster_has_it() -> None:
    rows = [
        row for row in table("nl_boundaries_gemeente_pc4/pc4_centroids_gemeente.csv") if row["lat"]
    ]
    degrees = np.array([(float(row["lat"]), float(row["lon"])) for row in rows])
    km = np.array([(float(row["rd_x"]), float(row["rd_y"])) for row in rows]) / 1000
    off = np.hypot(*(to_km(degrees) - km).T)
    assert len(rows) > 4000
    assert off.max() < 0.002
