"""The region in a thousand futures: who stops, who is found, who closes, and who then has no place.

simulation = simulate(register, assumptions, as_of, SimulationPlan(years=15, runs=1000, seed=1))
"""

import os

from succession.simulation.compiled import folder

# Before the compiler is imported.
os.environ.setdefault("NUMBA_CACHE_DIR", str(folder()))

from succession.simulation.outcome import (
    Band,
    PracticeOutcome,
    RunSeries,
    Simulation,
    SimulationProvenance,
    YearOutcome,
)
from succession.simulation.plan import (
    Cell,
    DemandPath,
    PlannedChange,
    PracticeLever,
    SimulationPlan,
    StaffPath,
)
from succession.simulation.region import (
    Execution,
    SimulationCancelled,
    simulate,
    warm_up,
)

__all__ = [
    "Band",
    "Cell",
    "DemandPath",
    "Execution",
    "PlannedChange",
    "PracticeLever",
    "PracticeOutcome",
    "RunSeries",
    "Simulation",
    "SimulationCancelled",
    "SimulationPlan",
    "SimulationProvenance",
    "StaffPath",
    "YearOutcome",
    "simulate",
    "warm_up",
]
