"""What the risk model says of a practice and of the region: frozen values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from succession.risk.imputed import Imputed

HORIZONS_MONTHS = (12, 24, 60)


class RiskLevel(StrEnum):
    """What to do, in neutral words. `UNKNOWN` means: missing data decide."""

    FOLLOW = "volgen"
    TALK = "gesprek plannen"
    ACT = "nu handelen"
    ACUTE = "acuut"
    UNKNOWN = "onbekend"


class Headway(StrEnum):
    """How far the succession of a practice is: that of its share with the least time left."""

    OPEN = "open"
    SEARCHING = "zoekt"
    NOT_BEGUN = "niet begonnen"
    ARRANGED = "geregeld"


PRESSING = (RiskLevel.ACUTE, RiskLevel.ACT)
"""What asks to act now."""


@dataclass(frozen=True, slots=True)
class Chances:
    """Chances (0-1) of something happening within 12, 24 and 60 months."""

    within_12: float
    within_24: float
    within_60: float


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float

    def around(self, other: "Interval") -> "Interval":
        """The narrowest interval that holds both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of the expected open share at 60 months; all parts add up to it exactly."""

    factor: str
    contribution: float
    text: str


@dataclass(frozen=True, slots=True)
class ClearedBy:
    """A change that takes a flag away: this field, from what it is, to this.

    `kind` is how `data/rules.yaml` calls the change.
    """

    field: str
    from_: str | None
    to: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    rule: str
    text: str
    cleared_by: tuple[ClearedBy, ...]


@dataclass(frozen=True, slots=True)
class PracticeRisk:
    """Likelihood, impact and time left of one practice; three numbers, never multiplied.

    `open_share` is the expected share (0-1) of the practice that falls open, `any_open` the
    chance that any share does, `no_owner` that no owner is left. `interval` is P10-P90 over the
    parameters, `data_interval` the lowest to highest over what is unknown, both of
    `open_share.within_60`. Patients are whole persons, None when unknown; between the two of
    `unplaced_band` `patients_unplaced` may lie, by where the practices stand.

    `headway` is None when nothing needs to be started. `months_left` is until the last moment to
    begin, or, once somebody searches or has said yes, until somebody must be there; negative when
    that is past, None when a share is open: then `open_since` and `bridged_until` tell.
    `chance_before_stop` is that of a successor in time where it searches, since
    `searching_months`, and `chance_helped` the same with help.
    """

    agb: str
    name: str | None
    level: RiskLevel
    possible_level: RiskLevel | None
    open_share: Chances
    any_open: Chances
    no_owner: Chances
    interval: Interval
    data_interval: Interval
    patients_enrolled: int | None
    patients_unplaced: int | None
    patients_unplaced_steered: int | None
    unplaced_band: tuple[int, int] | None
    months_left: float | None
    months_left_cautious: float | None
    needs_other_form: bool
    unknown: tuple[str, ...]
    flags: tuple[Flag, ...]
    reasons: tuple[Reason, ...]
    headway: Headway | None = None
    open_since: date | None = None
    bridged_until: date | None = None
    searching_months: float | None = None
    chance_before_stop: float | None = None
    chance_helped: float | None = None

    @property
    def band(self) -> Interval:
        """Between what `open_share.within_60` may lie, by the parameters or by what is unknown."""
        return self.interval.around(self.data_interval)


@dataclass(frozen=True, slots=True)
class Together:
    """Patients without a place when all pressing practices fall open at once, between `low` and
    `high` (P10-P90) by where the practices stand; of `unknown` more practices it is not known."""

    unplaced: int = 0
    low: int = 0
    high: int = 0
    practices: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class RegionRisk:
    """The practices by agb, and what it was computed with.

    `open_practices` is P10-P90 over the parameters of the expected number of practices that is
    open at 60 months; chance from year to year comes on top of it.
    """

    as_of: date
    version: str
    assumptions: str
    open_practices: Interval
    practices: tuple[PracticeRisk, ...]
    imputed: tuple[Imputed, ...] = ()
    pressing: Together = Together()
