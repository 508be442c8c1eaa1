"""Uploads that are made to stop a server, or that only a machine makes; built when asked for."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from itertools import repeat

import xlsxwriter

from tests.malformed.make_binaries import damaged_xls

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SHEET = "xl/worksheets/sheet1.xml"
_END = b"</worksheet>"
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lach">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    + "]>"
)
_MERGED = '<mergeCell ref="A1:B2"/>'
_OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY k SYSTEM "file:///etc/passwd">]>'


@cache
def _workbook() -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("praktijken")
        sheet.write_row(0, 0, ("agb", "naam"))
        sheet.write_row(1, 0, ("01000001", "De Linde"))
        sheet.write_formula(0, 2, "=1+1", value=2)
    return data.getvalue()


def _with(part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one part changed."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_workbook())) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name == part else content)
    return written.getvalue()


def _sheet(rows: Iterable[str], after: str = "") -> bytes:
    xml = f"<worksheet {_MAIN}><sheetData>{''.join(rows)}</sheetData>{after}</worksheet>"
    return _with(_SHEET, lambda _: xml.encode())


def _cell(place: str, content: str = "<v>1</v>") -> str:
    return f'<c r="{place}">{content}</c>'


def _before_end(text: bytes) -> bytes:
    return _with(_SHEET, lambda xml: xml.replace(_END, text + _END))


def _claiming(size: int) -> bytes:
    """The workbook whose first part says that it holds so many bytes."""
    data = bytearray(_workbook())
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, size)
    return bytes(data)


def _lying() -> bytes:
    """A part of 100 MB that says it holds a thousand bytes."""
    part = "xl/sharedStrings.xml"
    data = bytearray(_with(part, lambda _: bytes(100_000_000)))
    first, last = data.index(part.encode()), data.rindex(part.encode())
    for name_at, size_at in ((first, -8), (last, -22)):
        struct.pack_into("<I", data, name_at + size_at, 1_000)
    return bytes(data)


def _many_sheets() -> bytes:
    def repeated(workbook: bytes) -> bytes:
        sheet = b'<sheet name="praktijken" sheetId="1" r:id="rId1"/>'
        assert sheet in workbook
        sheets = (sheet.replace(b"praktijken", b"blad %d" % n) for n in range(3_000))
        return workbook.replace(sheet, b"".join(sheets))

    return _with("xl/workbook.xml", repeated)


def _many_headers() -> bytes:
    """30 sheets with 500 headers each, that look like ours and differ all."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        for number in range(30):
            sheet = book.add_worksheet(f"blad {number}")
            heads = [f"praktijk agb code naam {number} {column}" for column in range(500)]
            sheet.write_row(0, 0, heads)
            sheet.write_row(1, 0, repeat("x", 500))
    return data.getvalue()


def opendocument(rows: int = 2, columns: int = 3) -> bytes:
    """A list of so many rows and columns, all in one cell that is said to be repeated."""
    cell = (
        f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="float" '
        'office:value="1"><text:p>1</text:p></table:table-cell>'
    )
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    spaces = ("office", "table", "text")
    names = " ".join(f'xmlns:{s}="urn:oasis:names:tc:opendocument:xmlns:{s}:1.0"' for s in spaces)
    body = f'<table:table table:name="praktijken">{row}</table:table>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>{body}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return data.getvalue()


def _many_parts() -> bytes:
    data = io.BytesIO(_workbook())
    with zipfile.ZipFile(data, "a") as package:
        for number in range(20_000):
            package.writestr(f"x{number}", b"")
    return data.getvalue()


def _rows(count: int, columns: str = "AB") -> Iterable[str]:
    for row in range(1, count + 1):
        yield f'<row r="{row}">{"".join(_cell(f"{c}{row}") for c in columns)}</row>'


def million_rows() -> bytes:
    """Too slow to make for every test."""
    return _sheet(_rows(1_000_000))


_HEADS = b"agb;naam;patienten;plaats;straat;huisnummer;postcode\n"
_FAULTY = b"x;" + b";".join([b"geen getal"] * 18) + b"\n"
_FIELDS = (
    b"agb;patienten;patienten_75plus;lat;lon;spreekkamers;fte_ondersteuning;patienten_85plus;"
    b"huur_tot;x1;x2;x3;x4;x5;x6;x7;x8;x9;x10\n"
)

