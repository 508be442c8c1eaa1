"""What is asked of a simulation, as arrays: levers, cells, demand, staff, and what changes later.

Practices stand in the order of their agb.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from succession.arrays import Floats
from succession.simulation import engine
from succession.simulation.calendar import Calendar
from succession.simulation.numbers import numbers_of
from succession.simulation.plan import PracticeLever, SimulationPlan

Ints = NDArray[np.int32]
_IN_COLUMNS = tuple(name for name in PracticeLever.__slots__ if name not in {"agb", "closes_after"})


@dataclass(frozen=True)
class Planned:
    """A plan for these practices over these years."""

    plan: SimulationPlan
    agbs: tuple[str, ...]
    calendar: Calendar

    @property
    def _places(self) -> dict[str, int]:
        return {agb: index for index, agb in enumerate(self.agbs)}

    def write(self, practices: engine.Record) -> None:
        """Levers, into the columns of the practices."""
        for name in ("stop_factor", "search_factor", "capacity_factor"):
            practices[name] = 1.0
        for lever in self.plan.levers:
            row = practices[self._places[lever.agb]]
            for name in _IN_COLUMNS:
                row[name] = getattr(lever, name)

    def closings(self) -> Ints:
        """A practice and the month in which it is made to close, (closings, 2)."""
        made = [(self._places[one.agb], one.closes_after) for one in self.plan.levers]
        rows = [(place, month) for place, month in made if month is not None]
        return np.array(rows, np.int32).reshape(-1, 2)

    def cell_of(self) -> Ints:
        """The cell of each practice."""
        if not self.plan.cells:
            return np.zeros(len(self.agbs), np.int32)
        cells = [(agb, at) for at, cell in enumerate(self.plan.cells) for agb in cell.agbs]
        if sorted(agb for agb, _ in cells) != sorted(self.agbs):
            raise ValueError("every practice stands in one cell")
        cell_of = dict(cells)
        return np.array([cell_of[agb] for agb in self.agbs], np.int32)

    def demand(self) -> Floats:
        """Care asked per patient against today, (years, practices)."""
        demand, places = np.ones((self.plan.years, len(self.agbs))), self._places
        for path in self.plan.demand:
            demand[:, places[path.agb]] = path.factors
        return demand

    def slopes(self) -> Floats:
        """What comes on top per step of ageing and of growth, (years, practices, 2)."""
        slopes, places = np.zeros((self.plan.years, len(self.agbs), 2)), self._places
        for path in self.plan.demand:
            for kind, slope in enumerate((path.per_ageing, path.per_growth)):
                slopes[:, places[path.agb], kind] = slope or 0.0
        return slopes

    def staff(self) -> Floats:
        """Part still working, newcomers and the fte of one, (years, 3); no years without a path."""
        path = self.plan.staff
        if path is None:
            return np.zeros((0, 3))
        each = np.full(self.plan.years, path.newcomer_fte)
        return np.column_stack((path.staying, path.newcomers, each))

    def changes(self) -> Floats:
        """Rows of numbers that hold later, (changes, numbers, 4)."""
        rows = [numbers_of(change.assumptions) for change in self.plan.changes]
        return np.array(rows).reshape(-1, engine.NUMBERS, 4)

    def change_years(self) -> Ints:
        """The first year that begins when each works: never too soon."""
        starts = np.concatenate(([0], self.calendar.year_ends[:-1]))
        months = [change.after_months for change in self.plan.changes]
        return np.searchsorted(starts, months).astype(np.int32)
