"""What is asked of a simulation: how far, how often, and what is done differently."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lever:
    """What somebody does for one practice, from the as-of day on; the defaults change nothing.

    Factors multiply how fast owners stop, how fast successors are found and what an fte can
    carry; `stretch_extra` is added to how far the practice can stretch. The others are lower
    limits: of the months of searching before a stop, of the chance of a temporary takeover, and
    of the part of the care that is covered while there is no owner.
    """

    agb: str
    stop_factor: float = 1.0
    search_factor: float = 1.0
    capacity_factor: float = 1.0
    stretch_extra: float = 0.0
    least_lead: float = 0.0
    least_takeover_chance: float = 0.0
    least_grace_cover: float = 0.0


@dataclass(frozen=True, slots=True)
class DemandPath:
    """Care asked per patient of a practice against today, one factor per simulated year."""

    agb: str
    factors: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class SimulationPlan:
    """`is_uncertain` draws the assumptions from their ranges and moves the years together."""

    years: int = 15
    runs: int = 1000
    seed: int = 1
    is_uncertain: bool = True
    levers: tuple[Lever, ...] = ()
    demand: tuple[DemandPath, ...] = ()
