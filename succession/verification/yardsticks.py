"""`data/verification.yaml`: what we compare with, and from how many cases on we judge."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from succession import strict_yaml
from succession.strict_model import Strict

Text = Annotated[str, Field(min_length=1)]


class _Sourced(Strict):
    label: Text
    unit: Text
    source: Text
    date: date


class NationalYear(Strict):
    """Supply and demand of one year, and how far off (0-1) still counts as the same."""

    year: int
    starters: int
    supply_fte: float
    demand_fte: float
    accepted: float


class NationalYears(_Sourced):
    rows: tuple[NationalYear, ...] = Field(min_length=1)


class YardstickRange(_Sourced):
    low: float
    high: float

    def contains(self, value: float) -> bool:
        return self.low <= value <= self.high


class YardstickTarget(YardstickRange):
    value: float


class Count(_Sourced):
    value: int = Field(ge=1)


class Yardsticks(Strict):
    """The whole file."""

    version: Text
    national_years: NationalYears
    starters_accepted: YardstickRange
    coverage_target: YardstickTarget
    fewest_cases: Count
    fewest_in_bin: Count
    reliability_bins: Count


def load_yardsticks(path: Path) -> Yardsticks:
    """The figures of this file; `InvalidInput` with every problem and its line."""
    return strict_yaml.parse(path, Yardsticks)
