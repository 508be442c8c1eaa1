"""Vooruitblik: when does it get tight, how sure is that, and what does it mean for patients?"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from enum import StrEnum

from succession.capacity.forecast.result import AreaForecast, Forecast, ForecastYear, Tight
from succession.capacity.region.area import REGION, Area, AreaKind
from succession.simulation import Band
from succession.views import dutch
from succession.views.records import KeyNumber

_LEAST_CHANCE = 0.005
METHOD = (
    "De regio wordt maand voor maand vele malen nagespeeld. In elke berekening stoppen "
    "praktijkhouders op een ander moment, wordt wel of geen opvolger gevonden, sluiten praktijken "
    "en zoeken patiënten een andere plek; ook de aannames verschillen per berekening, binnen hun "
    "bereik. Praktijken delen één vijver van opvolgers.",
    "Aanbod en vraag tellen in fte van nu. Tekort is vraag min aanbod in dezelfde berekening. "
    "Krap is het als er per fte meer wordt gevraagd dan nu, en meer dan huisartsen kunnen "
    "oprekken. Een gebied met ruimte kan dus krap worden voordat het een tekort heeft.",
    "Van een bereik ligt een tiende van de berekeningen onder de lage en een tiende boven de hoge "
    "grens. Patiënten die verschuiven zijn een capaciteitsplaatje, geen verdeling.",
    "Alles is berekend met wat de genoemde lezer mag weten; vertrouwelijke plannen tellen als "
    "onbekend.",
)


class SupplyUnit(StrEnum):
    """In what supply and demand are counted."""

    FTE = "fte"
    PERSONS = "personen"
    PATIENTS = "patiënten"


SUPPLY, DEMAND, UNSERVED = "aanbod", "vraag", "zonder plek"
_HEADS = {
    SupplyUnit.FTE: ("eind", "aanbod", "vraag", "tekort", "kans op krapte"),
    SupplyUnit.PERSONS: ("eind", "aanbod", "vraag", "kans op krapte"),
    SupplyUnit.PATIENTS: ("eind", "op een lijst", "zonder plek", "kans op krapte"),
}


@dataclass(frozen=True, slots=True)
class BandRow:
    """One year of one line in the picture, in the unit that was chosen."""

    year: int
    line: str
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class CapacityView:
    """What the page says of one area: the sentences, three numbers, the picture and its table."""

    area: Area
    unit: SupplyUnit
    conclusion: str
    meaning: str
    numbers: tuple[KeyNumber, ...]
    bands: tuple[BandRow, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    tight: Tight

    def records(self) -> list[dict[str, str]]:
        """The table as a page draws it."""
        return [dict(zip(self.head, row, strict=True)) for row in self.rows]


def present(forecast: Forecast, area: Area, unit: SupplyUnit, stretch: float) -> CapacityView:
    """What the forecast says of this area; `stretch` is how far everybody can stretch (1.05)."""
    found = forecast.of(area)
    year = _year_in_view(found)
    return CapacityView(
        area=area,
        unit=unit,
        conclusion=_conclusion(found),
        meaning=_meaning(found, year, stretch),
        numbers=_numbers(found, year),
        bands=_bands(found.years, unit),
        head=_HEADS[unit],
        rows=tuple(_row(one, unit) for one in found.years),
        tight=found.tight,
    )


def role_records(forecast: Forecast) -> list[dict[str, str]]:
    """Who work in the region at the end of each year, by role, in whole fte."""
    return [
        {"eind": str(year.year)} | {role.group.value: with_band(role.fte) for role in roles}
        for year, roles in zip(forecast.years, forecast.roles, strict=True)
    ]


def stock_records(forecast: Forecast) -> list[dict[str, str]]:
    """How many praktijkhouders, huisartsen and practices there are at the end of each year."""
    return [
        {
            "eind": str(year.year),
            "praktijkhouders": with_band(stock.owners),
            "huisartsen in totaal": with_band(stock.gps),
            "praktijken": with_band(stock.practices),
        }
        for year, stock in zip(forecast.years, forecast.stock, strict=True)
    ]


def areas(forecast: Forecast) -> tuple[Area, ...]:
    """The areas to choose from: the region, then the hagro's, then the gemeenten."""
    kinds = list(AreaKind)
    found = (one.area for one in forecast.areas)
    return tuple(sorted(found, key=lambda area: (kinds.index(area.kind), area.name)))


def area_words(area: Area) -> str:
    """`De hele regio`, `Hagro Noord`."""
    words = "de hele regio" if area == REGION else _named(area)
    return words[0].upper() + words[1:]


def band(found: Band, decimals: int = 0) -> str:
    """`10,2 tot 12,8`: what nine of ten runs lie under, and nine above."""
    low, high = dutch.number(found.p10, decimals), dutch.number(found.p90, decimals)
    return low if low == high else f"{low} tot {high}"


def with_band(found: Band, decimals: int = 0) -> str:
    """`11,5 (10,2 tot 12,8)`: the middle of the runs and where eight of ten lie."""
    return f"{dutch.number(found.p50, decimals)} ({band(found, decimals)})"


def lack(found: Band) -> str:
    """`12,3 fte te weinig (10,0 tot 14,5)`; below nothing it is room."""
    if found.p50 >= 0:
        return f"{mean_lack(found.p50)} ({band(found, 1)})"
    room = Band(-found.p90, -found.p50, -found.p10, -found.mean)
    return f"{mean_lack(found.p50)} ({band(room, 1)})"


