"""`data/anchor.yaml`: what the country tells of its stock and flow, and what the fit made of it.

The numbers that were fitted stand in `data/assumptions.yaml`; here stands against what, from which
ranges they came, what is left between the country and the model, and what old years foresaw.
"""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import Field

from succession import strict_yaml
from succession.assumptions.sections import Correlation
from succession.strict_model import Strict, Text


class Measure(StrEnum):
    """What is measured in the mini-Netherlands; shares per year are of those at the start."""

    OUTFLOW_5 = "uitstroom na 5 jaar"
    OUTFLOW_10 = "uitstroom na 10 jaar"
    OUTFLOW_15 = "uitstroom na 15 jaar"
    STOPS = "praktijkhouders die stoppen"
    OWNERS = "praktijkhouders"
    CLOSURES = "praktijken die sluiten"
    OPEN_2 = "open aandelen na 2 jaar"
    OPEN_10 = "open aandelen na 10 jaar"
    GPS_5 = "huisartsen na 5 jaar"
    GPS_15 = "huisartsen na 15 jaar"
    SUPPLY_5 = "fte na 5 jaar"
    SUPPLY_15 = "fte na 15 jaar"


class AnchorTarget(Strict):
    """One figure of the country: P10 to P90, and how heavily it weighs beside the others."""

    measure: Measure
    value: float
    low: float
    high: float
    weight: float = Field(gt=0)
    unit: Text
    years: Text
    source: Text
    date: date

    def holds(self, found: float) -> bool:
        """Whether it lies in the range."""
        return self.low <= found <= self.high


class Residual(Strict):
    """What the fitted model gives for a target."""

    measure: Measure
    found: float


class Fitted(Strict):
    """A number by its place in the assumptions: its range before the fit, and after it."""

    number: Text
    before: tuple[float, float, float]
    value: float
    low: float
    high: float
    scale: Literal["plain", "log"]


class Counted(StrEnum):
    """What the back-test counts."""

    OWNERS = "praktijkhouders"
    GPS = "huisartsen"
    PRACTICES = "praktijken"


class Foreseen(Strict):
    """What the regions of an old year foresaw for the country, and what was counted then."""

    base_year: int
    year: int
    quantity: Counted
    base: int
    p10: float
    p50: float
    p90: float
    realised: int
    last_trend: int | None

    @property
    def is_inside(self) -> bool:
        return self.p10 <= self.realised <= self.p90


class Anchor(Strict):
    """The whole file."""

    version: Text
    date: date
    land: Text
    source: Text
    targets: tuple[AnchorTarget, ...] = Field(min_length=1)
    fitted: tuple[Fitted, ...]
    residuals: tuple[Residual, ...]
    correlations: tuple[Correlation, ...]
    backtest: tuple[Foreseen, ...]


def load_anchor(path: Path) -> Anchor:
    """The targets and the fit of this file; `InvalidInput` with every problem and its line."""
    return strict_yaml.parse(path, Anchor)
