"""How much of the spread of the shortage each assumption explains: Sobol indices.

The figure is the mean shortage of the region in the last year, the luck that of the tornado. An
index is estimated after Saltelli: `alone` is what would go if only this number were known, `total`
what would stay if all others were.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import numpy as np
from scipy.special import ndtri
from scipy.stats import sobol_indices, uniform

from succession.arrays import Floats
from succession.capacity.forecast.tornado import Swing, held, shortage_figures
from succession.capacity.scenario.scenario import Basis, Scenario, Timeline, timeline
from succession.capacity.scenario.uncertain import Uncertain, uncertain_of
from succession.contract import SensitivityObject
from succession.register import Seen
from succession.simulation import Execution

_ENDS = 1e-6


@dataclass(frozen=True)
class ForecastQuestion:
    """For which register, under which scenario; the register is as its audience sees it."""

    register: Seen
    basis: Basis
    scenario: Scenario
    as_of: date


@dataclass(frozen=True)
class Shares:
    """One assumption by its place in the file; both are parts of the variance, 0-1 but for noise
    of the estimate."""

    path: str
    label: str
    alone: float
    total: float


def sobol(
    question: ForecastQuestion,
    paths: Sequence[str],
    samples: int,
    execution: Execution = Execution(),  # noqa: B008 — frozen
) -> tuple[Shares, ...]:
    """What these assumptions explain, the one that explains most first.

    Takes `samples` (a power of two) x (number of paths + 2) forecasts. The other assumptions are
    drawn as ever, in every forecast the same.
    """
    assumptions = timeline(question.scenario, question.basis)
    uncertain = [one for one in uncertain_of(assumptions.start) if one.path in paths]
    figures = shortage_figures(question.register, question.scenario, question.as_of)
    found = sobol_indices(
        func=_evaluated(uncertain, assumptions, lambda a: float(figures(a, execution)[-1, 0])),
        n=samples,
        dists=[cast(Any, uniform())] * len(uncertain),
        rng=question.scenario.seed,
    )
    shares = [
        Shares(one.path, one.label, float(alone), float(total))
        for one, alone, total in zip(uncertain, found.first_order, found.total_order, strict=True)
    ]
    return tuple(sorted(shares, key=lambda share: (-share.total, share.path)))


def _evaluated(
    uncertain: Sequence[Uncertain],
    assumptions: Timeline,
    figure: Callable[[Timeline], float],
) -> Callable[[Floats], Floats]:
    """The figure at points between 0 and 1, (numbers, points), as scipy asks it."""

    def at(point: Any) -> float:
        known = assumptions
        for one, place in zip(uncertain, point, strict=True):
            known = held(known, one, float(ndtri(np.clip(place, _ENDS, 1 - _ENDS))))
        return figure(known)

    return lambda points: np.array([at(point) for point in points.T])


def sensitivity_object(
    swings: Sequence[Swing], shares: Sequence[Shares] | None
) -> SensitivityObject:
    """The object of `sensitivity`: fte unrounded; `sobol` is null when it was not asked for."""
    return {
        "base": swings[0].base,
        "swings": [
            {"assumption": s.path, "label": s.label, "low": s.low, "high": s.high} for s in swings
        ],
        "sobol": None
        if shares is None
        else [
            {"assumption": s.path, "label": s.label, "alone": s.alone, "total": s.total}
            for s in shares
        ],
    }
