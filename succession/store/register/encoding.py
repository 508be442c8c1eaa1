"""Values of a row as JSON, and back by the kind of their field."""

from collections.abc import Mapping
from datetime import date

from succession.register.fields import Kind, field_of
from succession.register.rows import Row, Value

Encoded = dict[str, str | int | float | bool | None]

_DATES = (Kind.DATE, Kind.DATE_EARLIEST, Kind.DATE_LIKELY, Kind.DATE_LATEST)


def encoded(row: Mapping[str, Value]) -> Encoded:
    """The row with its dates as text; the words of a choice are text already."""
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()
    }


def decoded(sheet: str, row: Encoded) -> Row:
    return {name: _value(sheet, name, value) for name, value in row.items()}


def _value(sheet: str, name: str, value: str | int | float | bool | None) -> Value:
    field = field_of(sheet, name)
    if value is None:
        return None
    if field.kind in _DATES:
        return date.fromisoformat(str(value))
    if field.kind is Kind.CHOICE:
        return type(field.choices[0])(str(value))
    return value
