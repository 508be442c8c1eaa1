"""When a region gets tight: the first year in which stretching as far as people can is not enough.

A run is tight once a fte is asked more than `capacity.stretch` times what it is asked today in
that same run. Today is the measure, not what an fte should carry: that is calibrated on today,
and today is already a little too full.
"""

from collections.abc import Sequence

import numpy as np

from succession.arrays import Bools, Floats
from succession.capacity.forecast.result import Tight


def tight_of(is_tight: Bools, years: Sequence[int]) -> Tight:
    """From whether each run is tight in each year, (runs, years)."""
    has_been = np.logical_or.accumulate(is_tight, axis=1).mean(axis=0)
    return Tight(
        year=_first(has_been, 0.5, years),
        earliest=_first(has_been, 0.1, years),
        latest=_first(has_been, 0.9, years),
        chance=float(has_been[-1]),
    )


def _first(share: Floats, wanted: float, years: Sequence[int]) -> int | None:
    """The first year by which at least this share of the runs has become tight."""
    reached = np.flatnonzero(share >= wanted)
    return years[int(reached[0])] if len(reached) else None
