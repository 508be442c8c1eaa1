"""How full a practice is against its region, and what a fte of it carries."""

import numpy as np
import pytest

from succession.risk.capacity import fuller
from succession.risk.cases import cases_of
from tests.risk.world import AS_OF, ASSUMPTIONS, gp, practice, register

CAPACITY = ASSUMPTIONS.capacity
MEAN = 1 / (1 - CAPACITY.unmet_demand.value)


def test_half_of_what_lies_from_the_mean_is_how_full_it_is() -> None:
    """By hand: of twice the mean 2 / (0.5 + 0.5 x 2), of half 0.5 / (0.5 + 0.5 x 0.5)."""
    assert CAPACITY.load_reliability.value == 0.5
    seen = np.array([1.0, 2.0, 0.5, 1e9]) * MEAN
    assert fuller(seen, CAPACITY) == pytest.approx([1.0, 4 / 3, 2 / 3, 2.0])


def test_the_capacities_of_all_together_are_what_the_patients_of_today_ask() -> None:
    lists = {"01000001": 1500, "01000002": 2500, "01000003": 4100}
    rows = [practice(agb, patienten=patients) for agb, patients in lists.items()]
    people = [gp(agb, agb, fte=fte) for agb, fte in zip(lists, (1.0, 0.7, 0.9), strict=True)]
    load = cases_of(register(*rows, *people), ASSUMPTIONS, AS_OF).practice.load
    served = 1 - CAPACITY.unmet_demand.value
    assert (load.per_fte * load.fte).sum() == pytest.approx(served * 8100)
    assert load.patients / (load.per_fte * load.fte) * served == pytest.approx(
        fuller(load.load, CAPACITY)
    )


def test_where_the_load_is_unknown_a_fte_carries_what_it_does_in_the_region() -> None:
    rows = practice("01000001"), practice("01000002", patienten=None)
    load = cases_of(register(*rows, gp(), gp("B", "01000002")), ASSUMPTIONS, AS_OF).practice.load
    assert load.per_fte[1] == pytest.approx(load.patients_per_fte)
