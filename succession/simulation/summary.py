"""From runs to what is told: bands over the runs, each run per cell, means per practice."""

from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from succession.arrays import Floats
from succession.assumptions import DRAWN
from succession.simulation import engine
from succession.simulation.outcome import Band, PracticeOutcome, RunSeries, YearOutcome

_UNITS = 1_000_000
_PLACELESS_PER_PERSON = 1_000
_NAMES = {
    "open_shares": engine.OPEN_SHARES,
    "supply_fte": engine.SUPPLY_FTE,
    "displaced_patients": engine.DISPLACED,
    "uncovered_patients": engine.UNCOVERED,
    "registering_patients": engine.REGISTERING,
    "closures": engine.CLOSURES,
    "stops": engine.STOPS,
    "unfilled_stops": engine.UNFILLED_STOPS,
    "starts": engine.STARTS,
    "without_owner": engine.IN_GRACE,
    "taken_over": engine.IN_TAKEOVER,
    "displaced_patient_years": engine.DISPLACED_YEARS,
}
_TOLD = {
    "owner_fte": engine.OWNER_FTE,
    "successor_fte": engine.SUCCESSORS_FTE,
    "staff_fte": engine.STAFF_FTE,
    "bridge_fte": engine.BRIDGE_FTE,
    "held_shares": engine.HELD_SHARES,
    "open_shares": engine.OPEN_IN_CELL,
    "listed_patients": engine.LISTED,
    "displaced_patients": engine.DISPLACED_IN_CELL,
    "uncovered_patients": engine.UNCOVERED_IN_CELL,
    "closed_practices": engine.CLOSED_IN_CELL,
    "care": engine.CARE,
}


def series_of(told: NDArray[np.float32], drawn: Floats, cells: tuple[str, ...]) -> RunSeries:
    """Each run, from what is told (measures, runs, years, cells) and drawn (numbers, runs)."""
    told.flags.writeable = drawn.flags.writeable = False
    numbers = MappingProxyType(dict(zip(DRAWN, drawn, strict=True)))
    return RunSeries(cells, **{name: told[at] for name, at in _TOLD.items()}, drawn=numbers)


def years_of(series: Floats, first_year: int) -> tuple[YearOutcome, ...]:
    """Bands per year, from series per run (runs, years, series)."""
    # Sums of differences leave dust of a billionth of a patient.
    clean = np.where(np.abs(series) < 1e-6, 0.0, series)
    columns = {name: clean[:, :, index] for name, index in _NAMES.items()}
    columns["unserved_patients"] = columns["displaced_patients"] + columns["uncovered_patients"]
    bands = {name: _bands(values) for name, values in columns.items()}
    return tuple(
        YearOutcome(first_year + year, **{name: band[year] for name, band in bands.items()})
        for year in range(series.shape[1])
    )


def _bands(values: Floats) -> list[Band]:
    low, middle, high = np.quantile(values, (0.1, 0.5, 0.9), axis=0)
    columns = zip(low, middle, high, values.mean(axis=0), strict=True)
    return [Band(*(float(value) for value in row)) for row in columns]


def practices_of(
    counts: NDArray[np.int64], agbs: tuple[str, ...], runs: int
) -> tuple[PracticeOutcome, ...]:
    """Means per practice by agb, from counts (practices, years, counts)."""
    means = counts / runs
    return tuple(
        PracticeOutcome(
            agb=agb,
            open_share=_tuple(rows[:, engine.SHARE_OPEN] / _UNITS),
            no_owner=_tuple(rows[:, engine.NO_OWNER]),
            closed=_tuple(rows[:, engine.IS_CLOSED]),
            displaced_patients=_tuple(rows[:, engine.PLACELESS] / _PLACELESS_PER_PERSON),
        )
        for agb, rows in zip(agbs, means, strict=True)
    )


def _tuple(values: Floats) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
