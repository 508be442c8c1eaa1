"""Assumptions held at one place of their range, the others untouched."""

import pytest

from succession.assumptions import Z_90
from succession.capacity.scenario.levers import number_at
from succession.capacity.scenario.uncertain import Uncertain, uncertain_of
from tests.risk.world import ASSUMPTIONS

UNCERTAIN = {one.path: one for one in uncertain_of(ASSUMPTIONS)}
NUMBERS = [
    one for one in UNCERTAIN.values() if one.path not in ("stop.plan_classes", "stages.success")
]


@pytest.mark.parametrize("one", NUMBERS, ids=lambda one: one.path)
def test_a_number_is_held_at_its_ends_and_at_its_middle(one: Uncertain) -> None:
    before = number_at(ASSUMPTIONS, one.path)
    for z, wanted in ((-Z_90, before.low), (0.0, before.value), (Z_90, before.high)):
        held = number_at(one.held(ASSUMPTIONS, z), one.path)
        assert held.low == held.value == held.high == pytest.approx(wanted)


@pytest.mark.parametrize("one", UNCERTAIN.values(), ids=lambda one: one.path)
def test_only_its_own_section_changes(one: Uncertain) -> None:
    before, after = ASSUMPTIONS.model_dump(), one.held(ASSUMPTIONS, Z_90).model_dump()
    assert [name for name in before if before[name] != after[name]] == [one.path.split(".")[0]]


def test_what_has_no_range_or_is_only_shown_is_not_uncertain() -> None:
    assert "simulation.stop_shock" not in UNCERTAIN
    assert "capacity.norm_practice" not in UNCERTAIN
    assert "search.usual_list" not in UNCERTAIN, "a range of what is not known of one practice"
    assert "search.yearly_rate" in UNCERTAIN


def test_all_plans_weigh_more_or_less_together() -> None:
    high = UNCERTAIN["stop.plan_classes"].held(ASSUMPTIONS, Z_90).stop
    before = ASSUMPTIONS.stop
    assert [row.weight for row in high.plan_classes.rows] == pytest.approx(
        [row.high for row in before.plan_classes.rows]
    )
    assert high.signed_plan.low == pytest.approx(before.signed_plan.high)


def test_a_stage_that_is_a_fact_stays_one() -> None:
    low = UNCERTAIN["stages.success"].held(ASSUMPTIONS, -Z_90).stages
    before = ASSUMPTIONS.stages
    for stage, chance in before.success.items():
        shift = before.spread if 0 < chance < 1 else 0
        assert low.success[stage] == pytest.approx(max(chance - shift, 0))
    assert low.spread == 0
