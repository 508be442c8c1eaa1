"""What was saved of a row by hand, in one line."""

from collections.abc import Mapping

from succession.register.rows import Row, Value
from succession.views import dutch

_MOST = 3


def changed_words(name: str, sheet: str, row: Row, changes: Mapping[str, Value]) -> str:
    """What was read, so that a slip of the finger shows: `De Eik is bewaard. Fte: 0,8 → 0,9.`"""
    told = [
        f"{dutch.label(sheet, field)}: {dutch.cell(row[field])} → {dutch.cell(value)}"
        for field, value in changes.items()
    ]
    shown = told if len(told) <= _MOST else told[: _MOST - 1]
    rest = len(told) - len(shown)
    more = [f"en {rest} andere velden"] if rest else []
    return f"{name} is bewaard. {'; '.join([*shown, *more])}."
