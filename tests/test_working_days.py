"""The calendar: dates that anybody can look up."""

from datetime import date, timedelta

import pytest

from succession.working_days import (
    add_months,
    add_working_days,
    holidays,
    is_working_day,
    proposed_transfer,
)


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (1954, date(1954, 4, 18)),
        (1981, date(1981, 4, 19)),
        (2000, date(2000, 4, 23)),
        (2008, date(2008, 3, 23)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2029, date(2029, 4, 1)),
        (2038, date(2038, 4, 25)),
        (2049, date(2049, 4, 18)),
    ],
)
def test_easter_falls_on_the_known_sunday(year, easter):
    assert {easter, easter + timedelta(days=1)} <= holidays(year)


def test_the_holidays_of_2026_are_those_of_the_calendar():
    assert sorted(holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 5),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 14),
        date(2026, 5, 24),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


def test_kings_day_moves_to_saturday_and_liberation_day_counts_once_in_five_years():
    assert date(2025, 4, 26) in holidays(2025)
    assert date(2025, 4, 27) not in holidays(2025)
    assert date(2025, 5, 5) in holidays(2025)
    assert date(2026, 5, 5) not in holidays(2026)


def test_good_friday_is_a_working_day_and_saturday_is_not():
    assert is_working_day(date(2026, 4, 3))
    assert not is_working_day(date(2026, 4, 4))


def test_working_days_step_over_the_weekend_and_easter_both_ways():
    assert add_working_days(date(2026, 4, 2), 2) == date(2026, 4, 7)
    assert add_working_days(date(2026, 4, 7), -2) == date(2026, 4, 2)


def test_no_working_days_on_is_the_day_itself_even_on_sunday():
    assert add_working_days(date(2026, 4, 5), 0) == date(2026, 4, 5)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2029, 3, 31), -1, date(2029, 2, 28)),
        (date(2028, 3, 31), -1, date(2028, 2, 29)),
        (date(2029, 1, 1), -24, date(2027, 1, 1)),
        (date(2029, 1, 15), -1, date(2028, 12, 15)),
        (date(2028, 12, 31), 2, date(2029, 2, 28)),
    ],
)
def test_months_keep_the_day_or_stop_at_the_end_of_the_month(day, months, expected):
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2029, 1, 1), date(2029, 1, 1)),
        (date(2029, 1, 2), date(2029, 4, 1)),
        (date(2029, 3, 31), date(2029, 4, 1)),
        (date(2029, 8, 31), date(2029, 10, 1)),
        (date(2029, 11, 1), date(2030, 1, 1)),
        (date(2029, 12, 31), date(2030, 1, 1)),
    ],
)
def test_a_transfer_is_proposed_on_the_first_of_the_quarter_that_comes(day, expected):
    assert proposed_transfer(day) == expected


def test_a_proposed_transfer_is_never_early_and_less_than_a_quarter_late():
    day = date(2028, 1, 1)
    while day < date(2029, 1, 1):
        proposed = proposed_transfer(day)
        assert proposed.day == 1
        assert proposed.month in (1, 4, 7, 10)
        assert 0 <= (proposed - day).days < 92
        day += timedelta(days=1)
