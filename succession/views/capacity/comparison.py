"""Scenarios beside each other: the same luck in each, so that only the choice differs."""

from collections.abc import Sequence
from dataclasses import dataclass

from succession.capacity.forecast.comparison import Compared, ComparedArea, Comparison
from succession.capacity.region.area import Area
from succession.simulation import Band
from succession.views import dutch
from succession.views.capacity import page
from succession.views.capacity.page import band, with_band

COMPARISON_READING = (
    "Links van de lijn is minder tekort. De stip en het getal zijn het midden van het verschil, in "
    "de balk liggen acht van de tien berekeningen. Alle scenario's zijn berekening voor berekening "
    "vergeleken, met hetzelfde toeval. Een aanpak telt pas mee na zijn aanlooptijd. Zonder plek "
    "zijn patiënten. Bewijs A is het sterkst, D het zwakst."
)


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One scenario beside the first; bands are of the differences run by run."""

    name: str
    shortage: str
    difference: Band
    unserved: str
    tight: str
    grade: str

    @property
    def difference_words(self) -> str:
        return _signed_band(self.difference, 1)

    @property
    def middle_words(self) -> str:
        return dutch.signed(self.difference.p50, 1)

    def record(self) -> dict[str, str]:
        """One line of the table."""
        return {
            "scenario": self.name,
            "bewijs": self.grade,
            "verschil (fte)": self.difference_words,
            "tekort (fte)": self.shortage,
            "verschil zonder plek": self.unserved,
            "krap vanaf": self.tight,
        }


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The scenarios at the end of one year in one area; `first` is what they are set against."""

    sentence: str
    first: ComparisonRow
    others: tuple[ComparisonRow, ...]

    @property
    def records(self) -> tuple[dict[str, str], ...]:
        """The table, the first scenario on top."""
        return tuple(row.record() for row in (self.first, *self.others))


def present(comparison: Comparison, area: Area, year: int) -> ComparisonView:
    """What the scenarios do in this area by the end of this year; of what the region can do, what
    helps most comes first."""
    base = comparison.base
    place = [state.year for state in base.areas[area].years].index(year)
    rows = [(_is_choice(one, base), _row(one, area, place)) for one in comparison.columns]
    choices = sorted((row for is_choice, row in rows if is_choice), key=_helping)
    return ComparisonView(
        sentence=f"{_start(base, area, place)} {_most(choices)}".strip(),
        first=_row(base, area, place),
        others=(*(row for is_choice, row in rows if not is_choice), *choices),
    )


def _start(base: Compared, area: Area, place: int) -> str:
    state = base.areas[area].years[place]
    return (
        f"Eind {state.year} is er in {page.inside(area)} bij „{base.scenario.name}” "
        f"naar verwachting {page.lack(state.shortage_fte)}."
    )


def _is_choice(one: Compared, base: Compared) -> bool:
    """Whether the region does something else; how demand grows is no choice."""
    other, start = one.scenario, base.scenario
    return other.levers != start.levers and other.demand_growth == start.demand_growth


def _helping(row: ComparisonRow) -> float:
    return row.difference.p50


def _most(choices: Sequence[ComparisonRow]) -> str:
    if not choices:
        return ""
    helping = [row for row in choices if round(row.difference.p90, 1) < 0]
    if not helping:
        return "Geen enkele aanpak maakt het tekort dan in negen van de tien berekeningen kleiner."
    return (
        "Van de aanpakken die in negen van de tien berekeningen helpen, scheelt "
        f"„{helping[0].name}” het meest: {helping[0].difference_words} fte, "
        f"bewijs {helping[0].grade}."
    )


def _row(one: Compared, area: Area, place: int) -> ComparisonRow:
    found = one.areas[area]
    state = found.years[place]
    return ComparisonRow(
        name=one.scenario.name,
        shortage=with_band(state.shortage_fte, 1),
        difference=state.more_shortage_fte,
        unserved=_signed_band(page.in_tens(state.more_unserved_patients), 0),
        tight=_tight(found),
        grade=one.grade or "–",
    )


def _tight(found: ComparedArea) -> str:
    """Not within the horizon is not never."""
    year = found.tight.year
    return f"niet vóór {found.years[-1].year + 1}" if year is None else str(year)


def _signed_band(found: Band, decimals: int) -> str:
    middle = dutch.signed(found.p50, decimals)
    if middle == "± 0" and not round(found.p10, decimals) and not round(found.p90, decimals):
        return middle
    return f"{middle} ({band(found, decimals)})"
