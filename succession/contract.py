"""What the command line answers with `--json`: its stable contract, key by key.

Every key is always there; unknown is null. Days are YYYY-MM-DD, chances and fte unrounded, patients
whole. Types alone: the values are made where they are computed.
"""

from typing import TypeAlias, TypedDict

Json: TypeAlias = str | int | float | bool | None


class ProblemObject(TypedDict):
    """Something wrong in what was given, null where a place does not apply."""

    severity: str
    file: str | None
    sheet: str | None
    row: int | None
    column: str | None
    what: str
    remedy: str


class RefusedObject(TypedDict):
    """Instead of any answer, with exit 1."""

    problems: list[ProblemObject]


class CaseObject(TypedDict):
    """Something in a list that may be what stands already, by the id that answers it."""

    id: str
    given: str
    standing: str
    where: str


class QuestionObject(TypedDict):
    """What only a person knows of a list; without a default nothing is saved before an answer."""

    id: str
    what: str
    choices: list[str]
    default: str | None
    cases: list[CaseObject]


class RefusedImportObject(RefusedObject):
    """Of `import`, with exit 1: what is wrong, and what an answer may put right."""

    questions: list[QuestionObject]


class ValueObject(TypedDict):
    """One value of one row; null where there was or will be none."""

    file: str
    key: str
    field: str
    old: Json
    new: Json


class RowObject(TypedDict):
    file: str
    key: str


class ImportObject(TypedDict):
    """Of `import`: the rows that no file has are in `removed`, whole where they go; those that
    stay, without `--remove`, have one value there to be known by, and are in `missing`."""

    problems: list[ProblemObject]
    questions: list[QuestionObject]
    added: list[ValueObject]
    changed: list[ValueObject]
    removed: list[ValueObject]
    missing: list[RowObject]
    unchanged: int


ChancesObject = TypedDict("ChancesObject", {"12": float, "24": float, "60": float})
BoundsObject = TypedDict("BoundsObject", {"60": list[float]})
ChangeObject = TypedDict("ChangeObject", {"field": str, "from": str | None, "to": str})


class MethodObject(TypedDict):
    """With what a risk was computed."""

    version: str
    assumptions: str


class FlagObject(TypedDict):
    """A rule that holds, and what would take it away."""

    rule: str
    text: str
    cleared_by: list[ChangeObject]


class ReasonObject(TypedDict):
    """A part of the open share at 60 months."""

    factor: str
    contribution: float
    text: str


class PracticeRiskObject(TypedDict):
    """One practice of `risk`; `agb` is null while its key is a temporary one."""

    agb: str | None
    key: str
    temporary: bool
    naam: str | None
    level: str
    possible_level: str | None
    open_share: ChancesObject
    any_open: ChancesObject
    no_owner: ChancesObject
    interval: BoundsObject
    data_interval: BoundsObject
    patients_enrolled: int | None
    patients_unplaced: int | None
    patients_unplaced_steered: int | None
    unplaced_interval: list[int] | None
    months_left: float | None
    open_since: str | None
    bridged_until: str | None
    searching_months: float | None
    chance_before_stop: float | None
    needs_other_form: bool
    unknown: list[str]
    flags: list[FlagObject]
    reasons: list[ReasonObject]


class ImputedObject(TypedDict):
    """Of which field how many records are unknown, and what they are taken for."""

    field: str
    count: int
    how: str


class RiskObject(TypedDict):
    """Of `risk`."""

    as_of: str
    method: MethodObject
    imputed: list[ImputedObject]
    practices: list[PracticeRiskObject]


class TalkObject(TypedDict):
    """One praktijkhouder to talk with; `value` in patient-months."""

    gp: str
    practice: str
    value: float
    due: str
    question: str


class TalksObject(TypedDict):
    """Of `talks`, by rank."""

    talks: list[TalkObject]


class BandObject(TypedDict):
    """Of the runs a tenth lies below `p10` and a tenth above `p90`."""

    p10: float
    p50: float
    p90: float


class WholeBandObject(TypedDict):
    """The same in whole things."""

    p10: int
    p50: int
    p90: int


class ForecastYearObject(TypedDict):
    """The region on 31 December."""

    year: int
    supply_fte: BandObject
    demand_fte: BandObject
    unserved_patients: WholeBandObject
    open_shares: WholeBandObject
    owners: WholeBandObject
    gps: WholeBandObject
    practices: WholeBandObject


class ForecastObject(TypedDict):
    """Of `forecast` for a region."""

    years: list[ForecastYearObject]
    imputed: list[ImputedObject]


class ProvenanceObject(TypedDict):
    """What a forecast was made from; hashes are SHA-256 in hexadecimal."""

    scenario: dict[str, object]
    as_of: str
    method_version: str
    assumptions_version: str
    assumptions_hash: str
    levers_hash: str
    data_hash: str


class ForecastExportObject(TypedDict):
    """What `forecast --export` keeps."""

    provenance: ProvenanceObject
    years: list[ForecastYearObject]
    imputed: list[ImputedObject]


class NationalYearObject(TypedDict):
    """The Netherlands on 1 January."""

    year: int
    supply_fte: float
    demand_fte: float


class FragileObject(TypedDict):
    """A wijk with fewer than 1.5 practices within 3 km over the road."""

    wijk: str
    gemeente: str
    inhabitants: int
    practices_3km: float


class GroundObject(TypedDict):
    """Of `ground`; care in average Dutch patients of today, by year, with P10 and P90 beside it."""

    gemeenten: list[str]
    inhabitants: int
    care_demand: dict[str, float]
    care_interval: dict[str, list[float]]
    norm_practices: float
    fragile: list[FragileObject]
    source: str


class NationalObject(TypedDict):
    """Of `forecast --national`; starters a year from 2027."""

    years: list[NationalYearObject]
    starters_for_balance: int


class SwingObject(TypedDict):
    """The shortage in the last year, in fte, with one assumption at P10 and at P90."""

    assumption: str
    label: str
    low: float
    high: float


class SobolObject(TypedDict):
    """What one assumption explains of the spread, alone and in all, as parts of the variance."""

    assumption: str
    label: str
    alone: float
    total: float


class SensitivityObject(TypedDict):
    """Of `sensitivity`; `sobol` is null when it was not asked for."""

    base: float
    swings: list[SwingObject]
    sobol: list[SobolObject] | None


class StepObject(TypedDict):
    """One step of a draaiboek with its days; `needs` names the steps that come first."""

    id: str
    title: str
    role: str
    start: str
    due: str
    needs: list[str]
    critical: bool


class ScheduleObject(TypedDict):
    """Of `playbook plan`."""

    steps: list[StepObject]
    latest_start: str
    end: str
    critical_path: list[str]
