"""Tables in a Word file as they are read: columns as wide as their words, rows on one page.

Word may find widths itself; other programs take the file at its word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Cm, Length
from docx.table import Table
from docx.text.paragraph import Paragraph

_WRITING_HEIGHT = Cm(1.0)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table with this head: the part of the width of each (sum 1), and whether
    somebody has to write in them."""

    head: tuple[str, ...]
    widths: tuple[float, ...]
    is_to_write_in: bool


def lay_out(file: Docx, columns: Sequence[Columns]) -> None:
    """Each table gets the next columns of its head; others are as the template has them.

    What announces a table stays with it. A row stays on one page because each cell does: when the
    rows themselves may not be split, LibreOffice 7.4 leaves out whole tables at the end of a page.
    """
    section = file.sections[-1]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    left = list(columns)
    for table in file.tables:
        head = tuple(cell.text for cell in table.rows[0].cells) if table.rows else ()
        which = next((one for one in left if one.head == head), None)
        if which is not None:
            left.remove(which)
            _lay_out(table, which, width)
            for paragraph in _before(table, file):
                paragraph.paragraph_format.keep_with_next = True


def _lay_out(table: Table, columns: Columns, width: int) -> None:
    table.autofit = False
    lengths = [Length(round(part * width)) for part in columns.widths]
    for column, length in zip(table.columns, lengths, strict=True):
        column.width = length
    for number, row in enumerate(table.rows):
        for cell, length in zip(row.cells, lengths, strict=True):
            cell.width = length
        for paragraph in (one for cell in row.cells for one in cell.paragraphs):
            paragraph.paragraph_format.keep_together = True
            paragraph.paragraph_format.keep_with_next = number == 0
        if number and columns.is_to_write_in:
            row.height = _WRITING_HEIGHT


def _before(table: Table, file: Docx) -> Iterator[Paragraph]:
    """The paragraphs between a table and what stands above it."""
    element = table._tbl.getprevious()
    while element is not None and element.tag == qn("w:p"):
        paragraph = Paragraph(element, file._body)
        yield paragraph
        if paragraph.style is not None and paragraph.style.name.startswith("Heading"):
            return
        element = element.getprevious()
