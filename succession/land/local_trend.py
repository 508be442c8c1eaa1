"""How a gemeente grows against the country, from its own counts per age band ten years apart.

Each band goes on as it went: of its people p(b) now and q(b) before, p(b)^2 / q(b) as far ahead.
Weighted with the care that a band asks, minus the same for the country: a rate per year. Made on
2011-2015 it predicts the care of 2019 per gemeente better than the national rate does; ageing the
local mix at national rates does worse, because old places age least. See docs/model.md, "Vraag".
"""

from collections.abc import Sequence

import numpy as np

from succession.arrays import Floats
from succession.land.ground import YEARS_BETWEEN_COUNTS, DutchGround, Gemeente
from succession.land.siting import Siting


def yearly_rates(then: Floats, now: Floats, weights: Sequence[float], years: float) -> Floats:
    """The rate per year (on the logarithm) at which each place grows faster than all together.

    `then` and `now` are persons (places, bands), so many years apart; `weights` is per band.
    """
    whole = _rate(then.sum(axis=0), now.sum(axis=0), weights, years)
    return np.asarray(_rate(then, now, weights, years) - whole)


def rates_of(siting: Siting, weights: Sequence[float]) -> Floats:
    """The rate per year of each practice: that of the gemeenten its patients live in, else of its
    own; 0, the national one, where neither is known."""
    by_gemeente = _by_gemeente(siting.ground, weights)
    own = [0.0 if code is None else by_gemeente[code] for code in siting.gemeenten]
    if siting.catchment is None:
        return np.array(own)
    per_pc4 = np.array([by_gemeente[code] for code in siting.ground.gemeente_of])
    found = siting.catchment.weighted(per_pc4)
    return np.where(np.isnan(found), own, found)


def rate_together(
    gemeenten: Sequence[Gemeente], everyone: Sequence[Gemeente], weights: Sequence[float]
) -> float:
    """The rate per year of some gemeenten as one place, against everyone."""
    parts = ((gemeenten, "then"), (gemeenten, "now"), (everyone, "then"), (everyone, "now"))
    then, now, all_then, all_now = (
        np.sum([getattr(one, when) for one in group], axis=0, dtype=float) for group, when in parts
    )
    own, country = (
        _rate(before, after, weights, YEARS_BETWEEN_COUNTS)
        for before, after in ((then, now), (all_then, all_now))
    )
    return float(own - country)


def _by_gemeente(ground: DutchGround, weights: Sequence[float]) -> dict[str, float]:
    then = np.array([one.then for one in ground.gemeenten.values()], float)
    now = np.array([one.now for one in ground.gemeenten.values()], float)
    rates = yearly_rates(then, now, weights, YEARS_BETWEEN_COUNTS)
    return dict(zip(ground.gemeenten, rates.tolist(), strict=True))


def _rate(then: Floats, now: Floats, weights: Sequence[float], years: float) -> Floats:
    ahead = now * now / np.maximum(then, 1.0)
    return np.asarray(np.log((ahead @ weights) / (now @ weights)) / years)
