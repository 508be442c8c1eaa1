"""`data/verification.yaml`: what we compare with, and from how many cases on we judge."""

from pathlib import Path

from pydantic import Field

from succession import strict_yaml
from succession.strict_model import Published, Strict, Text


class NationalYear(Strict):
    """Supply and demand of one year, and how far off (0-1) still counts as the same."""

    year: int
    starters: int
    supply_fte: float
    demand_fte: float
    accepted: float


class NationalYears(Published):
    rows: tuple[NationalYear, ...] = Field(min_length=1)


class YardstickRange(Published):
    low: float
    high: float

    def contains(self, value: float) -> bool:
        return self.low <= value <= self.high


class YardstickTarget(YardstickRange):
    value: float


class Count(Published):
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
