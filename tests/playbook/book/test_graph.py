"""What waits for what: the same as when it is walked step by step, in the same order."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from succession.playbook.book.graph import StepGraph

Needs = Mapping[str, tuple[str, ...]]


@st.composite
def needs(draw: st.DrawFn, has_loops: bool = False) -> Needs:
    """Steps in any order, each needing some of those that were made before it."""
    names = [f"s{number}" for number in range(draw(st.integers(1, 9)))]
    made = {}
    for index, name in enumerate(names):
        others = names if has_loops else names[:index]
        choice = (
            st.lists(st.sampled_from(others), unique=True, max_size=4) if others else st.just([])
        )
        made[name] = tuple(draw(choice))
    return {name: made[name] for name in draw(st.permutations(names))}


def _before(step_id: str, asked: Needs) -> list[str]:
    found: list[str] = []
    for need in asked[step_id]:
        found += [*_before(need, asked), need]
    return list(dict.fromkeys(found))


def _longest(asked: Needs, order: tuple[str, ...], days: Mapping[str, int]) -> tuple[str, ...]:
    """Of equals the chain through what is named first."""
    paths: dict[str, tuple[str, ...]] = {}

    def length(step_id: str) -> int:
        return sum(days[one] for one in paths[step_id])

    for step_id in order:
        longest = max(asked[step_id], key=length, default=None)
        paths[step_id] = (*(paths[longest] if longest else ()), step_id)
    return paths[max(paths, key=length)]


@given(needs())
def test_each_step_stands_after_what_it_needs_in_the_order_of_the_standard_library(
    asked: Needs,
) -> None:
    graph = StepGraph(asked)
    assert graph.order == tuple(TopologicalSorter(asked).static_order())
    assert graph.loop == ()


@given(needs())
def test_what_comes_before_and_after_is_what_one_finds_step_by_step(asked: Needs) -> None:
    graph = StepGraph(asked)
    before = {name: _before(name, asked) for name in asked}
    assert {name: list(found) for name, found in graph.before.items()} == before
    for name in asked:
        assert graph.after(name) == tuple(one for one in asked if name in asked[one])
        assert graph.all_after(name) == {one for one in asked if name in before[one]}
    needed = {need for found in asked.values() for need in found}
    assert graph.loose == {name for name in asked if not asked[name] and name not in needed}


@given(needs(), st.data())
def test_the_longest_path_is_the_first_of_the_longest(asked: Needs, data: st.DataObject) -> None:
    days = {name: data.draw(st.integers(0, 3)) for name in asked}
    graph = StepGraph(asked)
    assert graph.longest_path(asked, days) == _longest(asked, graph.order, days)


@given(needs(has_loops=True))
def test_a_loop_is_the_one_that_the_standard_library_tells(asked: Needs) -> None:
    try:
        TopologicalSorter(asked).prepare()
        told: tuple[str, ...] = ()
    except CycleError as error:
        told = tuple(error.args[1])
    graph = StepGraph(asked)
    assert graph.loop == told
    if told:
        with pytest.raises(ValueError, match=told[0]):
            _ = graph.order
