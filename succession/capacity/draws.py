"""Demand in many futures: growth, ageing and today's shortage drawn from their ranges."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from succession.assumptions import Assumptions, DemandAssumptions
from succession.capacity.demand import (
    Growth,
    Lists,
    Trend,
    ageing,
    care_weights,
    other_growth,
    trend_of,
)
from succession.risk.parameters import quantile

Floats = NDArray[np.float64]
_MOST_UNMET = 0.5


def trends(
    assumptions: DemandAssumptions, growth: Growth, count: int, seed: int
) -> tuple[Trend, ...]:
    """So many trends drawn from the ranges, each range sampled evenly (Latin hypercube).

    A named growth stands fixed; how strongly the region ages is always drawn.
    """
    middle = trend_of(assumptions, growth)
    growths, levels = _deviations(count, 2, seed)
    return tuple(
        Trend(
            growth=quantile(assumptions.growth, g) if growth is Growth.DRAWN else middle.growth,
            trend_years=middle.trend_years,
            ageing_level=quantile(assumptions.ageing_level, level),
        )
        for g, level in zip(growths, levels, strict=True)
    )


def unmet_shares(assumptions: Assumptions, count: int, seed: int) -> Floats:
    """So many draws of the share of today's demand that is not met."""
    (deviations,) = _deviations(count, 1, seed)
    number = assumptions.capacity.unmet_demand
    drawn = np.array([quantile(number, z) for z in deviations])
    return np.asarray(np.clip(drawn, 0.0, _MOST_UNMET))


def regional_care(
    lists: Lists, assumptions: DemandAssumptions, drawn: tuple[Trend, ...], years: Floats
) -> Floats:
    """Care asked by all lists together in average patients of today, (trends, years)."""
    by_band = np.nan_to_num(lists.patients) @ lists.bands * care_weights(lists, assumptions)
    return np.array(
        [
            ageing(assumptions, trend.ageing_level, years) @ by_band * other_growth(trend, years)
            for trend in drawn
        ]
    )


def _deviations(count: int, numbers: int, seed: int) -> Floats:
    """Standard normal deviations, (numbers, count), each row spread evenly."""
    generator = np.random.default_rng(seed)
    strata = np.stack([generator.permutation(count) for _ in range(numbers)])
    return np.asarray(ndtri((strata + 0.5) / count))
