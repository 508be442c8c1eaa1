"""The register as frozen values. `None` always means *unknown*, never zero and never "no".

The values of the enumerations are the words of the Dutch import files, so that a value read
from a file, stored, shown and exported is one and the same word.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class Level(StrEnum):
    """Who may know: a chain from the most to the least confidential."""

    CONFIDENTIAL = "vertrouwelijk"
    DIRECTORS = "directie"
    BOARD = "bestuur"
    HAGRO = "hagro"
    PUBLIC = "openbaar"

    @property
    def rank(self) -> int:
        """0 for the most confidential level, 4 for public."""
        return list(Level).index(self)


def strictest(levels: Iterable[Level | None]) -> Level:
    """The strictest of these levels; confidential where one is unknown or there is none."""
    known = (level or Level.CONFIDENTIAL for level in levels)
    return min(known, key=lambda level: level.rank, default=Level.CONFIDENTIAL)


class GpRole(StrEnum):
    OWNER = "praktijkhouder"
    HIDHA = "hidha"
    REGULAR_LOCUM = "vaste waarnemer"
    CHANGING_LOCUM = "wisselende waarnemer"
    TRAINEE = "aios"

    @property
    def is_established(self) -> bool:
        """Nivel's *regulier gevestigd*: praktijkhouder, HIDHA or vaste waarnemer."""
        return self in (GpRole.OWNER, GpRole.HIDHA, GpRole.REGULAR_LOCUM)


class Holder(StrEnum):
    """Who holds a share of a practice. `NOBODY` is a share that is open now."""

    GP = "huisarts"
    CHAIN = "keten"
    COOPERATIVE = "coöperatie"
    ZORGGROEP_BV = "zorggroep-bv"
    NOBODY = "niemand"


class Stage(StrEnum):
    """How far the succession of a share is. `UNKNOWN` is not `NONE`."""

    UNKNOWN = "onbekend"
    NONE = "geen"
    SEARCHING = "zoekend"
    CANDIDATE = "kandidaat"
    INTENTION = "intentie"
    SIGNED = "getekend"
    STARTED = "gestart"
    NOT_NEEDED = "niet nodig"
    DIVIDED = "verdeling"

    @property
    def is_signed(self) -> bool:
        """Nothing is left to search or to negotiate."""
        return self in (Stage.SIGNED, Stage.STARTED, Stage.NOT_NEEDED, Stage.DIVIDED)

    @property
    def is_intended(self) -> bool:
        """A successor has at least put the intention in writing."""
        return self is Stage.INTENTION or self.is_signed


class VacancyReason(StrEnum):
    STOPPED = "gestopt"
    DROPPED_OUT = "uitgevallen"
    DIED = "overleden"


class PatientStop(StrEnum):
    NO = "nee"
    LIMITED = "beperkt"
    YES = "ja"


class Premises(StrEnum):
    OWNED = "eigendom"
    RENTED = "huur"
    AT_HOME = "aan huis"


class PremisesState(StrEnum):
    GOOD = "goed"
    MODERATE = "matig"
    OUTDATED = "verouderd"


class PracticeManager(StrEnum):
    NONE = "geen"
    A = "A"
    B = "B"
    C = "C"


class Phase(StrEnum):
    I = "I"  # noqa: E741 — the phases of HAS-vorming are Roman numerals
    II = "II"
    III = "III"


