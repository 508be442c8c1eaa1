"""Klopt de regio met de geschiedenis?: what the fit left over, and what old years foresaw."""

from dataclasses import dataclass

from succession.verification.anchor import Anchor, AnchorTarget, Foreseen, Residual
from succession.views import dutch
from succession.views.verification.page import Record

_ONLY_ITSELF = (
    "Toets aan de geschiedenis: de tabel van 2012 en 2016. De tabel van de ijking is dat niet: "
    "daaraan zijn de getallen gemaakt, dus laat die zien waar landelijke cijfers en dit model "
    "elkaar tegenspreken."
)


@dataclass(frozen=True, slots=True)
class AnchorView:
    """The verdict on old years with its table, and what is left between the country and us."""

    verdict: str
    old_years: tuple[Record, ...]
    fitted: str
    residuals: tuple[Record, ...]
    sources: str


def present_anchor(anchor: Anchor) -> AnchorView:
    """Old years first: that is the check against history."""
    return AnchorView(
        verdict=f"{_verdict(anchor.backtest)} {_ONLY_ITSELF}",
        old_years=tuple(map(_old_year, anchor.backtest)),
        fitted=_fitted(anchor),
        residuals=tuple(
            _residual(target, residual)
            for target, residual in zip(anchor.targets, anchor.residuals, strict=True)
        ),
        sources=(
            "De regio's van 2012 en 2016 zijn nagebootst met de aantallen en vormen van dat jaar: "
            "een register van toen heeft niemand bewaard. De lijn is die van de vier jaar ervoor. "
            f"Ijking: {anchor.land}. Gemaakt op {dutch.day(anchor.date)}."
        ),
    )


def _verdict(backtest: tuple[Foreseen, ...]) -> str:
    inside = sum(one.is_inside for one in backtest)
    better = sum(_off(one.p50, one) < _off(one.base, one) for one in backtest)
    missed = dutch.listing(
        f"{one.quantity} vanaf {one.base_year} ({_way(one)})"
        for one in backtest
        if not one.is_inside
    )
    told = (
        f"Van de {len(backtest)} uitkomsten van 2018 lagen er {inside} binnen de band, en "
        f"{better} keer zat het midden dichterbij dan „het blijft zoals het is”."
    )
    return f"{told} Ernaast zaten we bij {missed}." if missed else told


def _way(one: Foreseen) -> str:
    return "het werden er meer" if one.realised > one.p90 else "het werden er minder"


def _off(guess: float, one: Foreseen) -> float:
    return abs(guess / one.realised - 1)


def _old_year(one: Foreseen) -> Record:
    line = "niet te zeggen" if one.last_trend is None else dutch.number(one.last_trend)
    return {
        "wat": one.quantity.value,
        "van": str(one.base_year),
        f"voorspeld voor {one.year}": (
            f"{dutch.number(one.p50)} ({dutch.number(one.p10)} tot {dutch.number(one.p90)})"
        ),
        "geteld": dutch.number(one.realised),
        "in de band": "ja" if one.is_inside else "nee",
        "zoals het was": dutch.number(one.base),
        "rechte lijn": line,
    }


def _fitted(anchor: Anchor) -> str:
    pairs = zip(anchor.targets, anchor.residuals, strict=True)
    outside = [target.measure.value for target, left in pairs if not target.holds(left.found)]
    total = len(anchor.residuals)
    if not outside:
        return f"Alle {total} landelijke cijfers waaraan is geijkt, liggen binnen hun bereik."
    return (
        f"Van de {total} landelijke cijfers waaraan is geijkt, haalt het model er "
        f"{total - len(outside)}. Niet te rijmen met de andere: {dutch.listing(outside)}."
    )


def _residual(target: AnchorTarget, residual: Residual) -> Record:
    return {
        "wat": target.measure.value,
        "eenheid": target.unit,
        "landelijk": f"{_told(target, target.low)} tot {_told(target, target.high)}",
        "in het model": _told(target, residual.found),
        "erbinnen": "ja" if target.holds(residual.found) else "nee",
        "bron": f"{target.source} ({target.years})",
    }


def _told(target: AnchorTarget, value: float) -> str:
    if target.unit.startswith("keer"):
        return dutch.number(value, 2)
    decimals = 2 if abs(target.high) < 0.01 else 1
    return f"{dutch.number(100 * value, decimals)}%"
