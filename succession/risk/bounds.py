"""The two intervals of the expected open share at 60 months: over parameters and over data."""

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.risk.cases import Cases
from succession.risk.likelihood import Grid, Likelihood, Situation, per_practice
from succession.risk.parameters import Parameters, central, drawn
from succession.risk.situations import View, situation_of

DRAWS = 100
SEED = 20260101
# A quarter is fine enough for the spread over draws: measured within 0.002 of monthly steps.
_DRAW_GRID = Grid(step_months=3)


def parameter_draws(cases: Cases, assumptions: Assumptions) -> Floats:
    """The open share over draws of the parameters, with what is unknown at its middle.

    (draws, practices): a draw is one set of parameters for the whole region.
    """
    draws = [
        per_practice(cases, cases.share.weight, _at_horizon(cases, assumptions, parameters))
        for parameters in drawn(assumptions, DRAWS, SEED)
    ]
    return np.array(draws)


def _at_horizon(cases: Cases, assumptions: Assumptions, parameters: Parameters) -> Floats:
    situation = situation_of(cases, assumptions, parameters, View.MIDDLE)
    return Likelihood(assumptions, parameters, _DRAW_GRID).open_by(situation)[:, -1]


def data_interval(
    cases: Cases, middle: Floats, lowest: Floats, highest: Floats
) -> tuple[Floats, Floats]:
    """Lowest and highest per practice over what is unknown, from the shares' own extremes.

    Where the parts of two or more shares are unsaid, the rest may lie wholly with any of them.
    `middle` guards that the interval holds the answer itself.
    """
    low = _with_unsaid_parts(cases, lowest, np.minimum)
    high = _with_unsaid_parts(cases, highest, np.maximum)
    return np.minimum(low, middle), np.maximum(high, middle)


def _with_unsaid_parts(cases: Cases, values: Floats, extreme: np.ufunc) -> Floats:
    share, size = cases.share, len(cases.practices)
    known = np.where(share.is_weight_unknown, 0.0, share.weight * values)
    rest = np.bincount(share.practice, np.where(share.is_weight_unknown, share.weight, 0.0), size)
    start = 0.0 if extreme is np.maximum else 1.0
    chosen = np.full(size, start)
    unsaid = share.is_weight_unknown
    extreme.at(chosen, share.practice[unsaid], values[unsaid])
    return np.asarray(np.bincount(share.practice, known, size) + rest * chosen)


def extremes(
    cases: Cases, assumptions: Assumptions
) -> tuple[tuple[Situation, Floats], tuple[Situation, Floats]]:
    """The best and the worst situation, each with its chances per share, (shares, steps)."""
    parameters = central(assumptions)
    likelihood = Likelihood(assumptions, parameters)
    best = situation_of(cases, assumptions, parameters, View.BEST)
    worst = situation_of(cases, assumptions, parameters, View.WORST)
    return (best, likelihood.open_by(best)), (worst, likelihood.open_by(worst))
