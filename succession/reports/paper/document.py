"""A document as values: what it says, before it is a PDF, a Word file or a page on screen."""

from dataclasses import dataclass
from datetime import date

from succession.reports.paper.workbook import Statement
from succession.views import dutch

# In signs of the letter of a table: what a written name asks, beyond what a cell is longer rather
# than wider, and the room between two columns.
_TO_WRITE, _LONG, _BETWEEN = 20, 60, 2


@dataclass(frozen=True, slots=True)
class PaperTable:
    """Rows of text under a head; every row has as many cells as the head.

    A column without a word in it is there to be written in.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def is_to_write_in(self) -> bool:
        """Whether somebody has to write in it with a pen."""
        return any(not any(cells) for cells in zip(*self.rows, strict=True))

    def widths(self, signs_on_a_line: int) -> tuple[float, ...]:
        """The part of the width (sum 1) that each column gets: what its longest word asks, and of
        what is left of the line more where there is more to say."""
        columns = list(zip(self.head, *self.rows, strict=True))
        least = [_longest_word(cells) for cells in columns]
        wanted = [max(floor, _wanted(cells)) for floor, cells in zip(least, columns, strict=True)]
        spare = max(signs_on_a_line - sum(least), 0)
        more = [want - floor for want, floor in zip(wanted, least, strict=True)]
        part = min(spare / sum(more), 1.0) if any(more) else 0.0
        wide = [floor + part * extra for floor, extra in zip(least, more, strict=True)]
        return tuple(one / sum(wide) for one in wide)


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


def _longest_word(cells: tuple[str, ...]) -> int:
    """In signs, with the room between columns; as much as a name where somebody has to write."""
    least = 0 if any(cells[1:]) else _TO_WRITE
    words = (word for cell in cells for word in cell.split())
    return max(least, max(map(len, words), default=0)) + _BETWEEN


def _wanted(cells: tuple[str, ...]) -> int:
    return min(max(map(len, cells)), _LONG) + _BETWEEN


def to_hand_over(statement: Statement) -> Statement:
    """For a document that a praktijkhouder reads: the day, and nothing of how we look at him."""
    return Statement(statement.as_of, "", "", "")


def file_name(kind: str, as_of: date, extension: str) -> str:
    """A name that tells nothing of whom or what the document is about."""
    return f"{kind}-{as_of.isoformat()}.{extension}"
