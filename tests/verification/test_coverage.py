"""Whether the bands are as wide as they should be: histories of which the truth is known.

What happens is played by the slow reference with numbers drawn from their ranges; the forecast
knows the ranges only. Four in five outcomes should lie between P10 and P90.
"""

from collections.abc import Mapping
from statistics import fmean

import pytest

from succession.register import Stage
from succession.risk.cases import SIGNED_CLASS
from succession.simulation import SimulationPlan, engine
from succession.simulation.world import region_of
from succession.verification.calibration import Quantity, load_calibration
from tests.risk.world import ASSUMPTIONS
from tests.verification.histories import AS_OF, all_ranks, covered, region
from tests.verification.published import ROOT

QUICK, CAMPAIGN = 60, 600


@pytest.mark.parametrize("seed", [1, 7, 20])
def test_the_regions_hold_everything_that_can_be_said(seed: int) -> None:
    register = region(seed)
    world = region_of(register, ASSUMPTIONS, AS_OF, SimulationPlan()).world
    planned = world.seats["plan"] >= 0
    assert set(world.shares["plan_class"][planned]) == set(range(SIGNED_CLASS + 1))
    assert {share.succession.stage for share in register.shares} == set(Stage)
    assert set(world.seats["kind"]) == {
        *(engine.AGED, engine.AGELESS),
        *(engine.RATED, engine.FIXED, engine.NOBODY),
    }
    for trait in ("rural", "dispensing", "training", "premises", "solo", "group", "bridged"):
        assert 0 < world.practices[trait].mean() < 1, trait
    said = [gp.plan for gp in register.gps if gp.plan]
    assert {(plan.earliest is None, plan.latest is None) for plan in said} >= {
        *((True, True), (True, False), (False, False))
    }


def test_four_in_five_of_some_histories_lie_within_the_bands() -> None:
    found = all_ranks(QUICK)
    assert len(found) == QUICK * 15
    assert 0.7 <= fmean(rank.is_inside for rank in found) <= 0.9
    # Neither too high nor too low on the whole.
    assert 0.4 <= fmean(rank.place for rank in found) <= 0.6


@pytest.mark.soak
def test_four_in_five_of_all_histories_lie_within_the_bands() -> None:
    shares = covered(all_ranks(CAMPAIGN))
    _assert_on_target({kind: (round(share * CAMPAIGN), CAMPAIGN) for kind, share in shares.items()})


def test_the_figures_that_are_shown_are_those_of_a_whole_campaign() -> None:
    shown = load_calibration(ROOT / "data/calibration.yaml")
    assert shown is not None
    assert shown.replicates >= CAMPAIGN
    _assert_on_target(
        {(row.quantity, row.horizon_years): (row.inside, row.of) for row in shown.rows}
    )


def _assert_on_target(counts: Mapping[tuple[Quantity, int], tuple[int, int]]) -> None:
    """80 ± 8 points, for each quantity at each horizon."""
    outside = {kind for kind, (inside, of) in counts.items() if not 0.72 <= inside / of <= 0.88}
    assert outside == set()
