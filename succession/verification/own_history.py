"""Own history: the chances that were given at the time, held against what happened."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from succession.risk.given import GivenChance
from succession.risk.result import HORIZONS_MONTHS, RiskLevel
from succession.verification.fates import Fate, ShareRecord, fates_of
from succession.verification.scores import (
    Between,
    Bin,
    brier,
    brier_interval,
    brier_skill,
    reliability,
    skill_interval,
)

PRESSING = (RiskLevel.ACUTE, RiskLevel.ACT)


@dataclass(frozen=True)
class Kept:
    """The chances that were given on one day, by the number of the share."""

    given_on: date
    method: str
    assumptions: str
    by_share: Mapping[int, GivenChance]


@dataclass(frozen=True)
class OwnHistory:
    """Everything that was kept, the oldest first, and the shares it was about."""

    kept: tuple[Kept, ...]
    shares: Mapping[int, ShareRecord]


@dataclass(frozen=True, slots=True)
class Case:
    """A chance that was given and whose time has passed; `happened` is None when unknown."""

    share: int
    given_on: date
    level: RiskLevel
    chance: float
    happened: bool | None


@dataclass(frozen=True, slots=True)
class Opening:
    """A share that fell open, and what was said of it at least 12 and 24 months before.

    `pressing_since` is the day from which on it stood without interruption at `nu handelen` or
    `acuut`, as far as was kept.
    """

    practice_agb: str
    on: date
    year_before: GivenChance | None
    two_years_before: GivenChance | None
    pressing_since: date | None


def cases(history: OwnHistory, horizon_months: int, today: date) -> tuple[Case, ...]:
    """Every chance whose time has passed.

    Of what was kept only days that lie a whole horizon apart count, so that one event is not
    counted again and again. A share that had fallen open before the day is left out.
    """
    fates = fates_of(history.shares, today)
    return tuple(
        case
        for kept in _apart(history.kept, horizon_months)
        if later(kept.given_on, horizon_months) <= today
        for case in _cases(kept, fates, horizon_months)
    )


@dataclass(frozen=True, slots=True)
class Score:
    """How the chances of some cases did; `unknown` of them are not known to have come true.

    `brier` and `skill` are as in `verification`, None where there is nothing to score.
    """

    count: int
    happened: int
    unknown: int
    brier: float | None
    brier_between: Between | None
    skill: float | None
    skill_between: Between | None
    bins: tuple[Bin, ...]


def score(found: tuple[Case, ...], bins: int) -> Score:
    """The score of these cases, the reliability in so many bins of equal width."""
    pairs = [(case.chance, case.happened) for case in found if case.happened is not None]
    return Score(
        count=len(pairs),
        happened=sum(happened for _, happened in pairs),
        unknown=len(found) - len(pairs),
        brier=brier(pairs),
        brier_between=brier_interval(pairs),
        skill=brier_skill(pairs),
        skill_between=skill_interval(pairs),
        bins=reliability(pairs, bins),
    )


def first_elapsed(history: OwnHistory, horizon_months: int) -> date | None:
    """The day on which the first chances can be looked back upon; None when none were kept."""
    return later(history.kept[0].given_on, horizon_months) if history.kept else None


def openings(history: OwnHistory, today: date) -> tuple[Opening, ...]:
    """The shares that fell open after a chance was given, the last one first."""
    found = [
        _opening(history, number, fate.opened_on)
        for number, fate in fates_of(history.shares, today).items()
        if fate.opened_on is not None and fate.opened_on <= today
    ]
    in_time = [opening for opening in found if opening is not None]
    return tuple(sorted(in_time, key=lambda o: (o.on, o.practice_agb), reverse=True))


def later(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _apart(kept: tuple[Kept, ...], months: int) -> Iterator[Kept]:
    """The first day, and from there each that lies at least so many months on."""
    last = None
    for one in kept:
        month = one.given_on.year * 12 + one.given_on.month
        if last is None or month - last >= months:
            last = month
            yield one


def _cases(kept: Kept, fates: Mapping[int, Fate], months: int) -> Iterator[Case]:
    place = HORIZONS_MONTHS.index(months)
    end = later(kept.given_on, months)
    for number, given in kept.by_share.items():
        fate = fates[number]
        if fate.opened_by(kept.given_on):
            continue
        within = given.open_within
        chance = (within.within_12, within.within_24, within.within_60)[place]
        yield Case(number, kept.given_on, given.level, chance, fate.opened_by(end))


def _opening(history: OwnHistory, number: int, on: date) -> Opening | None:
    said = [
        (kept.given_on, kept.by_share[number])
        for kept in history.kept
        if kept.given_on < on and number in kept.by_share
    ]
    if not said:
        return None
    return Opening(
        practice_agb=history.shares[number].practice_agb,
        on=on,
        year_before=_last_before(said, later(on, -12)),
        two_years_before=_last_before(said, later(on, -24)),
        pressing_since=_pressing_since(said),
    )


def _last_before(said: list[tuple[date, GivenChance]], day: date) -> GivenChance | None:
    return next((given for on, given in reversed(said) if on <= day), None)


def _pressing_since(said: list[tuple[date, GivenChance]]) -> date | None:
    since = None
    for on, given in reversed(said):
        if given.level not in PRESSING:
            break
        since = on
    return since
