"""What waits for what in a draaiboek, asked of networkx; the calendar is counted elsewhere."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import networkx as nx

_END = ""


class StepGraph:
    """The steps by id, with an arrow from each to those that need it; every need is a step."""

    def __init__(self, needs: Mapping[str, Sequence[str]]) -> None:
        self._waiting: nx.DiGraph[str] = nx.DiGraph()
        for step_id, needed in needs.items():
            self._waiting.add_node(step_id)
            self._waiting.add_edges_from((need, step_id) for need in needed)

    @cached_property
    def loop(self) -> tuple[str, ...]:
        """Steps that wait for each other, the first once more at the end; empty without a loop."""
        try:
            found = nx.find_cycle(self._waiting)
        except nx.NetworkXNoCycle:
            return ()
        return (found[0][0], *(step_id for _, step_id in found))

    @cached_property
    def loose(self) -> frozenset[str]:
        """The steps that need nothing and that nothing needs."""
        return frozenset(nx.isolates(self._waiting))

    # What follows is asked of a graph without loops.

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Every step after all that it needs; ValueError where steps wait for each other."""
        if self.loop:
            raise ValueError(self.loop)
        return tuple(nx.topological_sort(self._waiting))

    @cached_property
    def before(self) -> Mapping[str, tuple[str, ...]]:
        """Per step all that must be done before it, in order of need."""
        needed = self._waiting.reverse(copy=False)
        return {name: tuple(nx.dfs_postorder_nodes(needed, name))[:-1] for name in self._waiting}

    def after(self, step_id: str) -> tuple[str, ...]:
        """The steps that need this one themselves."""
        return tuple(self._waiting.successors(step_id))

    def all_after(self, step_id: str) -> frozenset[str]:
        """The steps that need this one, and those that need them."""
        return frozenset(nx.descendants(self._waiting, step_id))

    def longest_path(
        self, needs: Mapping[str, Sequence[str]], days: Mapping[str, int]
    ) -> tuple[str, ...]:
        """The chain that takes most days among the steps of `needs`, which may pass over others."""
        order = [step_id for step_id in self.order if step_id in needs]
        weighted: nx.DiGraph[str] = nx.DiGraph()
        for step_id in order:
            arrows = ((need, step_id, days[need]) for need in needs[step_id])
            weighted.add_weighted_edges_from(arrows)
            # A day more than nothing, so that a chain of no days ends there too.
            weighted.add_edge(step_id, _END, weight=days[step_id] + 1)
        path = nx.dag_longest_path(weighted, topo_order=[*order, _END])
        return tuple(step_id for step_id in path if step_id != _END)
