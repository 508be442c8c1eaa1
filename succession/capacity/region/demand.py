"""What the lists of the region ask: by age band, per practice, over the years.

    care(p, t) = sum over bands of patients(p, b) x weight(b)
                 x national growth(t) x local trend(p, t) x other growth(t)

A weight of 1 is the average patient of the region today, so that the weights move care between
practices but add none today. Everybody grows at the national rate, and with the gemeenten that
its patients live in; the mix of a list is not aged by itself. See docs/model.md, "Vraag".
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions, DemandAssumptions, Number
from succession.land.local_trend import rates_of
from succession.land.siting import Siting
from succession.register import Practice

_BAND_FIELDS = (
    "patients_0_4",
    "patients_5_17",
    "patients_18_44",
    "patients_45_64",
    "patients_65_74",
    "patients_75_84",
    "patients_85_plus",
)


class Mix(StrEnum):
    """Where the age bands of a list come from."""

    OWN = "eigen leeftijdsopbouw"
    CATCHMENT = "leeftijdsopbouw van het verzorgingsgebied"
    REGION = "leeftijdsopbouw van de regio"
    NATIONAL = "landelijke leeftijdsopbouw"


class Growth(StrEnum):
    """The scenarios of growth apart from demography; `DRAWN` spreads over all of them."""

    LOW = "laag"
    MIDDLE = "midden"
    HIGH = "hoog"
    DRAWN = "gespreid"


@dataclass(frozen=True)
class Lists:
    """The lists of the practices, in their order.

    `patients` are persons, nan where unknown; `bands` is the part of each list per age band,
    (practices, 7), every row adding up to 1; `mixes` says where it comes from. `care_rate` and
    `person_rate` say how much faster per year (on the logarithm) than the country the care and the
    people of its gemeenten grow.
    """

    practices: tuple[Practice, ...]
    patients: Floats
    bands: Floats
    mixes: tuple[Mix, ...]
    care_rate: Floats
    person_rate: Floats

    @property
    def mix_counts(self) -> Mapping[Mix, int]:
        """How many lists have their bands from where."""
        return Counter(self.mixes)


@dataclass(frozen=True)
class Trend:
    """How demand moves: growth per year for so many years, how strongly the population changes,
    and which part (0-1) of the trend of its gemeenten a practice follows in those years."""

    growth: float
    trend_years: float
    ageing_level: float
    local: float = 0.0

    def stronger(self) -> "Trend":
        """The same with the change of the population once more on top."""
        return replace(self, ageing_level=self.ageing_level + 1)


@dataclass(frozen=True)
class Demand:
    """Demand per year and practice, (years, practices); the first row is today.

    `patients` are persons; `care` counts them in average patients of today; `per_patient` is the
    care that one enrolled patient of today asks against today, ageing and growth of the list
    included.
    """

    patients: Floats
    care: Floats
    per_patient: Floats

    def fte(self, patients_per_fte: float) -> Floats:
        """The fte that each list asks, with so many average patients to one fte."""
        return np.asarray(self.care / patients_per_fte)


def lists_of(practices: Sequence[Practice], siting: Siting, assumptions: Assumptions) -> Lists:
    """Every list with its age bands: its own, else those of the people it draws from, else the
    region's, else the national ones."""
    own = np.array([_own_bands(practice) for practice in practices]).reshape(-1, len(_BAND_FIELDS))
    counted = own.sum(axis=1)
    is_own = counted > 0
    patients = np.array([np.nan if p.patients is None else p.patients for p in practices], float)
    borrowed, origin = _borrowed(own[is_own], assumptions.demand)
    drawn = _of_catchments(siting)
    is_drawn = ~is_own & ~np.isnan(drawn[:, 0])
    bands = np.where(is_own[:, None], own / np.where(is_own, counted, 1.0)[:, None], borrowed)
    contacts = assumptions.demand.contacts.values
    return Lists(
        practices=tuple(practices),
        patients=np.where(np.isnan(patients) & is_own, counted, patients),
        bands=np.where(is_drawn[:, None], drawn, bands),
        mixes=tuple(
            Mix.OWN if known else Mix.CATCHMENT if around else origin
            for known, around in zip(is_own, is_drawn, strict=True)
        ),
        care_rate=rates_of(siting, contacts),
        person_rate=rates_of(siting, (1.0,) * len(contacts)),
    )


