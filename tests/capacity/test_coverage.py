"""Whether the bands are as wide as they should be: histories of which the truth is known.

What happens is played by the slow reference with numbers drawn from their ranges; the forecast
knows the ranges only. Four in five outcomes should lie between P10 and P90.
"""

from statistics import fmean

import pytest

from succession.capacity.calibration import load_calibration
from tests.capacity.histories import all_ranks, covered
from tests.capacity.published import ROOT

QUICK, QUICK_PRACTICES = 20, 14
CAMPAIGN = 200


def test_four_in_five_of_some_small_histories_lie_within_the_bands() -> None:
    found = all_ranks(QUICK, QUICK_PRACTICES)
    assert len(found) == QUICK * 15
    assert 0.7 <= fmean(rank.is_inside for rank in found) <= 0.9
    # Neither too high nor too low on the whole.
    assert 0.4 <= fmean(rank.place for rank in found) <= 0.6


@pytest.mark.soak
def test_four_in_five_lie_within_the_bands_for_every_quantity_and_horizon() -> None:
    for kind, share in covered(all_ranks(CAMPAIGN)).items():
        assert 0.72 <= share <= 0.88, kind


def test_the_figures_that_are_shown_are_those_of_a_whole_campaign() -> None:
    shown = load_calibration(ROOT / "data/calibration.yaml")
    assert shown is not None
    assert shown.replicates >= CAMPAIGN
    assert all(0.72 <= row.share <= 0.88 for row in shown.rows)
