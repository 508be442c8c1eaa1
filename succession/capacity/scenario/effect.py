"""What a lever does: a change of one assumption, with its range."""

from enum import StrEnum
from typing import Literal, TypeAlias

from pydantic import model_validator

from succession.strict_model import Strict, Text

How: TypeAlias = Literal["factor", "plus", "at_least", "beyond"]


class Strength(StrEnum):
    """How well a lever works: as expected, or at either end of its range."""

    LOW = "laag"
    EXPECTED = "verwacht"
    HIGH = "hoog"


class ModelEffect(Strict):
    """A change of one assumption, named by its place in the file, such as `search.lead`.

    Of `at_least` and `beyond`, so much more than the number itself, the highest counts.
    """

    on: Text
    how: How
    value: float
    low: float
    high: float

    @model_validator(mode="after")
    def _lies_within_its_range(self) -> "ModelEffect":
        if not self.low <= self.value <= self.high:
            raise ValueError("de waarde ligt buiten haar eigen bereik")
        if self.how == "factor" and self.low <= 0:
            raise ValueError("een factor is groter dan 0")
        return self

    def at(self, strength: Strength) -> "ModelEffect":
        """The effect as expected, or fixed at one end of its range."""
        if strength is Strength.EXPECTED:
            return self
        end = self.low if strength is Strength.LOW else self.high
        return self.model_copy(update={"value": end, "low": end, "high": end})
