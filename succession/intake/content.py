"""What a header means by what stands below it."""

import re
from collections.abc import Sequence
from datetime import date

from succession.intake.cells import UnreadableCell, value_of
from succession.intake.headers import How, Likeness, Target, header_of, likenesses, normal
from succession.register.fields import Field, Sheet, field_of
from succession.register.rows import Value
from succession.sheets.table import Cell

# Words that mean two things, each of which decides something else: what to say of them.
TWO_WAYS = {
    "stop": (
        "„Stop” kan een patiëntenstop zijn of stoppen als praktijkhouder",
        "noem de kolom Patiëntenstop of Stopt in, of wijs haar aan",
    )
}
_STOPPING = Target(Sheet.GPS, "stop_waarschijnlijk")
_NO_NEW_PATIENTS = Target(Sheet.PRACTICES, "patientenstop")
_PLACE = Target(Sheet.PRACTICES, "plaats")


def by_content(header: str, sheet: str, sample: Sequence[Cell]) -> Sequence[Likeness]:
    """What a word may mean that says one thing in one list and another thing in another."""
    word = normal(header)
    if word in TWO_WAYS:
        is_time = any(_is_year(cell) for cell in sample)
        return _only(sheet, _STOPPING if is_time else _NO_NEW_PATIENTS)
    if word == "locatie":
        says_which = any(_is_kind_of_place(normal(str(cell))) for cell in sample)
        return [] if says_which else _only(sheet, _PLACE)
    return [
        likeness
        for likeness in likenesses(header, sheet)
        if likeness.how is not How.SIMILAR or _fits(likeness.target, sample)
    ]


def _only(sheet: str, target: Target) -> Sequence[Likeness]:
    return [Likeness(target, 95, How.SYNONYM)] if target.sheet == sheet else []


def _is_kind_of_place(word: str) -> bool:
    return "locatie" in word or word in _KINDS_OF_PLACE


_KINDS_OF_PLACE = frozenset({"dependance", "hoofd", "neven", "hoofdvestiging", "nevenvestiging"})
# No practice has fewer: what is counted in such numbers is something else.
_FEWEST_PATIENTS = 100


def _fits(target: Target, sample: Sequence[Cell]) -> bool:
    """Whether half of the cells at least can be what a header only resembles."""
    known = field_of(target.sheet, target.field)
    read = [value for cell in sample if (value := _read(known, cell)) is not None]
    if known.name == "patienten" and read:
        return max(float(str(value)) for value in read) >= _FEWEST_PATIENTS
    return 2 * len(read) >= len(sample)


def _read(known: Field, cell: Cell) -> Value:
    try:
        return value_of(known, cell)
    except UnreadableCell:
        return None


def _is_year(cell: Cell) -> bool:
    return isinstance(cell, date) or bool(re.search(r"\b20[0-9]{2}\b", str(cell)))


def looks_like_agb(cell: Cell) -> bool:
    """Whether the cell may hold an AGB code, of whom it may be."""
    digits = header_of(cell).replace(" ", "")
    return 6 <= len(digits) <= 9 and digits[1:-1].isdigit()
