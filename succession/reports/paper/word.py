"""Documents as Word, in the house style of the zorggroep where it gives a template.

A template is a Word file with the names that `starting_template` shows. It is a small programme:
only a beheerder gives one, and it runs in a sandbox, in a process with little time and memory.
"""

from datetime import date

import docx
from docx.document import Document as Docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Mm, Pt
from docx.text.paragraph import Paragraph

from succession import limited
from succession.errors import InvalidInput, Problem
from succession.reports.paper import filling, tables
from succession.reports.paper.document import Document, PaperTable, Section
from succession.reports.paper.workbook import Statement

_WRITING_LINE = "_" * 70
_LEFT_OVER = ("/thumbnail", "/stylesWithEffects")
_A4 = Mm(210), Mm(297)
# Whoever has not got the letter of the template, gets a wider one.
_SIGNS_ON_A_LINE = 76
_LIMIT = limited.Allowance(seconds=10, memory=2**30)


def word(document: Document, template: bytes | None = None) -> bytes:
    """A docx file of the document; raises `InvalidInput` when the template cannot be used."""
    if template is None:
        return filling.filled(_content(document), starting_template())
    return _in_template(_content(document), template)


def _in_template(content: filling.Content, template: bytes) -> bytes:
    try:
        (made,) = limited.answers(filling.__name__, (content, template), _LIMIT)
    except limited.CutShort as end:
        raise InvalidInput((_TOO_MUCH if end.is_at_limit else filling.unusable(end),)) from None
    assert isinstance(made, bytes)
    return made


def try_template(template: bytes) -> None:
    """Raises `InvalidInput` when a document with everything in it cannot be made with it."""
    table = PaperTable(("kop", "kop", "kop"), (("cel", "cel", "cel"),))
    full = Section("Kop", ("alinea",), ("punt",), table, lines=1)
    day = Statement(date(2026, 1, 1), "", "", "")
    document = Document("Proef", "Sjabloon", (full, Section("Leeg")), day)
    _in_template(_content(document, asked=("Proef", "alinea", "punt", "cel")), template)


def starting_template() -> bytes:
    """The template that ships: a Word file to copy and to give the house style."""
    file = docx.Document()
    _without_traces(file)
    _speak_dutch(file)
    file.add_paragraph("{{ titel }}", style="Title")
    file.add_paragraph("{{ ondertitel }}", style="Subtitle")
    file.add_paragraph("{%p for deel in delen %}")
    file.add_paragraph("{{ deel.kop }}", style="Heading 1")
    _repeated(file, "alinea", "deel.alineas", "Normal")
    _repeated(file, "punt", "deel.punten", "List Bullet")
    file.add_paragraph("{%p if deel.tabel %}")
    _table(file)
    file.add_paragraph("{%p endif %}")
    _repeated(file, "regel", "deel.schrijfregels", "Normal")
    file.add_paragraph("{%p endfor %}")
    _number_pages(file)
    return filling.saved(file, date(2026, 1, 1))


def _repeated(file: Docx, name: str, items: str, style: str) -> None:
    file.add_paragraph(f"{{%p for {name} in {items} %}}")
    file.add_paragraph(f"{{{{ {name} }}}}", style=style)
    file.add_paragraph("{%p endfor %}")


def _table(file: Docx) -> None:
    """A table whose rows and columns follow the document; the head is repeated on each page."""
    table = file.add_table(rows=4, cols=3, style="Light Grid Accent 1")
    loops = (
        ("{%tc for cel in deel.tabel.kop %}", "{{ cel }}", "{%tc endfor %}"),
        ("{%tr for rij in deel.tabel.rijen %}", "", ""),
        ("{%tc for cel in rij %}", "{{ cel }}", "{%tc endfor %}"),
        ("{%tr endfor %}", "", ""),
    )
    for row, texts in zip(table.rows, loops, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(9)
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {}))


def _number_pages(file: Docx) -> None:
    """What the paper says of itself, with the number of the page at the other side."""
    section = file.sections[0]
    section.page_width, section.page_height = _A4
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    footer = section.footer.paragraphs[0]
    footer.text = "{{ voettekst }}\tpagina "
    footer.paragraph_format.tab_stops.clear_all()
    footer.paragraph_format.tab_stops.add_tab_stop(Cm(16.6), WD_TAB_ALIGNMENT.RIGHT)
    _field(footer, "PAGE")
    footer.add_run(" van ")
    _field(footer, "NUMPAGES")
    for run in footer.runs:
        run.font.size = Pt(8)


def _field(paragraph: Paragraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)


def _without_traces(file: Docx) -> None:
    """Nothing of the empty document that the library begins with: neither words nor a picture."""
    file.core_properties.author = file.core_properties.comments = ""
    for relations in (file.part.package.rels, file.part.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(_LEFT_OVER)]:
            relations.pop(key)


def _speak_dutch(file: Docx) -> None:
    file.styles["Normal"].font.size = Pt(10.5)
    for part in (file.styles.element, file.settings.element):
        for name in ("w:lang", "w:themeFontLang"):
            for language in part.iter(qn(name)):
                language.attrib.clear()
                language.set(qn("w:val"), "nl-NL")


def _content(document: Document, asked: tuple[str, ...] = ()) -> filling.Content:
    words = {
        "titel": document.title,
        "ondertitel": document.subtitle,
        "voettekst": document.footer,
        "delen": [_section(section) for section in document.sections],
    }
    shown = [one.table for one in document.sections if one.table and one.table.rows]
    columns = tuple(
        tables.Columns(one.head, one.widths(_SIGNS_ON_A_LINE), one.is_to_write_in) for one in shown
    )
    return filling.Content(document.title, document.statement.as_of, words, columns, asked)


def _section(section: Section) -> dict[str, object]:
    table = section.table
    return {
        "kop": section.heading,
        "alineas": section.paragraphs,
        "punten": section.bullets,
        "tabel": {"kop": table.head, "rijen": table.rows} if table and table.rows else None,
        "schrijfregels": [_WRITING_LINE] * section.lines,
    }


_TOO_MUCH = Problem(
    "het Word-sjabloon vraagt meer tijd of geheugen dan een brief nodig heeft",
    "begin met het meegeleverde sjabloon en verander alleen de opmaak",
)
