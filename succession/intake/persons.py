"""What stands where the name of a huisarts belongs: one person, several, or an open place."""

import re

from succession.intake.cells import UnreadableCell, squeezed
from succession.sheets.table import Cell

_OPEN = re.compile(
    r"\(?(vacature|vacant|vac\.?|open|open plek|openstaand|openstaande plek|nog in te vullen"
    r"|n\.?n\.?|niet ingevuld|geen opvolger|onvervuld)\)?( .{0,12})?"
)
# Between two names, each of which has a capital of its own.
_BETWEEN = re.compile(
    r"\S\s*[\n;/&+]\s*(?=[A-Z']|van |de |der |den |ten |ter |el )"
    r"|[A-Z]\.[^,]* en (?=[A-Z]\.)"
    r"|[A-Z]\.[^,]*, (?=[A-Z]\.)"
)


def is_open_place(cell: Cell) -> bool:
    """Whether the cell says that nobody holds the share, in the words of a vacancy."""
    return isinstance(cell, str) and _OPEN.fullmatch(squeezed(cell).casefold()) is not None


def refuse_several(cell: Cell) -> None:
    """Raises `UnreadableCell` for two names in one cell: what is said is of one of them."""
    if isinstance(cell, str) and _BETWEEN.search(cell.strip()):
        raise UnreadableCell(
            "hier staan twee namen in één cel", "zet elke huisarts op een eigen rij"
        )