def trend_of(assumptions: DemandAssumptions, growth: Growth) -> Trend:
    """The trend of a named scenario; `DRAWN` gives its middle."""
    value = _growth(assumptions.growth, growth)
    return Trend(
        value,
        assumptions.trend_years.value,
        assumptions.ageing_level.value,
        assumptions.local_trend.value,
    )


def demand_of(
    lists: Lists, assumptions: DemandAssumptions, trend: Trend, years: Sequence[float]
) -> Demand:
    """Demand today and so many years from now."""
    moments = np.array([0.0, *years])
    per_head = lists.bands @ care_weights(lists, assumptions)
    of_care, of_persons = national_growth(assumptions, trend.ageing_level, moments)
    persons = of_persons * local_trend(lists.person_rate, trend, moments)
    asked = of_care * local_trend(lists.care_rate, trend, moments) * other_growth(trend, moments)
    asked = per_head[:, None] * asked
    known = np.nan_to_num(lists.patients)
    return Demand(
        patients=(known[:, None] * persons).T,
        care=(known[:, None] * asked).T,
        per_patient=(asked / asked[:, :1]).T,
    )


def care_weights(lists: Lists, assumptions: DemandAssumptions) -> Floats:
    """Care per patient and band; the average patient of these lists today has weight 1."""
    contacts = np.array(assumptions.contacts.values)
    known = np.nan_to_num(lists.patients)
    total = known.sum()
    region = known @ lists.bands / total if total else np.array(assumptions.national_mix.values)
    return np.asarray(contacts / (region @ contacts))


def ageing(assumptions: DemandAssumptions, level: float, years: Floats) -> Floats:
    """Persons per band against today, (years, 7); `level` scales the change, not below nobody."""
    rows = assumptions.ageing.rows
    known = [0.0, *(float(row.after_years) for row in rows)]
    bands = np.array([[1.0] * len(_BAND_FIELDS), *(row.values for row in rows)])
    index = np.stack([np.interp(years, known, band) for band in bands.T], axis=1)
    return np.asarray(np.maximum(1 + level * (index - 1), 0.0))


def national_growth(
    assumptions: DemandAssumptions, level: float, years: Floats
) -> tuple[Floats, Floats]:
    """Care and persons in the country against today, each (years)."""
    mix, contacts = (
        np.array(one.values) for one in (assumptions.national_mix, assumptions.contacts)
    )
    bands = ageing(assumptions, level, years)
    care = bands @ (mix * contacts) / (mix @ contacts)
    return np.asarray(care), np.asarray(bands @ mix / mix.sum())


def local_trend(rate: Floats, trend: Trend, years: Floats) -> Floats:
    """What a practice grows by more than the country, (practices, years): until the trend ends."""
    return np.exp(trend.local * rate[:, None] * np.minimum(years, trend.trend_years))


def other_growth(trend: Trend, years: Floats) -> Floats:
    """Growth apart from demography: the same step every year until the trend ends."""
    return np.asarray(1 + trend.growth * np.minimum(years, trend.trend_years))


def _own_bands(practice: Practice) -> list[float]:
    """Persons per band; zeros unless every band is known."""
    known = [getattr(practice, name) for name in _BAND_FIELDS]
    return [0.0] * len(known) if None in known else [float(count) for count in known]


def _of_catchments(siting: Siting) -> Floats:
    """The part per band of the people each practice draws from; nan where that is not known."""
    if siting.catchment is None:
        return np.full((len(siting.places), len(_BAND_FIELDS)), np.nan)
    return siting.catchment.bands


def _borrowed(own: Floats, assumptions: DemandAssumptions) -> tuple[Floats, Mix]:
    """The bands for lists that have none: those of enough others together, else national."""
    if len(own) >= assumptions.region_mix_practices.value:
        return np.asarray(own.sum(axis=0) / own.sum()), Mix.REGION
    national = np.array(assumptions.national_mix.values)
    return np.asarray(national / national.sum()), Mix.NATIONAL


def _growth(number: Number, growth: Growth) -> float:
    chosen = {Growth.LOW: number.low, Growth.HIGH: number.high}
    return chosen.get(growth, number.value)
