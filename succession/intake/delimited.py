"""CSV as Dutch spreadsheets read it: rows of text to bytes."""

import csv
import io
from collections.abc import Iterable, Sequence

from succession.sheets.delimited import is_formula_like


def write_delimited(rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with `;`. Text that a spreadsheet would take for a formula gets a `'` in front."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8")


def _guarded(text: str) -> str:
    return f"'{text}" if is_formula_like(text) else text
