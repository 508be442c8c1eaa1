"""The months of a simulation: from the as-of day to the last 31 December."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from succession.risk.cases import months_until

Ints = NDArray[np.uint32]


@dataclass(frozen=True)
class Calendar:
    """`year_of` gives the year (from 0) of each month, `year_ends` the edge of each 31 December."""

    first_year: int
    year_of: Ints
    year_ends: Ints


def calendar_of(as_of: date, years: int) -> Calendar:
    """So many years, the first one ending on the first 31 December after the as-of day."""
    first = as_of.year + (as_of >= date(as_of.year, 12, 31))
    months = max(1, round(months_until(date(first, 12, 31), as_of)))
    ends = months + 12 * np.arange(years, dtype=np.uint32)
    lengths = np.diff(ends, prepend=0)
    year_of = np.repeat(np.arange(years, dtype=np.uint32), lengths)
    return Calendar(first, year_of, ends.astype(np.uint32))
