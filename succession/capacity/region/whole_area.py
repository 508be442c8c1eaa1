"""What the people of some gemeenten ask of general practice, before any practice is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, hypot, log

import numpy as np

from succession.assumptions import Assumptions, DemandAssumptions, Number
from succession.capacity.region.demand import (
    Growth,
    Trend,
    local_trend,
    national_growth,
    other_growth,
    trend_of,
)
from succession.land.ground import Gemeente
from succession.land.local_trend import rate_together

YEARS_AHEAD = (0, 5, 15)


@dataclass(frozen=True, slots=True)
class CareAsked:
    """Care so many years ahead, in average Dutch patients of today, from P10 to P90."""

    years_ahead: int
    patients: float
    low: float
    high: float


@dataclass(frozen=True)
class WholeArea:
    """`norm_practices` is how many practices of the norm the inhabitants fill."""

    gemeenten: tuple[Gemeente, ...]
    inhabitants: int
    norm_practices: float
    care: tuple[CareAsked, ...]


def whole_area(
    gemeenten: Sequence[Gemeente], everyone: Sequence[Gemeente], assumptions: Assumptions
) -> WholeArea:
    """These gemeenten together; `everyone` are all gemeenten of the country."""
    people = sum(sum(one.now) for one in gemeenten)
    return WholeArea(
        gemeenten=tuple(gemeenten),
        inhabitants=people,
        norm_practices=people / assumptions.capacity.norm_practice.value,
        care=tuple(_care(gemeenten, everyone, assumptions.demand, years) for years in YEARS_AHEAD),
    )


def _care(
    gemeenten: Sequence[Gemeente],
    everyone: Sequence[Gemeente],
    assumptions: DemandAssumptions,
    years: int,
) -> CareAsked:
    contacts = np.array(assumptions.contacts.values)
    mix = np.array(assumptions.national_mix.values)
    today = float(np.sum([one.now for one in gemeenten], axis=0) @ contacts)
    today *= float(mix.sum() / (mix @ contacts))
    rate = rate_together(gemeenten, everyone, assumptions.contacts.values)
    middle = _grown(assumptions, trend_of(assumptions, Growth.MIDDLE), rate, years)
    low, high = (_edge(assumptions, rate, years, middle, side) for side in ("low", "high"))
    return CareAsked(years, today * middle, today * low, today * high)


def _grown(assumptions: DemandAssumptions, trend: Trend, rate: float, years: float) -> float:
    moment = np.array([float(years)])
    national, _ = national_growth(assumptions, trend.ageing_level, moment)
    local = local_trend(np.array([rate]), trend, moment)
    return float(national[0] * local[0, 0] * other_growth(trend, moment)[0])


def _edge(
    assumptions: DemandAssumptions, rate: float, years: float, middle: float, side: str
) -> float:
    """P10 or P90: what each number does by itself, taken as luck of its own."""
    numbers: tuple[tuple[str, Number], ...] = (
        ("ageing_level", assumptions.ageing_level),
        ("growth", assumptions.growth),
        ("local_growth", assumptions.local_growth),
        ("local_trend", assumptions.local_trend),
    )
    moved = []
    for name, number in numbers:
        ends = [_moved(assumptions, name, end, rate, years) for end in (number.low, number.high)]
        moved.append(log((min(ends) if side == "low" else max(ends)) / middle))
    return middle * exp(hypot(*moved) * (-1 if side == "low" else 1))


def _moved(
    assumptions: DemandAssumptions, name: str, value: float, rate: float, years: float
) -> float:
    """The growth with one number at another value."""
    number: Number = getattr(assumptions, name)
    changed = assumptions.model_copy(update={name: number.held_at(value)})
    trend = trend_of(changed, Growth.MIDDLE)
    away = min(years, trend.trend_years) * changed.local_growth.value
    return _grown(changed, trend, rate, years) * (1 + away)
