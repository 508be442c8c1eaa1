"""CSV as Dutch spreadsheets write it: bytes to rows of text, and back."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence

from succession.errors import InvalidInput, Problem
from succession.intake.table import Table

_SEPARATORS = ";\t,"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def read_delimited(file: str, data: bytes) -> Table:
    """The rows of a CSV file; a record counts as one row, as it does in Excel.

    UTF-8 (with or without mark), UTF-16 with mark, or else Windows-1252; the separator is found
    by looking. Raises `InvalidInput`.
    """
    text = _decoded(file, data)
    separator, text = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[str, ...]] = []
    try:
        for row in reader:
            rows.append(tuple(_unguarded(cell) if cell[:1] == "'" else cell for cell in row))
    except csv.Error:
        problem = Problem(
            "een aanhalingsteken staat verkeerd of wordt niet gesloten",
            "controleer de aanhalingstekens vanaf deze rij",
            file=file,
            row=len(rows) + 1,
        )
        raise InvalidInput((problem,)) from None
    return Table(file, None, tuple(rows))


def write_delimited(rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with `;`. Text that a spreadsheet would take for a formula gets a `'` in front."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8")


def _is_formula_like(text: str) -> bool:
    """Also a text that already bears the mark, so that reading takes away exactly one."""
    return text.startswith(_FORMULA_STARTS) or (text[:1] == "'" and _is_formula_like(text[1:]))


def _guarded(text: str) -> str:
    return f"'{text}" if _is_formula_like(text) else text


def _unguarded(text: str) -> str:
    """Without the mark that text beginning with `'` may bear."""
    return text[1:] if _is_formula_like(text[1:]) else text


def _decoded(file: str, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    problem = Problem(
        "dit is geen leesbare tekst",
        "bewaar de lijst als CSV UTF-8 of als Excel-werkmap (.xlsx)",
        file=file,
    )
    raise InvalidInput((problem,))


def _separator(text: str) -> tuple[str, str]:
    """The separator, and the text without the line in which Excel may name it."""
    if text[:4].casefold() == "sep=" and text[4:5] in _SEPARATORS:
        rest = text[5:].lstrip("\r\n")
        return text[4], rest
    sample = "\n".join(text.splitlines()[:50])
    return max(_SEPARATORS, key=lambda separator: _regularity(sample, separator)), text


def _regularity(sample: str, separator: str) -> tuple[int, int]:
    """How many rows have the same number of cells, above one, and how many cells that is."""
    reader = csv.reader(io.StringIO(sample), delimiter=separator)
    try:
        widths = Counter(len(row) for row in reader if len(row) > 1)
    except csv.Error:
        return 0, 0
    return max(((rows, width) for width, rows in widths.items()), default=(0, 0))
