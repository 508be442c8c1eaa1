"""Rows of a table with values of their own kind, so that they sort as numbers and as days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | None
Record: TypeAlias = dict[str, Cell]
Lines: TypeAlias = tuple[tuple[str, str], ...]
# How the values of a column are read aloud.
Show: TypeAlias = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """A number with what it is: no number stands alone. `how` says at length how it came about."""

    label: str
    value: str
    what: str
    how: str = ""
