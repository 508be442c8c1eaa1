"""The register as an Excel workbook, and an empty one to fill in."""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from succession.errors import Problem
from succession.register.fields import FIELDS_OF_SHEET
from succession.register.rows import Value, rows_of
from succession.register.seen import Seen
from succession.reports.paper.validation import add_explanation, add_validations
from succession.views import dutch

Workbook: TypeAlias = xlsxwriter.Workbook

# Text stays text: a name such as `=1+1` or an address is never a formula or a link.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_WIDTH = 16


@dataclass(frozen=True, slots=True)
class Statement:
    """What a document says about itself: as of when, for whom, by which version and method."""

    as_of: date
    audience: str
    version: str
    method: str


def export(register: Seen, statement: Statement) -> bytes:
    """An xlsx file with every row of the register; importing it again changes nothing.

    The register must be what the audience may see already.
    """
    with new_workbook(datetime.combine(statement.as_of, datetime.min.time())) as (workbook, data):
        formats = {
            date: workbook.add_format({"num_format": "dd-mm-yyyy"}),
            str: workbook.add_format({"num_format": "@"}),
        }
        for name, rows in rows_of(register).items():
            sheet = _sheet(workbook, name)
            add_validations(workbook, sheet, name)
            for number, row in enumerate(rows, start=1):
                for column, field in enumerate(FIELDS_OF_SHEET[name]):
                    value = dutch.year_said(field, row[field.name]) or row[field.name]
                    _write(sheet, (number, column), value, formats)
        add_statement(workbook, statement)
    return data.getvalue()


def template() -> bytes:
    """An empty xlsx file with lists to choose from and an explanation of every column."""
    with new_workbook(datetime(2026, 1, 1)) as (workbook, data):
        for name in FIELDS_OF_SHEET:
            add_validations(workbook, _sheet(workbook, name), name)
        add_explanation(workbook)
    return data.getvalue()


def problems(found: Sequence[Problem]) -> bytes:
    """What is wrong with a list as an xlsx file, to go through beside it."""
    with new_workbook(datetime(2026, 1, 1)) as (workbook, data):
        sheet = workbook.add_worksheet("problemen")
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        for column, (title, width) in enumerate(_PROBLEM_COLUMNS.items()):
            sheet.set_column(column, column, width, wrapped)
            sheet.write_string(0, column, title, workbook.add_format({"bold": True}))
        for number, one in enumerate(found, start=1):
            words = (dutch.by_label(text) for text in (one.what, one.remedy))
            told = (one.severity, one.file, one.sheet, one.row, one.column, *words)
            for column, text in enumerate(told):
                if text is not None:
                    sheet.write(number, column, text if isinstance(text, int) else str(text))
        sheet.autofilter(0, 0, len(found), len(_PROBLEM_COLUMNS) - 1)
        sheet.freeze_panes(1, 0)
    return data.getvalue()


_PROBLEM_COLUMNS = {
    "ernst": 14,
    "bestand": 24,
    "blad": 16,
    "rij": 6,
    "kolom": 20,
    "wat": 60,
    "oplossing": 60,
}


@contextmanager
def new_workbook(created: datetime) -> Iterator[tuple[Workbook, io.BytesIO]]:
    """A workbook and the bytes it becomes on leaving; the same content gives the same bytes."""
    data = io.BytesIO()
    with Workbook(data, _OPTIONS) as workbook:
        workbook.set_properties({"created": created})
        yield workbook, data


def _sheet(workbook: Workbook, name: str) -> Worksheet:
    sheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True})
    fields = FIELDS_OF_SHEET[name]
    for column, field in enumerate(fields):
        sheet.write_string(0, column, field.name, bold)
    sheet.set_column(0, len(fields) - 1, _WIDTH)
    sheet.freeze_panes(1, 0)
    return sheet


def _write(
    sheet: Worksheet, place: tuple[int, int], value: Value, formats: Mapping[type, Format]
) -> None:
    """Text is text for who types over it too: an AGB code keeps its leading zero."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_string(*place, "ja" if value else "nee")
    elif isinstance(value, int | float):
        sheet.write_number(*place, value)
    elif isinstance(value, date):
        sheet.write_datetime(*place, value, formats[date])
    else:
        sheet.write_string(*place, value, formats[str])


def add_statement(workbook: Workbook, statement: Statement) -> None:
    """A last sheet that says as of when, for whom and how the workbook was made."""
    sheet = workbook.add_worksheet("verantwoording")
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 90)
    lines = {
        "peildatum": statement.as_of.strftime("%d-%m-%Y"),
        "gemaakt voor": statement.audience,
        "versie": statement.version,
        "werkwijze": statement.method,
    }
    for number, (name, text) in enumerate(lines.items()):
        sheet.write_string(number, 0, name, wrapped)
        sheet.write_string(number, 1, text, wrapped)
