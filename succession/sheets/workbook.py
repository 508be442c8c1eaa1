"""Excel and OpenDocument workbooks: bytes to sheets of cells."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from succession.errors import InvalidInput, Problem, Severity
from succession.sheets import formulas, limits
from succession.sheets.formulas import Unseen
from succession.sheets.table import Broken, Cell, Table

Rows = Sequence[Sequence[Cell]]
Parts = Iterator[Table | Problem]

_MAX_UNPACKED = 400 * 1024 * 1024
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# All that the standard library raises for a damaged or foreign package.
_NO_PACKAGE = (
    LookupError,
    ValueError,
    RuntimeError,
    OSError,
    EOFError,
    ElementTree.ParseError,
    zipfile.BadZipFile,
    zlib.error,
)


def read_workbook(file: str, data: bytes) -> Parts:
    """The visible worksheets; of a hidden one only the problem that it is not read.

    Raises `InvalidInput` when the file is damaged, protected, no workbook or no list; a file that
    is worse than damaged raises anything, or ends the process.
    """
    if _ENCRYPTED in data:
        raise _protected(file)
    unseen = _unseen(file, data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            yield from _sheets(file, workbook, unseen)
    except PasswordError:
        raise _protected(file) from None
    except CalamineError:
        raise limits.damaged(file) from None


def _unseen(file: str, data: bytes) -> Mapping[str, Unseen]:
    """By sheet; nothing for a file that is no xlsx, or a broken one: its reader says so."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > _MAX_UNPACKED:
                raise limits.too_large(file)
            parts = formulas.sheet_parts(package)
            limits.of_workbook(file, len(parts))
            struck = formulas.styles_that_strike(package) if parts else frozenset[str]()
            return {
                sheet: _unseen_of(file, sheet, package.read(path), struck)
                for sheet, path in parts.items()
            }
    except _NO_PACKAGE:
        return {}


def _unseen_of(file: str, sheet: str, xml: bytes, struck: frozenset[str]) -> Unseen:
    try:
        return formulas.unseen(xml, struck)
    except formulas.FarAway:
        raise limits.far_away(file, sheet) from None


def _sheets(file: str, workbook: CalamineWorkbook, unseen: Mapping[str, Unseen]) -> Parts:
    sheets = [one for one in workbook.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
    limits.of_workbook(file, len(sheets))
    visible = [one.name for one in sheets if one.visible is SheetVisibleEnum.Visible]
    if not visible:
        what = "het bestand heeft geen zichtbaar werkblad"
        remedy = "maak het blad zichtbaar en bewaar het bestand opnieuw"
        raise InvalidInput((Problem(what, remedy, file=file),))
    room = limits.Room(file)
    for one in sheets:
        if one.name in visible:
            sheet = workbook.get_sheet_by_name(one.name)
            yield _table(file, sheet, unseen.get(one.name, Unseen()), room)
        else:
            yield _hidden(file, one.name)


def _table(file: str, sheet: CalamineSheet, unseen: Unseen, room: limits.Room) -> Table:
    room.take_sheet(sheet.name, sheet.total_height, sheet.total_width)
    merged = sheet.merged_cell_ranges or []
    limits.of_merged(file, sheet.name, merged)
    rows = sheet.to_python(skip_empty_area=False)
    cells = tuple(limits.of_cells(file, sheet.name, _with_broken(rows, unseen.broken)))
    return Table(file, sheet.name, cells, tuple(sorted(merged)), unseen.hidden, unseen.struck)


def _with_broken(rows: Rows, broken: formulas.Places) -> Iterator[tuple[Cell, ...]]:
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
