"""A mini-Netherlands: invented regions that together have the totals and forms of a year.

Ages, lists, places, stop plans and gaps are those of the invented region. Each region keeps to
itself, as the zorggroep's does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from succession.example import example_region
from succession.example.people import CREWS_2021, Crews
from succession.register import GpRole, PracticeForm, Register
from succession.register.fields import Sheet
from succession.register.rows import Row, register_of, rows_of

_KEYS_PER_REGION = 1000


@dataclass(frozen=True)
class CountryYear:
    """A year of the country: its practices, who works in them, who comes each year, and which part
    of the working GPs was then expected to go within ten years."""

    year: int
    practices: int
    gps: int
    crews: Crews
    starters: float
    completion: float
    abroad: float
    outflow_10: float


_FORMS_2012 = {PracticeForm.SOLO: 0.37, PracticeForm.DUO: 0.42, PracticeForm.GROUP: 0.21}
_FORMS_2016 = CREWS_2021.forms
# Nivel: practices, and praktijkhouders, employed GPs and locums to them; starters, completion and
# outflow of the plan of the Capaciteitsorgaan that was made on that year.
COUNTRY_YEARS: Mapping[int, CountryYear] = {
    2012: CountryYear(
        year=2012,
        practices=4895,
        gps=11133,
        crews=Crews(
            forms=_FORMS_2012,
            staffing={
                PracticeForm.SOLO: {(1, 1): 1.0},
                PracticeForm.DUO: {(2, 1): 0.22, (2, 2): 0.78},
                PracticeForm.GROUP: {(3, 2): 0.4, (3, 3): 0.6},
            },
            changing_locums=0.434,
        ),
        starters=602,
        completion=0.98,
        abroad=15,
        outflow_10=0.232,
    ),
    2016: CountryYear(
        year=2016,
        practices=5025,
        gps=12107,
        crews=Crews(
            forms=_FORMS_2016,
            staffing={
                PracticeForm.SOLO: {(1, 1): 1.0},
                PracticeForm.DUO: {(2, 1): 0.40, (2, 2): 0.60},
                PracticeForm.GROUP: {(3, 2): 0.35, (3, 3): 0.35, (4, 3): 0.2, (5, 3): 0.1},
            },
            changing_locums=0.446,
        ),
        starters=707,
        completion=0.98,
        abroad=10,
        outflow_10=0.204,
    ),
    2025: CountryYear(
        year=2025,
        practices=4874,
        gps=14347,
        crews=Crews(CREWS_2021.forms, CREWS_2021.staffing, changing_locums=0.744),
        starters=718,
        completion=0.94,
        abroad=14,
        outflow_10=0.280,
    ),
}


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
