"""Formulas in an xlsx file that have no outcome: the reader of cells shows them as empty."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from succession.intake.table import Broken

_CELL = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3})([0-9]{1,7})"([^>]*)(?<!/)>(.*?)</(?:\w+:)?c>', re.DOTALL
)
_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]")
# A cell with content beyond column 702 or row 99,999 would make a grid of gigabytes.
_FAR_AWAY = re.compile(rb'<(?:\w+:)?c r="(?:[A-Z]{3}[0-9]+|[A-Z]+[0-9]{6,})"[^>]*(?<!/)>')
# All that the standard library raises for a damaged or foreign file.
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
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Places = dict[tuple[int, int], Broken]


class Package:
    """The parts of an xlsx file by sheet name; for another kind of file there are none."""

    def __init__(self, data: bytes) -> None:
        self._parts = dict(_sheet_parts(data))
        self.sheets = tuple(self._parts)

    def broken_cells(self, sheet: str) -> Places:
        """(row, column), from 0, of formulas without outcome or with an error such as #N/B."""
        xml = self._parts.get(sheet, b"")
        if b"<f" not in xml and b":f>" not in xml and b't="e"' not in xml:
            return {}
        return dict(_broken(xml))

    def is_too_wide(self, sheet: str) -> bool:
        """Whether something stands so far away that the sheet would not fit in memory."""
        return _FAR_AWAY.search(self._parts.get(sheet, b"")) is not None


def _broken(xml: bytes) -> Iterator[tuple[tuple[int, int], Broken]]:
    for letters, number, attributes, body in _CELL.findall(xml):
        place = int(number) - 1, _column(letters)
        if b't="e"' in attributes:
            yield place, Broken.ERROR
        elif b"f" in body and b't="str"' not in attributes and _is_formula_without_value(body):
            yield place, Broken.NO_VALUE


def _is_formula_without_value(body: bytes) -> bool:
    return re.search(rb"<(?:\w+:)?f[ >/]", body) is not None and not _VALUE.search(body)


def _column(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - ord("A") + 1
    return index - 1


def unpacked_size(data: bytes) -> int:
    """How many bytes the parts of a zipped file say they are; 0 for another kind of file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return sum(part.file_size for part in package.infolist())
    except _NO_PACKAGE:
        return 0


def _sheet_parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            workbook = ElementTree.fromstring(package.read("xl/workbook.xml"))
            paths = _paths(package.read("xl/_rels/workbook.xml.rels"))
            for sheet in workbook.iter():
                path = paths.get(sheet.get(_REL, ""))
                if sheet.tag.endswith("}sheet") and path:
                    yield sheet.get("name", ""), package.read(path)
    except _NO_PACKAGE:
        return  # not an xlsx file, or a broken one: the reader of cells says so


def _paths(relations: bytes) -> dict[str, str]:
    """The part of the package behind each relation, whose target may be absolute or not."""
    return {
        relation.get("Id", ""): f"xl/{relation.get('Target', '')}".replace("xl//xl/", "xl/")
        for relation in ElementTree.fromstring(relations)
    }
