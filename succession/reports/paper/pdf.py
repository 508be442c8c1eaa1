"""Documents as PDF: tagged and checked for accessibility, the same bytes for the same words."""

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from succession.reports.paper.document import Document, PaperTable, Section

TEMPLATES = Path(__file__).parent / "templates"
_SIGNS_ON_A_LINE = 100
_NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')


def pdf(document: Document) -> bytes:
    """A PDF/UA file with its own font; a sign that no font bears is shown as a question mark."""
    # Imported here: it takes longer than most commands that never print.
    import typst

    as_of = document.statement.as_of
    data = json.dumps(_data(document), ensure_ascii=False)
    while True:
        try:
            return typst.compile(
                TEMPLATES / "document.typ",
                sys_inputs={"data": data},
                font_paths=[TEMPLATES / "fonts"],
                ignore_system_fonts=True,
                pdf_standards=["ua-1"],
                timestamp=datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC),
            )
        except typst.TypstError as error:
            missing = _NOT_SHOWN.search(str(error))
            if missing is None or missing[1] not in data:
                raise
            data = data.replace(missing[1], "?")


def _data(document: Document) -> dict[str, object]:
    as_of = document.statement.as_of
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "day": [as_of.year, as_of.month, as_of.day],
        "footer": document.footer,
        "sections": [_section(section) for section in document.sections],
    }


def _section(section: Section) -> dict[str, object]:
    table = section.table
    return {
        "heading": section.heading,
        "paragraphs": section.paragraphs,
        "bullets": section.bullets,
        "picture": asdict(section.picture) if section.picture else None,
        "table": _table(table) if table and table.rows else None,
        "lines": section.lines,
    }


def _table(table: PaperTable) -> dict[str, object]:
    return {
        "head": table.head,
        "rows": table.rows,
        "widths": table.widths(_SIGNS_ON_A_LINE),
        "is_to_write_in": table.is_to_write_in,
    }
