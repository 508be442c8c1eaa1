"""The numbers of one computation: the assumptions at their values, or drawn from their ranges."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from succession.assumptions import Assumptions, Number, PlanClass

Draw = Callable[[Number], float]
_Z_90 = float(ndtri(0.9))  # a range is P10 to P90


@dataclass(frozen=True)
class StatedPlan:
    """How a stated date of one class is read: weight 0-1, slip and width in months."""

    weight: float
    slip_months: float
    width_months: float


@dataclass(frozen=True)
class Parameters:
    """One set of numbers; rates are per year, durations in months, factors multiply the rate."""

    rate_level: float
    age_shift_years: float
    load_effect: float
    chain_rate: float
    takeover_months: float
    plans: tuple[StatedPlan, ...]
    """By certainty 1-5, then the signed plan."""
    success_shift: float
    search_rate: float
    frailty_shape: float
    lead_months: float
    solo_factor: float
    rural_factor: float
    group_factor: float
    load_factor: float
    training_factor: float
    premises_factor: float
    dispensing_factor: float
    takeover_factor: float


def central(assumptions: Assumptions) -> Parameters:
    """The assumptions as they stand."""
    return _parameters(assumptions, lambda number: number.value, 0.0, 0.0)


def drawn(assumptions: Assumptions, count: int, seed: int) -> Iterator[Parameters]:
    """`count` sets drawn from the ranges, each range sampled evenly (Latin hypercube).

    The sets do not depend on the register: what one practice gets never moves with another.
    """
    for plan_z, success_z, *rest in _normals(assumptions, count, seed):
        yield _parameters(assumptions, _InOrder(iter(rest)), plan_z, success_z)


@dataclass(frozen=True)
class _InOrder:
    """Draws each number with the next of these standard normal deviations."""

    deviations: Iterator[float]

    def __call__(self, number: Number) -> float:
        return quantile(number, next(self.deviations))


def quantile(number: Number, z: float) -> float:
    """The value that lies `z` standard normal deviations from the middle of the range.

    Two half-normals joined at the value, P10 and P90 at `low` and `high`; on the logarithm where
    the number says so, which keeps it above zero.
    """
    low, value, high = number.low, number.value, number.high
    if number.scale == "log":
        low, value, high = np.log(low), np.log(value), np.log(high)
    spread = (high - value) if z > 0 else (value - low)
    result = float(value + z * spread / _Z_90)
    return float(np.exp(result)) if number.scale == "log" else result


def _normals(assumptions: Assumptions, count: int, seed: int) -> NDArray[np.float64]:
    """Standard normal deviations, one row per set, one column per number."""
    needed = 2 + len(_numbers(assumptions))
    generator = np.random.default_rng(seed)
    strata = np.stack([generator.permutation(count) for _ in range(needed)], axis=1)
    return np.asarray(ndtri((strata + 0.5) / count))


def _numbers(a: Assumptions) -> dict[str, Number]:
    stop, search = a.stop, a.search
    return {
        "rate_level": stop.rate_level,
        "age_shift_years": stop.age_shift,
        "load_effect": stop.load_effect,
        "chain_rate": stop.chain_rate,
        "takeover_months": stop.takeover_months,
        "search_rate": search.yearly_rate,
        "frailty_shape": search.frailty_shape,
        "lead_months": search.lead,
        "solo_factor": search.solo_factor,
        "rural_factor": search.rural_factor,
        "group_factor": search.group_factor,
        "load_factor": search.load_factor,
        "training_factor": search.training_factor,
        "premises_factor": search.premises_factor,
        "dispensing_factor": search.dispensing_factor,
        "takeover_factor": search.takeover_factor,
    }


def _parameters(a: Assumptions, draw: Draw, plan_z: float, success_z: float) -> Parameters:
    values = {name: draw(number) for name, number in _numbers(a).items()}
    values["lead_months"] *= 12
    classes = (*a.stop.plan_classes.rows, a.stop.signed_plan)
    return Parameters(
        plans=tuple(_plan(plan_class, plan_z) for plan_class in classes),
        success_shift=success_z * a.stages.spread / _Z_90,
        **values,
    )


def _plan(plan_class: PlanClass, z: float) -> StatedPlan:
    middle, low, high = plan_class.weight, plan_class.low, plan_class.high
    weight = middle + z * ((high - middle) if z > 0 else (middle - low)) / _Z_90
    return StatedPlan(
        weight=float(np.clip(weight, 0.0, 1.0)),
        slip_months=12 * plan_class.slip_years,
        width_months=12 * plan_class.width_years,
    )
