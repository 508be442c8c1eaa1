"""The longest chain of a schedule, counted in the plainest way from nothing but its JSON."""

from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any


def days_of_path_and_longest(printed: Any) -> tuple[int, int]:
    """The days of the critical path as told, and those of the longest chain there is."""
    steps = {step["id"]: step for step in printed["steps"]}

    def days(step_id: str) -> int:
        step = steps[step_id]
        return (date.fromisoformat(step["due"]) - date.fromisoformat(step["start"])).days

    @cache
    def until(step_id: str) -> int:
        return days(step_id) + max((until(need) for need in steps[step_id]["needs"]), default=0)

    path = printed["critical_path"]
    assert all(need in steps[one]["needs"] for need, one in pairwise(path))
    return sum(days(step_id) for step_id in path), max(map(until, steps))
