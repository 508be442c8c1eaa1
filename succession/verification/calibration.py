"""`data/calibration.yaml`: how often what came true in made histories lay within our bands."""

from datetime import date
from enum import StrEnum
from pathlib import Path

from pydantic import Field, model_validator

from succession import strict_yaml
from succession.strict_model import Strict, Text


class Quantity(StrEnum):
    """What is forecast with a band."""

    SUPPLY = "aanbod"
    DEMAND = "vraag"
    SHORTAGE = "tekort"
    UNSERVED = "patiënten zonder plek"
    OPEN_SHARES = "open aandelen"
    OWNERS = "praktijkhouders"


class Covered(Strict):
    """Of so many histories, in how many the value lay within P10-P90 at this horizon."""

    quantity: Quantity
    horizon_years: int = Field(ge=1)
    inside: int = Field(ge=0)
    of: int = Field(ge=1)

    @model_validator(mode="after")
    def _is_a_part(self) -> "Covered":
        if self.inside > self.of:
            raise ValueError("er vallen meer uitkomsten binnen de band dan er zijn")
        return self

    @property
    def share(self) -> float:
        return self.inside / self.of


class Calibration(Strict):
    """One measurement: when, with which version, on what, and the rows that came of it."""

    version: Text
    date: date
    replicates: int = Field(ge=1)
    regions: Text
    source: Text
    rows: tuple[Covered, ...] = Field(min_length=1)


def load_calibration(path: Path) -> Calibration | None:
    """The measurement of this file; None while there is none, `InvalidInput` when it is broken."""
    return strict_yaml.parse(path, Calibration) if path.exists() else None
