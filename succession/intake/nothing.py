"""Cells that were only filled because they were there."""

from succession.intake.cells import squeezed
from succession.register.fields import Field, Kind
from succession.sheets.table import Cell

# What people write where they have nothing to write, whatever the column.
_NOTHING = frozenset(
    (
        *("-", "--", "---", "–", "—", "?", "??", "???", ".", "/", "n.v.t.", "n.v.t", "nvt", "nvt."),
        *("n.b.", "nb", "n.b", "n/a", "n.a.", "niet bekend", "nog niet bekend", "nog onbekend"),
        *("weet ik niet", "weet nog niet", "weet niet", "niet van toepassing"),
    )
)
# In a column of names, "nee" and "geen" say that there is none.
_NO_NAME = frozenset(("nee", "geen", "neen", "0"))
_LONGEST_NOTHING = 24
_FIRST_OF_NOTHING = frozenset(" \t\u00a0\ufeff\u200b") | {word[0] for word in _NOTHING | _NO_NAME}


def is_nothing(field: Field, cell: Cell) -> bool:
    """Whether somebody only filled the cell because it was there: „-", „n.v.t.", „?"; in a column
    of names also „geen", and the 0 that a formula makes of an empty cell.
    """
    if field.kind is Kind.TEXT and isinstance(cell, int | float) and not cell:
        return True
    if not isinstance(cell, str) or len(cell) > _LONGEST_NOTHING:
        return False
    if cell[0].casefold() not in _FIRST_OF_NOTHING:  # Most cells: a list has many.
        return False
    word = squeezed(cell).casefold()
    return word in _NOTHING or (field.kind is Kind.TEXT and word in _NO_NAME)
