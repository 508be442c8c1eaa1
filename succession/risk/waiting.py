"""What waiting costs one practice: patients without a place if the search begins later.

    expected(s) = P(a share opens within 60 months | its search begins s months from now)
                  x patients without a place when a share opens

Only of the shares whose search has not begun, in a practice where none is open yet; who waits
longer than `lead` before the stop begins then, as he would anyway. `low` and `high` are P10 and P90
over the parameters.
"""

from dataclasses import dataclass

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.risk import search
from succession.risk.bounds import DRAWS, SEED
from succession.risk.cases import Cases, Holding
from succession.risk.likelihood import Likelihood, Situation
from succession.risk.parameters import Parameters, central, drawn
from succession.risk.situations import View, situation_of

STARTS_MONTHS = (0, 6, 12, 24)
_BAND = (0.1, 0.9)


@dataclass(frozen=True, slots=True)
class WaitingCost:
    """Expected patients without a place when the search begins so many months from now."""

    start_months: int
    patients: float
    low: float
    high: float


def cost_of_waiting(
    cases: Cases, agb: str, unplaced: int | None, assumptions: Assumptions
) -> tuple[WaitingCost, ...]:
    """One per start, the first now; none where everybody searches or `unplaced` is unknown.

    `unplaced` are the patients of this practice without a place when a share opens.
    """
    index = next((i for i, one in enumerate(cases.practices) if one.agb == agb), None)
    if index is None or unplaced is None:
        return ()
    middle = _chances(cases, index, assumptions, central(assumptions))
    if middle is None:
        return ()
    spread = [_chances(cases, index, assumptions, p) for p in drawn(assumptions, DRAWS, SEED)]
    low, high = np.quantile([one for one in spread if one is not None], _BAND, axis=0)
    rows = zip(STARTS_MONTHS, middle, low, high, strict=True)
    return tuple(
        WaitingCost(start, *(float(unplaced * chance) for chance in chances))
        for start, *chances in rows
    )


def _chances(
    cases: Cases, index: int, assumptions: Assumptions, parameters: Parameters
) -> Floats | None:
    """The chance that any share opens, per start; None where one is open, or all search."""
    whole = situation_of(cases, assumptions, parameters, View.MIDDLE)
    mine = whole.only(cases.shares_of(index))
    waits = ~cases.share.is_searching[cases.shares_of(index)] & (mine.idle > 0)
    if not waits.any() or (mine.holding == Holding.NOBODY).any():
        return None
    likelihood = Likelihood(assumptions, parameters)
    leaving = -np.diff(likelihood.survival(mine), axis=1)
    nobody = likelihood.nobody(mine, likelihood.grid.middles)
    found = []
    for start in STARTS_MONTHS:
        begun = _begun_at(start, mine, likelihood)
        opened = likelihood.opened(mine, leaving, np.where(waits[:, None], begun, nobody))
        is_gp = mine.holding == Holding.GP
        own = 1 - np.prod((1 - opened[:, -1]) / np.where(is_gp, 1 - likelihood.shared[-1], 1.0))
        found.append(1 - (1 - own) * (1 - likelihood.shared[-1] * is_gp.any()))
    return np.array(found)


def _begun_at(start: float, mine: Situation, likelihood: Likelihood) -> Floats:
    """Chance of having nobody by each month, when the search begins at `start`."""
    months, parameters = likelihood.grid.middles, likelihood.parameters
    anyway = np.minimum(months, parameters.lead_months)
    searched = np.maximum(months - start, anyway)
    rate, never = likelihood.rate(mine), np.zeros_like(mine.searched)
    none = search.none_by(searched, never, rate, parameters.frailty_shape)
    return np.asarray((mine.idle + mine.seeking)[:, None] * none)
