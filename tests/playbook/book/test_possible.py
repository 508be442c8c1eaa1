import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.conditions import Condition
from succession.playbook.book.facts import all_hold
from succession.playbook.book.possible import can_hold


def conditions(*lines):
    return tuple(Condition.model_validate(line) for line in lines)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], True),
        ([{"field": "maatschap", "is": True}], True),
        ([{"field": "maatschap", "is": True}, {"field": "maatschap", "is": False}], False),
        ([{"field": "pand", "is": "huur"}, {"field": "pand", "one_of": ["eigendom"]}], False),
        ([{"field": "zoekt_maanden", "at_least": 12}, {"field": "zoekt_maanden", "is": 12}], True),
        (
            [{"field": "zoekt_maanden", "at_least": 12}, {"field": "zoekt_maanden", "at_most": 11}],
            False,
        ),
        ([{"none": [{"field": "pand", "one_of": ["eigendom", "huur", "aan huis"]}]}], False),
        (
            [
                {"any": [{"field": "pand", "is": "huur"}, {"field": "maatschap", "is": True}]},
                {"field": "maatschap", "is": False},
            ],
            True,
        ),
    ],
)
def test_conditions_can_hold_unless_they_shut_each_other_out(lines, expected):
    assert can_hold(conditions(*lines)) is expected


NUMBER = st.integers(0, 20)
COMPARED = st.one_of(
    NUMBER.map(lambda n: {"field": "zoekt_maanden", "at_least": n}),
    NUMBER.map(lambda n: {"field": "zoekt_maanden", "at_most": n}),
)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(lines=st.lists(COMPARED, max_size=4), groups=st.lists(COMPARED, max_size=3))
def test_what_holds_for_some_whole_number_can_hold(lines, groups):
    asked = conditions(*lines, *([{"any": groups}] if groups else []))
    holds_somewhere = any(all_hold(asked, {"zoekt_maanden": n}) for n in range(-1, 22))
    assert can_hold(asked) is holds_somewhere
