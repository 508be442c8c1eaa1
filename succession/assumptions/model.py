"""`data/assumptions.yaml` as typed, frozen values.

Every number carries its range (P10-P90), unit, source and date; a file that lacks one is refused.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, model_validator

from succession import strict_yaml
from succession.assumptions.numbers import Number, between
from succession.strict_model import Sourced, Strict, Text


class YearlyRate(Strict):
    from_age: int
    rate: float = Field(ge=0, lt=1)


class YearlyRates(Sourced):
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


class PlanClass(Strict):
    """How much a stated date weighs beside age (0-1), how far it slips and spreads (years)."""

    certainty: int = Field(ge=1, le=5)
    weight: float
    low: float
    high: float
    slip_years: float
    width_years: float = Field(gt=0)

    def weight_at(self, z: float) -> float:
        """The weight that lies `z` standard deviations from the middle of its range."""
        return float(min(max(between(self.low, self.weight, self.high, z), 0.0), 1.0))


class PlanClasses(Sourced):
    rows: tuple[PlanClass, ...] = Field(min_length=5, max_length=5)


class StopAssumptions(Strict):
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


class SearchAssumptions(Strict):
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


class StageAssumptions(Sourced):
    """Chance per stage that it ends in a successor who has started; `spread` is its range (±)."""

    spread: float
    success: dict[str, float]
    when_unknown: dict[Literal["geen", "zoekend", "kandidaat"], float]


class PathAssumptions(Strict):
    base: Number
    dispensing_extra: Number
    search_cap: Number
    success_wanted: Number


class CapacityAssumptions(Strict):
    unmet_demand: Number
    stretch: Number
    norm_practice: Number
    limited_stop_room: Number
    neighbours: Number
    neighbour_radius: Number
    distance_decay: Number


class SimulationAssumptions(Strict):
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


class Range(Strict):
    low: float
    high: float


class AgeWeight(Strict):
    age: float
    weight: float


class Unknowns(Sourced):
    """National distributions and ranges for what is unknown; never taken from other records."""

    age: Range
    ages: tuple[AgeWeight, ...]
    fte: dict[str, float]
    fte_range: Range
    patients_per_fte: Range
    rural: float
    established: float


class ReferencePractice(Sourced):
    age: float
    load: float


PerBand = Annotated[tuple[float, ...], Field(min_length=7, max_length=7)]
"""One number per age band of a list: 0-4, 5-17, 18-44, 45-64, 65-74, 75-84, 85 and over."""


class BandNumbers(Sourced):
    label: Text
    unit: Text
    values: PerBand


class BandGrowth(Strict):
    """Persons per band against today, so many years from now."""

    after_years: int = Field(ge=1)
    values: PerBand


class BandGrowths(Sourced):
    label: Text
    rows: tuple[BandGrowth, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _goes_forward(self) -> "BandGrowths":
        years = [row.after_years for row in self.rows]
        if years != sorted(set(years)):
            raise ValueError("de jaren lopen op")
        return self


class DemandAssumptions(Strict):
    """What a list asks: contacts per age band, how the bands grow, and all other growth."""

    contacts: BandNumbers
    national_mix: BandNumbers
    ageing: BandGrowths
    ageing_level: Number
    growth: Number
    trend_years: Number
    region_mix_practices: Number


class SupplyAssumptions(Strict):
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


class AnswerChance(Strict):
    """How often a talk yields an answer of this certainty (1-5)."""

    certainty: int = Field(ge=1, le=5)
    chance: float = Field(ge=0, le=1)


class AnswerChances(Sourced):
    """What a talk yields; the chances left over are talks that teach nothing new."""

    rows: tuple[AnswerChance, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _are_chances(self) -> "AnswerChances":
        if sum(row.chance for row in self.rows) > 1 + 1e-9:
            raise ValueError("de kansen op een antwoord tellen op tot meer dan 1")
        return self


class TalkAssumptions(Strict):
    """What help for a practice brings, and what a talk would teach about that."""

    programme_part: Number
    prepared_lead: Number
    help_factor: Number
    gap: Number
    list_when_unknown: Number
    pressing: Number
    answers: AnswerChances


class Assumptions(Strict):
    """The whole file. A number is called by its place in it, such as `search.lead`."""

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

    def numbers(self) -> Mapping[str, Number]:
        """Every number by its place, in the order of the file."""
        return dict(_numbers(self))

    def with_number(self, path: str, number: Number) -> "Assumptions":
        """The same with another number at a place of `numbers`."""
        section, name = path.split(".")
        part = getattr(self, section).model_copy(update={name: number})
        return self.model_copy(update={section: part})


def _numbers(part: BaseModel, above: str = "") -> Iterator[tuple[str, Number]]:
    for name, value in part:
        if isinstance(value, Number):
            yield f"{above}{name}", value
        elif isinstance(value, BaseModel):
            yield from _numbers(value, f"{above}{name}.")


def load_assumptions(path: Path) -> Assumptions:
    """The assumptions of this file; `InvalidInput` with every problem and its line."""
    return strict_yaml.parse(path, Assumptions)
