"""`data/assumptions.yaml` and `data/rules.yaml` as typed, frozen values.

Every number carries its range (P10-P90), unit, source and date; a file that lacks one is refused.
"""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from succession import strict_yaml
from succession.conditions import Condition
from succession.strict_model import Strict

Grade = Literal["A", "B", "C", "D"]
Text = Annotated[str, Field(min_length=1)]


class _Strict(Strict):
    model_config = ConfigDict(populate_by_name=True)


class _Sourced(_Strict):
    source: Text
    grade: Grade
    valid_from: date


class Number(_Sourced):
    """One assumption: a value with its 80 % range. `scale` says how it spreads around the value."""

    label: Text
    value: float
    low: float
    high: float
    unit: Text
    scale: Literal["plain", "log"]

    @model_validator(mode="after")
    def _lies_within_its_range(self) -> "Number":
        if not self.low <= self.value <= self.high:
            raise ValueError("de waarde ligt buiten haar eigen bereik")
        return self


class YearlyRate(_Strict):
    from_age: int
    rate: float = Field(ge=0, lt=1)


class YearlyRates(_Sourced):
    rows: tuple[YearlyRate, ...]

    @model_validator(mode="after")
    def _rises_with_age(self) -> "YearlyRates":
        ages = [row.from_age for row in self.rows]
        rates = [row.rate for row in self.rows]
        if ages != sorted(set(ages)) or rates != sorted(rates) or ages[0] != 0:
            raise ValueError(
                "leeftijden lopen op vanaf 0 en de stopkans daalt nooit met de leeftijd"
            )
        return self


class PlanClass(_Strict):
    """How much a stated date weighs beside age (0-1), how far it slips and spreads (years)."""

    certainty: int = Field(ge=1, le=5)
    weight: float
    low: float
    high: float
    slip_years: float
    width_years: float = Field(gt=0)


class PlanClasses(_Sourced):
    rows: tuple[PlanClass, ...] = Field(min_length=5, max_length=5)


class StopAssumptions(_Strict):
    yearly_rates: YearlyRates
    rate_level: Number
    age_shift: Number
    load_effect: Number
    plan_classes: PlanClasses
    signed_plan: PlanClass
    certainty_when_unsaid: int = Field(ge=1, le=5)
    certainty_when_prepared: int = Field(ge=1, le=5)
    chain_rate: Number
    takeover_months: Number


class SearchAssumptions(_Strict):
    yearly_rate: Number
    frailty_shape: Number
    lead: Number
    solo_factor: Number
    rural_factor: Number
    group_factor: Number
    load_factor: Number
    training_factor: Number
    premises_factor: Number
    dispensing_factor: Number
    takeover_factor: Number
    rural_practices: Number
    rural_radius: Number


class StageAssumptions(_Sourced):
    """Chance per stage that it ends in a successor who has started; `spread` is its range (±)."""

    spread: float
    success: dict[str, float]
    when_unknown: dict[Literal["geen", "zoekend", "kandidaat"], float]


class PathAssumptions(_Strict):
    base: Number
    dispensing_extra: Number
    search_cap: Number
    success_wanted: Number


class CapacityAssumptions(_Strict):
    unmet_demand: Number
    stretch: Number
    norm_practice: Number
    limited_stop_room: Number
    neighbours: Number
    neighbour_radius: Number
    distance_decay: Number


class SimulationAssumptions(_Strict):
    """What only the simulation of the region needs: who comes, who bridges, what all share."""

    successor_fte: Number
    successor_age: Number
    early_exit: Number
    takeover_chance: Number
    takeover_slots: Number
    takeover_cover: Number
    grace_months: Number
    grace_cover: Number
    registration_rate: Number
    staff_stays: Number
    stop_shock: Number
    search_shock: Number
    pool_size: Number
    pool_exit: Number
    pool_effect: Number


class Range(_Strict):
    low: float
    high: float


class AgeWeight(_Strict):
    age: float
    weight: float


class Unknowns(_Sourced):
    """National distributions and ranges for what is unknown; never taken from other records."""

    age: Range
    ages: tuple[AgeWeight, ...]
    fte: dict[str, float]
    fte_range: Range
    patients_per_fte: Range
    rural: float
    established: float


class ReferencePractice(_Sourced):
    age: float
    load: float


