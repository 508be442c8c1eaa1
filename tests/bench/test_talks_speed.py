"""How long ordering the talks of a region of 300 practices takes: the goal is under a second.

Measured with the facts at hand, as a page has them, and from the register alone.
"""

from datetime import date
from typing import Any

from succession.example import example_region
from succession.talks.worklist import Worklist, region_to_order, worklist
from tests.risk.world import ASSUMPTIONS, RULES
from tests.talks.world import METHOD

AS_OF = date(2026, 11, 21)
REGION = example_region(300, 1, AS_OF)


def _ordered(seen: Any) -> Worklist:
    found = worklist(seen, METHOD)
    assert found.by_learning
    assert found.by_need
    return found


def test_ordering_with_the_facts_at_hand(benchmark: Any) -> None:
    benchmark(_ordered, region_to_order(REGION, ASSUMPTIONS, RULES, AS_OF))


def test_ordering_from_the_register_alone(benchmark: Any) -> None:
    def ordered() -> Worklist:
        return _ordered(region_to_order(REGION, ASSUMPTIONS, RULES, AS_OF))

    benchmark.pedantic(ordered, rounds=5, warmup_rounds=1)
