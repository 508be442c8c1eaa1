"""Where the fields of the register stand in its tables: a column each, but for what has a history.

A column is named for its attribute, in the part of the record where it stands.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from succession.register.fields import FIELDS_OF_SHEET, Field, Kind, Sheet
from succession.register.rows import value_at
from succession.store.columns import EnumColumn

# What people say about these is appended in a table of its own.
_WITH_HISTORY = ("gp.said.", "share.succession.stage")
_NAMES = {"share.vacancy.since": "vacant_since", "share.vacancy.reason": "vacancy_reason"}
_TYPES: Mapping[Kind, type[sa.types.TypeEngine[Any]]] = {
    Kind.TEXT: sa.Text,
    Kind.AGB: sa.Text,
    Kind.WHOLE: sa.Integer,
    Kind.DECIMAL: sa.Double,
    Kind.YEAR: sa.Integer,
    Kind.DATE: sa.Date,
    Kind.DATE_EARLIEST: sa.Date,
    Kind.DATE_LIKELY: sa.Date,
    Kind.DATE_LATEST: sa.Date,
    Kind.YES_NO: sa.Boolean,
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A field with its column, and the attributes that lead to it within its record."""

    column: str
    way: tuple[str, ...]
    field: Field


@cache
def placed(sheet: Sheet, part: str = "") -> tuple[Placed, ...]:
    """The fields of this part of a record that have a column, in the order of the sheet."""
    return tuple(
        Placed(_NAMES.get(field.at, field.at.rpartition(".")[2]), _way(field.at, part), field)
        for field in FIELDS_OF_SHEET[sheet]
        if field.at.startswith(part) and not field.at.startswith(_WITH_HISTORY)
    )


def columns(
    sheet: Sheet, part: str = "", required: Collection[str] = (), indexed: Collection[str] = ()
) -> Iterator[sa.Column[Any]]:
    """The columns of these fields; unknown is allowed but for what is `required`."""
    for one in placed(sheet, part):
        is_optional = one.column not in required
        index = True if one.column in indexed else None
        yield sa.Column(one.column, _type(one.field), nullable=is_optional, index=index)


def values(sheet: Sheet, record: object, part: str = "") -> dict[str, Any]:
    """What stands in these columns for this record."""
    return {one.column: value_at(record, one.way) for one in placed(sheet, part)}


def attributes(sheet: Sheet, row: Mapping[str, Any], part: str = "") -> dict[str, Any]:
    """The attributes that these columns give, those of a part of the record under its name."""
    found: dict[str, Any] = {}
    for one in placed(sheet, part):
        *into, name = one.way
        home = found.setdefault(into[0], {}) if into else found
        home[name] = row[one.column]
    return found


def _way(at: str, part: str) -> tuple[str, ...]:
    return tuple(at.removeprefix(part).split("."))


def _type(field: Field) -> sa.types.TypeEngine[Any]:
    return EnumColumn(type(field.choices[0])) if field.choices else _TYPES[field.kind]()
