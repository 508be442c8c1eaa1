"""How much a list may be before it is no list: far more than any zorggroep has."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from succession.errors import InvalidInput, Problem
from succession.sheets.table import Cell

Row: TypeAlias = tuple[Cell, ...]

MAX_ROWS = 99_999
MAX_COLUMNS = 702  # the last is ZZ
MAX_SHEETS = 250
MAX_HEADERS = 5_000  # the columns of all sheets together
# With the empty ones between the others, all sheets together.
MAX_CELLS = 2_000_000
MAX_MERGED = 20_000
# What Excel itself can keep in one cell.
MAX_SIGNS = 32_767

_COPY = "kopieer alleen de lijst naar een nieuw blad"


@dataclass
class Room:
    """What there is still room for while one file is read."""

    file: str
    cells: int = MAX_CELLS
    headers: int = MAX_HEADERS

    def take_sheet(self, sheet: str, height: int, width: int) -> None:
        """Raises `InvalidInput` when this sheet or the sheets so far are more than a list."""
        if height > MAX_ROWS or width > MAX_COLUMNS:
            raise far_away(self.file, sheet)
        self.headers -= width
        if self.headers < 0:
            what = "de bladen hebben samen meer dan 5.000 kolommen"
            raise _refused(what, "bewaar alleen de bladen met de lijst", self.file)
        self.take(height * width, sheet)

    def take(self, cells: int, sheet: str | None) -> None:
        """Raises `InvalidInput` when the sheets together have too many cells."""
        self.cells -= cells
        if self.cells < 0:
            what = "de lijst heeft meer dan 2 miljoen cellen, de lege ertussen meegeteld"
            raise _refused(what, _COPY, self.file, sheet)


def of_cells(file: str, sheet: str, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows as they are; raises `InvalidInput` at a cell that holds too long a text."""
    for number, row in enumerate(rows, start=1):
        for cell in row:
            if isinstance(cell, str) and len(cell) > MAX_SIGNS:
                raise too_long(file, sheet, number)
        yield row


def of_merged(file: str, sheet: str, merged: Sequence[object]) -> None:
    """Raises `InvalidInput` when more cells are merged than anybody does by hand."""
    if len(merged) > MAX_MERGED:
        what = "het blad heeft meer dan 20.000 samengevoegde stukken"
        raise _refused(what, "hef het samenvoegen op en vul elke cel", file, sheet)


def of_workbook(file: str, sheets: int) -> None:
    """Raises `InvalidInput` when there are too many sheets."""
    if sheets > MAX_SHEETS:
        what = f"de werkmap heeft {sheets} bladen; meer dan {MAX_SHEETS} worden niet gelezen"
        raise _refused(what, "bewaar alleen de bladen met de lijst", file)


def damaged(file: str) -> InvalidInput:
    """What is said of every workbook that its reader cannot read."""
    what = "het bestand is beschadigd of geen Excel-werkmap"
    return _refused(what, "open het in Excel en bewaar het opnieuw als .xlsx", file)


def too_large(file: str) -> InvalidInput:
    """When to read it takes more time or memory than a list ever does."""
    what = "het bestand is te groot of te ingewikkeld om te lezen"
    return _refused(what, "kopieer alleen de lijst naar een nieuw bestand", file)


def far_away(file: str, sheet: str) -> InvalidInput:
    what = "er staat iets in een cel ver buiten de lijst (voorbij kolom ZZ of rij 99.999)"
    return _refused(what, _COPY, file, sheet)


def too_long(file: str, sheet: str | None, row: int) -> InvalidInput:
    what = "in een cel staan meer dan 32.767 tekens, meer dan Excel er kan bewaren"
    remedy = "kort de tekst in, of sluit het aanhalingsteken waarmee hij begint"
    return _refused(what, remedy, file, sheet, row)


def too_many_lines(file: str) -> InvalidInput:
    what = "het bestand heeft meer dan 99.999 rijen of meer dan 702 kolommen"
    return _refused(what, "bewaar alleen de lijst zelf als CSV", file)


def _refused(
    what: str, remedy: str, file: str, sheet: str | None = None, row: int | None = None
) -> InvalidInput:
    return InvalidInput((Problem(what, remedy, file=file, sheet=sheet, row=row),))
