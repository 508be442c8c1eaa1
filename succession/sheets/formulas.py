"""What the reader of cells does not tell of an xlsx file.

Formulas without an outcome, which it shows as empty; rows that are hidden or struck through; and
cells that stand so far away that it would lay out gigabytes to reach them.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.parsers import expat

from succession.sheets import limits
from succession.sheets.table import Broken

Places = dict[tuple[int, int], Broken]

_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NUMBER = re.compile(r"[0-9]{1,9}")
_PLACE = re.compile(r"([A-Z]{1,6})([0-9]{1,9})")
# Most sheets hold neither a formula nor anything far away, and need no second look.
_WORTH_A_LOOK = re.compile(
    rb"""<f|:f[ >]|["']e["']|=["'](?:[A-Z]{3,}[0-9]|[A-Z]+[0-9]{6,})| hidden=["'][1t]"""
)
_PIECE = 64 * 1024


class FarAway(Exception):
    """Something stands beyond the last row or column that a list may have."""


def sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The part of the package of each sheet of an xlsx file; none for another kind of file."""
    if "xl/workbook.xml" not in package.namelist():
        return {}
    workbook = ElementTree.fromstring(package.read("xl/workbook.xml"))
    paths = _paths(package.read("xl/_rels/workbook.xml.rels"))
    found = ((sheet.get("name", ""), paths.get(sheet.get(_REL, ""))) for sheet in _sheets(workbook))
    return {name: path for name, path in found if path}


def _sheets(workbook: ElementTree.Element) -> Iterator[ElementTree.Element]:
    return (element for element in workbook.iter() if element.tag.endswith("}sheet"))


def _paths(relations: bytes) -> dict[str, str]:
    """The part of the package behind each relation, whose target may be absolute or not."""
    return {
        relation.get("Id", ""): f"xl/{relation.get('Target', '')}".replace("xl//xl/", "xl/")
        for relation in ElementTree.fromstring(relations)
    }


@dataclass(frozen=True, slots=True)
class Unseen:
    """Of one sheet: (row, column) of formulas without outcome or with an error such as #N/B, and
    the rows, all from 0, that are hidden and those of which a filled cell is struck through.
    """

    broken: Places = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()


def unseen(xml: bytes, struck: frozenset[str] = frozenset()) -> Unseen:
    """What is unseen in this sheet; `struck` are the styles that strike through.

    Raises `FarAway`. Of a sheet that is no XML it gives what stands up to where it breaks: the
    reader of cells says that it is damaged.
    """
    if not (_WORTH_A_LOOK.search(xml) or struck):
        return Unseen()
    look = _Look(struck)
    with suppress(expat.ExpatError):
        look.at(xml)
    return Unseen(look.broken, frozenset(look.hidden), frozenset(look.struck))


def styles_that_strike(package: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the cell styles of a workbook whose letters are struck through."""
    if "xl/styles.xml" not in package.namelist():
        return frozenset()
    styles = ElementTree.fromstring(package.read("xl/styles.xml"))
    fonts = [font for part in _named(styles, "fonts") for font in part]
    struck = {
        str(at)
        for at, font in enumerate(fonts)
        for strike in _named(font, "strike")
        if strike.get("val", "1") in ("1", "true")
    }
    formats = [each for part in _named(styles, "cellXfs") for each in part]
    return frozenset(str(at) for at, each in enumerate(formats) if each.get("fontId") in struck)


def _named(element: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (child for child in element if child.tag.rpartition("}")[2] == name)


class _Look:
    """One pass over the cells of a sheet, which keeps nothing but what is unseen."""

    def __init__(self, struck: frozenset[str]) -> None:
        self.broken: Places = {}
        self.hidden: set[int] = set()
        self.struck: set[int] = set()
        self._styles_that_strike, self._style = struck, ""
        self._row, self._column = -1, -1
        self._kind: str | None = None
        self._is_formula = self._is_filled = self._has_value = False
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._begin

    def at(self, xml: bytes) -> None:
        stream = io.BytesIO(xml)
        while piece := stream.read(_PIECE):
            self._parser.Parse(piece)
        self._parser.Parse(b"", True)
        self._end_cell()

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        local = name[name.find(":") + 1 :]
        if local == "c":
            self._end_cell()
            self._begin_cell(attributes)
        elif local == "row":
            self._end_cell()
            number = _NUMBER.fullmatch(attributes.get("r", ""))
            self._row, self._column = int(number[0]) - 1 if number else self._row + 1, -1
            if attributes.get("hidden") in ("1", "true"):
                self.hidden.add(self._row)
        elif local == "f":
            self._is_filled = self._is_formula = True
        elif local in ("v", "is"):
            self._is_filled = True
            if self._is_formula:
                self._parser.CharacterDataHandler = self._text
        self._refuse_far_away()

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = _PLACE.fullmatch(attributes.get("r", ""))
        if place:
            self._row, self._column = int(place[2]) - 1, _column(place[1])
        else:
            self._column += 1
        self._kind, self._style = attributes.get("t"), attributes.get("s", "")

    def _text(self, text: str) -> None:
        self._has_value = self._has_value or not text.isspace()

    def _refuse_far_away(self) -> None:
        """A cell may have a colour there, but nothing in it."""
        is_far = self._row >= limits.MAX_ROWS or self._column >= limits.MAX_COLUMNS
        if is_far and self._is_filled:
            raise FarAway

    def _end_cell(self) -> None:
        if self._is_filled and self._style in self._styles_that_strike:
            self.struck.add(self._row)
        if self._is_filled and self._kind == "e":
            self.broken[self._row, self._column] = Broken.ERROR
        elif self._is_formula and not self._has_value and self._kind != "str":
            self.broken[self._row, self._column] = Broken.NO_VALUE
        self._is_formula = self._is_filled = self._has_value = False
        self._parser.CharacterDataHandler = None


def _column(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
