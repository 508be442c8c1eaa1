# mypy: disable-error-code="no-any-return"
"""What is counted where: work and open shares of a practice, in its cell."""

from succession.simulation.engine.compiling import compiled
from succession.simulation.engine.layout import (
    NOBODY,
    OWNER_CAPACITY,
    STAFF_FTE,
    STAFF_LEVEL,
    SUCCESSOR_FTE,
    SUPPLY_FTE,
    YEAR,
)
from succession.simulation.engine.memory import Live, World


@compiled
def count_change(live: Live, p: int, count: int, change: int) -> None:
    """From this year on a count of this practice is so much higher."""
    live.tally[p, live.counters[YEAR], count] += change


@compiled
def give_fte(world: World, live: Live, p: int, fte: float, measure: int) -> None:
    """Of owners or of who stands in for them; of staff see `give_staff`."""
    live.positions[p].fte += fte
    live.totals[SUPPLY_FTE] += fte
    live.cells[live.positions[p].cell, measure] += fte


@compiled
def give_staff(world: World, live: Live, p: int, staff: float) -> None:
    """Before the level of the year, as staff are kept."""
    live.positions[p].staff += staff
    live.positions[p].fte += staff * live.totals[STAFF_LEVEL]
    live.totals[SUPPLY_FTE] += staff * live.totals[STAFF_LEVEL]
    live.cells[live.positions[p].cell, STAFF_FTE] += staff


@compiled
def holder_fte(world: World, live: Live, j: int) -> float:
    x = live.numbers
    if live.clocks[j].generation == 0 and world.seats[j].kind != NOBODY:
        return x[OWNER_CAPACITY] * world.seats[j].fte
    return x[OWNER_CAPACITY] * x[SUCCESSOR_FTE] * world.shares[j].successor_fte
