"""A document as values: what it says, before it is a PDF, a Word file or a page on screen."""

from dataclasses import dataclass
from datetime import date

from succession.reports.paper.workbook import Statement
from succession.views import dutch


@dataclass(frozen=True, slots=True)
class PaperTable:
    """Rows of text under a head; every row has as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn, and in words what it shows, for who does not see it."""

    svg: str
    alt: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part under a heading; `lines` are empty lines to write on.

    Only a PDF has the picture: the table below it says the same.
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    table: PaperTable | None = None
    lines: int = 0
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """`statement` says as of when, for whom and by which method it was made."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    statement: Statement

    @property
    def footer(self) -> str:
        said = self.statement
        parts = (
            f"stand {dutch.day(said.as_of)}",
            f"voor {said.audience}" if said.audience else "",
            said.method,
            said.version,
        )
        return " · ".join(part for part in parts if part)


def to_hand_over(statement: Statement) -> Statement:
    """For a document that a praktijkhouder reads: the day, and nothing of how we look at him."""
    return Statement(statement.as_of, "", "", "")


def file_name(kind: str, as_of: date, extension: str) -> str:
    """A name that tells nothing of whom or what the document is about."""
    return f"{kind}-{as_of.isoformat()}.{extension}"