# By what is in it: the name of the file, and how to make it.
HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "open cells in a comment": (
        "a.xlsx",
        lambda: _before_end(b"<!--" + b'<c r="A1">' * 32_000 + b"-->"),
    ),
    "open cells": ("a.xlsx", lambda: _before_end(b'<c r="A1">' * 32_000)),
    "open tags": ("a.xlsx", lambda: _before_end(b'<c r="A1" ' * 32_000)),
    "100,000 formulas without outcome": (
        "a.xlsx",
        lambda: _sheet(
            f'<row r="{r}">{"".join(_cell(f"{c}{r}", "<f>1</f>") for c in "ABCDE")}</row>'
            for r in range(1, 20_001)
        ),
    ),
    "laughs in the workbook": (
        "a.xlsx",
        lambda: _with("xl/workbook.xml", lambda _: f"{_LAUGHS}<x>&k;</x>".encode()),
    ),
    "laughs in the texts": (
        "a.xlsx",
        lambda: _with(
            "xl/sharedStrings.xml",
            lambda _: f"{_LAUGHS}<sst {_MAIN}><si><t>&k;</t></si></sst>".encode(),
        ),
    ),
    "laughs in the sheet": (
        "a.xlsx",
        lambda: _with(
            _SHEET,
            lambda xml: _LAUGHS.encode() + xml[xml.index(b"<worksheet") :].replace(b"1+1", b"&k;"),
        ),
    ),
    "a file of the machine": (
        "a.xlsx",
        lambda: _with(
            _SHEET,
            lambda xml: _OUTSIDE.encode() + xml[xml.index(b"<worksheet") :].replace(b"1+1", b"&k;"),
        ),
    ),
    "a cell at the end": ("a.xlsx", lambda: _sheet([f"<row>{_cell('XFD1048576')}</row>"])),
    "a cell at GZ99999": ("a.xlsx", lambda: _sheet([f"<row>{_cell('GZ99999')}</row>"])),
    "a cell nowhere": ("a.xlsx", lambda: _sheet([f"<row>{_cell('ZZZZZZ999999999')}</row>"])),
    "200,000 rows": ("a.xlsx", lambda: _sheet(_rows(200_000))),
    "200,000 rows without places": (
        "a.xlsx",
        lambda: _sheet(repeat("<row><c><v>1</v></c></row>", 200_000)),
    ),
    "16,384 columns": (
        "a.xlsx",
        lambda: _sheet(["<row>", *repeat("<c><v>1</v></c>", 16_384), "</row>"]),
    ),
    "a text of 20 MB": (
        "a.xlsx",
        lambda: _sheet(
            [f'<row><c r="A1" t="inlineStr"><is><t>{"é" * 10_000_000}</t></is></c></row>']
        ),
    ),
    "200,000 merged": (
        "a.xlsx",
        lambda: _sheet(_rows(2), f"<mergeCells>{_MERGED * 200_000}</mergeCells>"),
    ),
    "3,000 sheets": ("a.xlsx", _many_sheets),
    "15,000 headers": ("a.xlsx", _many_headers),
    "20,000 parts": ("a.xlsx", _many_parts),
    "a part that claims 900 MB": ("a.xlsx", lambda: _claiming(900_000_000)),
    "a part that lies about 100 MB": ("a.xlsx", _lying),
    "an old workbook out of bounds": ("a.xls", damaged_xls),
    "an opendocument that repeats": ("a.ods", lambda: opendocument(1_048_576, 16_384)),
    "a header 400,000 times": ("a.csv", lambda: _HEADS * 400_000),
    "a million lines": ("a.csv", lambda: b"agb;naam\n" + b"01000001;A\n" * 1_000_000),
    "200,000 columns": ("a.csv", lambda: b";".join([b"naam"] * 200_000) + b"\n"),
    "24 million columns": ("a.csv", lambda: b"agb;naam\n" + b";" * 24_000_000),
    "a cell of 130 KB": ("a.csv", lambda: b"agb;naam\n01000001;" + b"a" * 130_000 + b"\n"),
    "a cell of 24 MB": ("a.csv", lambda: b'agb;naam\n01000001;"' + b"a" * 24_000_000),
    "headers of 30,000 signs": (
        "a.csv",
        lambda: b";".join(b"praktijk agb " * 2_500 + b"%d" % n for n in range(700)) + b"\n",
    ),
    "thousands of marks": ("a.csv", lambda: b"agb;naam\n01000001;" + b"'" * 20_000 + b"=\n"),
    "400,000 faults": ("a.csv", lambda: _FIELDS + _FAULTY * 20_000),
    "nothing but signs of nothing": ("a.csv", lambda: b"agb;naam\n" + bytes(20_000_000)),
    "half of a wide encoding": ("a.csv", lambda: "agb;naam\n".encode("utf-16")[:-1]),
    "a number of 30,000 digits": (
        "a.csv",
        lambda: b"agb;naam;patienten\n01000001;A;" + b"9" * 30_000 + b"\n",
    ),
}
