"""Numbers, dates and durations as a Dutch reader expects them; what is unknown says so."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from succession.intake.cells import text_of
from succession.intake.dates import day_in_year
from succession.register.days import local
from succession.register.fields import FIELDS_OF_SHEET, Field, Kind, Sheet
from succession.register.rows import Value
from succession.register.temporary import is_temporary
from succession.risk.result import Interval

UNKNOWN = "onbekend"
_LOCALE = "nl_NL"
_DAYS_TO_TELL, _MONTHS_TO_TELL = 61, 24
_DAYS_A_MONTH, _DAYS_A_YEAR = 30.44, 365.25
_SEX = {"m": "man", "v": "vrouw"}
_MARKED = re.compile(r"`([^`]*)`")
_SAID_AS_YEAR = ("stop_vroegst", "stop_waarschijnlijk", "stop_laatst", "zoekt_sinds")


@lru_cache(maxsize=2**16, typed=True)
def number(value: float | None, decimals: int = 0) -> str:
    """`12.345` or `0,75`; unknown is said, never shown as zero.

    Kept, because a page says the same numbers at each drawing and a table has thousands.
    """
    if value is None:
        return UNKNOWN
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    if round(value, decimals) == 0:
        value = 0.0  # what rounds to nothing has no sign
    return format_decimal(value, format=pattern, locale=_LOCALE).replace("-", "−")


def one_decimal(value: float) -> str:
    """`0,7`."""
    return number(value, 1)


def signed(value: float, decimals: int = 0) -> str:
    """A change with its sign: `+1,5`, `−3`; what rounds to nothing is `± 0`."""
    rounded = round(value, decimals)
    if rounded == 0:
        return "± 0"
    return f"{'+' if rounded > 0 else '−'}{number(abs(rounded), decimals)}"


def percent(share: float | None) -> str:
    """A share of 0-1 as whole percents; what is small but not nothing stays visible."""
    if share is None:
        return UNKNOWN
    if 0 < share < 0.005:
        return "minder dan 1%"
    if 0.995 <= share < 1:
        return "meer dan 99%"
    return f"{number(share * 100)}%"


def percent_range(interval: Interval) -> str:
    low, high = percent(interval.low), percent(interval.high)
    return low if low == high else f"{low} tot {high}"


def points(change: float) -> str:
    """A part of a share in percentage points, with its sign: `+12 punten`."""
    whole = round(change * 100)
    if whole == 0:
        return "± 0 punten"
    return f"{'+' if whole > 0 else '−'}{abs(whole)} {'punt' if abs(whole) == 1 else 'punten'}"


def day(value: date | None) -> str:
    """`21 november 2026`."""
    return UNKNOWN if value is None else format_date(value, "d MMMM y", locale=_LOCALE)


def month_of(value: date) -> str:
    """`november 2026`."""
    return str(format_date(value, "MMMM y", locale=_LOCALE))


def short_day(value: date | None) -> str:
    """`21-11-2026`, as people type it."""
    return UNKNOWN if value is None else f"{value:%d-%m-%Y}"


def moment(value: datetime) -> str:
    """A moment in the time of the Netherlands: `21-11-2026 14:05`."""
    return f"{local(value):%d-%m-%Y %H:%M}"


def count(amount: int, one: str, many: str) -> str:
    """`1 praktijk`, `12 praktijken`."""
    return f"{number(amount)} {one if amount == 1 else many}"


def months(amount: float) -> str:
    whole = round(abs(amount))
    return count(whole, "maand", "maanden")


def length(days: int) -> str:
    """`12 dagen`, `3 maanden`, `2,5 jaar`: nobody counts 908 days."""
    if days < _DAYS_TO_TELL:
        return count(days, "dag", "dagen")
    if days < _MONTHS_TO_TELL * _DAYS_A_MONTH:
        return months(days / _DAYS_A_MONTH)
    return f"{number(days / _DAYS_A_YEAR, 1).removesuffix(',0')} jaar"


def time_left(months_left: float | None) -> str:
    """`nog 7 maanden`, `4 maanden te laat`; without a number nothing needs to be started."""
    if months_left is None:
        return "niets te beginnen"
    if round(months_left) == 0:
        return "nu beginnen"
    return f"nog {months(months_left)}" if months_left > 0 else f"{months(months_left)} te laat"


def since(start: date | None, today: date) -> str:
    """`7 maanden geleden`, `vandaag`; or unknown."""
    if start is None:
        return UNKNOWN
    elapsed = (today - start).days
    if elapsed <= 0:
        return "vandaag" if elapsed == 0 else f"over {count(-elapsed, 'dag', 'dagen')}"
    if elapsed < 60:
        return f"{count(elapsed, 'dag', 'dagen')} geleden"
    years, rest = divmod(_whole_months(start, today), 12)
    if years < 2:
        return f"{months(12 * years + rest)} geleden"
    return f"{years} jaar{f' en {months(rest)}' if rest else ''} geleden"


def _whole_months(start: date, today: date) -> int:
    """The months that have passed whole by the calendar."""
    begun = 12 * (today.year - start.year) + today.month - start.month
    return begun - (today.day < start.day)


def told(field: Field, value: Value, as_day: Callable[[date], str] = short_day) -> str:
    """A value of this field as a person reads it: of a plan a year that was said stays a year.

    The register keeps days only. The day that stands for a year alone is read as that year: who
    meant that very day loses a detail, who said a year is not held to a day.
    """
    if field.kind is Kind.AGB and is_temporary(str(value)):
        return f"{value} (tijdelijk)"
    if field.name == "geslacht" and str(value).lower() in _SEX:
        return _SEX[str(value).lower()]
    if isinstance(value, date) and year_said(field, value) is None:
        return as_day(value)
    return UNKNOWN if value is None else in_field(field, value)


def in_field(field: Field, value: Value) -> str:
    """A value as a person would type it in this field: a year that was said is typed as a year."""
    year = year_said(field, value)
    return f"{year}" if year else typed(value)


def year_said(field: Field, value: Value) -> int | None:
    """The year for which this day stands alone; None where it is of no plan, or a day of its own.

    What is read from that year is the same day again.
    """
    if field.name not in _SAID_AS_YEAR or not isinstance(value, date):
        return None
    return value.year if day_in_year(value.year, field.kind) == value else None


def agb(key: str) -> str:
    """`AGB 01234567`, of a practice by its key; without a code that is said."""
    return "nog zonder AGB-code" if is_temporary(key) else f"AGB {key}"


def hagro(name: str) -> str:
    """`hagro Noord`; many a hagro has the word in its name already."""
    return name if name.casefold().startswith("hagro") else f"hagro {name}"


def hagro_line(name: str | None) -> str:
    """The same as a line begins: `Hagro Noord`; unknown is said."""
    words = hagro(name or UNKNOWN)
    return words[0].upper() + words[1:]


def listing(words: Iterable[str]) -> str:
    """`a, b en c`."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} en {items[-1]}"


def cell(value: Value) -> str:
    """A value of the register as a person reads it, and may type it again in a form."""
    if value is None:
        return UNKNOWN
    return typed(value)


def typed(value: Value) -> str:
    """A value of the register as a person would type it; unknown is an empty field."""
    if value is None:
        return ""
    return short_day(value) if isinstance(value, date) else text_of(value)


def label_anywhere(name: str) -> str:
    """The label of a field, of a GP or else of a practice; what is no field is said as it is."""
    labels = (label(sheet, name) for sheet in (Sheet.GPS, Sheet.PRACTICES))
    return next((found for found in labels if found != name), name.replace("_", " "))


def by_label(text: str) -> str:
    """A message for who reads a screen: „Fte” where the program says `fte`."""
    return _MARKED.sub(lambda found: f"„{_label_of(found[1])}”", text)


def _label_of(name: str) -> str:
    fields = (field for sheet in FIELDS_OF_SHEET for field in FIELDS_OF_SHEET[sheet])
    return next((field.label for field in fields if field.name == name), name)


def label(sheet: str, name: str) -> str:
    """What people call the field; a name that is no field is shown as it stands."""
    for field in FIELDS_OF_SHEET.get(sheet, ()):
        if field.name == name:
            return field.label
    return name
