"""`data/national.yaml`: what each national plan assumed, and what came of it, as typed values."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import Field

from succession import strict_yaml
from succession.strict_model import Published, Strict, Text


class Figures(Published):
    """One number per plan, by the base year of the plan."""

    values: dict[int, float] = Field(min_length=1)


class Curves(Published):
    """Four numbers per plan, by its base year; the label says after how many years each holds."""

    values: dict[int, tuple[float, float, float, float]] = Field(min_length=1)


class National(Strict):
    """The whole file; every plan in it is read with `plan_of`."""

    version: Text
    stock_persons: Figures
    women_share: Figures
    fte_women: Figures
    fte_men: Figures
    outflow_women: Curves
    outflow_men: Curves
    starters_before: Figures
    starters_until_adjusted: Figures
    starters_after: Figures
    adjustment_years: Figures
    training_years: Figures
    women_share_training: Figures
    completion_before: Figures
    completion_after: Figures
    retention_women: Curves
    retention_men: Curves
    retention_women_20: Figures
    retention_men_20: Figures
    foreign_persons: Figures
    foreign_women_share: Figures
    foreign_retention: Figures
    unmet_demand: Figures
    demography: Curves
    growth: Figures
    trend_years: Figures
    realised_persons: Figures
    realised_fte: Figures
    advised_starters: Figures
    balance_year: Figures
    published_error_low: Figures
    published_error_high: Figures

    @property
    def plan_years(self) -> tuple[int, ...]:
        """The base years of the plans, oldest first."""
        return tuple(sorted(self.stock_persons.values))


def load_national(path: Path) -> National:
    """The figures of this file; `InvalidInput` with every problem and its line."""
    return strict_yaml.parse(path, National)


@dataclass(frozen=True)
class Curve:
    """A quantity that is known after some years and lies on straight lines between them."""

    years: tuple[float, ...]
    values: tuple[float, ...]

    def at(self, years: float) -> float:
        """The value after so many years; no plan says what comes beyond its last point."""
        assert 0 <= years <= self.years[-1], f"{years} years lies beyond the plan"
        return float(np.interp(years, self.years, self.values))


@dataclass(frozen=True)
class Half:
    """The women or the men of a plan: persons, fte per person, shares 0-1."""

    persons: float
    fte: float
    outflow: Curve
    training_share: float
    retention: Curve
    foreign_per_year: float


@dataclass(frozen=True)
class NationalPlan:
    """Everything one national plan assumed; persons per year, shares 0-1, durations in years."""

    base_year: int
    halves: tuple[Half, Half]
    starters_before: float
    starters_until_adjusted: float
    starters_after: float
    adjusted_from: int
    training_years: float
    completion_before: float
    completion_after: float
    unmet_demand: float
    demography: Curve
    growth: float
    trend_years: float


def plan_of(national: National, base_year: int) -> NationalPlan:
    """The plan with this base year; `KeyError` where the file lacks one of its numbers."""
    n, y = national, base_year
    return NationalPlan(
        base_year=y,
        halves=(_women(n, y), _men(n, y)),
        starters_before=n.starters_before.values[y],
        starters_until_adjusted=n.starters_until_adjusted.values[y],
        starters_after=n.starters_after.values[y],
        adjusted_from=y + round(n.adjustment_years.values[y]),
        training_years=n.training_years.values[y],
        completion_before=n.completion_before.values[y],
        completion_after=n.completion_after.values[y],
        unmet_demand=n.unmet_demand.values[y],
        demography=_from_start(0, n.demography.values[y]),
        growth=n.growth.values[y],
        trend_years=n.trend_years.values[y],
    )


def _women(n: National, y: int) -> Half:
    return Half(
        persons=n.stock_persons.values[y] * n.women_share.values[y],
        fte=n.fte_women.values[y],
        outflow=_from_start(0, n.outflow_women.values[y]),
        training_share=n.women_share_training.values[y],
        retention=_retention(n.retention_women.values[y], n.retention_women_20.values.get(y)),
        foreign_per_year=_foreign(n, y) * n.foreign_women_share.values[y],
    )


def _men(n: National, y: int) -> Half:
    return Half(
        persons=n.stock_persons.values[y] * (1 - n.women_share.values[y]),
        fte=n.fte_men.values[y],
        outflow=_from_start(0, n.outflow_men.values[y]),
        training_share=1 - n.women_share_training.values[y],
        retention=_retention(n.retention_men.values[y], n.retention_men_20.values.get(y)),
        foreign_per_year=_foreign(n, y) * (1 - n.foreign_women_share.values[y]),
    )


def _foreign(n: National, y: int) -> float:
    return n.foreign_persons.values[y] * n.foreign_retention.values[y]


def _from_start(start: float, values: tuple[float, ...]) -> Curve:
    return Curve((0, 5, 10, 15, 20), (start, *values))


def _retention(values: tuple[float, ...], after_20_years: float | None) -> Curve:
    late = () if after_20_years is None else (after_20_years,)
    return Curve((0, 1, 5, 10, 15, 20)[: 5 + len(late)], (1, *values, *late))
