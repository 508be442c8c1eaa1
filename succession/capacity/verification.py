"""How good is this? Scores of chances and bands against what happened, and the national check.

Chances are 0-1; a pair is (chance that was given, whether it happened).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from succession.capacity.national import demand_fte, starters_for_balance, steered, supply
from succession.capacity.plans import National, plan_of

Pair = tuple[float, bool]


@dataclass(frozen=True)
class NationalCheck:
    """Our reading of the national model beside the published advice."""

    balance_year: int
    starters: float
    advised_starters: float
    supply_fte_as_advised: float
    demand_fte: float


@dataclass(frozen=True)
class Bin:
    """Chances of about the same height: their mean, how often it happened, how many there were."""

    mean_chance: float
    happened: float
    count: int


def national_check(national: National) -> NationalCheck:
    """With how many starters a year supply meets demand in the year of the advice."""
    plan = plan_of(national, national.plan_years[-1])
    year = round(national.balance_year.values[plan.base_year])
    advised = national.advised_starters.values[plan.base_year]
    return NationalCheck(
        balance_year=year,
        starters=starters_for_balance(plan, year),
        advised_starters=advised,
        supply_fte_as_advised=supply(steered(plan, advised), year).fte,
        demand_fte=demand_fte(plan, year),
    )


def brier(pairs: Sequence[Pair]) -> float | None:
    """Mean squared distance between chance and outcome: 0 is perfect; None without pairs."""
    return fmean((chance - happened) ** 2 for chance, happened in pairs) if pairs else None


def brier_skill(pairs: Sequence[Pair]) -> float | None:
    """How much better than giving everybody the mean: 1 perfect, 0 no better, below 0 worse.

    None without pairs, or when it happened to all or to none: then the mean is perfect too.
    """
    score = brier(pairs)
    if score is None:
        return None
    share = fmean(happened for _, happened in pairs)
    naive = share * (1 - share)
    return 1 - score / naive if naive else None


def reliability(pairs: Sequence[Pair], bins: int = 10) -> tuple[Bin, ...]:
    """The reliability diagram: bins of equal width from low to high, empty ones left out."""
    filled: dict[int, list[Pair]] = {}
    for chance, happened in pairs:
        filled.setdefault(min(int(chance * bins), bins - 1), []).append((chance, happened))
    return tuple(_bin(filled[place]) for place in sorted(filled))


def coverage(bands: Sequence[tuple[float, float]], realised: Sequence[float]) -> float | None:
    """The share of what was realised that lay within its band (low, high); None without any."""
    inside = [low <= value <= high for (low, high), value in zip(bands, realised, strict=True)]
    return fmean(inside) if inside else None


def _bin(pairs: Sequence[Pair]) -> Bin:
    return Bin(
        mean_chance=fmean(chance for chance, _ in pairs),
        happened=fmean(happened for _, happened in pairs),
        count=len(pairs),
    )
