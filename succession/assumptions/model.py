"""`data/assumptions.yaml` as typed, frozen values.

Every number carries its range (P10-P90), unit, source and date; a file that lacks one is refused.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from succession import strict_yaml
from succession.assumptions.numbers import Drawn, Number
from succession.assumptions.sections import (
    CapacityAssumptions,
    DemandAssumptions,
    GroundAssumptions,
    PathAssumptions,
    ReferencePractice,
    SearchAssumptions,
    SimulationAssumptions,
    StageAssumptions,
    StopAssumptions,
    SupplyAssumptions,
    TalkAssumptions,
    Unknowns,
)
from succession.strict_model import Strict, Text


class Assumptions(Strict):
    """The whole file. A number is called by its place in it, such as `search.lead`."""

    version: Text
    stop: StopAssumptions
    search: SearchAssumptions
    stages: StageAssumptions
    path: PathAssumptions
    capacity: CapacityAssumptions
    ground: GroundAssumptions
    simulation: SimulationAssumptions
    unknowns: Unknowns
    reference_practice: ReferencePractice
    demand: DemandAssumptions
    supply: SupplyAssumptions
    talks: TalkAssumptions

    def numbers(self) -> Mapping[str, Number]:
        """Every number by its place, in the order of the file."""
        return dict(_numbers(self))

    def with_number(self, path: str, number: Number) -> "Assumptions":
        """The same with another number at a place of `numbers`."""
        section, name = path.split(".")
        part = getattr(self, section).model_copy(update={name: number})
        return self.model_copy(update={section: part})


def _numbers(part: BaseModel, above: str = "") -> Iterator[tuple[str, Number]]:
    for name, value in part:
        if isinstance(value, Number):
            yield f"{above}{name}", value
        elif isinstance(value, BaseModel):
            yield from _numbers(value, f"{above}{name}.")


def _drawn() -> Iterator[tuple[str, Drawn]]:
    for section, of in Assumptions.model_fields.items():
        for name, field in getattr(of.annotation, "model_fields", {}).items():
            marks = (mark for mark in field.metadata if isinstance(mark, Drawn))
            yield from ((f"{section}.{name}", mark) for mark in marks)


DRAWN: Mapping[str, Drawn] = dict(sorted(_drawn(), key=lambda each: each[1].turn))
"""The numbers that every run of the region draws, by their place, in the order of their luck."""


def load_assumptions(path: Path) -> Assumptions:
    """The assumptions of this file; `InvalidInput` with every problem and its line."""
    return strict_yaml.parse(path, Assumptions)