def mean_lack(fte: float) -> str:
    """`12,3 fte te weinig`, `3,0 fte ruimte`."""
    return f"{dutch.number(abs(fte), 1)} fte {'te weinig' if fte >= 0 else 'ruimte'}"


def inside(area: Area) -> str:
    """`de regio`, `hagro Noord`, `de gemeente Linde`: as it stands in a sentence."""
    return f"de {_named(area)}" if area.kind is AreaKind.MUNICIPALITY else _named(area)


def _named(area: Area) -> str:
    """A name that says already what it is says it once."""
    kind = area.kind.value
    if area == REGION or area.name.casefold().startswith(kind):
        return area.name
    return f"{kind} {area.name}"


def _year_in_view(found: AreaForecast) -> ForecastYear:
    """The year that is told about: when it gets tight, else the last one."""
    years = {one.year: one for one in found.years}
    return years.get(found.tight.year or 0, found.years[-1])


def _conclusion(found: AreaForecast) -> str:
    tight, last = found.tight, found.years[-1].year
    where = f"In {inside(found.area)} wordt het"
    if tight.year is not None:
        return f"{where} waarschijnlijk krap vanaf {tight.year}, {_range(tight, last)}."
    if tight.chance < _LEAST_CHANCE:
        return f"{where} tot en met {last} naar verwachting niet krap."
    return f"{where} tot en met {last} waarschijnlijk niet krap."


def _range(tight: Tight, last: int) -> str:
    if tight.latest is None:
        return f"op zijn vroegst in {tight.earliest} en misschien pas na {last}"
    if tight.earliest == tight.latest:
        return "zo goed als zeker in dat jaar"
    return f"ergens tussen {tight.earliest} en {tight.latest}"


def _meaning(found: AreaForecast, year: ForecastYear, stretch: float) -> str:
    """What tight is and how likely, and how many fte and places there are too few."""
    tight, last = found.tight, found.years[-1].year
    told = [year] if year is found.years[-1] else [year, found.years[-1]]
    shortage = dutch.listing(f"eind {one.year} {lack(one.shortage_fte)}" for one in told)
    unserved = dutch.listing(
        f"eind {one.year} {with_band(in_tens(one.unserved_patients))}" for one in told
    )
    is_late = tight.year is None and tight.earliest is not None
    early = f", op zijn vroegst in {tight.earliest}" if is_late else ""
    return (
        f"Krap: per fte huisarts wordt minstens {dutch.percent(stretch - 1)} meer zorg gevraagd "
        f"dan nu. De kans dat het vóór {last + 1} krap wordt: {dutch.percent(tight.chance)}{early}."
        f" Huisartsen: naar verwachting {shortage}. Patiënten zonder plek: naar verwachting "
        f"{unserved}, van de {dutch.number(_tens(found.patients_today))} die nu zijn ingeschreven."
    )


def in_tens(found: Band) -> Band:
    """Patients are not known to the last one: above a hundred in tens."""
    return Band(*(_tens(value) for value in astuple(found)))


def _tens(value: float) -> int:
    return int(round(value, -1 if abs(value) >= 100 else 0))


def _numbers(found: AreaForecast, year: ForecastYear) -> tuple[KeyNumber, ...]:
    unserved = in_tens(year.unserved_patients)
    return (
        KeyNumber(
            "Kans op krapte",
            dutch.percent(found.tight.chance),
            f"tot en met {found.years[-1].year}",
        ),
        KeyNumber(
            f"Huisartsen eind {year.year}",
            _lack_range(year.shortage_fte),
            f"het meest waarschijnlijk {mean_lack(year.shortage_fte.p50)}",
        ),
        KeyNumber(
            f"Patiënten zonder plek eind {year.year}",
            band(unserved),
            f"het meest waarschijnlijk {dutch.number(unserved.p50)}, van de "
            f"{dutch.number(_tens(found.patients_today))} die nu zijn ingeschreven",
        ),
    )


def _lack_range(found: Band) -> str:
    """`1,0 tot 3,0 fte te weinig`; from room to a lack it says both."""
    if found.p10 >= 0:
        return f"{band(found, 1)} fte te weinig"
    if found.p90 <= 0:
        return f"{band(Band(-found.p90, -found.p50, -found.p10, -found.mean), 1)} fte ruimte"
    return f"{mean_lack(found.p10)} tot {mean_lack(found.p90)}"


def _lines(year: ForecastYear, unit: SupplyUnit) -> tuple[tuple[str, Band], ...]:
    if unit is SupplyUnit.FTE:
        return (SUPPLY, year.supply_fte), (DEMAND, year.demand_fte)
    if unit is SupplyUnit.PERSONS:
        return (SUPPLY, year.supply_persons), (DEMAND, year.demand_persons)
    return ((UNSERVED, year.unserved_patients),)


def _bands(years: Sequence[ForecastYear], unit: SupplyUnit) -> tuple[BandRow, ...]:
    return tuple(
        BandRow(one.year, line, found.p10, found.p50, found.p90)
        for one in years
        for line, found in _lines(one, unit)
    )


def _row(year: ForecastYear, unit: SupplyUnit) -> tuple[str, ...]:
    columns = {
        SupplyUnit.FTE: ((year.supply_fte, 1), (year.demand_fte, 1), (year.shortage_fte, 1)),
        SupplyUnit.PERSONS: ((year.supply_persons, 0), (year.demand_persons, 0)),
        SupplyUnit.PATIENTS: ((in_tens(year.patients), 0), (in_tens(year.unserved_patients), 0)),
    }[unit]
    cells = (with_band(found, decimals) for found, decimals in columns)
    return (str(year.year), *cells, dutch.percent(year.tight_chance))
