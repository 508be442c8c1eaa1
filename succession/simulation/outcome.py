"""What a simulation says: frozen values, with what it was computed from."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

import numpy as np
from numpy.typing import NDArray

from succession.arrays import Floats

Told = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Band:
    """Spread over the runs: what lies below in one, five and nine runs of ten, and the mean."""

    p10: float
    p50: float
    p90: float
    mean: float


@dataclass(frozen=True, slots=True)
class YearOutcome:
    """The region on 31 December. Counts are of shares and practices, patients are persons.

    `unserved_patients` have no practice (`displaced_patients`) or one without an owner where
    nobody stands in for them (`uncovered_patients`). Closures, stops, unfilled stops and starts
    count from the as-of day.
    """

    year: int
    open_shares: Band
    supply_fte: Band
    unserved_patients: Band
    displaced_patients: Band
    uncovered_patients: Band
    registering_patients: Band
    closures: Band
    stops: Band
    unfilled_stops: Band
    starts: Band
    without_owner: Band
    taken_over: Band
    displaced_patient_years: Band


@dataclass(frozen=True, slots=True)
class PracticeOutcome:
    """One practice on each 31 December, as the mean over the runs.

    Expected open share (0-1, of a practice that is not closed), chances of having no owner and of
    being closed, and patients of this practice who still have no place.
    """

    agb: str
    open_share: tuple[float, ...]
    no_owner: tuple[float, ...]
    closed: tuple[float, ...]
    displaced_patients: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class SimulationProvenance:
    """What makes the same result again; hashes are of the register and of the assumptions."""

    as_of: date
    method_version: str
    assumptions_version: str
    register_hash: str
    assumptions_hash: str
    plan_hash: str
    seed: int
    runs: int


@dataclass(frozen=True, eq=False)
class RunSeries:
    """Each run apart: the state of every cell on 31 December, (runs, years, cells); read-only.

    Fte are as people work by then; owners are holders and successors (whose part is
    `successor_fte`), bridging are those who stand in for an owner who is gone. Shares of closed
    practices are neither held nor open.
    Displaced and uncovered patients as in `YearOutcome`; listed ones have a practice. `care` is
    what the listed and the displaced ask, in patients of today. `drawn` has the numbers of each
    run by their place in the assumptions.
    """

    cells: tuple[str, ...]
    owner_fte: Told
    successor_fte: Told
    staff_fte: Told
    bridge_fte: Told
    held_shares: Told
    open_shares: Told
    listed_patients: Told
    displaced_patients: Told
    uncovered_patients: Told
    closed_practices: Told
    care: Told
    drawn: Mapping[str, Floats]

    def __eq__(self, other: object) -> bool:
        """Whether every number is the same to the last bit."""
        if not isinstance(other, RunSeries) or self.cells != other.cells:
            return False
        arrays = [field.name for field in fields(self) if field.name not in {"cells", "drawn"}]
        pairs = [(getattr(self, name), getattr(other, name)) for name in arrays]
        pairs += [(values, other.drawn[place]) for place, values in self.drawn.items()]
        return all(np.array_equal(one, another) for one, another in pairs)

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Simulation:
    """All years and all practices by agb; `pull_of_pool` is how easily the region finds
    successors in each year against today (1)."""

    provenance: SimulationProvenance
    years: tuple[YearOutcome, ...]
    series: RunSeries
    practices: tuple[PracticeOutcome, ...]
    pull_of_pool: tuple[float, ...]
