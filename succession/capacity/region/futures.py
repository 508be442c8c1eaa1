"""What moves besides owners and practices, as the simulation takes it in: care asked and staff."""

from collections.abc import Sequence

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.capacity.region.area import Division
from succession.capacity.region.demand import Growth, Lists, demand_of, trend_of
from succession.capacity.region.supply import Supply
from succession.register import Practice
from succession.simulation import Cell, DemandPath, StaffPath


def demand_paths(lists: Lists, assumptions: Assumptions, moments: Floats) -> tuple[DemandPath, ...]:
    """Care asked per patient of each practice against today, in the middle of the ranges.

    With it goes how that moves with the strength of ageing and with other growth, which every
    run draws for itself. Care is a straight line in both.
    """
    trend = trend_of(assumptions.demand, Growth.DRAWN)
    years = moments.tolist()
    middle = demand_of(lists, assumptions.demand, trend, years).per_patient[1:]
    stronger = demand_of(lists, assumptions.demand, trend.stronger(), years).per_patient[1:]
    growing = np.minimum(moments, trend.trend_years)
    per_growth = tuple((growing / (1 + trend.growth * growing)).tolist())
    per_ageing = stronger / middle - 1
    return tuple(
        DemandPath(practice.agb, tuple(factors), tuple(ageing), per_growth)
        for practice, factors, ageing in zip(
            lists.practices, middle.T.tolist(), per_ageing.T.tolist(), strict=True
        )
    )


def staff_path(supply: Supply, assumptions: Assumptions) -> StaffPath | None:
    """Who of today's staff stays, and who comes after training; None without staff to count."""
    if not supply.counts_staff:
        return None
    return StaffPath(
        staying=tuple(supply.staying.tolist()),
        newcomers=tuple(supply.newcomers.tolist()),
        newcomer_fte=assumptions.supply.newcomer_fte.value,
    )


def cells_of(practices: Sequence[Practice], division: Division) -> tuple[Cell, ...]:
    """The practices of each cell, in the order of the division."""
    agbs: list[list[str]] = [[] for _ in range(division.members.shape[1])]
    for practice, cell in zip(practices, division.cell_of, strict=True):
        agbs[cell].append(practice.agb)
    return tuple(Cell(str(index), tuple(names)) for index, names in enumerate(agbs))
