"""A number that is not known exactly: its value, its range, and what lies at a place in it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import numpy as np
from pydantic import model_validator

from succession.strict_model import Sourced, Text

Z_90 = 1.2815515655446004
"""How many standard deviations P90 of a normal distribution lies above its middle, and P10 below:
`scipy.special.ndtri(0.9)`. Every range of the assumptions, and the earliest and the latest day
that somebody names, is from P10 to P90. Written out: the same to the last digit everywhere."""


LARGEST_LOAD_EFFECT = 1.5
"""Most by which a practice that is too full makes people stop sooner, and be found later: a model
choice, because no series shows more. Known to the compiled engine too."""


def between(low: float, value: float, high: float, z: float) -> float:
    """What lies `z` standard deviations from the middle: two half-normals joined at the value, with
    P10 and P90 at `low` and `high`. The compiled engine draws by this very function."""
    return value + z * ((high - value) if z > 0.0 else (value - low)) / Z_90


class Settled(StrEnum):
    """When a run of the region takes a number for settled, and so from when another one works."""

    YEARLY = "yearly"
    """Read anew with every change: what changes later works from the year that begins after it."""
    AS_PACE = "as pace"
    """In tables from the start; a later one makes all clocks of that year so much faster."""
    AT_START = "at start"
    """In tables from the start, or drawn for somebody then: what changes later changes nothing."""


@dataclass(frozen=True)
class Drawn:
    """Marks a number that every run of the region draws.

    `turn` is its place in the luck of the run, from 0 without gaps: a new number takes the next,
    so that the others keep theirs.
    """

    turn: int
    settled: Settled = Settled.YEARLY


class Number(Sourced):
    """One assumption: a value with its 80% range. `scale` says how it spreads around the value."""

    label: Text
    value: float
    low: float
    high: float
    unit: Text
    scale: Literal["plain", "log"]

    @model_validator(mode="after")
    def _lies_within_its_range(self) -> "Number":
        if not self.low <= self.value <= self.high:
            raise ValueError("de waarde ligt buiten haar eigen bereik")
        return self

    @property
    def is_certain(self) -> bool:
        """Whether it has no range."""
        return self.low == self.high

    def at(self, z: float) -> float:
        """What lies `z` standard deviations from the middle of the range; on the logarithm where
        the number says so, which keeps it above zero."""
        low, value, high = self.low, self.value, self.high
        if self.scale == "log":
            return float(np.exp(between(np.log(low), np.log(value), np.log(high), z)))
        return float(between(low, value, high, z))

    def held_at(self, value: float) -> "Number":
        """The same number, known to be this."""
        return self.model_copy(update={"value": value, "low": value, "high": value})
