"""What a region can do, as changes of single assumptions, each with its range and grade.

A lever moves the value and widens the range, so that the doubt about it ends up in the bands of
the forecast. Exact model and simulation read the same changed assumptions. What a lever does that
is a draaiboek stands in the draaiboek.
"""

from collections.abc import Callable, Iterable
from datetime import date
from math import exp, hypot, log
from pathlib import Path

from pydantic import Field, model_validator

from succession import strict_yaml
from succession.assumptions import Assumptions, Number
from succession.capacity.scenario.effect import ModelEffect
from succession.capacity.scenario.playbook_effects import taken_from
from succession.errors import InvalidInput, Problem
from succession.playbook.book.model import Playbook
from succession.playbook.book.reading import read
from succession.strict_model import Sourced, Strict, Text

_FLOORS = ("at_least", "beyond")

# All factors on one number together: beyond this nothing is known (model.md, combination rule).
LARGEST_FACTOR = 2.5


class Lever(Sourced):
    """One intervention when every practice of the region takes part."""

    id: Text
    label: Text
    delay_months: int = Field(ge=0)
    effects: tuple[ModelEffect, ...] = Field(min_length=1)


class Levers(Strict):
    version: Text
    levers: tuple[Lever, ...]

    def find(self, lever_id: str) -> Lever | None:
        """The lever with this id, or None."""
        return next((lever for lever in self.levers if lever.id == lever_id), None)


class _Followed(Strict):
    """A lever that is a draaiboek: `file` lies beside this one or at a path from it."""

    id: Text
    label: Text
    file: Text = Field(alias="draaiboek")
    valid_from: date

    def lever(self, playbook: Playbook) -> Lever:
        taken = taken_from(playbook)
        named = {"id": self.id, "label": self.label, "valid_from": self.valid_from}
        return Lever.model_validate({**named, **vars(taken)})


class _File(Strict):
    version: Text
    followed: tuple[_Followed, ...] = Field(alias="draaiboeken")
    levers: tuple[Lever, ...]

    @model_validator(mode="after")
    def _are_told_apart(self) -> "_File":
        ids = [one.id for one in self.followed] + [lever.id for lever in self.levers]
        if len(ids) != len(set(ids)):
            raise ValueError("elke `id` komt één keer voor")
        return self


def load_levers(path: Path, read: Callable[[Path], Playbook | None] = read) -> Levers:
    """The levers of this file and of the draaiboeken that it names, the latter first; without
    those for which `read` gives None.

    `InvalidInput` with every problem and its line, and for a draaiboek that changes no assumption.
    """
    file = strict_yaml.parse(path, _File)
    named = ((one, read(path.parent / one.file)) for one in file.followed)
    followed = (one.lever(playbook) for one, playbook in named if playbook is not None)
    return Levers(version=file.version, levers=(*followed, *file.levers))


def changed(assumptions: Assumptions, effects: Iterable[ModelEffect]) -> Assumptions:
    """The assumptions with all these effects: factors multiply, additions add, the rest rise.

    `InvalidInput` when an effect names no number of the assumptions.
    """
    by_number: dict[str, list[ModelEffect]] = {}
    for effect in effects:
        by_number.setdefault(effect.on, []).append(effect)
    for path, group in by_number.items():
        number = number_at(assumptions, path)
        assumptions = assumptions.with_number(path, _moved(number, group))
    return assumptions


def number_at(assumptions: Assumptions, path: str) -> Number:
    """The number at a place such as `search.lead`; `InvalidInput` when there is none."""
    found = assumptions.numbers().get(path)
    if found is None:
        remedy = "noem een getal uit data/assumptions.yaml, zoals search.lead"
        raise InvalidInput((Problem(f"`{path}` is geen aanname", remedy),))
    return found


def _moved(number: Number, effects: list[ModelEffect]) -> Number:
    """Floors first, then the factors together, then what is added."""
    floors = [e if e.how == "at_least" else _beyond(number, e) for e in effects if e.how in _FLOORS]
    for floor in floors:
        number = _raised(number, floor)
    factors = [e for e in effects if e.how == "factor"]
    if factors:
        number = _multiplied(number, _together(factors))
    for effect in (e for e in effects if e.how == "plus"):
        number = _added(number, effect)
    return number


def _beyond(number: Number, extra: ModelEffect) -> ModelEffect:
    ends = {name: number.value + getattr(extra, name) for name in ("value", "low", "high")}
    return extra.model_copy(update=ends)


def _together(factors: list[ModelEffect]) -> ModelEffect:
    """One factor for all, never more than the largest that is believed."""
    total = factors[0]
    for factor in factors[1:]:
        total = _combined_factor(total, factor)
    ends = {name: min(getattr(total, name), LARGEST_FACTOR) for name in ("value", "low", "high")}
    return total.model_copy(update=ends)


def _combined_factor(one: ModelEffect, other: ModelEffect) -> ModelEffect:
    value = log(one.value) + log(other.value)
    down = hypot(log(one.value / one.low), log(other.value / other.low))
    up = hypot(log(one.high / one.value), log(other.high / other.value))
    ends = {"value": exp(value), "low": exp(value - down), "high": exp(value + up)}
    return one.model_copy(update=ends)


def _multiplied(number: Number, factor: ModelEffect) -> Number:
    both = _combined_factor(_as_effect(number), factor)
    return _number(number, both.low, both.value, both.high)


def _added(number: Number, extra: ModelEffect) -> Number:
    """Doubts about number and addition are independent: their widths add as squares."""
    value = number.value + extra.value
    down = hypot(number.value - number.low, extra.value - extra.low)
    up = hypot(number.high - number.value, extra.high - extra.value)
    return _number(number, value - down, value, value + up)


def _raised(number: Number, floor: ModelEffect) -> Number:
    ends = [max(getattr(number, name), getattr(floor, name)) for name in ("low", "value", "high")]
    return _number(number, *ends)


def _as_effect(number: Number) -> ModelEffect:
    return ModelEffect(on="-", how="factor", value=number.value, low=number.low, high=number.high)


def _number(number: Number, low: float, value: float, high: float) -> Number:
    return number.model_copy(update={"low": low, "value": value, "high": high})
