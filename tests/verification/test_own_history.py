"""Own chances against what happened: the invented five years by hand, and the edges."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import settings
from hypothesis import strategies as st

from succession.verification.own_history import (
    OwnHistory,
    cases,
    first_elapsed,
    later,
    openings,
    score,
)
from succession.verification.scores import Bin
from tests.verification.five_years import ACT, DAYS, SAID, TALK, TODAY, given, history


def _known(months: int, today: date = TODAY) -> list[tuple[int, float, bool]]:
    found = cases(history(), months, today)
    return sorted((c.share, c.chance, c.happened) for c in found if c.happened is not None)


def test_every_chance_of_a_year_that_has_passed_by_hand() -> None:
    assert _known(12) == sorted(
        [
            (1, 0.2, False),
            (1, 0.5, True),
            *[(2, 0.1, False)] * 5,
            *[(3, 0.3, False)] * 2,
            (3, 0.4, False),
            *[(4, 0.2, False)] * 2,
            *[(5, 0.1, False)] * 3,
            *[(6, 0.1, False)] * 4,
            (6, 0.6, True),
        ]
    )


def test_two_years_count_once_in_two_years_and_an_event_after_them_does_not_count() -> None:
    # Of 6, given on 4 January 2029, the two years end half a year before it fell open.
    assert _known(24) == [
        (1, 0.4, True),
        (2, 0.2, False),
        (2, 0.2, False),
        (3, 0.6, False),
        (3, 0.8, False),
        (4, 0.4, False),
        (5, 0.2, False),
        (6, 0.2, False),
        (6, 0.2, False),
    ]


def test_five_years_have_passed_for_the_first_day_only() -> None:
    assert [(share, happened) for share, _, happened in _known(60)] == [
        (1, True),
        (2, False),
        (3, False),
        (6, True),
    ]


def test_what_has_not_passed_does_not_count_though_it_happened() -> None:
    assert _known(60, date(2032, 1, 3)) == []
    assert first_elapsed(history(), 60) == date(2032, 1, 4)


def test_what_nobody_knows_is_counted_apart() -> None:
    # 4 in 2029, and 5 in 2030 and 2031.
    unknown = [
        (c.share, c.given_on.year) for c in cases(history(), 12, TODAY) if c.happened is None
    ]
    assert sorted(unknown) == [(4, 2029), (5, 2030), (5, 2031)]
    assert score(cases(history(), 12, TODAY), 5).unknown == 3


def test_the_score_by_hand() -> None:
    # Squares: 1: .04 .25, 2: .05, 3: .09 .09 .16, 4: .04 .04, 5: .03, 6: .04 .16; together .99.
    # Two in twenty happened, so giving everybody the mean scores .1 x .9.
    found = score(cases(history(), 12, TODAY), 5)
    assert (found.count, found.happened) == (20, 2)
    assert found.brier == pytest.approx(0.99 / 20)
    assert found.skill == pytest.approx(1 - 0.0495 / 0.09)
    assert found.brier_between is not None
    assert found.brier_between[0] < found.brier < found.brier_between[1]
    assert found.skill_between is not None
    assert found.skill_between[0] < found.skill < found.skill_between[1]


def test_the_reliability_diagram_by_hand() -> None:
    assert score(cases(history(), 12, TODAY), 5).bins == (
        Bin(pytest.approx(0.1), 0.0, 12),
        Bin(pytest.approx(0.24), 0.0, 5),
        Bin(pytest.approx(0.5), pytest.approx(2 / 3), 3),
    )


def test_who_was_flagged_before_it_happened() -> None:
    sixth, first = openings(history(), TODAY)
    assert (sixth.practice_agb, sixth.on) == ("01000006", date(2031, 6, 1))
    assert sixth.year_before == given(0.1, TALK)
    assert sixth.two_years_before == given(0.1, ACT)
    assert sixth.pressing_since == date(2031, 1, 4)
    assert (first.practice_agb, first.on) == ("01000001", date(2028, 6, 1))
    assert first.year_before == given(*SAID[1][0])
    assert first.two_years_before is None
    assert first.pressing_since == date(2028, 1, 4)


def test_a_share_that_had_fallen_open_before_the_day_is_no_forecast() -> None:
    """It was told afterwards, so that a chance was still given on a day that came too late."""
    whole = history()
    late = replace(whole.kept[2], by_share={1: given(0.9, ACT)})
    told_late = OwnHistory((late,), whole.shares)
    assert cases(told_late, 12, TODAY) == ()
    assert openings(told_late, TODAY) == ()


def test_nothing_kept_tells_nothing() -> None:
    nothing = OwnHistory((), {})
    assert (cases(nothing, 12, TODAY), openings(nothing, TODAY)) == ((), ())
    assert first_elapsed(nothing, 12) is None
    assert score((), 5).brier is None


def test_keeping_every_month_does_not_count_one_event_twelve_times() -> None:
    monthly = history()
    days = [later(DAYS[0], months) for months in range(24)]
    kept = tuple(replace(monthly.kept[0], given_on=day) for day in days)
    found = cases(OwnHistory(kept, monthly.shares), 12, TODAY)
    assert sorted({c.given_on for c in found}) == [DAYS[0], DAYS[1]]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2028, 3, 31), -12, date(2027, 3, 31)),
        (date(2027, 12, 5), 12, date(2028, 12, 5)),
    ],
)
def test_later_keeps_the_day_or_takes_the_last_of_the_month(
    day: date, months: int, expected: date
) -> None:
    assert later(day, months) == expected


@settings(deadline=None, derandomize=True, max_examples=40)
@hypothesis_given(day=st.dates(date(2027, 1, 1), date(2040, 1, 1)))
def test_as_time_passes_no_case_is_lost_and_none_that_is_known_changes(day: date) -> None:
    soon, end = cases(history(), 12, day), cases(history(), 12, date(2041, 1, 1))
    told = {(c.share, c.given_on): c.happened for c in end}
    assert {(c.share, c.given_on) for c in soon} <= set(told)
    opened = {(c.share, c.given_on) for c in soon if c.happened}
    assert all(told[case] for case in opened)
