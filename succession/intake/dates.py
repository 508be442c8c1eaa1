"""Dates as people type them: whole, only a month, or only a year."""

import re
from calendar import monthrange
from datetime import date, timedelta

from succession.register.fields import Kind

FIRST_YEAR, LAST_YEAR = 1970, 2080

MONTHS = {
    word: number
    for number, words in enumerate(
        (
            ("januari", "jan"),
            ("februari", "feb", "febr"),
            ("maart", "mrt", "mar"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("augustus", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "okt", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for word in words
}

_TIME = r"(?:[ T]0?0:00(?::00(?:\.0+)?)?)?"
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})" + _TIME)
_DUTCH = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})" + _TIME)
_MONTH = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
_ISO_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
# "1 jan 2028", "januari 2028"; a year of two figures only beside the name of a month.
_NAMED = re.compile(
    rf"(?:([0-9]{{1,2}})[ -])?({'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?[ '-]{{1,2}}"
    r"([0-9]{4}|[0-9]{2})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"([0-9]{4})(?:\.0)?")
_EXCEL_EPOCH = date(1899, 12, 30)


def date_of(text: str, kind: Kind) -> date:
    """The day that the text means; a month or year counts as its first day, its last day (kind
    `DATE_LATEST`) or, for a year of kind `DATE_LIKELY`, as 1 July.

    Raises ValueError when it is no date, or none that exists.
    """
    if found := _ISO.fullmatch(text):
        return date(*(int(part) for part in found.groups()))
    if found := _DUTCH.fullmatch(text):
        return date(*(int(part) for part in reversed(found.groups())))
    if found := _MONTH.fullmatch(text):
        return _in_month(int(found[2]), int(found[1]), kind)
    if found := _ISO_MONTH.fullmatch(text):
        return _in_month(int(found[1]), int(found[2]), kind)
    if found := _NAMED.fullmatch(text):
        return _in_named_month(found, kind)
    if found := _YEAR.fullmatch(text):
        return day_in_year(int(found[1]), kind)
    raise ValueError(text)


def year_of(text: str) -> int:
    """The year that stands in the text, alone or in a whole date; else ValueError."""
    return date_of(text, Kind.DATE_EARLIEST).year


def year_shown_as_date(day: date) -> int | None:
    """The year somebody typed into a cell that Excel formats as a date, so that it became 1905.

    Excel counts days, so 2028 turns into 20 July 1905; no date in the register is that old.
    """
    serial = (day - _EXCEL_EPOCH).days
    return serial if 1900 <= serial <= LAST_YEAR else None


def day_in_year(year: int, kind: Kind) -> date:
    """The day that stands for a year alone."""
    if kind is Kind.DATE_LATEST:
        return date(year, 12, 31)
    return date(year, 7 if kind is Kind.DATE_LIKELY else 1, 1)


def _in_named_month(found: re.Match[str], kind: Kind) -> date:
    day, name, year = found.groups()
    whole = int(year) if len(year) == 4 else 2000 + int(year)
    if day is None:
        return _in_month(whole, MONTHS[name.casefold()], kind)
    if len(year) == 2:
        raise ValueError("a birthday may lie in either century")
    return date(whole, MONTHS[name.casefold()], int(day))


def _in_month(year: int, month: int, kind: Kind) -> date:
    first = date(year, month, 1)
    if kind is Kind.DATE_LATEST:
        return first + timedelta(days=monthrange(year, month)[1] - 1)
    return first
