# mypy: disable-error-code="no-any-return"
"""What is written down on 31 December."""

from succession.simulation.engine.compiling import Floats, Ints, compiled
from succession.simulation.engine.layout import (
    CARE,
    COUNTS,
    DISPLACED_IN_CELL,
    LISTED,
    MEASURES,
    SERIES,
    STAFF_FTE,
    STAFF_LEVEL,
    SUPPLY_FTE,
)
from succession.simulation.engine.memory import Live, World
from succession.simulation.engine.rules.years import asked_of, working_in


@compiled
def write_series(world: World, live: Live, year: int, series: Floats) -> None:
    """The state of the region on 31 December."""
    for index in range(SERIES):
        series[year, index] = live.totals[index]
    series[year, SUPPLY_FTE] *= working_in(world, live, year)


@compiled
def write_counts(live: Live, counts: Ints) -> None:
    """From what went up in each year to what there was at its end."""
    for p in range(len(live.tally)):
        for count in range(COUNTS):
            total = 0
            for year in range(len(counts)):
                total += live.tally[p, year, count]
                live.tally[p, year, count] = 0
                counts[year, p, count] += total


@compiled
def _count_care(world: World, live: Live, year: int) -> None:
    for cell in range(len(live.cells)):
        live.cells[cell, CARE] = 0.0
    for p in range(len(world.practices)):
        patients = live.positions[p].patients + live.positions[p].displaced
        live.cells[live.positions[p].cell, CARE] += patients * asked_of(world, live, year, p)


@compiled
def write_cells(world: World, live: Live, year: int, told: Floats) -> None:
    """The state on 31 December per cell."""
    cells = live.cells
    for cell in range(len(cells)):
        cells[cell, CARE] = cells[cell, LISTED] + cells[cell, DISPLACED_IN_CELL]
    if live.differs[0]:
        _count_care(world, live, year)
    working = working_in(world, live, year)
    for cell in range(len(cells)):
        for measure in range(MEASURES):
            value = cells[cell, measure]
            if measure <= STAFF_FTE:
                value *= working
            if measure == STAFF_FTE:
                value *= live.totals[STAFF_LEVEL]
            # Sums of differences leave dust.
            told[cell, measure] = value if value > 1e-6 else 0.0
