"""The exact expectation and the runs tell of the same owners and staff.

They part where practices touch each other: one pool of successors, practices that get too full
and close. Without those they agree within a few per cent; what is left is that the runs follow
successors who stop in their turn, and round to whole months.
"""

import re
from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

from succession.assumptions import Assumptions
from succession.capacity.forecast.computing import Computing
from succession.capacity.region.supply import Supply
from succession.capacity.scenario.scenario import BASELINE, Timeline
from succession.example import example_region
from succession.simulation import RunSeries, simulate
from tests.capacity.region.test_supply import _changed
from tests.risk.world import ASSUMPTIONS, ROOT

TODAY = date(2026, 11, 21)
REGION = example_region(60, 1, TODAY)
LARGER = example_region(150, 1, TODAY)
TEXT = " ".join((ROOT / "docs/model.md").read_text(encoding="utf-8").split())
SCENARIO = BASELINE.model_copy(update={"runs": 200})


def _apart() -> Assumptions:
    """No common pool, no load that changes anything, and nobody closes."""
    apart = _changed(
        "simulation", ASSUMPTIONS, pool_effect=0.0, grace_months=10_000, takeover_chance=0.0
    )
    return _at_ease(apart)


def _at_ease(base: Assumptions) -> Assumptions:
    """Nobody stops earlier or finds a successor later because of too many patients."""
    return _changed("search", _changed("stop", base, load_effect=1e-9), load_factor=1.0)


# What docs/model.md tells of one after the other, from what practices do not do to each other.
ONE_BY_ONE = {
    "geven de runs": (_apart(), False),
    "Sluiten praktijken, dan": (
        _at_ease(_changed("simulation", ASSUMPTIONS, pool_effect=0.0)),
        False,
    ),
    "waar het te vol is, dan": (_changed("simulation", ASSUMPTIONS, pool_effect=0.0), False),
    "delen allen één vijver, dan": (ASSUMPTIONS, False),
    "getrokken in plaats van op hun midden": (ASSUMPTIONS, True),
}


@cache
def _both(is_apart: bool) -> tuple[Supply, RunSeries]:
    assumptions = _apart() if is_apart else ASSUMPTIONS
    computing = Computing(REGION, Timeline(assumptions), SCENARIO, TODAY)
    certain = replace(computing.plan, is_uncertain=False)
    return computing.supply, simulate(REGION, assumptions, TODAY, certain).series


def _mean(values: np.ndarray) -> np.ndarray:
    return values.sum(axis=2, dtype=float).mean(axis=0)


def test_owners_and_successors_agree_when_practices_do_not_touch() -> None:
    supply, runs = _both(True)
    exact = supply.total_fte - supply.staff_fte
    assert _mean(runs.owner_fte) == pytest.approx(exact, rel=0.025)


def test_staff_and_newcomers_agree_when_practices_do_not_touch() -> None:
    # The runs also count who follows up a successor, also when all owners go at once: a few more
    # leave the staff for a practice.
    supply, runs = _both(True)
    assert _mean(runs.staff_fte) == pytest.approx(supply.staff_fte, rel=0.05)


def test_what_practices_do_to_each_other_only_costs_owners() -> None:
    supply, runs = _both(False)
    exact = supply.total_fte - supply.staff_fte
    found = _mean(runs.owner_fte)
    assert (found <= exact * 1.01).all()
    assert 0.75 * exact[-1] < found[-1] < 0.95 * exact[-1]


def _fte_in_2040(said: str) -> float:
    """Of the example region of 150 practices, on average over 1,000 runs."""
    assumptions, is_uncertain = ONE_BY_ONE[said]
    scenario = BASELINE.model_copy(update={"runs": 1000})
    computing = Computing(LARGER, Timeline(assumptions), scenario, TODAY)
    plan = replace(computing.plan, is_uncertain=is_uncertain)
    told = simulate(LARGER, assumptions, TODAY, plan).series
    return float(_mean(told.owner_fte + told.staff_fte + told.bridge_fte)[-1])


def _told_fte(said: str) -> int:
    """The figure behind these words in docs/model.md."""
    return int(re.search(rf"{re.escape(said)} (\d{{3}})\b", TEXT)[1])


def test_the_exact_expectation_is_the_one_that_is_told() -> None:
    supply = Computing(LARGER, Timeline(ASSUMPTIONS), SCENARIO, TODAY).supply
    assert round(supply.total_fte[-1]) == _told_fte("eind 2040: exact")


@pytest.mark.parametrize("said", ONE_BY_ONE)
def test_each_thing_that_practices_do_to_each_other_costs_what_is_told(said: str) -> None:
    assert round(_fte_in_2040(said)) == _told_fte(said)
