"""The same region as a zorggroep has it in its own files: other words, lost zeros, titles."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import xlwt

from succession.register import Register
from succession.register.fields import FIELDS_OF_SHEET, Field, Kind
from succession.register.rows import Row, Value, rows_of

Lines = list[list[object]]

_TITLES = ["Ledenlijst Zorggroep De Kring", "Stand najaar, niet verspreiden"]
_SHEETS = {"praktijken": "Praktijken ZG", "huisartsen": "Huisartsen ZG", "kandidaten": "Starters"}
_WORDS = {
    "praktijken": {
        "agb": "AGB praktijk",
        "naam": "Naam praktijk",
        "hagro": "Huisartsengroep",
        "postcode": "PC6",
        "plaats": "Vestigingsplaats",
        "breedtegraad": "Latitude",
        "lengtegraad": "Longitude",
        "patienten": "Aantal pat.",
        "patientenstop": "Aannamestop",
        "opleidingspraktijk": "Opleider",
        "pand": "Huisvesting",
        "npa_geaccrediteerd": "NPA",
        "praktijkmanager": "PM",
        "has": "Samenwerkingsverband",
        "noodplan_getest_op": "Noodplan",
    },
    "huisartsen": {
        "agb": "AGB huisarts",
        "naam": "Naam huisarts",
        "geboortejaar": "Geb.jaar",
        "geslacht": "M/V",
        "rol": "Functie",
        "praktijk_agb": "AGB praktijk",
        "fte": "Werktijdfactor",
        "aandeel": "Praktijkaandeel",
        "stop_vroegst": "Vroegste stop",
        "stop_waarschijnlijk": "Stopdatum",
        "stop_laatst": "Uiterlijk",
        "zekerheid": "Hoe zeker",
        "opvolgingsstatus": "Status opvolging",
        "opvolger": "Beoogd opvolger",
        "zoekt_sinds": "Zoekend sinds",
        "deelniveau": "Vertrouwelijkheid",
        "laatste_gesprek": "Gesproken op",
    },
    "kandidaten": {"naam": "Kandidaat", "rol": "Huidige rol", "reistijd_max": "Max reistijd"},
}


def workbook(register: Register, folder: Path) -> Path:
    """Excel: titles in merged cells, AGB codes as numbers, a hidden sheet with last year's list."""
    book = openpyxl.Workbook()
    for sheet, name in _SHEETS.items():
        page = book.create_sheet(name)
        for title in _TITLES:
            page.append([title])
        page.merge_cells("A1:F1")
        for line in _lines(sheet, register):
            page.append(line)
    old = book.create_sheet("Oud")
    old.append(["AGB praktijk", "Naam praktijk", "Aantal pat."])
    old.append([1999999, "Huisartsenpraktijk Van Vroeger", 2000])
    old.sheet_state = "hidden"
    del book["Sheet"]
    book.save(folder / "leden.xlsx")
    return folder / "leden.xlsx"


def old_workbook_of_gps_with_their_practice(register: Register, folder: Path) -> Path:
    """Excel 97: one row per GP that repeats everything of his practice; without candidates."""
    book = xlwt.Workbook()
    page = book.add_sheet("Lijst")
    practices = {line[0]: line for line in _lines("praktijken", register)}
    gps = _lines("huisartsen", register)
    key = gps[0].index("AGB praktijk")
    joined = [[*practices[line[key]], *line[:key], *line[key + 1 :]] for line in gps]
    for row, line in enumerate([_TITLES[:1], [], *joined]):
        for column, cell in enumerate(line):
            page.write(row, column, _shown(cell) if isinstance(cell, date) else cell)
    book.save(folder / "lijst.xls")
    return folder / "lijst.xls"


def windows_csv(register: Register, folder: Path) -> tuple[Path, ...]:
    """CSV as Dutch Excel saves it: `;`, Windows-1252 and CRLF."""
    return tuple(_csv(sheet, register, folder) for sheet in _SHEETS)


def open_document(register: Register, folder: Path) -> Path:
    """LibreOffice: every cell a text."""
    tables = [
        f'<table:table table:name="{name}">{_ods_rows(_lines(sheet, register))}</table:table>'
        for sheet, name in _SHEETS.items()
    ]
    with zipfile.ZipFile(folder / "leden.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        package.writestr("content.xml", _CONTENT.format("".join(tables)))
    return folder / "leden.ods"


def _csv(sheet: str, register: Register, folder: Path) -> Path:
    text = io.StringIO(newline="")
    lines = [[_shown(cell) for cell in line] for line in _lines(sheet, register)]
    csv.writer(text, delimiter=";").writerows([_TITLES[:1], *lines])
    path = folder / f"{_SHEETS[sheet]}.csv"
    path.write_bytes(text.getvalue().encode("cp1252"))
    return path


def _lines(sheet: str, register: Register) -> Lines:
    """The headers and the rows in their words."""
    fields = FIELDS_OF_SHEET[sheet]
    headers: list[object] = [_WORDS[sheet].get(field.name, field.label) for field in fields]
    return [headers, *_rows(fields, rows_of(register)[sheet])]


def _rows(fields: Sequence[Field], rows: Iterable[Row]) -> Lines:
    return [[_theirs(field, row[field.name]) for field in fields] for row in rows]


def _theirs(field: Field, value: Value) -> object:
    if value is None:
        return ""
    if field.kind is Kind.AGB:
        return int(str(value))
    if field.kind is Kind.YES_NO:
        return "Ja" if value else "Nee"
    if field.kind is Kind.CHOICE:
        return str(value).capitalize()
    return _date_or_number(field, value)


def _date_or_number(field: Field, value: Value) -> object:
    if isinstance(value, date):
        is_year = field.kind is Kind.DATE_LIKELY and (value.month, value.day) == (7, 1)
        return value.year if is_year else value
    if field.name.startswith("patienten"):
        return f"{value:,}".replace(",", ".")
    return str(value).replace(".", ",") if isinstance(value, float) else value


def _shown(cell: object) -> str:
    return cell.strftime("%d-%m-%Y") if isinstance(cell, date) else str(cell)


def _ods_rows(lines: Lines) -> str:
    cells = (
        "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{escape(_shown(cell))}</text:p></table:table-cell>"
            for cell in line
        )
        for line in [_TITLES[:1], *lines]
    )
    return "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)


_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_CONTENT = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    f' xmlns:office="{_NAMES}office:1.0" xmlns:table="{_NAMES}table:1.0"'
    f' xmlns:text="{_NAMES}text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
    "{}</office:spreadsheet></office:body></office:document-content>"
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
    f' xmlns:manifest="{_NAMES}manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/"'
    ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry'
    ' manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
