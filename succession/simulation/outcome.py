"""What a simulation says: frozen values, with what it was computed from."""

from dataclasses import dataclass
from datetime import date


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
class Provenance:
    """What makes the same result again; hashes are of the register and of the assumptions."""

    as_of: date
    method_version: str
    assumptions_version: str
    register_hash: str
    assumptions_hash: str
    plan_hash: str
    seed: int
    runs: int


@dataclass(frozen=True)
class Simulation:
    """All years and all practices by agb; `pull_of_pool` is how easily the region finds
    successors in each year against today (1)."""

    provenance: Provenance
    years: tuple[YearOutcome, ...]
    practices: tuple[PracticeOutcome, ...]
    pull_of_pool: tuple[float, ...]
