"""The national stock-and-flow model of the Capaciteitsorgaan, with interpolated outflow.

    supply(t) = sum over sexes of (stock (1 - outflow(t)) + trained and foreign entrants) x fte
    demand(t) = fte today (1 + unmet) (1 + demography(t)) (1 + growth x min(t, trend years))

A year means its first day. Who starts training in a year starts halfway on average.
"""

import math
from dataclasses import dataclass, replace

from succession.contract import NationalObject
from succession.verification.plans import Half, National, NationalPlan, plan_of

HORIZON_YEARS = 20
_HALFWAY = 0.5


@dataclass(frozen=True)
class Stock:
    """Working GPs, in persons and in fte."""

    persons: float
    fte: float


def supply(plan: NationalPlan, year: int) -> Stock:
    """Who works on the first day of this year, as the plan foresees it."""
    persons = [_working(plan, half, year) for half in plan.halves]
    fte = [half.fte * count for half, count in zip(plan.halves, persons, strict=True)]
    return Stock(sum(persons), sum(fte))


def demand_fte(plan: NationalPlan, year: int) -> float:
    """The fte that the plan says are needed on the first day of this year."""
    years = year - plan.base_year
    today = supply(plan, plan.base_year).fte * (1 + plan.unmet_demand)
    other = 1 + plan.growth * min(years, plan.trend_years)
    return today * (1 + plan.demography.at(years)) * other


def steered(plan: NationalPlan, starters: float) -> NationalPlan:
    """The plan with so many starters a year from its adjustment year on."""
    return replace(plan, starters_after=starters)


def starters_for_balance(plan: NationalPlan, year: int) -> float:
    """Starters a year, from the adjustment year on, with which supply meets demand in `year`.

    Supply is linear in them, so two points are enough.
    """
    none, one = (supply(steered(plan, count), year).fte for count in (0.0, 1.0))
    return (demand_fte(plan, year) - none) / (one - none)


def national_object(national: National, starters: float | None = None) -> NationalObject:
    """The object of `forecast --national`; `starters` a year from 2027, unchanged when None."""
    plan = plan_of(national, national.plan_years[-1])
    balance_year = round(national.balance_year.values[plan.base_year])
    chosen = plan if starters is None else steered(plan, starters)
    return {
        "years": [
            {
                "year": year,
                "supply_fte": supply(chosen, year).fte,
                "demand_fte": demand_fte(chosen, year),
            }
            for year in range(plan.base_year, plan.base_year + HORIZON_YEARS + 1)
        ],
        "starters_for_balance": math.ceil(starters_for_balance(plan, balance_year)),
    }


def _working(plan: NationalPlan, half: Half, year: int) -> float:
    years = year - plan.base_year
    stayed = half.persons * (1 - half.outflow.at(years))
    trained = sum(
        count * half.training_share * half.retention.at(age) for count, age in _diplomas(plan, year)
    )
    return stayed + trained + half.foreign_per_year * years


def _diplomas(plan: NationalPlan, year: int) -> list[tuple[float, float]]:
    """Per cohort that finished since the base year: diplomas, and years since then."""
    first = plan.base_year - math.ceil(plan.training_years)
    cohorts = ((start, start + _HALFWAY + plan.training_years) for start in range(first, year))
    return [
        (_finishing(plan, start), year - finished)
        for start, finished in cohorts
        if plan.base_year <= finished <= year
    ]


def _finishing(plan: NationalPlan, start_year: int) -> float:
    if start_year < plan.base_year:
        return plan.starters_before * plan.completion_before
    is_adjusted = start_year >= plan.adjusted_from
    starters = plan.starters_after if is_adjusted else plan.starters_until_adjusted
    return starters * plan.completion_after
