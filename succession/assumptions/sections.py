"""The sections of `data/assumptions.yaml`.

`Drawn` marks the numbers that every run of the region draws.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from succession.assumptions.numbers import Drawn, Number, Settled, between
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
    rate_level: Annotated[Number, Drawn(0, Settled.AS_PACE)]
    age_shift: Annotated[Number, Drawn(1, Settled.AT_START)]
    load_effect: Annotated[Number, Drawn(2)]
    shared_rate: Annotated[Number, Drawn(39, Settled.AT_START)]
    plan_classes: PlanClasses
    signed_plan: PlanClass
    certainty_when_unsaid: int = Field(ge=1, le=5)
    certainty_when_prepared: int = Field(ge=1, le=5)
    chain_rate: Annotated[Number, Drawn(3, Settled.AT_START)]
    takeover_months: Annotated[Number, Drawn(24)]


class SearchAssumptions(Strict):
    yearly_rate: Annotated[Number, Drawn(4, Settled.AS_PACE)]
    frailty_shape: Annotated[Number, Drawn(5, Settled.AT_START)]
    lead: Annotated[Number, Drawn(6)]
    solo_factor: Annotated[Number, Drawn(7)]
    rural_factor: Annotated[Number, Drawn(8)]
    group_factor: Annotated[Number, Drawn(9)]
    load_factor: Annotated[Number, Drawn(10)]
    size_power: Annotated[Number, Drawn(40)]
    usual_list: Number
    outlook: Number
    training_factor: Annotated[Number, Drawn(11)]
    premises_factor: Annotated[Number, Drawn(12)]
    dispensing_factor: Annotated[Number, Drawn(13)]
    takeover_factor: Annotated[Number, Drawn(14)]
    rural_practices: Number
    rural_radius: Number


class StageAssumptions(Sourced):
    """Chance per stage that it ends in a successor who has started; `spread` is its range (±)."""

    spread: float
    success: dict[str, float]
    falls_within: Annotated[Number, Drawn(38, Settled.AT_START)]
    when_unknown: dict[Literal["geen", "zoekend"], float]


class Correlation(Strict):
    """Two numbers by their place, of which the fit says how they move together (-1 to 1)."""

    numbers: tuple[str, str]
    value: float = Field(gt=-1, lt=1)


class Correlations(Sourced):
    rows: tuple[Correlation, ...]


class PathAssumptions(Strict):
    base: Number
    dispensing_extra: Number
    search_cap: Number
    success_wanted: Number


class CapacityAssumptions(Strict):
    unmet_demand: Annotated[Number, Drawn(15, Settled.AT_START)]
    stretch: Annotated[Number, Drawn(16)]
    load_reliability: Annotated[Number, Drawn(41, Settled.AT_START)]
    norm_practice: Number
    limited_stop_room: Annotated[Number, Drawn(36)]
    neighbours: Number
    neighbour_radius: Number
    distance_decay: Annotated[Number, Drawn(17)]


class GroundAssumptions(Strict):
    """How far apart places are, and from how far patients come."""

    detour: Number
    speed: Number
    crossing: Number
    people_per_practice: Number
    catchment_postcodes: Number
    catchment_radius: Number
    most_of_postcode: Number

    @property
    def km_per_minute(self) -> float:
        """Straight km per minute: the speed without the detour."""
        return self.speed.value / 60 / self.detour.value


class SimulationAssumptions(Strict):
    """What only the simulation of the region needs: who comes, who bridges, what all share."""

    successor_fte: Annotated[Number, Drawn(18, Settled.AT_START)]
    successor_age: Annotated[Number, Drawn(19, Settled.AT_START)]
    early_exit: Annotated[Number, Drawn(20, Settled.AT_START)]
    takeover_chance: Annotated[Number, Drawn(21)]
    takeover_slots: Annotated[Number, Drawn(22)]
    takeover_cover: Annotated[Number, Drawn(23)]
    grace_months: Annotated[Number, Drawn(25)]
    grace_cover: Annotated[Number, Drawn(26)]
    registration_rate: Annotated[Number, Drawn(27, Settled.AT_START)]
    staff_stays: Annotated[Number, Drawn(28)]
    stop_shock: Number
    search_shock: Number
    pool_size: Annotated[Number, Drawn(42, Settled.AT_START)]
    pool_exit: Annotated[Number, Drawn(43)]
    pool_effect: Annotated[Number, Drawn(44)]


class Range(Strict):
    low: float
    high: float


class Spread(Range):
    value: float


class AgeWeight(Strict):
    age: float
    weight: float


class Unknowns(Sourced):
    """National distributions and ranges for what is unknown; never taken from other records.

    `ages` are those of owners; `patients_per_working_fte` counts the fte of staff too.
    """

    age: Range
    ages: tuple[AgeWeight, ...]
    fte: dict[str, float]
    fte_range: Range
    patients_per_fte: Range
    rural: float
    established: float
    staff_per_owner: Spread
    staff_ages: tuple[AgeWeight, ...]
    patients_per_working_fte: float


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
    ageing_level: Annotated[Number, Drawn(29)]
    growth: Annotated[Number, Drawn(30)]
    trend_years: Number
    region_mix_practices: Number
    local_trend: Number
    local_growth: Annotated[Number, Drawn(37)]


class SupplyAssumptions(Strict):
    """Who comes in after training, how many want a practice, and how much they work."""

    starters: Annotated[Number, Drawn(33)]
    completion: Annotated[Number, Drawn(34)]
    national_patients: Number
    region_pull: Annotated[Number, Drawn(35)]
    newcomer_fte: Number
    abroad: Annotated[Number, Drawn(45)]
    newcomer_age: Number
    owner_share: Annotated[Number, Drawn(46)]
    national_owners: Annotated[Number, Drawn(47)]
    owner_capacity: Annotated[Number, Drawn(31)]
    fte_trend: Annotated[Number, Drawn(32, Settled.AT_START)]


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
    pressing: Number
    answers: AnswerChances
