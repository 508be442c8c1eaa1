"""A Word template filled in: in the server for the one that ships, else in a process of its own.

Little is imported here, so that such a process starts at once.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import docx
from docx.document import Document as Docx
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from succession.errors import InvalidInput, Problem
from succession.reports.paper import tables
from succession.reports.paper.outside import reaches_outside

_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into a template: the words by their name there, how wide the columns of
    its tables are, and what the file says of itself.

    `asked` are words that must be read back; it is no use when the template leaves them out.
    """

    title: str
    as_of: date
    words: Mapping[str, object]
    columns: tuple[tables.Columns, ...] = ()
    asked: tuple[str, ...] = ()


def answers(question: tuple[Content, bytes]) -> Iterator[bytes]:
    """In the process of its own: the docx file of this content in this template.

    Raises `InvalidInput` when the template cannot be used.
    """
    content, template = question
    try:
        _refuse_too_large(template)
        made = filled(content, template)
        _refuse_too_large(made)
        fault = _OUTSIDE if reaches_outside(made) else _incomplete(made, content.asked)
    except MemoryError:
        raise
    except Exception as error:  # a foreign programme: whatever it raises is its own fault
        raise InvalidInput((unusable(error),)) from None
    if fault is not None:
        raise InvalidInput((fault,))
    yield made


def _incomplete(made: bytes, asked: tuple[str, ...]) -> Problem | None:
    said = "".join(docx.Document(io.BytesIO(made)).element.itertext()) if asked else ""
    return None if all(words in said for words in asked) else _INCOMPLETE


def filled(content: Content, template: bytes) -> bytes:
    """The docx file; raises whatever the template does."""
    rendered = DocxTemplate(io.BytesIO(template))
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    rendered.render(dict(content.words), jinja_env=environment)
    made = rendered.docx
    tables.lay_out(made, content.columns)
    _describe(made, content)
    return saved(made, content.as_of)


def _refuse_too_large(data: bytes) -> None:
    """A small file may hold more than the memory does."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        if sum(entry.file_size for entry in file.infolist()) > _LARGEST:
            raise zipfile.BadZipFile("too large")


def _describe(file: Docx, content: Content) -> None:
    as_of = content.as_of
    properties = file.core_properties
    properties.title = content.title
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = "nl-NL"
    properties.created = properties.modified = datetime(
        as_of.year, as_of.month, as_of.day, tzinfo=UTC
    )


def saved(file: Docx, as_of: date) -> bytes:
    """The file with the day in place of the moment, so that the same words give the same bytes."""
    written, kept = io.BytesIO(), io.BytesIO()
    file.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(kept, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (as_of.year, as_of.month, as_of.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return kept.getvalue()


def unusable(error: Exception) -> Problem:
    """What is said of a template that breaks; of a mistake in it also which."""
    return Problem(
        "het Word-sjabloon kan niet worden gebruikt"
        + (f": {error}" if isinstance(error, TemplateError) else ""),
        "begin met het meegeleverde sjabloon en verander alleen de opmaak",
    )


_OUTSIDE = Problem(
    "het Word-sjabloon haalt iets van buiten het bestand, of bevat een programma",
    "voeg afbeeldingen in zonder koppeling, en bewaar het sjabloon als gewoon Word-bestand",
)
_INCOMPLETE = Problem(
    "in het Word-sjabloon ontbreken delen van de tekst",
    "begin met het meegeleverde sjabloon en laat de woorden tussen accolades staan",
)