class PracticeForm(StrEnum):
    """What a candidate wants, and what a practice is by its number of established GPs."""

    SOLO = "solo"
    DUO = "duo"
    GROUP = "groep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """One practice; key `agb`. Numbers of patients are persons enrolled on name."""

    agb: str
    name: str | None = None
    hagro: str | None = None
    postcode: str | None = None
    place: str | None = None
    municipality: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    patients: int | None = None
    patients_earlier: int | None = None
    patients_earlier_year: int | None = None
    patients_0_4: int | None = None
    patients_5_17: int | None = None
    patients_18_44: int | None = None
    patients_45_64: int | None = None
    patients_65_74: int | None = None
    patients_75_84: int | None = None
    patients_85_plus: int | None = None
    patient_stop: PatientStop | None = None
    is_dispensing: bool | None = None
    is_training: bool | None = None
    premises: Premises | None = None
    premises_state: PremisesState | None = None
    for_sale_since: date | None = None
    owner: str | None = None
    is_accredited: bool | None = None
    manager: PracticeManager | None = None
    has: str | None = None
    phase: Phase | None = None
    chain: str | None = None
    his: str | None = None
    emergency_plan_tested_on: date | None = None
    assistant_fte: float | None = None
    poh_fte: float | None = None
    consulting_rooms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopPlan:
    """What a GP said about stopping: a range of dates, how certain (1-5), and when it was said."""

    earliest: date | None = None
    likely: date | None = None
    latest: date | None = None
    certainty: int | None = None
    said_on: date | None = None

    @property
    def is_dated(self) -> bool:
        return not (self.earliest is None and self.likely is None and self.latest is None)

    @property
    def stated_day(self) -> date | None:
        """The day that he named for stopping, by which is reckoned: the likely one first."""
        return self.likely or self.latest or self.earliest

    @property
    def last_day(self) -> date | None:
        """The day until which the plan may still come true."""
        return self.latest or self.likely or self.earliest


def row_key(practice_agb: str, gp_key: str | None) -> str:
    """The key of the row (sheet `huisartsen`) of this GP in this practice."""
    return f"{practice_agb}/{gp_key}"


GpRef: TypeAlias = tuple[str, str]
"""The agb of the practice and the key of the GP."""


def ref_of(row_key: str) -> GpRef:
    """The practice and the GP whose row has this key."""
    agb, _, gp_key = row_key.partition("/")
    return agb, gp_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Gp:
    """One GP in one practice; key `gp_key` and `practice_agb`. Birth year only, never a date.

    `said` holds every stop plan ever stated, oldest first; the last one counts. `level` says who
    may know the plans and the talks.
    """

    gp_key: str
    practice_agb: str
    role: GpRole
    agb: str | None = None
    name: str | None = None
    birth_year: int | None = None
    sex: str | None = None
    fte: float | None = None
    last_talk: date | None = None
    said: tuple[StopPlan, ...] = ()
    level: Level | None = None

    @property
    def row_key(self) -> str:
        """By what his row in the sheet `huisartsen` is known."""
        return row_key(self.practice_agb, self.gp_key)

    @property
    def plan(self) -> StopPlan | None:
        """The plan that counts now: the one said last."""
        return self.said[-1] if self.said else None

    @property
    def stop_day(self) -> date | None:
        """The day that he named for stopping; None where he named none."""
        return self.plan.stated_day if self.plan else None

    def age_in(self, year: int) -> int | None:
        """The age that he reaches in that year; None where the birth year is unknown."""
        return None if self.birth_year is None else year - self.birth_year

    def age_on(self, day: date) -> float | None:
        """His age in years as born halfway his birth year: half a year off at most on either side;
        None where that year is unknown."""
        if self.birth_year is None:
            return None
        return day.year + day.timetuple().tm_yday / 365.25 - (self.birth_year + 0.5)

    def fte_or(self, usual: Mapping[str, float]) -> float:
        """The fte that he works, or what is usual in his role."""
        return usual[self.role] if self.fte is None else self.fte


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """Who comes after the present holder of a share, and how far that is."""

    stage: Stage = Stage.UNKNOWN
    successor: str | None = None
    searching_since: date | None = None
    stage_since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """Since when nobody holds the share, why, and until when locums bridge the patients."""

    since: date
    reason: VacancyReason | None = None
    locum_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of a practice: it outlives its holder, and the successor belongs to it.

    `size` is the part of the practice, 0-1; `gp_key` names the holder when `holder` is a GP.
    `vacancy` stands when `holder` is nobody, and for a zorggroep-BV since it took over.
    """

    share_key: str
    practice_agb: str
    holder: Holder = Holder.GP
    gp_key: str | None = None
    size: float | None = None
    succession: Succession = Succession()
    vacancy: Vacancy | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who might take over a practice; key `name`."""

    name: str
    role: str | None = None
    wanted_fte: float | None = None
    form: PracticeForm | None = None
    places: str | None = None
    max_travel_minutes: int | None = None
    available_from: date | None = None
    accepts_dispensing: bool | None = None
    wants_mentor: bool | None = None
    level: Level | None = None
