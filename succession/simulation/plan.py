"""What is asked of a simulation: how far, how often, and what is done differently."""

from dataclasses import dataclass

from succession.assumptions import Assumptions


@dataclass(frozen=True, slots=True)
class PracticeLever:
    """What somebody does for one practice, from the as-of day on; the defaults change nothing.

    Factors multiply how fast owners stop, how fast successors are found and what an fte can
    carry; `stretch_extra` is added to how far the practice can stretch. The others are lower
    limits: of the months of searching before a stop, of the chance of a temporary takeover, and
    of the part of the care that is covered while there is no owner. `closes_after` is the month in
    which the practice closes, whatever its owners would; never when None.
    """

    agb: str
    stop_factor: float = 1.0
    search_factor: float = 1.0
    capacity_factor: float = 1.0
    stretch_extra: float = 0.0
    least_lead: float = 0.0
    least_takeover_chance: float = 0.0
    least_grace_cover: float = 0.0
    closes_after: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Practices of which the sums are told together, such as those of a hagro in a gemeente."""

    name: str
    agbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemandPath:
    """Care asked per patient of a practice against today, one factor per simulated year.

    `factors` hold at the middle of the assumptions; the others say which part of them comes on
    top for each whole step of the level of ageing and of the growth per year (none when empty).
    """

    agb: str
    factors: tuple[float, ...]
    per_ageing: tuple[float, ...] = ()
    per_growth: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class StaffPath:
    """Staff of the whole region on each 31 December, one number per simulated year.

    `staying` is the part (0-1) of today's fte that still works; `newcomers` are persons who came
    after training, at the middle of the assumptions, each with `newcomer_fte`. In a run whoever
    becomes owner comes out of the newcomers first and then out of the staff.
    """

    staying: tuple[float, ...]
    newcomers: tuple[float, ...]
    newcomer_fte: float


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """All assumptions as they are after so many months, from the first year that begins by then.

    The age at which people stop, the age, fte and early exit of successors, chains and hours stay
    as they began.
    """

    after_months: int
    assumptions: Assumptions


@dataclass(frozen=True, slots=True)
class SimulationPlan:
    """`is_uncertain` draws the assumptions from their ranges and moves the years together.

    `changes` stand in the order of their months, which are above 0.
    Every practice stands in one of the `cells`; without cells all stand in one that has no name.
    Without `staff` those in service stay as they are, as long as their practice does.
    `label` names the region: how many new GPs it draws against others is luck of its own, so that
    regions with the same seed add up to a country.
    """

    years: int = 15
    runs: int = 1000
    seed: int = 1
    is_uncertain: bool = True
    levers: tuple[PracticeLever, ...] = ()
    demand: tuple[DemandPath, ...] = ()
    staff: StaffPath | None = None
    cells: tuple[Cell, ...] = ()
    changes: tuple[PlannedChange, ...] = ()
    label: str = ""
