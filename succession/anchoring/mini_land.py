"""A mini-Netherlands: invented regions that together have the totals and forms of a year.

Ages, lists, places, stop plans and gaps are those of the invented region. Each region keeps to
itself, as the zorggroep's does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from succession.example import example_region
from succession.example.people import CREWS_2021, Crews
from succession.register import GpRole, PracticeForm, Register
from succession.register.fields import Sheet
from succession.register.rows import Row, register_of, rows_of
from succession.verification.anchor import Counted
from succession.verification.national import supply
from succession.verification.plans import National, NationalPlan, plan_of

_KEYS_PER_REGION = 1000


@dataclass(frozen=True)
class CountryYear:
    """A year of the country: its practices, its working GPs, who works where, and the national plan
    that was made on it, which says who comes and who was expected to go; GPs a year from abroad."""

    year: int
    practices: int
    gps: int
    crews: Crews
    plan: NationalPlan
    abroad: float


_CREWS_2012 = Crews(
    forms={PracticeForm.SOLO: 0.37, PracticeForm.DUO: 0.42, PracticeForm.GROUP: 0.21},
    staffing={
        PracticeForm.SOLO: {(1, 1): 1.0},
        PracticeForm.DUO: {(2, 1): 0.22, (2, 2): 0.78},
        PracticeForm.GROUP: {(3, 2): 0.4, (3, 3): 0.6},
    },
    changing_locums=0.434,
)
_CREWS_2016 = Crews(
    forms=CREWS_2021.forms,
    staffing={
        PracticeForm.SOLO: {(1, 1): 1.0},
        PracticeForm.DUO: {(2, 1): 0.40, (2, 2): 0.60},
        PracticeForm.GROUP: {(3, 2): 0.35, (3, 3): 0.35, (4, 3): 0.2, (5, 3): 0.1},
    },
    changing_locums=0.446,
)
_CREWS_2025 = replace(CREWS_2021, changing_locums=0.744)
# Nivel: what was counted, 1 January or thereabouts; the series breaks after 2019.
COUNTED: Mapping[Counted, Mapping[int, int]] = {
    Counted.OWNERS: {2012: 7856, 2014: 7872, 2016: 7906, 2018: 7903},
    Counted.GPS: {2012: 11133, 2014: 11573, 2016: 12107, 2018: 12766},
    Counted.PRACTICES: {2012: 4895, 2014: 5053, 2016: 5025, 2018: 4998},
}
_PRACTICES_2022 = 4874


def old_year(national: National, year: int) -> CountryYear:
    """2012 or 2016, with the plan that the Capaciteitsorgaan made on the stock of about then."""
    crews, vintage = {2012: (_CREWS_2012, 2013), 2016: (_CREWS_2016, 2016)}[year]
    practices, gps = (COUNTED[one][year] for one in (Counted.PRACTICES, Counted.GPS))
    abroad = national.foreign_persons.values[vintage]
    return CountryYear(year, practices, gps, crews, plan_of(national, vintage), abroad)


def country_now(national: National) -> CountryYear:
    """2025, the newest plan; as many practices as Nivel last counted (2022)."""
    plan = plan_of(national, 2025)
    gps = round(supply(plan, plan.base_year).persons)
    abroad = national.foreign_persons.values[plan.base_year]
    return CountryYear(plan.base_year, _PRACTICES_2022, gps, _CREWS_2025, plan, abroad)


@dataclass(frozen=True)
class MiniLand:
    """The regions of a year of the country, or some of them; the day is the first of that year."""

    country: CountryYear
    regions: tuple[Register, ...]

    @property
    def as_of(self) -> date:
        return date(self.country.year, 1, 1)

    @property
    def gps(self) -> int:
        """Working GPs, in persons."""
        return sum(gp.role is not GpRole.TRAINEE for one in self.regions for gp in one.gps)

    @property
    def owners(self) -> int:
        """Praktijkhouders, in persons."""
        return sum(gp.role is GpRole.OWNER for one in self.regions for gp in one.gps)

    @property
    def part(self) -> float:
        """How much of the country it is, in working GPs."""
        return self.gps / self.country.gps


def mini_land(country: CountryYear, regions: int, of: int, seed: int) -> MiniLand:
    """The first so many of the regions into which the whole country would fall apart."""
    sizes = [country.practices // of + (index < country.practices % of) for index in range(of)]
    return MiniLand(
        country,
        tuple(_region(country, size, seed, index) for index, size in enumerate(sizes[:regions])),
    )


def _region(country: CountryYear, practices: int, seed: int, index: int) -> Register:
    """Keys of its own, so that its shares have luck of their own."""
    day = date(country.year, 1, 1)
    region = example_region(practices, 100 * seed + index, day, country=country.crews)
    sheets = {
        sheet: [_keyed(row, sheet, index) for row in rows]
        for sheet, rows in rows_of(region).items()
        if sheet in (Sheet.PRACTICES, Sheet.GPS)
    }
    return register_of(sheets)


def _keyed(row: Row, sheet: str, index: int) -> Row:
    name = "agb" if sheet == Sheet.PRACTICES else "praktijk_agb"
    key = int(str(row[name])) + _KEYS_PER_REGION * index
    return {**row, name: f"{key:08d}"}
