"""Kwam uit wat wij hier zeiden?: own chances against what happened, in words and for a picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from succession.risk.given import GivenChance
from succession.risk.result import HORIZONS_MONTHS
from succession.verification.own_history import (
    PRESSING,
    Case,
    Opening,
    OwnHistory,
    Score,
    cases,
    first_elapsed,
    openings,
    score,
)
from succession.verification.scores import Between, Bin, binomial_interval
from succession.verification.yardsticks import Yardsticks
from succession.views import dutch
from succession.views.levels import LOOKS
from succession.views.records import KeyNumber
from succession.views.verification.page import Record


@dataclass(frozen=True, slots=True)
class BinPoint:
    """One point of the reliability diagram; shares 0-1."""

    chance: float
    happened: float
    low: float
    high: float
    words: str


@dataclass(frozen=True, slots=True)
class HorizonView:
    """The chances of one horizon; without `numbers` there are too few cases: `verdict` says so."""

    name: str
    verdict: str
    left_out: str
    numbers: tuple[KeyNumber, ...] = ()
    points: tuple[BinPoint, ...] = ()
    bins: tuple[Record, ...] = ()
    levels: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnHistoryView:
    kept: str
    horizons: tuple[HorizonView, ...]
    flagged: str
    openings: tuple[Record, ...]


def present_own_history(
    history: OwnHistory, yardsticks: Yardsticks, names: Mapping[str, str], today: date
) -> OwnHistoryView:
    """What the chances that were kept are worth by now; `names` says per agb which practice."""
    opened = openings(history, today)
    return OwnHistoryView(
        kept=_kept(history),
        horizons=tuple(_horizon(history, months, yardsticks, today) for months in HORIZONS_MONTHS),
        flagged=_flagged(opened),
        openings=tuple(_opening(opening, names) for opening in opened),
    )


def _kept(history: OwnHistory) -> str:
    if not history.kept:
        return (
            "Er zijn nog geen kansen bewaard. Dat gebeurt vanzelf, eens per maand, zodra er "
            "praktijkhouders in het register staan."
        )
    first, last = history.kept[0], history.kept[-1]
    months = dutch.count(len(history.kept), "maand", "maanden")
    days = dutch.day(first.given_on)
    if last is not first:
        days = f"van {days} tot en met {dutch.day(last.given_on)}"
    return (
        f"Van {months} zijn de kansen bewaard: {days}; de laatste keer over "
        f"{dutch.count(len(last.by_share), 'aandeel', 'aandelen')}."
    )


def _horizon(history: OwnHistory, months: int, yardsticks: Yardsticks, today: date) -> HorizonView:
    name = f"Binnen {dutch.count(months // 12, 'jaar', 'jaar')}"
    found = cases(history, months, today)
    scored = score(found, yardsticks.reliability_bins.value)
    if scored.count < yardsticks.fewest_cases.value:
        words = _too_few(history, months, scored, yardsticks, today)
        return HorizonView(name, words, _left_out(scored))
    fewest = yardsticks.fewest_in_bin.value
    return HorizonView(
        name=name,
        verdict=_verdict(scored),
        left_out=_left_out(scored),
        numbers=_numbers(scored),
        points=tuple(_point(one) for one in scored.bins if one.count >= fewest),
        bins=tuple(_bin_record(one, fewest) for one in scored.bins),
        levels=_levels(found),
    )


def _too_few(
    history: OwnHistory, months: int, scored: Score, yardsticks: Yardsticks, today: date
) -> str:
    elapsed = first_elapsed(history, months)
    if elapsed is None:
        return "Er is nog niets bewaard."
    if elapsed > today:
        return f"Nog niet voorbij: de eerste kansen zijn na te kijken vanaf {dutch.day(elapsed)}."
    return (
        f"Te weinig gevallen: {scored.count}, en onder de {yardsticks.fewest_cases.value} "
        "geven we geen oordeel."
    )


def _left_out(scored: Score) -> str:
    if not scored.unknown:
        return ""
    return (
        f"Van {dutch.count(scored.unknown, 'kans', 'kansen')} weten we niet of zij uitkwam: de "
        "stopdatum is voorbij zonder bericht, of de rij verdween zonder vacature of opvolger. Die "
        "tellen niet mee."
    )


def _verdict(scored: Score) -> str:
    of = f"Van {scored.count} kansen die voorbij zijn, kwamen er {scored.happened} uit."
    if scored.skill is None or scored.skill_between is None:
        return f"{of} Omdat het steeds gelijk afliep, is een oordeel over de kansen niet te geven."
    low, high = scored.skill_between
    if low > 0:
        return f"{of} Onze kansen zeiden meer dan iedereen hetzelfde gemiddelde geven."
    if high < 0:
        return f"{of} Onze kansen zeiden minder dan iedereen hetzelfde gemiddelde geven."
    return (
        f"{of} Of onze kansen meer zeggen dan iedereen het gemiddelde geven, is nog niet te zien."
    )


def _numbers(scored: Score) -> tuple[KeyNumber, ...]:
    return (
        KeyNumber(
            "Gevallen",
            dutch.number(scored.count),
            f"kansen waarvan de tijd voorbij is; {scored.happened} keer viel het aandeel open",
        ),
        KeyNumber(
            "Afstand tot wat er gebeurde",
            dutch.number(scored.brier, 3),
            "de Brier-score: 0 is volmaakt" + _between(scored.brier_between, 1, 3, ""),
        ),
        KeyNumber(
            "Winst op het gemiddelde",
            "niet te zeggen" if scored.skill is None else f"{dutch.number(scored.skill * 100)}%",
            "tegenover iedereen dezelfde kans geven: 100% is volmaakt, 0% voegt niets toe"
            + _between(scored.skill_between, 100, 0, "%"),
        ),
    )


def _between(found: Between | None, factor: int, decimals: int, sign: str) -> str:
    if found is None:
        return ""
    low, high = (f"{dutch.number(value * factor, decimals)}{sign}" for value in found)
    return f" (waarschijnlijk tussen {low} en {high})"


def _point(one: Bin) -> BinPoint:
    happened = round(one.happened * one.count)
    between = binomial_interval(happened, one.count)
    assert between is not None, "a bin holds at least one case"
    return BinPoint(
        one.mean_chance, one.happened, *between, f"{happened} van {dutch.number(one.count)}"
    )


def _bin_record(one: Bin, fewest: int) -> Record:
    point = _point(one)
    is_drawn = one.count >= fewest
    return {
        "kans die we gaven": _fine(point.chance),
        "zo vaak gebeurde het": _fine(point.happened) if is_drawn else "te weinig gevallen",
        "onzekerheid": _percents(point) if is_drawn else "",
        "gevallen": point.words,
    }


def _percents(point: BinPoint) -> str:
    return f"{_fine(point.low)} tot {_fine(point.high)}"


def _fine(share: float) -> str:
    """Most chances within a year are a few percent: a decimal tells them apart."""
    return f"{dutch.number(share * 100, 1)}%"


def _levels(found: tuple[Case, ...]) -> tuple[Record, ...]:
    """Per level that was given then: how many of those shares fell open."""
    records = []
    for look in LOOKS:
        happened = [c.happened for c in found if c.level is look.level and c.happened is not None]
        between = binomial_interval(sum(happened), len(happened))
        if between is not None:
            low, high = (dutch.percent(value) for value in between)
            records.append(
                {
                    "urgentie toen": look.level.value,
                    "viel open": f"{sum(happened)} van {dutch.number(len(happened))}",
                    "onzekerheid": f"{low} tot {high}",
                }
            )
    return tuple(records)


def _flagged(opened: tuple[Opening, ...]) -> str:
    if not opened:
        return "Sinds er kansen worden bewaard is er geen aandeel opengevallen."
    told = [opening.year_before for opening in opened if opening.year_before is not None]
    pressing = sum(given.level in PRESSING for given in told)
    fell = dutch.count(len(opened), "aandeel viel", "aandelen vielen")
    if not told:
        return f"{fell} open, maar van een jaar eerder is nog geen urgentie bewaard."
    return (
        f"{fell} open. Van {dutch.number(len(told))} is de urgentie van een jaar eerder bewaard; "
        f"{pressing or 'geen'} daarvan {'stonden' if pressing > 1 else 'stond'} toen op "
        "„nu handelen” of „acuut”."
    )


def _opening(opening: Opening, names: Mapping[str, str]) -> Record:
    since = opening.pressing_since
    return {
        "praktijk": names.get(opening.practice_agb, opening.practice_agb),
        "open sinds": dutch.short_day(opening.on),
        "een jaar eerder": _level(opening.year_before),
        "kans toen": _chance(opening.year_before),
        "twee jaar eerder": _level(opening.two_years_before),
        "op de lijst sinds": "niet" if since is None else dutch.short_day(since),
    }


def _level(given: GivenChance | None) -> str:
    if given is None:
        return "niet bewaard"
    if given.possible_level is not None:
        return f"{given.level.value}, mogelijk {given.possible_level.value}"
    return given.level.value


def _chance(given: GivenChance | None) -> str:
    return "niet bewaard" if given is None else dutch.percent(given.open_within.within_12)
