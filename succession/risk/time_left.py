"""How many months are left until the latest responsible start.

    time left = months until stop - path after a successor is known - search still needed

The search still needed gives two chances in three of a successor; it is nothing from `intentie`
on, and is capped: where searching alone takes longer, another form is the advice.
"""

from dataclasses import dataclass

import numpy as np

from succession.arrays import Bools, Floats
from succession.assumptions import Assumptions
from succession.register import Stage
from succession.risk import search
from succession.risk.cases import STAGES, Cases, Holding
from succession.risk.likelihood import Grid, Likelihood, Situation
from succession.risk.parameters import central

_YEARS_AHEAD = Grid(step_months=3, horizon_months=480)
_SIGNED = [STAGES.index(stage) for stage in Stage if stage.is_signed]
_INTENTION = STAGES.index(Stage.INTENTION)


@dataclass(frozen=True)
class TimeLeft:
    """Per practice, in months; nan where nothing needs to be started."""

    likely: Floats
    cautious: Floats
    search: Floats


def is_signed(cases: Cases) -> Bools:
    """Whether nothing is left to search or to negotiate, per share."""
    return np.asarray(np.isin(cases.share.stage, _SIGNED))


def time_left(cases: Cases, situation: Situation, assumptions: Assumptions) -> TimeLeft:
    """The least of the shares whose succession is not signed.

    `cautious` takes the month by which one in ten has stopped in place of the middle one.
    """
    likelihood = Likelihood(assumptions, central(assumptions), _YEARS_AHEAD)
    survival = likelihood.survival(situation)
    uncapped = _search_months(cases, situation, likelihood, assumptions)
    needed = np.minimum(uncapped, assumptions.path.search_cap.value) + _path(situation, assumptions)
    counts = ~is_signed(cases) & (cases.share.holding != Holding.ORGANISATION)
    is_open = cases.share.holding == Holding.NOBODY
    likely, cautious = (
        np.where(is_open, 0.0, _months_until(survival, chance)) - needed for chance in (0.5, 0.9)
    )
    return TimeLeft(
        likely=_least(cases, np.where(counts, likely, np.inf)),
        cautious=_least(cases, np.where(counts, cautious, np.inf)),
        search=-_least(cases, np.where(counts, -uncapped, np.inf)),
    )


def _search_months(
    cases: Cases, situation: Situation, likelihood: Likelihood, assumptions: Assumptions
) -> Floats:
    """Search still needed, not capped; nothing once somebody has said yes in writing."""
    months = search.remaining_months(
        situation.searched,
        likelihood.rate(situation),
        likelihood.parameters.frailty_shape,
        assumptions.path.success_wanted.value,
    )
    return np.asarray(np.where(cases.share.stage == _INTENTION, 0.0, months))


def _path(situation: Situation, assumptions: Assumptions) -> Floats:
    extra = assumptions.path.dispensing_extra.value
    return np.asarray(assumptions.path.base.value + extra * situation.dispensing)


def _months_until(survival: Floats, chance: float) -> Floats:
    """The month at which survival falls to this chance, between the edges of the grid."""
    months = _YEARS_AHEAD.edges
    after = np.argmax(survival <= chance, axis=1)
    never = ~(survival <= chance).any(axis=1)
    before = np.maximum(after - 1, 0)
    rows = np.arange(len(survival))
    high, low = survival[rows, before], survival[rows, after]
    part = np.divide(high - chance, high - low, out=np.zeros_like(high), where=high > low)
    between = months[before] + part * (months[after] - months[before])
    return np.asarray(np.where(never, months[-1], between))


def _least(cases: Cases, values: Floats) -> Floats:
    result = np.full(len(cases.practices), np.inf)
    np.minimum.at(result, cases.share.practice, values)
    return np.where(np.isfinite(result), result, np.nan)
