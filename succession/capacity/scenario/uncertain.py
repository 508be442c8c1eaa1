"""The assumptions that are not known exactly, each to be held at one place of its range."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from pydantic import BaseModel
from scipy.special import ndtri

from succession.assumptions import Assumptions, Number, PlanClass
from succession.capacity.scenario.levers import number_at
from succession.risk.parameters import quantile

Z_90 = float(ndtri(0.9))  # a range is P10 to P90
_SECTIONS = ("stop", "search", "capacity", "simulation", "demand", "supply")
_ONLY_SHOWN = {"capacity.norm_practice"}  # a reference; counts only where nothing is known at all
_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True)
class Uncertain:
    """One assumption by its place in the file.

    `held` gives the assumptions in which it is certain, so many standard normal deviations from
    its middle.
    """

    path: str
    label: str
    held: Callable[[Assumptions, float], Assumptions]


def uncertain_of(assumptions: Assumptions) -> tuple[Uncertain, ...]:
    """Everything with a range that a forecast may depend on."""
    return (
        *_numbers(assumptions),
        Uncertain("stop.plan_classes", "Hoe zwaar een gezegde stopdatum weegt", _plans_held),
        Uncertain("stages.success", "Kans dat een fase eindigt in een opvolger", _stages_held),
    )


def _numbers(assumptions: Assumptions) -> Iterator[Uncertain]:
    for section in _SECTIONS:
        for name, number in getattr(assumptions, section):
            path = f"{section}.{name}"
            if isinstance(number, Number) and number.low < number.high and path not in _ONLY_SHOWN:
                yield Uncertain(path, number.label, partial(_number_held, path))


def _number_held(path: str, assumptions: Assumptions, z: float) -> Assumptions:
    number = number_at(assumptions, path)
    value = quantile(number, z)
    certain = number.model_copy(update={"value": value, "low": value, "high": value})
    return _replaced(assumptions, path.split("."), certain)


def _plans_held(assumptions: Assumptions, z: float) -> Assumptions:
    """All classes move together, as they do in the runs."""
    classes = assumptions.stop.plan_classes
    rows = tuple(_plan_held(row, z) for row in classes.rows)
    stop = assumptions.stop.model_copy(
        update={
            "plan_classes": classes.model_copy(update={"rows": rows}),
            "signed_plan": _plan_held(assumptions.stop.signed_plan, z),
        }
    )
    return assumptions.model_copy(update={"stop": stop})


def _plan_held(row: PlanClass, z: float) -> PlanClass:
    spread = (row.high - row.weight) if z > 0 else (row.weight - row.low)
    weight = min(max(row.weight + z * spread / Z_90, 0.0), 1.0)
    return row.model_copy(update={"weight": weight, "low": weight, "high": weight})


def _stages_held(assumptions: Assumptions, z: float) -> Assumptions:
    """Only a stage that may go either way has a range; none and done are facts."""
    stages = assumptions.stages
    shift = z * stages.spread / Z_90
    success = {
        stage: min(max(chance + shift, 0.0), 1.0) if 0.0 < chance < 1.0 else chance
        for stage, chance in stages.success.items()
    }
    certain = stages.model_copy(update={"success": success, "spread": 0.0})
    return assumptions.model_copy(update={"stages": certain})


def _replaced(model: _Model, path: list[str], value: Any) -> _Model:
    first, *rest = path
    inner = _replaced(getattr(model, first), rest, value) if rest else value
    return model.model_copy(update={first: inner})
