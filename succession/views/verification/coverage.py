"""Kloppen de bandbreedtes?: how often what came true in made histories lay within the band."""

from dataclasses import dataclass

from succession.verification.calibration import Calibration, Covered
from succession.verification.scores import binomial_interval
from succession.verification.yardsticks import YardstickTarget
from succession.views import dutch
from succession.views.verification.page import Record


@dataclass(frozen=True, slots=True)
class CoveredPoint:
    """One row of the picture; shares 0-1."""

    label: str
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class CoverageView:
    verdict: str
    target: tuple[float, float, float]
    points: tuple[CoveredPoint, ...] = ()
    table: tuple[Record, ...] = ()
    sources: str = ""


def present_coverage(calibration: Calibration | None, target: YardstickTarget) -> CoverageView:
    """What the measurement says; without one, that it has not been done."""
    bounds = target.low, target.value, target.high
    if calibration is None:
        return CoverageView("Dit is nog niet gemeten.", bounds)
    points = tuple(_point(row) for row in calibration.rows)
    outside = [row for row in calibration.rows if not target.contains(row.share)]
    return CoverageView(
        verdict=_verdict(calibration, outside, target),
        target=bounds,
        points=points,
        table=tuple(
            _record(row, point) for row, point in zip(calibration.rows, points, strict=True)
        ),
        sources=(
            f"Grijs is waar het hoort te liggen, {dutch.percent(target.low)} tot "
            f"{dutch.percent(target.high)}; de stippellijn staat op "
            f"{dutch.percent(target.value)}. De streep door elke stip is de onzekerheid van de "
            f"meting. {calibration.replicates} nagebootste geschiedenissen: {calibration.regions}. "
            f"Gemeten op {dutch.day(calibration.date)}."
        ),
    )


def _verdict(calibration: Calibration, outside: list[Covered], target: YardstickTarget) -> str:
    total = len(calibration.rows)
    asked = f"tussen {dutch.percent(target.low)} en {dutch.percent(target.high)}"
    if not outside:
        return (
            f"Ja: bij alle {total} gemeten uitkomsten viel de werkelijkheid {asked} van de keren "
            "erin."
        )
    named = dutch.listing(_label(row) for row in outside)
    return f"Niet overal: bij {len(outside)} van de {total} lag het aandeel niet {asked}: {named}."


def _point(row: Covered) -> CoveredPoint:
    between = binomial_interval(row.inside, row.of)
    assert between is not None, "a row rests on at least one history"
    return CoveredPoint(_label(row), row.share, *between)


def _record(row: Covered, point: CoveredPoint) -> Record:
    return {
        "uitkomst": row.quantity.value,
        "vooruit": f"{row.horizon_years} jaar",
        "binnen de band": dutch.percent(row.share),
        "onzekerheid": f"{dutch.percent(point.low)} tot {dutch.percent(point.high)}",
        "gevallen": f"{dutch.number(row.inside)} van {dutch.number(row.of)}",
    }


def _label(row: Covered) -> str:
    return f"{row.quantity.value}, {row.horizon_years} jaar vooruit"
