"""Writes the malformed files that are not text: `python tests/malformed/make_binaries.py`."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import xlsxwriter
import xlwt

HERE = Path(__file__).parent
PRACTICES = (("agb", "naam", "patienten"), ("01000001", "De Linde", 2345))


def workbook(fill: Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], None]) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        fill(book, book.add_worksheet("praktijken"))
    return data.getvalue()


def write_rows(sheet: xlsxwriter.worksheet.Worksheet, rows: tuple[tuple[object, ...], ...]) -> None:
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)


def truncated() -> bytes:
    return workbook(lambda _, sheet: write_rows(sheet, PRACTICES))[:-200]


def protected_xlsx() -> bytes:
    """The outside of an encrypted workbook: a compound file with a stream of this name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")


def damaged_xls() -> bytes:
    """A workbook with one cell that says it stands at row and column 65,536.

    Its reader asks for more memory than there is, and takes its process down.
    """
    book = xlwt.Workbook()
    book.add_sheet("praktijken").write(0, 0, "agb")
    data = io.BytesIO()
    book.save(data)
    content = bytearray(data.getvalue())
    text_cell = content.index(b"\xfd\x00\x0a\x00")
    content[text_cell + 4 : text_cell + 8] = b"\xff" * 4
    return bytes(content)


def merged_header() -> bytes:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.merge_range(0, 0, 0, 1, "Praktijk", book.add_format())
        sheet.write_row(0, 2, ("Plaats", "Aantal patiënten"))
        sheet.write_row(1, 0, ("01000001", "De Linde", "Almelo", 2345))

    return workbook(fill)


def only_hidden() -> bytes:
    book = xlwt.Workbook()
    book.add_sheet("praktijken").write(0, 0, "agb")
    book.add_sheet("oud").write(0, 0, "agb")
    for sheet in (0, 1):
        book.get_sheet(sheet).visibility = 1
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def formula_without_value() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (*PRACTICES, ("01000002", "De Eik", "=C2*2")):
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def formula_with_error() -> bytes:
    def fill(_: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        write_rows(sheet, PRACTICES)
        sheet.write_formula(1, 2, "=VLOOKUP(A2,X:Y,2,0)", value="#N/A")

    return workbook(fill)


def second_list() -> bytes:
    return workbook(lambda _, sheet: write_rows(sheet, PRACTICES))


def zip_of_texts() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("praktijken.csv", "agb;naam\n01000001;De Linde\n")
    return data.getvalue()


def far_away_cell() -> bytes:
    def fill(_: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        write_rows(sheet, PRACTICES)
        sheet.write_string(1_048_575, 16_383, "x")

    return workbook(fill)


def serial_numbers() -> bytes:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        write_rows(sheet, PRACTICES)
        gps = book.add_worksheet("huisartsen")
        write_rows(
            gps,
            (
                ("naam", "rol", "praktijk_agb", "stop_waarschijnlijk", "fte"),
                ("A. Voorbeeld", "praktijkhouder", 1000001, 46783, True),
            ),
        )
        book.add_worksheet("oud").hide()

    return workbook(fill)


FILES: dict[str, Callable[[], bytes]] = {
    "04-afgekapte-xlsx/lijst.xlsx": truncated,
    "05-wachtwoord/lijst.xlsx": protected_xlsx,
    "06-beschadigde-xls/lijst.xls": damaged_xls,
    "../intake/field_cases/samengevoegde-kop/lijst.xlsx": merged_header,
    "13-alleen-verborgen-bladen/lijst.xls": only_hidden,
    "14-formule-zonder-uitkomst/praktijken.xlsx": formula_without_value,
    "15-formule-met-fout/praktijken.xlsx": formula_with_error,
    "36-twee-bestanden-een-naam/praktijken.xlsx": second_list,
    "45-zip-met-naam-xlsx/lijst.xlsx": zip_of_texts,
    "46-cel-ver-weg/praktijken.xlsx": far_away_cell,
    "47-getal-als-datum/lijst.xlsx": serial_numbers,
}

if __name__ == "__main__":
    for name, make in FILES.items():
        path = HERE / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(make())
