"""Betrouwbaarheid: the national check and what no computation can tell, in words."""

from collections.abc import Callable
from dataclasses import dataclass

from succession.verification.national import demand_fte, starters_for_balance, steered, supply
from succession.verification.plans import Figures, National, NationalPlan, plan_of
from succession.verification.yardsticks import NationalYear, Yardsticks
from succession.views import dutch
from succession.views.records import KeyNumber

_DRAWN_YEARS = range(2025, 2046)
_TOLD_YEARS = (2025, 2030, 2035, 2040, 2043, 2045)


@dataclass(frozen=True, slots=True)
class PicturePoint:
    """One point of a line in a picture."""

    line: str
    x: int
    y: float


Record = dict[str, str]


@dataclass(frozen=True, slots=True)
class NationalView:
    """`how` says what counts as the same."""

    verdict: str
    numbers: tuple[KeyNumber, ...]
    how: tuple[str, ...]
    lines: tuple[PicturePoint, ...]
    published: tuple[PicturePoint, ...]
    table: tuple[Record, ...]
    sources: str


def present_national(national: National, yardsticks: Yardsticks) -> NationalView:
    """Our reading of the national model beside the advice and the figures of others."""
    plan = plan_of(national, national.plan_years[-1])
    balance_year = round(national.balance_year.values[plan.base_year])
    advised = national.advised_starters.values[plan.base_year]
    starters = starters_for_balance(plan, balance_year)
    accepted = yardsticks.starters_accepted
    checks = yardsticks.national_years
    agrees = accepted.contains(starters) and all(_agrees(plan, row) for row in checks.rows)
    return NationalView(
        verdict=_national_verdict(starters, advised, balance_year, agrees),
        numbers=(
            KeyNumber(
                f"Aios per jaar voor evenwicht in {balance_year}",
                dutch.number(starters),
                f"vanaf 2027, volgens ons. Het advies: {dutch.number(advised)}",
            ),
            *(_compared(plan, row) for row in checks.rows),
        ),
        how=_how(yardsticks),
        lines=_national_lines(plan, advised),
        published=tuple(
            PicturePoint(label, row.year, fte)
            for row in checks.rows
            for label, fte in (
                ("aanbod, ter vergelijking", row.supply_fte),
                ("vraag, ter vergelijking", row.demand_fte),
            )
        ),
        table=_national_table(plan, advised),
        sources=(
            f"Invoer: {_sourced(national.stock_persons)}. Advies: "
            f"{_sourced(national.advised_starters)}. Vergelijkingscijfers: {checks.source} "
            f"({dutch.short_day(checks.date)}). Het model geeft één getal per "
            "jaar, zonder bandbreedte."
        ),
    )


def _how(yardsticks: Yardsticks) -> tuple[str, ...]:
    accepted = yardsticks.starters_accepted
    return (
        f"Aios: gelijk noemen we {dutch.number(accepted.low)} tot {dutch.number(accepted.high)} "
        "per jaar.",
        *(
            f"Aanbod en vraag in {row.year}: gelijk noemen we tot "
            f"{dutch.number(row.accepted * 100)}% verschil."
            for row in yardsticks.national_years.rows
        ),
    )


def _agrees(plan: NationalPlan, row: NationalYear) -> bool:
    ours = supply(steered(plan, row.starters), row.year).fte, demand_fte(plan, row.year)
    theirs = row.supply_fte, row.demand_fte
    return all(abs(a / b - 1) <= row.accepted for a, b in zip(ours, theirs, strict=True))


def _national_verdict(starters: float, advised: float, year: int, agrees: bool) -> str:
    words = (
        "Ja: met dezelfde invoer komen wij vrijwel op hetzelfde uit"
        if agrees
        else "Nee: met dezelfde invoer komen wij op iets anders uit"
    )
    difference = dutch.number(abs(starters / advised - 1) * 100, 1)
    return (
        f"{words}. Voor evenwicht in {year} zijn volgens ons {dutch.number(starters)} aios per "
        f"jaar nodig, volgens het advies {dutch.number(advised)}: {difference}% verschil. Dat zegt "
        "dat we het model goed narekenen, niet dat de toekomst zo wordt."
    )


def _compared(plan: NationalPlan, row: NationalYear) -> KeyNumber:
    ours, demand = supply(steered(plan, row.starters), row.year).fte, demand_fte(plan, row.year)
    return KeyNumber(
        f"Aanbod in {row.year}",
        f"{dutch.number(ours)} fte",
        f"bij {dutch.number(row.starters)} aios per jaar; ter vergelijking "
        f"{dutch.number(row.supply_fte)}. De vraag: {dutch.number(demand)}, ter vergelijking "
        f"{dutch.number(row.demand_fte)}",
    )


def _national_lines(plan: NationalPlan, advised: float) -> tuple[PicturePoint, ...]:
    curves: tuple[tuple[str, Callable[[int], float]], ...] = (
        ("vraag", lambda year: demand_fte(plan, year)),
        (
            f"aanbod bij {dutch.number(advised)} aios",
            lambda year: supply(steered(plan, advised), year).fte,
        ),
        (
            f"aanbod bij {dutch.number(plan.starters_after)} aios, zoals nu",
            lambda year: supply(plan, year).fte,
        ),
    )
    return tuple(PicturePoint(name, year, at(year)) for name, at in curves for year in _DRAWN_YEARS)


def _national_table(plan: NationalPlan, advised: float) -> tuple[Record, ...]:
    return tuple(
        {
            "jaar": str(year),
            "vraag (fte)": dutch.number(demand_fte(plan, year)),
            f"aanbod bij {dutch.number(advised)}": dutch.number(
                supply(steered(plan, advised), year).fte
            ),
            f"aanbod bij {dutch.number(plan.starters_after)}": dutch.number(supply(plan, year).fte),
            "tekort zoals nu": dutch.percent(1 - supply(plan, year).fte / demand_fte(plan, year)),
        }
        for year in _TOLD_YEARS
    )


def _sourced(figures: Figures) -> str:
    return f"{figures.source} ({dutch.short_day(figures.date)})"


LIMITS = (
    "**Hoe lang zoeken duurt, en hoe vaak het mislukt.** Nederlandse cijfers daarover zijn niet "
    "gevonden. Het zoektempo en de factoren voor solo en landelijk zijn schattingen vooraf.",
    "**Wat een gezegde stopdatum waard is.** Hoe vaak iemand stopt wanneer die dat zei, is in "
    "Nederland niet gemeten. Daarvoor zijn zo'n 200 gedateerde plannen en 50 zoektochten van "
    "uzelf nodig.",
    "**Wanneer iemand echt met de praktijk stopt.** De landelijke cijfers gaan over "
    "uitschrijving; een praktijk eindigt vaak een tot twee jaar eerder.",
    "**Wie van de waarnemers en huisartsen in dienst een praktijk wil.** Dat is één aanname voor "
    "allemaal samen, geen kennis van personen.",
    "**Wat een aanpak oplevert.** De effecten van draaiboeken en de waarde van een gesprek rusten "
    "op afspraken. Gebruik ze om te vergelijken, niet om te voorspellen.",
    "**Wat niemand heeft gezegd.** Wie een plan voor zich houdt, telt mee zoals een gemiddelde "
    "huisarts van die leeftijd.",
)
