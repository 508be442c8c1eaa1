"""Column types that refuse what the database would quietly change, and a condition on a column."""

from collections.abc import Collection
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

_MANY = 500


class UtcDateTime(sa.TypeDecorator[datetime]):
    """A moment, kept in UTC on every database; a value without time zone is refused."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        # SQLite has no time zones: what comes back is the UTC that went in.
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class EnumColumn(sa.TypeDecorator[StrEnum]):
    """One of the words of an enumeration, kept as that word."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, choices: type[StrEnum]) -> None:
        super().__init__()
        self.choices = choices
        self._by_word = {choice.value: choice for choice in choices}

    def process_bind_param(self, value: StrEnum | str | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else self.choices(value).value

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> StrEnum | None:
        return None if value is None else self._by_word[value]


def among(column: sa.Column[Any], values: Collection[Any] | None) -> sa.ColumnElement[bool]:
    """A condition that holds for these values at least; for many of them it holds for all rows,
    since databases limit the number of values in one question.
    """
    if values is None or len(values) > _MANY:
        return sa.true()
    return column.in_(values)
