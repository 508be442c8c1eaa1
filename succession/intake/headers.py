"""What people call a column, and which field they mean by it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import zip_longest

from succession.intake.cells import squeezed
from succession.near_words import near
from succession.register.fields import FIELDS_OF_SHEET, Field
from succession.sheets.table import Cell, Table, is_blank

SIMILAR_ENOUGH = 80
_HEADER_WITHIN = 30
_LONGEST = 200


class How(StrEnum):
    """Why a column is taken for a field."""

    EXACT = "zelfde naam"
    SYNONYM = "ander woord"
    SIMILAR = "lijkt erop"
    MAPPED = "volgens het kolommenbestand"
    REMEMBERED = "zoals de vorige keer"
    CHOSEN = "gekozen"
    NONE = "niet herkend"


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """A field of a sheet of the register."""

    sheet: str
    field: str

    def __str__(self) -> str:
        return f"{self.sheet}.{self.field}"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a header resembles a field, 0-100, and why."""

    target: Target
    score: int
    how: How


def header_of(cell: Cell) -> str:
    """The header as it stands in the file, on one line, cut where nobody reads on."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return squeezed(str(cell))[:_LONGEST]


@lru_cache(maxsize=4096)
def normal(header: str) -> str:
    """The header without capitals, accents and punctuation, to compare."""
    plain = unicodedata.normalize("NFKD", header.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", letters).split())


@lru_cache(maxsize=4096)
def likenesses(header: str, sheet: str) -> tuple[Likeness, ...]:
    """The fields of the sheet that the header may mean, the best first; a word that is known
    means nothing else.
    """
    word = normal(header)
    known = _words(sheet)
    found: dict[str, Likeness] = {}
    for match, score in near(word, known, SIMILAR_ENOUGH, limit=5):
        if _figures(match) != _figures(word) or _are_opposite(match, word):
            continue  # "patiënten" is not "patiënten 85+", and "begindatum" not "einddatum"
        for likeness in known[match]:
            similar = Likeness(likeness.target, min(int(score), 94), How.SIMILAR)
            found.setdefault(likeness.target.field, similar)
    return tuple(known.get(word, found.values()))


_OPPOSITES = (
    (("begin", "start", "aanvang", "sinds"), ("eind", "stop", "laatst", "uiterlijk")),
    (("vroegst", "eerste"), ("laatst", "uiterlijk")),
    (("fte",), ("patient", "pat", "naam")),
    (("huisarts", "houder", "arts", "dokter"), ("praktijk ", " praktijk", "praktijknaam")),
)


def _are_opposite(word: str, other: str) -> bool:
    """Whether one says what the other denies, however alike their letters are."""
    return any(
        _says(word, ones) and _says(other, others) and not _says(word, others)
        for pair in _OPPOSITES
        for ones, others in (pair, pair[::-1])
    )


def _says(word: str, parts: Sequence[str]) -> bool:
    return any(part in word for part in parts)


def _figures(word: str) -> list[str]:
    return re.findall(r"[0-9]+", word)


def header_row(table: Table, words: frozenset[str] = frozenset()) -> int | None:
    """The number of the row that most looks like a header, from 1; None when none does.

    That is the row with the most known headers, at least two, or else the first of those with
    the most words. `words` are normal headers that somebody said belong to the list.
    """
    rows = [numbered for numbered in table.numbered() if numbered[0] <= _HEADER_WITHIN]
    known = {number: _known_headers(row, words) for number, row in rows}
    filled = {number: sum(_is_word(cell) for cell in row) for number, row in rows}
    for count in (known, filled):
        best = max(count, key=lambda number: count[number], default=None)
        if best is not None and count[best] > 1:
            return best + 1 if _goes_on_below(rows, best, words) else best
    return None


def headers_of(table: Table, number: int) -> tuple[str, ...]:
    """The headers in this row; with those in the row above it, where it says what they are of.

    A word that stands twice, that says nothing alone, or that is missing, takes the one above.
    """
    own = [header_of(cell) for cell in table.rows[number - 1]]
    above = _groups(table, number - 1) if number > 1 else []
    if sum(map(bool, above)) < 2 or not _is_group_row(table.rows[number - 2]):
        return tuple(own)
    return tuple(_joined(word, group, own) for word, group in zip_longest(own, above, fillvalue=""))


def _joined(word: str, group: str, own: Sequence[str]) -> str:
    is_enough = _is_known(word, frozenset()) and own.count(word) == 1
    return word if word and (is_enough or not group) else f"{group} {word}".strip()


def _groups(table: Table, number: int) -> list[str]:
    """The cells of a row of group titles, each also above the empty cells that follow it, as far
    as its merged cell goes or to the next title.
    """
    found, last = list[str](), ""
    width = len(table.rows[number])
    row = [*table.rows[number - 1], *[""] * width][:width]
    ends = {start[1]: end[1] for start, end in table.merged if start[0] == number - 1}
    until = -1
    for at, cell in enumerate(row):
        if not is_blank(cell):
            last, until = header_of(cell), ends.get(at, width)
        found.append(last if at <= until else "")
    return found


def _is_group_row(row: tuple[Cell, ...]) -> bool:
    """Whether all that stands in it are words, of which some may be known and none is a title."""
    said = [cell for cell in row if not is_blank(cell)]
    return len(said) > 1 and all(isinstance(cell, str) and len(cell) <= 40 for cell in said)


def _goes_on_below(
    rows: Sequence[tuple[int, tuple[Cell, ...]]], best: int, words: frozenset[str]
) -> bool:
    """Whether the row below names the columns that the best row leaves open."""
    by_number = dict(rows)
    below = by_number.get(best + 1, ())
    own = by_number[best]
    named = [at for at, cell in enumerate(below) if not is_blank(cell)]
    open_here = [at for at in named if at >= len(own) or is_blank(own[at])]
    are_words = all(isinstance(below[at], str) for at in named)
    known = sum(_is_known(below[at], words) for at in named)
    return bool(open_here) and are_words and known > 1


def _known_headers(row: tuple[Cell, ...], words: frozenset[str]) -> int:
    """One known word is chance, unless the list has but one column."""
    known = sum(_is_known(cell, words) for cell in row)
    return known if len(row) > 1 else 2 * known


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and not is_blank(cell)


def _is_known(cell: Cell, words: frozenset[str]) -> bool:
    if not isinstance(cell, str) or not cell or len(cell) > 60:
        return False
    word = normal(cell)
    return word in words or any(word in _words(sheet) for sheet in FIELDS_OF_SHEET)


@cache
def _words(sheet: str) -> Mapping[str, Sequence[Likeness]]:
    words: dict[str, list[Likeness]] = {}
    for field in FIELDS_OF_SHEET[sheet]:
        target = Target(sheet, field.name)
        for word, score, how in _names(field):
            words.setdefault(normal(word), []).append(Likeness(target, score, how))
    return {
        word: sorted(found, key=lambda likeness: -likeness.score) for word, found in words.items()
    }


def _names(field: Field) -> Iterator[tuple[str, int, How]]:
    yield field.name, 100, How.EXACT
    yield field.label, 98, How.SYNONYM
    for synonym in field.synonyms:
        yield synonym, 95, How.SYNONYM
