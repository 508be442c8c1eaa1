"""Excel and OpenDocument workbooks: bytes to sheets of cells."""

import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias, cast

from succession.errors import InvalidInput, Problem, Severity
from succession.intake import cell_reader
from succession.intake.formulas import Package, Places, unpacked_size
from succession.intake.table import Broken, Cell, Contents, Table

Grid: TypeAlias = Sequence[Sequence[Cell]]

_MAX_UNPACKED = 400 * 1024 * 1024
_MAX_SECONDS = 60
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_workbook(file: str, data: bytes) -> Contents:
    """The visible worksheets; a hidden one is not read but reported.

    Raises `InvalidInput` when the file is damaged, protected or no workbook.
    """
    if _ENCRYPTED in data:
        raise _protected(file)
    if unpacked_size(data) > _MAX_UNPACKED:
        raise _damaged(file)
    package = Package(data)
    for name in package.sheets:
        if package.is_too_wide(name):
            raise _too_wide(file, name)
    return _contents(file, _sheets(file, data), package)


def _sheets(file: str, data: bytes) -> list[cell_reader.Sheet]:
    command = [sys.executable, "-I", str(Path(cell_reader.__file__))]
    try:
        reader = subprocess.run(
            command, input=data, capture_output=True, timeout=_MAX_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise _damaged(file) from None
    if reader.returncode == cell_reader.PROTECTED:
        raise _protected(file)
    if reader.returncode:
        raise _damaged(file)
    sheets: list[cell_reader.Sheet] = pickle.loads(reader.stdout)
    return sheets


def _contents(file: str, sheets: list[cell_reader.Sheet], package: Package) -> Contents:
    tables, problems = [], []
    for name, is_visible, rows, merged in sheets:
        if is_visible:
            cells = tuple(_with_broken(cast(Grid, rows), package.broken_cells(name)))
            tables.append(Table(file, name, cells, tuple(sorted(merged))))
        else:
            problems.append(_hidden(file, name))
    if not tables:
        what = "het bestand heeft geen zichtbaar werkblad"
        remedy = "maak het blad zichtbaar en bewaar het bestand opnieuw"
        raise InvalidInput((Problem(what, remedy, file=file),))
    return Contents(tuple(tables), tuple(problems))


def _with_broken(rows: Grid, broken: Places) -> Iterator[tuple[Cell, ...]]:
    """The rows with the broken cells marked, which may stand beyond the last cell with a value."""
    by_row: dict[int, dict[int, Broken]] = {}
    for (number, column), kind in broken.items():
        by_row.setdefault(number, {})[column] = kind
    for number in range(max(len(rows), max(by_row, default=-1) + 1)):
        cells = tuple(rows[number]) if number < len(rows) else ()
        yield _marked(cells, by_row[number]) if number in by_row else cells


def _marked(cells: tuple[Cell, ...], broken: Mapping[int, Broken]) -> tuple[Cell, ...]:
    padded = cells + ("",) * (max(broken) + 1 - len(cells))
    return tuple(broken.get(column, cell) for column, cell in enumerate(padded))


def _hidden(file: str, sheet: str) -> Problem:
    return Problem(
        "dit blad is verborgen en niet gelezen",
        "maak het zichtbaar als het mee moet",
        Severity.WARNING,
        file,
        sheet,
    )


def _protected(file: str) -> InvalidInput:
    remedy = "haal het wachtwoord eraf en bewaar het bestand opnieuw"
    return InvalidInput(
        (Problem("het bestand is met een wachtwoord beveiligd", remedy, file=file),)
    )


def _damaged(file: str) -> InvalidInput:
    what = "het bestand is beschadigd of geen Excel-werkmap"
    remedy = "open het in Excel en bewaar het opnieuw als .xlsx"
    return InvalidInput((Problem(what, remedy, file=file),))


def _too_wide(file: str, sheet: str) -> InvalidInput:
    what = "er staat iets in een cel ver buiten de lijst (voorbij kolom ZZ of rij 99.999)"
    remedy = "kopieer alleen de lijst naar een nieuw blad"
    return InvalidInput((Problem(what, remedy, file=file, sheet=sheet),))
