"""Documents as Word, in the house style of the zorggroep where it gives a template.

A template is a Word file with the names that `starting_template` shows. It is a small programme,
run in a sandbox: only who may administer gives one.
"""

import io
import zipfile
from datetime import UTC, date, datetime

import docx
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Pt
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from succession.errors import InvalidInput, Problem
from succession.reports.document import Document, Section, Table
from succession.reports.workbook import Statement

_WRITING_LINE = "_" * 70
_LARGEST = 50_000_000


def word(document: Document, template: bytes | None = None) -> bytes:
    """A docx file of the document; raises `InvalidInput` when the template cannot be used."""
    if template is None:
        return _filled(document, starting_template())
    try:
        _refuse_too_large(template)
        return _filled(document, template)
    except Exception as error:  # a foreign programme: whatever it raises is its own fault
        raise InvalidInput((_unusable(error),)) from None


def try_template(template: bytes) -> None:
    """Raises `InvalidInput` when a document with everything in it cannot be made with it."""
    table = Table(("kop", "kop", "kop"), (("cel", "cel", "cel"),))
    full = Section("Kop", ("alinea",), ("punt",), table, lines=1)
    day = Statement(date(2026, 1, 1), "", "", "")
    filled = word(Document("Proef", "Sjabloon", (full, Section("Leeg")), day), template)
    said = "".join(docx.Document(io.BytesIO(filled)).element.itertext())
    if not all(text in said for text in ("Proef", "alinea", "punt", "cel")):
        raise InvalidInput((_INCOMPLETE,))


def _filled(document: Document, template: bytes) -> bytes:
    rendered = DocxTemplate(io.BytesIO(template))
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    rendered.render(_context(document), jinja_env=environment)
    filled = rendered.docx
    _describe(filled, document)
    return _saved(filled, document.statement.as_of)


def _refuse_too_large(template: bytes) -> None:
    """A small file may hold more than the memory does."""
    with zipfile.ZipFile(io.BytesIO(template)) as file:
        if sum(entry.file_size for entry in file.infolist()) > _LARGEST:
            raise zipfile.BadZipFile("too large")


def starting_template() -> bytes:
    """The template that ships: a Word file to copy and to give the house style."""
    file = docx.Document()
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
    file.sections[0].footer.paragraphs[0].text = "{{ voettekst }}"
    return _saved(file, date(2026, 1, 1))


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
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {}))


def _speak_dutch(file: Docx) -> None:
    file.styles["Normal"].font.size = Pt(10.5)
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")


def _context(document: Document) -> dict[str, object]:
    return {
        "titel": document.title,
        "ondertitel": document.subtitle,
        "voettekst": document.footer,
        "delen": [_section(section) for section in document.sections],
    }


def _section(section: Section) -> dict[str, object]:
    table = section.table
    return {
        "kop": section.heading,
        "alineas": section.paragraphs,
        "punten": section.bullets,
        "tabel": {"kop": table.head, "rijen": table.rows} if table and table.rows else None,
        "schrijfregels": [_WRITING_LINE] * section.lines,
    }


def _describe(file: Docx, document: Document) -> None:
    as_of = document.statement.as_of
    properties = file.core_properties
    properties.title = document.title
    properties.author = properties.last_modified_by = ""
    properties.language = "nl-NL"
    properties.created = properties.modified = datetime(
        as_of.year, as_of.month, as_of.day, tzinfo=UTC
    )


def _saved(file: Docx, as_of: date) -> bytes:
    """The file with the day in place of the moment, so that the same words give the same bytes."""
    written, kept = io.BytesIO(), io.BytesIO()
    file.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(kept, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (as_of.year, as_of.month, as_of.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return kept.getvalue()


def _unusable(error: Exception) -> Problem:
    return Problem(
        "het Word-sjabloon kan niet worden gebruikt"
        + (f": {error}" if isinstance(error, TemplateError) else ""),
        "begin met het meegeleverde sjabloon en verander alleen de opmaak",
    )


_INCOMPLETE = Problem(
    "in het Word-sjabloon ontbreken delen van de tekst",
    "begin met het meegeleverde sjabloon en laat de woorden tussen accolades staan",
)
