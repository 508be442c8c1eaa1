"""Scenarios beside each other: the same luck in each, so that only the choice differs."""

from collections.abc import Mapping
from dataclasses import dataclass

from succession.capacity.comparison import Comparison, DifferenceYear
from succession.capacity.result import Forecast
from succession.simulation import Band
from succession.views import dutch
from succession.views.capacity import band, with_band

_ZERO = Band(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One scenario in one year, beside the first; bands are of the differences run by run."""

    name: str
    shortage: str
    difference: Band
    unserved: str
    tight: str
    grade: str

    @property
    def difference_words(self) -> str:
        return _signed_band(self.difference)

    def record(self) -> dict[str, str]:
        """One line of the table."""
        return {
            "scenario": self.name,
            "tekort (fte)": self.shortage,
            "verschil (fte)": self.difference_words,
            "verschil zonder plek": self.unserved,
            "krap vanaf": self.tight,
            "bewijs": self.grade,
        }


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The scenarios per year; `first` is what they are set against."""

    first: str
    rows: Mapping[int, tuple[ComparisonRow, ...]]

    def base(self, year: int) -> ComparisonRow:
        return self.rows[year][0]

    def others(self, year: int) -> tuple[ComparisonRow, ...]:
        return self.rows[year][1:]


def present(comparison: Comparison) -> ComparisonView:
    """Every year of a comparison, so that looking at another year computes nothing."""
    base = comparison.base
    rows = {
        state.year: (
            _row(base, index, None),
            *(_row(one.forecast, index, one.years[index], one.grade) for one in comparison.columns),
        )
        for index, state in enumerate(base.years)
    }
    return ComparisonView(base.provenance.scenario.name, rows)


def _row(
    found: Forecast, index: int, difference: DifferenceYear | None, grade: str | None = None
) -> ComparisonRow:
    tight = found.of().tight
    return ComparisonRow(
        name=found.provenance.scenario.name,
        shortage=with_band(found.years[index].shortage_fte, 1),
        difference=difference.shortage_fte if difference else _ZERO,
        unserved=_signed_band(difference.unserved_patients, 0) if difference else "–",
        tight="niet" if tight.year is None else str(tight.year),
        grade=grade or "–",
    )


def _signed_band(found: Band, decimals: int = 1) -> str:
    middle = dutch.signed(found.p50, decimals)
    if middle == "± 0" and not round(found.p10, decimals) and not round(found.p90, decimals):
        return middle
    return f"{middle} ({band(found, decimals)})"
