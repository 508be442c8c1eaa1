"""CSV as Dutch spreadsheets write it: bytes to rows of text."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from succession.errors import InvalidInput, Problem, Severity
from succession.sheets import limits
from succession.sheets.table import Table

_SEPARATORS = ";\t,"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

csv.field_size_limit(limits.MAX_SIGNS)


def read_delimited(file: str, data: bytes) -> Iterator[Table | Problem]:
    """The rows of a CSV file; a record counts as one row, as it does in Excel.

    UTF-8 (with or without mark), UTF-16 with mark, or else Windows-1252; the separator is found
    by looking; text that was saved in another code than it was written in is put right, and told.
    Raises `InvalidInput`.
    """
    written = _decoded(file, data)
    text = _repaired(written, data)
    if text != written:
        yield _put_right(file)
    separator, text = _separator(text)
    try:
        rows = _rows(file, text, separator, is_strict=True)
    except InvalidInput as error:
        rows = _rows(file, text, separator, is_strict=False)
        if len(rows) != len(text.splitlines()):
            raise
        yield replace(error.problems[0], **_AS_IT_STANDS)
    yield Table(file, None, rows)


# A quotation mark that is never closed would take the rest of the file with it: that is refused.
_AS_IT_STANDS: dict[str, Any] = {
    "what": "een aanhalingsteken staat verkeerd; de tekst is gelezen zoals zij er staat",
    "remedy": "kijk deze rij na",
    "severity": Severity.WARNING,
}


def _rows(file: str, text: str, separator: str, is_strict: bool) -> tuple[tuple[str, ...], ...]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=is_strict)
    room, rows = limits.Room(file), list[tuple[str, ...]]()
    try:
        for row in reader:
            if len(rows) >= limits.MAX_ROWS or len(row) > limits.MAX_COLUMNS:
                raise limits.too_many_lines(file)
            room.take(len(row), None)
            rows.append(tuple(_unguarded(cell) if cell[:1] == "'" else cell for cell in row))
    except csv.Error as error:
        raise _broken(file, len(rows) + 1, error) from None
    return tuple(rows)


def _put_right(file: str) -> Problem:
    return Problem(
        "letters met een accent stonden er als andere tekens; ze zijn teruggezet",
        "kijk de namen na, en bewaar de lijst voortaan als CSV UTF-8",
        Severity.WARNING,
        file=file,
    )


def _broken(file: str, row: int, error: csv.Error) -> InvalidInput:
    if "field larger" in str(error):
        return limits.too_long(file, None, row)
    problem = Problem(
        "een aanhalingsteken staat verkeerd of wordt niet gesloten",
        "controleer de aanhalingstekens vanaf deze rij",
        file=file,
        row=row,
    )
    return InvalidInput((problem,))


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet takes the text for a formula.

    Also one that already bears a mark against that, so that reading takes away exactly one.
    """
    return text.lstrip("'").startswith(_FORMULA_STARTS)


def _unguarded(text: str) -> str:
    """Without the mark that text beginning with `'` may bear."""
    return text[1:] if is_formula_like(text[1:]) else text


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


# What é, ë, ê, è and ï of one code look like in another: as two signs, or as a quotation mark.
_TWICE = re.compile("Ã[\u00a0-\u00bf]|Ã[‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|â‚¬")
_DOS = re.compile("[A-Za-z][‚‰ˆŠ‹„](?:[a-z]|\\b|$)")


def _repaired(text: str, data: bytes) -> str:
    """The text in the code that it was written in, where it was saved in another by mistake."""
    if _TWICE.search(text):
        with suppress(UnicodeError):
            return text.encode("cp1252").decode("utf-8")
    with suppress(UnicodeDecodeError):
        data.decode("utf-8")
        return text
    return data.decode("cp850") if _DOS.search(text) else text


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
