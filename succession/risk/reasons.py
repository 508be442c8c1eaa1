"""Why the expected open share is what it is: exact Shapley values over five factors.

Each factor gets the mean of what it adds over all orders in which the factors of the practice can
replace those of the reference practice; with the reference's own value they add up exactly.
"""

from collections.abc import Iterator
from itertools import combinations
from math import factorial

import numpy as np

from succession.arrays import Floats
from succession.risk.cases import Cases
from succession.risk.likelihood import FACTORS, Likelihood, Situation, per_practice

Coalition = frozenset[str]


def contributions(
    cases: Cases, likelihood: Likelihood, actual: Situation, reference: Situation
) -> dict[str, Floats]:
    """Per practice what `referentie` and each factor contribute to the open share at 60 months."""
    worth = dict(_worth(cases, likelihood, actual, reference))
    parts = {"referentie": worth[frozenset()]}
    for factor in FACTORS:
        others = [other for other in FACTORS if other != factor]
        parts[factor] = sum(
            (
                _shapley_weight(len(before)) * (worth[before | {factor}] - worth[before])
                for size in range(len(FACTORS))
                for before in map(frozenset, combinations(others, size))
            ),
            start=np.zeros(len(cases.practices)),
        )
    return parts


def _shapley_weight(before: int) -> float:
    count = len(FACTORS)
    return factorial(before) * factorial(count - before - 1) / factorial(count)


def _worth(
    cases: Cases, likelihood: Likelihood, actual: Situation, reference: Situation
) -> Iterator[tuple[Coalition, Floats]]:
    """The open share of every coalition: these factors as they are, the others as the reference.

    The stop curve depends on stop and load alone, so that it is computed four times, not 32.
    """
    for leaving_from in _coalitions(("stop", "load")):
        situation = _mixed(actual, reference, leaving_from)
        leaving = -np.diff(likelihood.survival(situation), axis=1)
        for other in _coalitions(("stage", "form", "place")):
            whole = _mixed(actual, reference, leaving_from | other)
            nobody = likelihood.nobody(whole, likelihood.grid.middles)
            opened = likelihood.opened(whole, leaving, nobody)[:, -1]
            yield leaving_from | other, per_practice(cases, cases.share.weight, opened)


def _coalitions(factors: tuple[str, ...]) -> Iterator[Coalition]:
    for size in range(len(factors) + 1):
        yield from map(frozenset, combinations(factors, size))


def _mixed(actual: Situation, reference: Situation, coalition: Coalition) -> Situation:
    situation = reference
    for factor in coalition:
        situation = situation.taking(factor, actual)
    return situation
