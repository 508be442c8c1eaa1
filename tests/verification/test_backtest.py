"""The back-test: what old plans foresaw, beside naive guesses and what was published."""

import pytest

from succession.verification.backtest import (
    Guess,
    PlanOutcome,
    backtest_fte,
    backtest_persons,
    comparable,
    errors_by_horizon,
)
from tests.verification.published import NATIONAL

PERSONS = backtest_persons(NATIONAL)


def test_every_old_plan_meets_every_later_count() -> None:
    assert [(o.base_year, o.year) for o in PERSONS] == [
        *((2010, year) for year in (2013, 2016, 2019, 2022, 2025)),
        *((2013, year) for year in (2016, 2019, 2022, 2025)),
        *((2016, year) for year in (2019, 2022, 2025)),
        *((2019, year) for year in (2022, 2025)),
    ]


def test_the_next_counts_are_those_published() -> None:
    following = {o.base_year: o.realised for o in PERSONS if o.horizon_years == 3}
    assert following == {2010: 11_133, 2013: 11_821, 2016: 12_766, 2019: 13_492}


def test_the_flow_model_errs_as_little_as_published() -> None:
    low, high = (
        figures.values[2025]
        for figures in (NATIONAL.published_error_low, NATIONAL.published_error_high)
    )
    errors = errors_by_horizon(PERSONS, Guess.MODEL)
    assert [error.horizon_years for error in errors] == [3, 6, 9, 12, 15]
    assert all(low <= error.mean_absolute <= high for error in errors)


def test_the_model_beats_no_change_but_not_the_last_trend() -> None:
    # In these years the stock grew almost evenly, so that the simplest line was the best guess.
    fair = comparable(PERSONS)
    model, none, trend = (errors_by_horizon(fair, guess) for guess in Guess)
    for m, n, t in zip(model, none, trend, strict=True):
        assert t.mean_absolute < m.mean_absolute < n.mean_absolute


def test_the_oldest_plan_has_no_trend_behind_it() -> None:
    assert all((Guess.LAST_TREND in o.foreseen) == (o.base_year > 2010) for o in PERSONS)
    assert {o.base_year for o in comparable(PERSONS)} == {2013, 2016, 2019}


def test_the_naive_guesses_by_hand() -> None:
    outcome = next(o for o in PERSONS if (o.base_year, o.year) == (2013, 2019))
    assert outcome.foreseen[Guess.NO_CHANGE] == 11_133
    assert outcome.foreseen[Guess.LAST_TREND] == 11_133 + 2 * (11_133 - 10_371)


def test_the_error_is_a_share_of_what_was_realised() -> None:
    outcome = PlanOutcome(2000, 2003, 200.0, {Guess.MODEL: 150.0})
    assert outcome.error(Guess.MODEL) == -0.25


def test_the_mean_takes_errors_either_way() -> None:
    outcomes = (
        PlanOutcome(2000, 2003, 100.0, {Guess.MODEL: 90.0}),
        PlanOutcome(2003, 2006, 100.0, {Guess.MODEL: 130.0}),
    )
    (error,) = errors_by_horizon(outcomes, Guess.MODEL)
    assert (error.mean_absolute, error.plans) == (pytest.approx(0.2), 2)


def test_fte_is_tested_too() -> None:
    first = backtest_fte(NATIONAL)[0]
    assert (first.realised, first.horizon_years) == (8_280, 3)
    assert -0.15 < first.error(Guess.MODEL) < 0
