"""Rows of a table with values of their own kind, so that they sort as numbers and as days."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | None
Record: TypeAlias = dict[str, Cell]
# How the values of a column are read aloud.
Show: TypeAlias = Callable[[Any], str]
