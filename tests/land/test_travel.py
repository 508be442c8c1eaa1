"""Minutes by car, and the zorggroep's own travel times."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from succession.errors import InvalidInput
from succession.land.ground import dutch_ground
from succession.land.travel import TravelTimes, km_of, minutes_of, travel_times
from succession.land.ways import Ends, km_longer
from tests.risk.world import ASSUMPTIONS

NUMBERS = ASSUMPTIONS.ground


def test_ten_km_are_fourteen_by_road_and_take_twenty_one_minutes() -> None:
    assert minutes_of(10, NUMBERS) == pytest.approx(10 * 1.4 / 40 * 60)
    assert km_of(minutes_of(10, NUMBERS), NUMBERS) == pytest.approx(10)


@pytest.mark.parametrize("sign", [",", ";"])
def test_own_times_hold_both_ways_unless_both_are_given(tmp_path: Path, sign: str) -> None:
    file = tmp_path / "reistijden.csv"
    rows = ["pc4,pc4,minuten", "7731,7722,12", "7722,7683,9", "7683,7722,11"]
    file.write_text("\n".join(rows).replace(",", sign), encoding="utf-8")
    times = travel_times(file)
    pairs = [("7731", "7722"), ("7722", "7731"), ("7722", "7683"), ("7683", "7722")]
    assert [times.between(*pair) for pair in pairs] == [12, 12, 9, 11]
    assert times.between("7731", "7683") is None


def test_every_line_that_cannot_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "reistijden.csv"
    file.write_text("pc4,pc4,minuten\n7731,7722,12\nOmmen,7722,3\n7731,7722,ver\n7731,7722\n")
    with pytest.raises(InvalidInput) as refused:
        travel_times(file)
    assert [problem.row for problem in refused.value.problems] == [3, 4, 5]


def test_own_times_go_before_the_straight_line_and_the_water() -> None:
    ground = dutch_ground()
    rows = np.array([ground.index["6511"]]), np.array([ground.index["6663"]])  # across the Waal
    ends = [Ends(ground.km[row], row) for row in rows]
    straight = np.hypot(*(ends[0].km - ends[1].km).T)
    own = replace(ground, travel=TravelTimes({("6511", "6663"): 7.0}))
    assert km_longer(*ends, ground, NUMBERS)[0] > 0
    assert straight + km_longer(*ends, own, NUMBERS) == pytest.approx(km_of(7.0, NUMBERS))
