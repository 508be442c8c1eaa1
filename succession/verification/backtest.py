"""Old national plans against what came of them, beside what anybody could have guessed.

Nothing here was fitted to the outcome: every plan knows only what it printed itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

from succession.verification.national import supply
from succession.verification.plans import National, NationalPlan, plan_of


class Guess(StrEnum):
    """Who foresees: the flow model, "it stays as it is", or "it goes on as it went"."""

    MODEL = "stroommodel"
    NO_CHANGE = "geen verandering"
    LAST_TREND = "laatste trend"


@dataclass(frozen=True)
class PlanOutcome:
    """What one plan foresaw for a later year, and what was counted then.

    `foreseen` lacks a guess that could not be made: the oldest plan has no trend behind it.
    """

    base_year: int
    year: int
    realised: float
    foreseen: Mapping[Guess, float]

    @property
    def horizon_years(self) -> int:
        return self.year - self.base_year

    def error(self, guess: Guess) -> float:
        """Foreseen less realised, as a share of realised."""
        return self.foreseen[guess] / self.realised - 1


@dataclass(frozen=True)
class HorizonError:
    """Mean absolute error at one horizon, as a share of what was realised; `plans` made it."""

    guess: Guess
    horizon_years: int
    mean_absolute: float
    plans: int


def backtest_persons(national: National) -> tuple[PlanOutcome, ...]:
    """Working GPs in persons: every old plan against every later count."""
    plans = _plans(national)
    foreseen = {(p.base_year, y): supply(p, y).persons for p in plans for y in _later(national, p)}
    return _outcomes(foreseen, national.realised_persons.values)


def backtest_fte(national: National) -> tuple[PlanOutcome, ...]:
    """As `backtest_persons`, in fte; what counts as one fte was measured anew in every plan."""
    plans = _plans(national)
    foreseen = {(p.base_year, y): supply(p, y).fte for p in plans for y in _later(national, p)}
    return _outcomes(foreseen, national.realised_fte.values)


def comparable(outcomes: tuple[PlanOutcome, ...]) -> tuple[PlanOutcome, ...]:
    """The outcomes for which every guess could be made, so that the guesses meet as equals."""
    return tuple(outcome for outcome in outcomes if len(outcome.foreseen) == len(Guess))


def errors_by_horizon(outcomes: tuple[PlanOutcome, ...], guess: Guess) -> tuple[HorizonError, ...]:
    """The mean absolute error of one guess at each horizon, shortest first."""
    made = [outcome for outcome in outcomes if guess in outcome.foreseen]
    horizons = sorted({outcome.horizon_years for outcome in made})
    return tuple(_error(made, guess, horizon) for horizon in horizons)


def _error(outcomes: list[PlanOutcome], guess: Guess, horizon: int) -> HorizonError:
    errors = [abs(o.error(guess)) for o in outcomes if o.horizon_years == horizon]
    return HorizonError(guess, horizon, fmean(errors), len(errors))


def _plans(national: National) -> tuple[NationalPlan, ...]:
    """All but the newest, of which nothing has come yet."""
    return tuple(plan_of(national, year) for year in national.plan_years[:-1])


def _later(national: National, plan: NationalPlan) -> list[int]:
    return [year for year in sorted(national.realised_persons.values) if year > plan.base_year]


def _outcomes(
    foreseen: Mapping[tuple[int, int], float], counted: Mapping[int, float]
) -> tuple[PlanOutcome, ...]:
    return tuple(
        PlanOutcome(base, year, counted[year], {Guess.MODEL: model, **_naive(counted, base, year)})
        for (base, year), model in foreseen.items()
    )


def _naive(counted: Mapping[int, float], base: int, year: int) -> dict[Guess, float]:
    now = counted[base]
    before = max((earlier for earlier in counted if earlier < base), default=None)
    if before is None:
        return {Guess.NO_CHANGE: now}
    yearly = (now - counted[before]) / (base - before)
    return {Guess.NO_CHANGE: now, Guess.LAST_TREND: now + yearly * (year - base)}
