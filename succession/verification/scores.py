"""How good is this? Scores of chances and bands against what happened, and the national check.

Chances are 0-1; a pair is (chance that was given, whether it happened).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from statistics import fmean, stdev

from succession.verification.national import demand_fte, starters_for_balance, steered, supply
from succession.verification.plans import National, plan_of

Pair = tuple[float, bool]
Between = tuple[float, float]
_Z_95 = 1.959963984540054


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


def brier_interval(pairs: Sequence[Pair]) -> Between | None:
    """Between which values the score lies, 95 times in a hundred; None for less than two pairs."""
    return _mean_between([(chance - happened) ** 2 for chance, happened in pairs])


def skill_interval(pairs: Sequence[Pair]) -> Between | None:
    """As `brier_interval`, of the skill; None where there is no skill to speak of."""
    if brier_skill(pairs) is None:
        return None
    share = fmean(happened for _, happened in pairs)
    gains = [(share - happened) ** 2 - (chance - happened) ** 2 for chance, happened in pairs]
    found, naive = _mean_between(gains), share * (1 - share)
    return found and (found[0] / naive, found[1] / naive)


def reliability(pairs: Sequence[Pair], bins: int = 10) -> tuple[Bin, ...]:
    """The reliability diagram: at most so many bins with about as many cases, from low to high.

    Not of equal width: most chances are small, and would all stand in the first. Equal chances
    stand together.
    """
    size = ceil(len(pairs) / bins)
    filled: list[list[Pair]] = []
    for pair in sorted(pairs):
        if not filled or (len(filled[-1]) >= size and filled[-1][-1][0] != pair[0]):
            filled.append([])
        filled[-1].append(pair)
    return tuple(_bin(found) for found in filled)


def coverage(bands: Sequence[tuple[float, float]], realised: Sequence[float]) -> float | None:
    """The share of what was realised that lay within its band (low, high); None without any."""
    inside = [low <= value <= high for (low, high), value in zip(bands, realised, strict=True)]
    return fmean(inside) if inside else None


def binomial_interval(happened: int, count: int) -> Between | None:
    """Between which shares (0-1) the true one lies, 95 times in a hundred; None without any case.

    Wilson's interval, which stays within 0-1 and is of use for small counts too.
    """
    if not count:
        return None
    share, spread = happened / count, _Z_95**2 / count
    middle = share + spread / 2
    half = sqrt(share * (1 - share) * spread + spread**2 / 4)
    return (middle - half) / (1 + spread), (middle + half) / (1 + spread)


def _mean_between(values: Sequence[float]) -> Between | None:
    if len(values) < 2:
        return None
    half = _Z_95 * stdev(values) / sqrt(len(values))
    return fmean(values) - half, fmean(values) + half


def _bin(pairs: Sequence[Pair]) -> Bin:
    return Bin(
        mean_chance=fmean(chance for chance, _ in pairs),
        happened=fmean(happened for _, happened in pairs),
        count=len(pairs),
    )
