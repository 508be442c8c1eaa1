"""Conditions answer yes, no or unknown."""

import pytest
from pydantic import ValidationError

from succession.conditions import Condition, holds

FACTS = {"age": 61.0, "stage": "geen", "signed": False, "unknown": None}


def _holds(**condition: object) -> bool | None:
    return holds(Condition.model_validate(condition), FACTS)


@pytest.mark.parametrize(
    ("condition", "answer"),
    [
        ({"field": "age", "at_least": 60}, True),
        ({"field": "age", "at_least": 62}, False),
        ({"field": "age", "at_most": 61}, True),
        ({"field": "age", "at_most": 60}, False),
        ({"field": "stage", "is": "geen"}, True),
        ({"field": "stage", "one_of": ["zoekend", "geen"]}, True),
        ({"field": "stage", "one_of": ["zoekend"]}, False),
        ({"field": "signed", "is": False}, True),
        ({"field": "unknown", "at_most": 6}, None),
        ({"field": "unknown", "is": True}, None),
    ],
)
def test_one_fact_is_tested(condition: dict[str, object], answer: bool | None) -> None:
    assert _holds(**condition) is answer


YES, NO, MAYBE = (
    {"field": "age", "at_least": 60},
    {"field": "age", "at_least": 99},
    {"field": "unknown", "is": True},
)


@pytest.mark.parametrize(
    ("group", "parts", "answer"),
    [
        ("all", [YES, YES], True),
        ("all", [YES, NO, MAYBE], False),
        ("all", [YES, MAYBE], None),
        ("any", [NO, NO], False),
        ("any", [NO, YES, MAYBE], True),
        ("any", [NO, MAYBE], None),
        ("none", [NO, NO], True),
        ("none", [NO, YES], False),
        ("none", [NO, MAYBE], None),
    ],
)
def test_what_is_unknown_decides_only_where_nothing_else_does(
    group: str, parts: list[dict[str, object]], answer: bool | None
) -> None:
    assert _holds(**{group: parts}) is answer


@pytest.mark.parametrize(
    "condition",
    [
        {},
        {"field": "age"},
        {"field": "age", "at_least": 1, "at_most": 2},
        {"field": "age", "at_least": 1, "all": [YES]},
        {"field": "age", "above": 1},
    ],
)
def test_a_condition_that_says_nothing_or_two_things_is_refused(
    condition: dict[str, object],
) -> None:
    with pytest.raises(ValidationError):
        Condition.model_validate(condition)


def test_a_condition_names_all_the_facts_it_asks_for() -> None:
    nested = Condition.model_validate({"all": [YES, {"any": [MAYBE, {"none": [NO]}]}]})
    assert nested.fields() == {"age", "unknown"}


def test_a_fact_that_nobody_gives_is_a_bug() -> None:
    with pytest.raises(KeyError):
        _holds(field="onbestaand", at_least=1)
