"""A cell that cannot be read, as somebody says that it is meant: the list itself stays as it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from succession.errors import Problem
from succession.intake.matching import Matching
from succession.sheets.table import Cell, Contents, Table


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a list: its row as Excel counts, its column from 0."""

    file: str
    sheet: str | None
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Mend:
    """What is to be read in a cell, or in each cell of its column that says the same."""

    at: CellPlace
    text: str
    is_for_all_alike: bool = False


def place_of(problem: Problem, matchings: Sequence[Matching]) -> CellPlace | None:
    """The cell that the problem is about; None when it is about more, or less."""
    for matching in matchings:
        if (matching.file, matching.sheet) == (problem.file, problem.sheet):
            for column in matching.columns:
                is_of_cell = problem.row is not None and problem.row > matching.header_row
                if is_of_cell and column.header and column.header == problem.column:
                    return CellPlace(matching.file, matching.sheet, problem.row, column.index)  # type: ignore[arg-type]
    return None


def cell_at(contents: Contents, at: CellPlace) -> Cell:
    """What stands in the cell; empty when it is not there."""
    for table in contents.tables:
        if table.place == (at.file, at.sheet):
            return _cell(table, at.row - 1, at.column)
    return ""


def mended(contents: Contents, mends: Sequence[Mend]) -> Contents:
    """The list with what was said of its cells, in the order in which it was said."""
    tables = contents.tables
    for mend in mends:
        tables = tuple(
            _mended(table, mend) if table.place == (mend.at.file, mend.at.sheet) else table
            for table in tables
        )
    return replace(contents, tables=tables)


def _mended(table: Table, mend: Mend) -> Table:
    rows = list(table.rows)
    for row in _rows(table, mend):
        cells = list(rows[row]) + [""] * (mend.at.column + 1 - len(rows[row]))
        cells[mend.at.column] = mend.text
        rows[row] = tuple(cells)
    return replace(table, rows=tuple(rows))


def _rows(table: Table, mend: Mend) -> Iterator[int]:
    own = mend.at.row - 1
    if not 0 <= own < len(table.rows):
        return
    said = _cell(table, own, mend.at.column)
    for row in range(len(table.rows)) if mend.is_for_all_alike else (own,):
        cell = _cell(table, row, mend.at.column)
        if row == own or (type(cell) is type(said) and cell == said and row > 0):
            yield row


def _cell(table: Table, row: int, column: int) -> Cell:
    cells = table.rows[row] if row < len(table.rows) else ()
    return cells[column] if column < len(cells) else ""
