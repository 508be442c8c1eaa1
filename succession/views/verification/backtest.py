"""Kwamen oude ramingen uit?: the model beside what anybody could have guessed, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

from succession.verification.backtest import (
    Guess,
    HorizonError,
    PlanOutcome,
    comparable,
    errors_by_horizon,
)
from succession.verification.plans import National
from succession.views import dutch
from succession.views.verification.page import PicturePoint, Record

NAMES: Mapping[Guess, str] = {
    Guess.MODEL: "stroommodel",
    Guess.LAST_TREND: "rechte lijn",
    Guess.NO_CHANGE: "geen verandering",
}


@dataclass(frozen=True, slots=True)
class BacktestView:
    verdict: str
    lines: tuple[PicturePoint, ...]
    published: tuple[float, float]
    table: tuple[Record, ...]
    bias: str
    sources: str


def present_backtest(
    national: National, outcomes: tuple[PlanOutcome, ...], unit: str
) -> BacktestView:
    """Old plans against what was counted later; `unit` is persons or fte, in Dutch."""
    newest = national.plan_years[-1]
    low = national.published_error_low
    high = national.published_error_high
    published = low.values[newest], high.values[newest]
    counts = national.realised_persons if unit == "personen" else national.realised_fte
    return BacktestView(
        verdict=_verdict(outcomes, unit, published),
        lines=_lines(outcomes),
        published=published,
        table=_table(outcomes),
        bias=_bias(outcomes),
        sources=(
            f"Grijs: wat over het landelijke model is gepubliceerd ({low.source}). "
            f"Ramingen en tellingen: {counts.source} ({dutch.short_day(counts.date)}). "
            "De raming van 2022 hebben we niet, wel de telling van dat jaar."
        ),
    )


def _verdict(outcomes: tuple[PlanOutcome, ...], unit: str, published: tuple[float, float]) -> str:
    fair = comparable(outcomes)
    model, line = (_mean(fair, guess) for guess in (Guess.MODEL, Guess.LAST_TREND))
    beaten = (
        f"In {unit} was een rechte lijn door de laatste twee tellingen beter dan het stroommodel: "
        f"gemiddeld {_error(line)} ernaast, tegen {_error(model)}."
        if line < model
        else f"In {unit} was het stroommodel beter dan een rechte lijn door de laatste twee "
        f"tellingen: gemiddeld {_error(model)} ernaast, tegen {_error(line)}."
    )
    return f"{beaten} {_beside_published(outcomes, published)}"


def _beside_published(outcomes: tuple[PlanOutcome, ...], published: tuple[float, float]) -> str:
    errors = [error.mean_absolute for error in errors_by_horizon(outcomes, Guess.MODEL)]
    ours = f"De fout van het model, {_error(min(errors))} tot {_error(max(errors))},"
    theirs = f"{_error(published[0])} tot {_error(published[1])}"
    if published[0] <= min(errors) and max(errors) <= published[1]:
        return f"{ours} ligt op elke termijn binnen de gepubliceerde {theirs}."
    return f"{ours} ligt niet op elke termijn binnen de gepubliceerde {theirs}."


def _mean(outcomes: tuple[PlanOutcome, ...], guess: Guess) -> float:
    return fmean(abs(outcome.error(guess)) for outcome in outcomes)


def _lines(outcomes: tuple[PlanOutcome, ...]) -> tuple[PicturePoint, ...]:
    fair = comparable(outcomes)
    return tuple(
        PicturePoint(name, error.horizon_years, error.mean_absolute)
        for guess, name in NAMES.items()
        for error in errors_by_horizon(fair, guess)
    )


def _table(outcomes: tuple[PlanOutcome, ...]) -> tuple[Record, ...]:
    """Per horizon the model over all plans, and the three guesses where all could be made."""
    fair = comparable(outcomes)
    found = {guess: _by_horizon(fair, guess) for guess in NAMES}
    return tuple(
        {
            "vooruit": f"{overall.horizon_years} jaar",
            "stroommodel, alle ramingen": _told(overall),
            **{
                name: _told(found[guess].get(overall.horizon_years))
                for guess, name in NAMES.items()
            },
        }
        for overall in errors_by_horizon(outcomes, Guess.MODEL)
    )


def _by_horizon(outcomes: tuple[PlanOutcome, ...], guess: Guess) -> dict[int, HorizonError]:
    return {error.horizon_years: error for error in errors_by_horizon(outcomes, guess)}


def _told(error: HorizonError | None) -> str:
    if error is None:
        return "niet te zeggen"
    return f"{_error(error.mean_absolute)} ({error.plans})"


def _bias(outcomes: tuple[PlanOutcome, ...]) -> str:
    """Which plans came out too high and which too low, and how far."""
    lines = []
    for base_year, group in groupby(outcomes, key=lambda outcome: outcome.base_year):
        errors = [outcome.error(Guess.MODEL) for outcome in group]
        lines.append(f"die van {base_year} {_way(errors)}")
    return f"De kant van de fout: {dutch.listing(lines)}."


def _way(errors: list[float]) -> str:
    low, high = (_error(abs(error)) for error in sorted((min(errors), max(errors)), key=abs))
    if min(errors) > 0:
        return f"was te hoog ({low} tot {high})"
    if max(errors) < 0:
        return f"was te laag ({low} tot {high})"
    return f"zat er aan beide kanten naast (tot {high})"


def _error(share: float) -> str:
    return f"{dutch.number(share * 100, 1)}%"
