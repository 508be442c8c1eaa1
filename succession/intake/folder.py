"""A register as a folder of files: `praktijken`, `huisartsen` and `kandidaten`, strictly read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from succession.errors import SuccessionError
from succession.intake.cells import text_of
from succession.intake.delimited import write_delimited
from succession.intake.files import open_files
from succession.intake.headers import How, Target, header_of
from succession.intake.matching import Column, Matching
from succession.intake.reading import Reading, read
from succession.register.fields import FIELDS_OF_SHEET, Sheet
from succession.register.rows import rows_of
from succession.register.whole import Register
from succession.sheets.table import Contents, Table


class NoRegisterFolder(SuccessionError):
    """The folder is not there, lacks `praktijken` or has a file in two forms: wrong use."""


def read_folder(folder: Path, today: date) -> Reading:
    """The rows of the register in this folder; headers are exactly the names of the fields.

    A file is CSV or the first visible sheet of an xlsx. Raises `NoRegisterFolder`.
    """
    opened = {sheet: open_files([path]) for sheet, path in _paths(folder)}
    contents = Contents(
        tuple(found.tables[0] for found in opened.values() if found.tables),
        tuple(problem for found in opened.values() for problem in found.problems),
    )
    matchings = [
        _strictly(found.tables[0], sheet) for sheet, found in opened.items() if found.tables
    ]
    return read(contents, matchings, today)


def write_folder(register: Register, folder: Path) -> None:
    """Three CSV files (UTF-8, `;`, decimal comma) that `read_folder` reads back unchanged."""
    folder.mkdir(parents=True, exist_ok=True)
    for sheet, rows in rows_of(register).items():
        names = [field.name for field in FIELDS_OF_SHEET[sheet]]
        lines = [names, *([text_of(row[name]) for name in names] for row in rows)]
        (folder / f"{sheet}.csv").write_bytes(write_delimited(lines))


def _paths(folder: Path) -> Iterator[tuple[str, Path]]:
    if not folder.is_dir():
        raise NoRegisterFolder(f"de map {folder} bestaat niet — controleer de naam")
    for sheet in FIELDS_OF_SHEET:
        found = [path for end in ("csv", "xlsx") if (path := folder / f"{sheet}.{end}").is_file()]
        if len(found) > 1:
            names = " en ".join(path.name for path in found)
            raise NoRegisterFolder(f"in {folder} staan {names} — houd er één over")
        if found:
            yield sheet, found[0]
        elif sheet == Sheet.PRACTICES:
            what = f"in {folder} staat geen praktijken.csv of praktijken.xlsx"
            raise NoRegisterFolder(f"{what} — maak er een met `succession example`")


def _strictly(table: Table, sheet: str) -> Matching:
    names = {field.name for field in FIELDS_OF_SHEET[sheet]}
    headers = [header_of(cell) for cell in table.rows[0]] if table.rows else []
    columns = tuple(
        Column(at, header, Target(sheet, header), 100, How.EXACT)
        if header in names and header not in headers[:at]
        else Column(at, header)
        for at, header in enumerate(headers)
    )
    return Matching(table.file, table.sheet, 1, columns, is_as_written=True)
