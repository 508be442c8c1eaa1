"""Files as sheets of cells: every kind, every encoding, and what is not a list."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
import xlsxwriter
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.errors import Severity
from succession.intake import Contents, open_file, propose, read
from succession.intake.delimited import write_delimited
from succession.sheets.delimited import read_delimited
from succession.sheets.table import Broken, Table
from tests.malformed.cases import CASES
from tests.region import TODAY


def rows_of(name: str, data: bytes) -> tuple[tuple[object, ...], ...]:
    contents = open_file(name, data)
    assert contents.problems == ()
    return contents.tables[0].rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_csv_file_is_read_in_every_encoding_and_with_every_separator(
    encoding: str, separator: str
) -> None:
    text = "Overzicht\n\nagb;naam;plaats\n01000001;Café Één;Almelo\n".replace(";", separator)
    rows = rows_of("lijst.csv", text.encode(encoding))
    assert rows == (
        ("Overzicht",),
        (),
        ("agb", "naam", "plaats"),
        ("01000001", "Café Één", "Almelo"),
    )


def test_a_decimal_comma_is_no_separator() -> None:
    rows = rows_of("lijst.csv", b"naam;fte;aandeel\nA;0,8;0,5\nB;1;0,5\n")
    assert rows[1] == ("A", "0,8", "0,5")


def test_the_line_in_which_excel_names_the_separator_is_no_row() -> None:
    assert rows_of("lijst.csv", b"sep=;\r\nagb;naam\r\n01000001;A, B, C\r\n")[0] == ("agb", "naam")


def test_a_cell_with_line_ends_is_one_row_as_in_excel() -> None:
    rows = rows_of("lijst.csv", b'agb;naam\n1;"a\nb"\n2;c\n')
    assert rows[2] == ("2", "c")


def test_excel_numbers_dates_and_blanks_keep_their_row() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("Blad")
        sheet.write(2, 1, "agb")
        sheet.write(3, 1, 1000001)
        sheet.write_datetime(3, 2, date(2028, 2, 3), book.add_format({"num_format": "d-m-yy"}))
    rows = rows_of("lijst.xlsx", data.getvalue())
    assert rows == (("", "", ""), ("", "", ""), ("", "agb", ""), ("", 1000001.0, date(2028, 2, 3)))


def test_an_old_excel_file_is_read() -> None:
    book = xlwt.Workbook()
    book.add_sheet("Blad").write(1, 0, "agb")
    data = io.BytesIO()
    book.save(data)
    assert rows_of("lijst.xls", data.getvalue()) == (("",), ("agb",))


_ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="praktijken">
<table:table-row><table:table-cell office:value-type="string"><text:p>agb</text:p>
</table:table-cell></table:table-row><table:table-row table:number-rows-repeated="2">
<table:table-cell/></table:table-row><table:table-row>
<table:table-cell office:value-type="float" office:value="1000001"><text:p>1000001</text:p>
</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>
</office:document-content>"""


def test_an_opendocument_file_is_read() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", _ODS.replace("\n", ""))
    rows = rows_of("lijst.ods", data.getvalue())
    assert rows == (("agb",), ("",), ("",), (1000001.0,))


def test_a_formula_without_outcome_is_not_an_empty_cell() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["C3"] = "agb", "=A1"
    data = io.BytesIO()
    book.save(data)
    assert rows_of("lijst.xlsx", data.getvalue())[2] == ("", "", Broken.NO_VALUE)


def test_a_formula_whose_outcome_is_empty_text_is_an_empty_cell() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "agb")
        sheet.write_formula(0, 1, '=""', value="")
        sheet.write_formula(0, 2, "=A1", value="agb")
    # So Excel itself writes it; the library leaves the type out.
    written = _with_part(data.getvalue(), b'<c r="B1">', b'<c r="B1" t="str">')
    assert rows_of("lijst.xlsx", data.getvalue())[0][1] is Broken.NO_VALUE
    assert rows_of("lijst.xlsx", written)[0] == ("agb", "", "agb")


def _with_part(data: bytes, old: bytes, new: bytes) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return changed.getvalue()


def test_a_cell_that_says_true_is_not_the_number_one() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("praktijken")
        for number, row in enumerate(
            (("agb", "patienten"), ("01000001", 1), ("01000002", True), ("01000003", 1))
        ):
            sheet.write_row(number, 0, row)
    contents = open_file("lijst.xlsx", data.getvalue())
    reading = read(contents, propose(contents.tables), TODAY)
    assert [problem.row for problem in reading.problems] == [3]


def test_a_hidden_sheet_is_reported_and_not_read() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        book.add_worksheet("zichtbaar").write(0, 0, "agb")
        hidden = book.add_worksheet("oud")
        hidden.write(0, 0, "agb")
        hidden.hide()
    contents = open_file("lijst.xlsx", data.getvalue())
    assert [table.sheet for table in contents.tables] == ["zichtbaar"]
    assert [(p.sheet, p.severity) for p in contents.problems] == [("oud", Severity.WARNING)]


def test_a_file_of_more_than_25_mb_is_not_opened() -> None:
    problems = open_file("lijst.csv", b"a;b\n" * 7_000_000).problems
    assert "groter dan 25 MB" in problems[0].what


_FORMULA_LIKE = st.text("=+-@'\t\rax", min_size=1, max_size=5)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.one_of(_FORMULA_LIKE, st.text()), min_size=2, max_size=2), min_size=1))
def test_csv_that_is_written_reads_back_and_holds_no_formula(rows: list[list[str]]) -> None:
    # Neither is left in a text that was read: see `squeezed`.
    rows = [[cell.replace("\0", "").replace("\r", "") for cell in row] for row in rows]
    written = write_delimited([["kop", "kop"], ["a", "b"], *rows])
    (table,) = read_delimited("x.csv", written)
    assert isinstance(table, Table)
    assert table.rows[2:] == tuple(tuple(row) for row in rows)


@pytest.mark.parametrize("text", ["=1+1", "+31", "-1", "@a", "\t=1"])
def test_csv_text_that_looks_like_a_formula_gets_a_mark(text: str) -> None:
    assert write_delimited([[text, "x"]]).decode().lstrip('"').startswith("'" + text)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_problems(data: bytes) -> None:
    _read_wholly("lijst.csv", data)


_WORKBOOKS = [
    path.read_bytes() for case in CASES for path in case.files if path.suffix in (".xlsx", ".xls")
]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.sampled_from(_WORKBOOKS), st.lists(st.tuples(st.integers(0), st.integers(0, 255))))
def test_a_damaged_workbook_gives_rows_or_problems(
    data: bytes, damage: list[tuple[int, int]]
) -> None:
    content = bytearray(data)
    for place, byte in damage:
        content[place % len(content)] = byte
    _read_wholly("lijst.xlsx", bytes(content))


def _read_wholly(name: str, data: bytes) -> None:
    contents: Contents = open_file(name, data)
    reading = read(contents, propose(contents.tables), TODAY)
    assert reading.rows or reading.problems
