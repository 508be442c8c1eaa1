"""The numbers of one computation: the assumptions at their values, or drawn from their ranges."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from scipy.special import ndtri

from succession.arrays import Floats
from succession.assumptions import Z_90, Assumptions, Number, PlanClass

Draw = Callable[[Number], float]


@dataclass(frozen=True)
class StatedPlan:
    """How a stated date of one class is read: weight 0-1, slip and width in months."""

    weight: float
    slip_months: float
    width_months: float


def _of(path: str, times: float = 1.0) -> Any:
    """A field that is this number of the assumptions, so many times."""
    return field(metadata={"path": path, "times": times})


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """One set of numbers; rates are per year, durations in months, factors multiply the rate."""

    rate_level: float = _of("stop.rate_level")
    age_shift_years: float = _of("stop.age_shift")
    load_effect: float = _of("stop.load_effect")
    shared_rate: float = _of("stop.shared_rate")
    chain_rate: float = _of("stop.chain_rate")
    takeover_months: float = _of("stop.takeover_months")
    plans: tuple[StatedPlan, ...]
    """By certainty 1-5, then the signed plan."""
    success_shift: float
    search_rate: float = _of("search.yearly_rate")
    frailty_shape: float = _of("search.frailty_shape")
    lead_months: float = _of("search.lead", times=12)
    solo_factor: float = _of("search.solo_factor")
    rural_factor: float = _of("search.rural_factor")
    group_factor: float = _of("search.group_factor")
    load_factor: float = _of("search.load_factor")
    size_power: float = _of("search.size_power")
    training_factor: float = _of("search.training_factor")
    premises_factor: float = _of("search.premises_factor")
    dispensing_factor: float = _of("search.dispensing_factor")
    takeover_factor: float = _of("search.takeover_factor")
    falls_months: float = _of("stages.falls_within")


_TAKEN = tuple(one for one in fields(Parameters) if one.metadata)
"""The fields that are a number of the assumptions: each is drawn, in this order."""


def central(assumptions: Assumptions) -> Parameters:
    """The assumptions as they stand."""
    return _parameters(assumptions, lambda number: number.value, 0.0, 0.0)


def drawn(assumptions: Assumptions, count: int, seed: int) -> Iterator[Parameters]:
    """`count` sets drawn from the ranges, each range sampled evenly (Latin hypercube).

    The sets do not depend on the register: what one practice gets never moves with another.
    """
    mixing = assumptions.mixing([one.metadata["path"] for one in _TAKEN])
    deviations = _normals(count, seed)
    deviations[:, 2:] = deviations[:, 2:] @ mixing.T
    for plan_z, success_z, *rest in deviations:
        yield _parameters(assumptions, _InOrder(iter(rest)), plan_z, success_z)


@dataclass(frozen=True)
class _InOrder:
    """Draws each number with the next of these standard normal deviations."""

    deviations: Iterator[float]

    def __call__(self, number: Number) -> float:
        return number.at(next(self.deviations))


def _normals(count: int, seed: int) -> Floats:
    """Standard normal deviations, one row per set, one column per number."""
    needed = 2 + len(_TAKEN)
    generator = np.random.default_rng(seed)
    strata = np.stack([generator.permutation(count) for _ in range(needed)], axis=1)
    return np.asarray(ndtri((strata + 0.5) / count))


def _parameters(a: Assumptions, draw: Draw, plan_z: float, success_z: float) -> Parameters:
    numbers = a.numbers()
    values = {
        one.name: draw(numbers[one.metadata["path"]]) * one.metadata["times"] for one in _TAKEN
    }
    classes = (*a.stop.plan_classes.rows, a.stop.signed_plan)
    return Parameters(
        plans=tuple(_plan(plan_class, plan_z) for plan_class in classes),
        success_shift=success_z * a.stages.spread / Z_90,
        **values,
    )


def _plan(plan_class: PlanClass, z: float) -> StatedPlan:
    return StatedPlan(
        weight=plan_class.weight_at(z),
        slip_months=12 * plan_class.slip_years,
        width_months=12 * plan_class.width_years,
    )
