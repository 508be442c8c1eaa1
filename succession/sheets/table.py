"""A sheet as it stands in a file: cells without meaning yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TypeAlias

from succession.errors import Problem


class Broken(Enum):
    """A cell in which Excel itself has no value."""

    NO_VALUE = "formule zonder uitkomst"
    ERROR = "formule met een fout"


Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | Broken
CellRange: TypeAlias = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: row 1 of Excel is `rows[0]`; an empty cell is `""`. A CSV file has no sheet name.

    `merged` holds (row, column) of the first and last cell of each merged range, from 0; `hidden`
    and `struck` the rows that are not shown and those that are struck through, from 0 too.
    """

    file: str
    sheet: str | None
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[CellRange, ...] = ()
    hidden: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()

    @property
    def place(self) -> tuple[str, str | None]:
        return self.file, self.sheet

    def numbered(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """The rows that are not blank, each with its number as Excel counts."""
        for number, row in enumerate(self.rows, start=1):
            if not all(map(is_blank, row)):
                yield number, row


@dataclass(frozen=True, slots=True)
class Contents:
    """The visible sheets of one or more files, and what is wrong with the files themselves."""

    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()

    @classmethod
    def joined(cls, parts: Iterable["Contents"]) -> "Contents":
        """The sheets and problems of several files as one."""
        found = tuple(parts)
        return cls(
            tuple(table for contents in found for table in contents.tables),
            tuple(problem for contents in found for problem in contents.problems),
        )


def is_blank(cell: Cell) -> bool:
    """Whether nobody has written anything in the cell."""
    return isinstance(cell, str) and (not cell or cell.isspace())
