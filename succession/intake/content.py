"""What a header means by what stands below it."""

import re
from collections.abc import Sequence
from datetime import date

from succession.intake.cells import UnreadableCell, value_of
from succession.intake.headers import How, Likeness, Target, header_of, likenesses, normal
from succession.register.fields import Field, Sheet, field_of
from succession.register.rows import Value
from succession.sheets.table import Cell


def by_content(header: str, sheet: str, sample: Sequence[Cell]) -> Sequence[Likeness]:
    """What a word may mean that says one thing in one list and another thing in another."""
    word = normal(header)
    if word == "stop":
        is_time = any(_is_year(cell) for cell in sample)
        target = Target(Sheet.GPS, "stop_waarschijnlijk")
        if sheet == Sheet.PRACTICES and not is_time:
            target = Target(Sheet.PRACTICES, "patientenstop")
        fits = is_time if sheet == Sheet.GPS else not is_time
        return [Likeness(target, 95, How.SYNONYM)] if fits and target.sheet == sheet else []
    if word == "locatie":
        is_place = not any("locatie" in normal(str(cell)) for cell in sample)
        is_place = is_place and not any(normal(str(cell)) in _KINDS_OF_PLACE for cell in sample)
        place = Likeness(Target(Sheet.PRACTICES, "plaats"), 95, How.SYNONYM)
        return [place] if sheet == Sheet.PRACTICES and is_place else []
    return [
        likeness
        for likeness in likenesses(header, sheet)
        if likeness.how is not How.SIMILAR or _fits(likeness.target, sample)
    ]


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
