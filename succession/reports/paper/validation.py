"""What the template lets people choose and type, and the sheet that explains it."""

from collections.abc import Mapping
from typing import TypeAlias

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from succession.register.fields import FIELDS_OF_SHEET, Field, Kind

_LAST_ROW = 5000
_UNKNOWN = "onbekend"
_DATES = (Kind.DATE, Kind.DATE_EARLIEST, Kind.DATE_LIKELY, Kind.DATE_LATEST)
_NUMBERS = (Kind.WHOLE, Kind.DECIMAL, Kind.YEAR)

Rule: TypeAlias = Mapping[str, object]


def add_validations(workbook: xlsxwriter.Workbook, sheet: Worksheet, name: str) -> None:
    """Per column a list to choose from or bounds; an AGB code keeps its leading zero."""
    text = workbook.add_format({"num_format": "@"})
    for column, field in enumerate(FIELDS_OF_SHEET[name]):
        if field.kind is Kind.AGB:
            sheet.set_column(column, column, 16, text)
        rule = _rule(field)
        if rule:
            sheet.data_validation(1, column, _LAST_ROW, column, {**rule, **_message(field)})


def add_explanation(workbook: xlsxwriter.Workbook) -> None:
    """The sheet `uitleg`: each column, what it means and what may stand in it."""
    sheet = workbook.add_worksheet("uitleg")
    bold = workbook.add_format({"bold": True})
    for column, (title, width) in enumerate(
        {"blad": 14, "kolom": 22, "betekenis": 28, "wat mag er staan": 80}.items()
    ):
        sheet.write_string(0, column, title, bold)
        sheet.set_column(column, column, width)
    lines = [
        (name, field.name, field.label, explanation(field))
        for name, fields in FIELDS_OF_SHEET.items()
        for field in fields
    ]
    for number, line in enumerate((*lines, *_GENERAL), start=1):
        for column, text in enumerate(line):
            sheet.write_string(number, column, text)
    sheet.freeze_panes(1, 0)


_GENERAL = (
    ("", "", "", "Een lege cel laat staan wat in het register staat; onbekend wist het."),
    ("", "", "", "Staat bij een stopplan niet wie het mag weten, dan vraagt de import dat."),
)


def explanation(field: Field) -> str:
    """In Dutch, what may stand in a cell of this field."""
    if field.kind is Kind.AGB:
        return "8 cijfers, te beginnen met 01"
    if field.kind is Kind.CHOICE:
        return f"kies uit: {', '.join(field.choices)}"
    if field.kind is Kind.YES_NO:
        return "ja of nee"
    if field.kind in _DATES:
        return f"dd-mm-jjjj, mm-jjjj of jjjj; {field.kind.value}"
    if field.low is not None and field.high is not None:
        return f"{field.kind.value} van {field.low:g} tot en met {field.high:g}".replace(".", ",")
    return "tekst"


def _rule(field: Field) -> Rule | None:
    if field.kind is Kind.CHOICE:
        words = [str(choice) for choice in field.choices]
        return {"validate": "list", "source": list(dict.fromkeys((*words, _UNKNOWN)))}
    if field.kind is Kind.YES_NO:
        return {"validate": "list", "source": ["ja", "nee", _UNKNOWN]}
    if field.kind in _NUMBERS and field.low is not None:
        kind = "decimal" if field.kind is Kind.DECIMAL else "integer"
        bounds = {"minimum": field.low, "maximum": field.high}
        # `onbekend` is allowed too, so this warns and does not refuse.
        return {"validate": kind, "criteria": "between", "error_type": "warning", **bounds}
    if field.kind in _DATES:
        # The length of 2028, 07-2028 and 1-7-2028; Excel counts a date as a number of five digits.
        bounds = {"minimum": 4, "maximum": 10}
        return {"validate": "length", "criteria": "between", "error_type": "warning", **bounds}
    return None


def _message(field: Field) -> Rule:
    return {
        "input_title": field.label[:32],
        "input_message": explanation(field)[:255],
        "error_title": "Dit kan niet",
        "error_message": explanation(field)[:255],
    }
