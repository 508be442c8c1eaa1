"""What people call a column, and which field they mean by it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

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
        if _figures(match) != _figures(word):
            continue  # "patiënten" is not "patiënten 85+"
        for likeness in known[match]:
            similar = Likeness(likeness.target, min(int(score), 94), How.SIMILAR)
            found.setdefault(likeness.target.field, similar)
    return tuple(known.get(word, found.values()))


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
            return best
    return None


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
