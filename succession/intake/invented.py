"""Own and invented rows never stand beside each other: a list of one's own makes the others go."""

from collections.abc import Collection

from succession.intake.columns import KEY_OF_SHEET
from succession.intake.matching import TOGETHER
from succession.intake.reading import Reading
from succession.register.difference import Place
from succession.register.fields import Sheet
from succession.register.rows import Sheets, key_of


def without_invented(
    reading: Reading, before: Sheets, invented: Collection[Place]
) -> tuple[Sheets, bool]:
    """The rows over which the list is laid, and whether the invented ones make room for it.

    A list that is about the invented region alone is laid over that, to practise with.
    """
    if not invented or _is_about(reading, set(invented)):
        return before, False
    own = {
        sheet: [row for row in rows if (sheet, key_of(sheet, row)) not in invented]
        for sheet, rows in before.items()
    }
    return own, True


def _is_about(reading: Reading, invented: Collection[Place]) -> bool:
    """Whether all practices of the list are invented, or in a list of candidates all of those."""
    practices = {
        (Sheet.PRACTICES, str(row.values.get(KEY_OF_SHEET[sheet])))
        for sheet in TOGETHER
        for row in reading.rows.get(sheet, ())
    }
    candidates = {
        (Sheet.CANDIDATES, key_of(Sheet.CANDIDATES, row.values))
        for row in reading.rows.get(Sheet.CANDIDATES, ())
    }
    return all(place in invented for place in practices or candidates)
