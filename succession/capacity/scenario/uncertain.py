"""The assumptions that are not known exactly, each to be held at one place of its range."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from succession.assumptions import Z_90, Assumptions, PlanClass

_OF_A_FORECAST = {"stop", "search", "capacity", "simulation", "demand", "supply"}
# A reference, with which nothing is reckoned; and a range that is that of a list nobody knows.
_NOT_UNCERTAIN = {"capacity.norm_practice", "search.usual_list"}


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
    for path, number in assumptions.numbers().items():
        counts = path.split(".")[0] in _OF_A_FORECAST and path not in _NOT_UNCERTAIN
        if counts and not number.is_certain:
            yield Uncertain(path, number.label, partial(_number_held, path))


def _number_held(path: str, assumptions: Assumptions, z: float) -> Assumptions:
    number = assumptions.numbers()[path]
    return assumptions.with_number(path, number.held_at(number.at(z)))


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
    weight = row.weight_at(z)
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
