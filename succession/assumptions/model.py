"""`data/assumptions.yaml` as typed, frozen values.

Every number carries its range (P10-P90), unit, source and date; a file that lacks one is refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from pydantic import BaseModel

from succession import strict_yaml
from succession.arrays import Floats
from succession.assumptions.numbers import Drawn, Number
from succession.assumptions.sections import (
    CapacityAssumptions,
    Correlations,
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
    correlations: Correlations

    def numbers(self) -> Mapping[str, Number]:
        """Every number by its place, in the order of the file."""
        return dict(_numbers(self))

    def mixing(self, paths: Sequence[str]) -> Floats:
        """How the luck of each of these numbers is made of luck of its own and of those before it:
        the Cholesky factor of their correlations, (paths, paths)."""
        together = np.eye(len(paths))
        for row in self.correlations.rows:
            if set(row.numbers) <= set(paths):
                one, other = (paths.index(path) for path in row.numbers)
                together[one, other] = together[other, one] = row.value
        return np.asarray(np.linalg.cholesky(together))

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
