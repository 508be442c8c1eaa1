"""What goes out to Excel comes back as it was, and text stays text."""

import io
from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings

from succession.errors import Problem, Severity
from succession.intake import Intake, checked, open_file, propose, read, read_folder, write_folder
from succession.register import Practice, Register
from succession.register.fields import FIELDS_OF_SHEET
from succession.register.rows import Sheets, key_of, register_of, rows_of
from succession.reports.paper.workbook import Statement, export, problems, template
from tests.region import TODAY
from tests.reports.registers import sheets

STATEMENT = Statement(date(2026, 1, 1), "consulent", "1.0", "Zie de handleiding.")


def taken_in(data: bytes, before: Sheets) -> Intake:
    contents = open_file("export.xlsx", data)
    return checked(read(contents, propose(contents.tables), TODAY), before, remove=True)


def has_unique_keys(rows: Sheets) -> bool:
    keys = [(sheet, key_of(sheet, row)) for sheet in rows for row in rows[sheet]]
    return len(keys) == len(set(keys))


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(sheets())
def test_taking_in_an_export_changes_nothing(rows: Sheets) -> None:
    assume(has_unique_keys(rows))
    register = register_of(rows)
    before = rows_of(register)
    intake = taken_in(export(register, STATEMENT), before)
    assert [str(problem) for problem in intake.problems if problem.severity == "fout"] == []
    assert intake.difference.is_empty
    assert intake.difference.unchanged == sum(len(found) for found in before.values())
    assert intake.missing == ()


@settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(rows=sheets())
def test_taking_in_a_written_folder_changes_nothing(tmp_path_factory, rows: Sheets) -> None:  # type: ignore[no-untyped-def]
    assume(has_unique_keys(rows))
    register = register_of(rows)
    folder = tmp_path_factory.mktemp("register")
    write_folder(register, folder)
    intake = checked(read_folder(folder, TODAY), rows_of(register), remove=True)
    assert not intake.is_faulty
    assert intake.difference.is_empty
    assert intake.missing == ()


def test_no_text_becomes_a_formula_or_a_link() -> None:
    names = ("=1+1", "+31", "-x", "@a", "http://voorbeeld.nl", "{=1}")
    practices = tuple(
        Practice(agb=f"0100000{number}", name=name) for number, name in enumerate(names)
    )
    book = openpyxl.load_workbook(io.BytesIO(export(Register(practices), STATEMENT)))
    cells = [row[1] for row in book["praktijken"].iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type) for cell in cells] == [(name, "s") for name in names]
    assert all(cell.hyperlink is None for cell in cells)


def test_an_export_says_as_of_when_for_whom_and_how() -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(Register(), STATEMENT)))
    assert book.sheetnames == ["praktijken", "huisartsen", "kandidaten", "verantwoording"]
    told = [cell.value for row in book["verantwoording"].iter_rows() for cell in row]
    assert {"01-01-2026", "consulent", "1.0", "Zie de handleiding."} <= set(told)


def test_the_same_register_gives_the_same_file() -> None:
    register = Register((Practice(agb="01000001"),))
    assert export(register, STATEMENT) == export(register, STATEMENT)


def test_the_template_explains_every_column() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template()))
    explained = {row[1].value for row in book["uitleg"].iter_rows(min_row=2)}
    for fields in FIELDS_OF_SHEET.values():
        assert {field.name for field in fields} <= explained


def test_an_agb_code_that_is_typed_over_keeps_its_leading_zero() -> None:
    register = Register((Practice(agb="01000001", name="De Linde"),))
    sheet = openpyxl.load_workbook(io.BytesIO(export(register, STATEMENT)))["praktijken"]
    assert sheet["A1"].value == "agb"
    assert sheet["A2"].number_format == "@"
    assert sheet.column_dimensions["A"].number_format == "@"


@pytest.mark.parametrize("made", [template(), export(Register(), STATEMENT)])
def test_a_workbook_has_every_column_and_a_list_for_every_choice(made: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made))
    for name, fields in FIELDS_OF_SHEET.items():
        sheet = book[name]
        assert [cell.value for cell in sheet[1]] == [field.name for field in fields]
        assert sheet.freeze_panes == "A2"
        lists = {
            str(rule.sqref).split(":")[0].rstrip("0123456789"): rule.formula1
            for rule in sheet.data_validations.dataValidation
            if rule.type == "list"
        }
        for column, field in enumerate(fields, start=1):
            if field.choices:
                letter = openpyxl.utils.get_column_letter(column)
                assert set(field.choices) <= set(lists[letter].strip('"').split(","))


def test_an_empty_template_changes_nothing() -> None:
    before = rows_of(Register((Practice(agb="01000001", name="De Linde"),)))
    contents = open_file("sjabloon.xlsx", template())
    intake = checked(read(contents, propose(contents.tables), TODAY), before)
    assert intake.problems == ()
    assert intake.difference.is_empty


def test_the_problems_of_a_list_stand_in_a_workbook_as_text() -> None:
    told = (
        Problem("`=1+1` is geen getal", "schrijf een getal", file="l.xlsx", sheet="A", row=3),
        Problem("=2+2", "kijk na", Severity.WARNING, column="=Kop"),
    )
    sheet = openpyxl.load_workbook(io.BytesIO(problems(told))).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["ernst", "bestand", "blad", "rij", "kolom", "wat", "oplossing"],
        ["fout", "l.xlsx", "A", 3, None, "„=1+1” is geen getal", "schrijf een getal"],
        ["waarschuwing", None, None, None, "=Kop", "=2+2", "kijk na"],
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