PerBand = Annotated[tuple[float, ...], Field(min_length=7, max_length=7)]
"""One number per age band of a list: 0-4, 5-17, 18-44, 45-64, 65-74, 75-84, 85 and over."""


class BandNumbers(_Sourced):
    label: Text
    unit: Text
    values: PerBand


class BandGrowth(_Strict):
    """Persons per band against today, so many years from now."""

    after_years: int = Field(ge=1)
    values: PerBand


class BandGrowths(_Sourced):
    label: Text
    rows: tuple[BandGrowth, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _goes_forward(self) -> "BandGrowths":
        years = [row.after_years for row in self.rows]
        if years != sorted(set(years)):
            raise ValueError("de jaren lopen op")
        return self


class DemandAssumptions(_Strict):
    """What a list asks: contacts per age band, how the bands grow, and all other growth."""

    contacts: BandNumbers
    national_mix: BandNumbers
    ageing: BandGrowths
    ageing_level: Number
    growth: Number
    trend_years: Number
    region_mix_practices: Number


class SupplyAssumptions(_Strict):
    """Who comes in after training, how many want a practice, and how much they work."""

    starters: Number
    completion: Number
    national_patients: Number
    region_pull: Number
    newcomer_age: Number
    owner_share: Number
    national_owners: Number
    owner_capacity: Number
    fte_trend: Number


class AnswerChance(_Strict):
    """How often a talk yields an answer of this certainty (1-5)."""

    certainty: int = Field(ge=1, le=5)
    chance: float = Field(ge=0, le=1)


class AnswerChances(_Sourced):
    """What a talk yields; the chances left over are talks that teach nothing new."""

    rows: tuple[AnswerChance, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _are_chances(self) -> "AnswerChances":
        if sum(row.chance for row in self.rows) > 1 + 1e-9:
            raise ValueError("de kansen op een antwoord tellen op tot meer dan 1")
        return self


class TalkAssumptions(_Strict):
    """What help for a practice brings, and what a talk would teach about that."""

    programme_part: Number
    prepared_lead: Number
    help_factor: Number
    gap: Number
    list_when_unknown: Number
    pressing: Number
    answers: AnswerChances


class Assumptions(_Strict):
    version: Text
    stop: StopAssumptions
    search: SearchAssumptions
    stages: StageAssumptions
    path: PathAssumptions
    capacity: CapacityAssumptions
    simulation: SimulationAssumptions
    unknowns: Unknowns
    reference_practice: ReferencePractice
    demand: DemandAssumptions
    supply: SupplyAssumptions
    talks: TalkAssumptions


class LevelRule(_Strict):
    """A level and when it holds; the first that holds, from the most urgent, is the level."""

    level: Literal["acuut", "nu handelen", "gesprek plannen"]
    explanation: Text
    when: Condition


class FlagRule(_Strict):
    """A flag: when it stands, what it says, and which changes are tried to clear it, in order."""

    id: Text
    text: Text
    when: Condition
    cleared_by: tuple[str, ...] = ()


class TalkOccasion(_Strict):
    """Why somebody is on the list of talks."""

    text: Text
    when: Condition


class TalkRhythm(_Strict):
    """How often somebody is spoken with; without `when` it is for whom nothing else holds."""

    every_months: int = Field(ge=1)
    text: Text
    when: Condition | None = None


class TalkRules(_Strict):
    """Who is spoken with, and how often: the first rhythm that holds counts."""

    who: tuple[TalkOccasion, ...] = Field(min_length=1)
    rhythm: tuple[TalkRhythm, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ends_with_a_rhythm_for_all(self) -> "TalkRules":
        *before, last = (rhythm.when is None for rhythm in self.rhythm)
        if any(before) or not last:
            raise ValueError("alleen de laatste regel van het ritme is zonder voorwaarde")
        return self


class Rules(_Strict):
    version: Text
    levels: tuple[LevelRule, ...] = Field(min_length=3, max_length=3)
    flags: tuple[FlagRule, ...]
    talks: TalkRules


def load_assumptions(path: Path) -> Assumptions:
    """The assumptions of this file; `InvalidInput` with every problem and its line."""
    return strict_yaml.parse(path, Assumptions)


def load_rules(path: Path) -> Rules:
    """The levels and flags of this file; `InvalidInput` with every problem and its line."""
    return strict_yaml.parse(path, Rules)
