"""Working days and months as the Dutch calendar counts them."""

import calendar
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from dateutil.easter import easter

Day = TypeVar("Day", bound=date)

_DAY = timedelta(days=1)
_QUARTER = 3


def add_months(day: Day, months: int) -> Day:
    """The same day of the month so many months on; the last of the month where that day lacks."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last))


def proposed_transfer(day: date) -> date:
    """The first day of a quarter on or after `day`: the inschrijftarief is paid per quarter."""
    month_in_quarter = (day.month - 1) % _QUARTER
    if month_in_quarter == 0 and day.day == 1:
        return day
    return add_months(day.replace(day=1), _QUARTER - month_in_quarter)


def add_working_days(day: Day, count: int) -> Day:
    """The `count`-th working day after `day`, or before it when `count` is negative."""
    step = _DAY if count > 0 else -_DAY
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def is_working_day(day: date) -> bool:
    """Whether people work: not on Saturday, Sunday or a Dutch public holiday.

    Good Friday is a working day; Liberation Day is a holiday once in five years, as most
    employers keep it.
    """
    return day.weekday() < 5 and date(day.year, day.month, day.day) not in holidays(day.year)


@cache
def holidays(year: int) -> frozenset[date]:
    """The Dutch public holidays of a year."""
    sunday = easter(year)
    movable = {sunday + timedelta(days=offset) for offset in (0, 1, 39, 49, 50)}
    fixed = {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26), _kings_day(year)}
    liberation = {date(year, 5, 5)} if year % 5 == 0 else set()
    return frozenset(movable | fixed | liberation)


def _kings_day(year: int) -> date:
    """27 April, or the Saturday before where that is a Sunday."""
    day = date(year, 4, 27)
    return day - _DAY if day.weekday() == 6 else day
