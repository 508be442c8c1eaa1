"""Files of any kind as sheets of cells; what is not a list gets one clear sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TypeAlias, cast

from succession import limited
from succession.errors import InvalidInput, Problem
from succession.sheets import limits, reading
from succession.sheets.table import Cell, Contents, Table

MAX_BYTES = 25 * 1024 * 1024

_LIMIT = limited.Allowance(seconds=20, memory=2 * 1024**3)
# Text that is read in so little time that a process of its own would only take longer.
_SHORT = 200_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_TEXTS = (".csv", ".txt", ".tsv")

Rows: TypeAlias = tuple[tuple[Cell, ...], ...]


def open_files(paths: Sequence[Path]) -> Contents:
    """The sheets of all files; a file that cannot be read adds its problem and no sheet."""
    return Contents.joined(_opened(path) for path in paths)


def open_file(name: str, data: bytes) -> Contents:
    """The sheets of one file, from its bytes; the same as `open_files` for an upload."""
    try:
        return _read(name, data)
    except InvalidInput as error:
        return Contents(problems=error.problems)


def _opened(path: Path) -> Contents:
    try:
        return open_file(path.name, path.read_bytes())
    except OSError:
        problem = Problem(
            "het bestand is niet te openen", "controleer de naam en de plaats", file=path.name
        )
        return Contents(problems=(problem,))


def _read(name: str, data: bytes) -> Contents:
    problem = _why_not(name, data)
    if problem is not None:
        raise InvalidInput((problem,))
    if len(data) < _SHORT and not data.startswith((_ZIP, _OLE)):
        return _joined(reading.answers((name, data)))
    try:
        return _joined(limited.answers(reading.__name__, (name, data), _LIMIT))
    except limited.CutShort as end:
        raise limits.too_large(name) if end.is_at_limit else limits.damaged(name) from None


def _joined(parts: Iterable[object]) -> Contents:
    """A table comes before its rows, which come a number at a time."""
    tables: list[tuple[Table, list[tuple[Cell, ...]]]] = []
    problems: list[Problem] = []
    for part in parts:
        if isinstance(part, Table):
            tables.append((part, []))
        elif isinstance(part, Problem):
            problems.append(part)
        else:
            tables[-1][1].extend(cast(Rows, part))
    found = (replace(table, rows=tuple(rows)) for table, rows in tables)
    return Contents(tuple(found), tuple(problems))


def _why_not(name: str, data: bytes) -> Problem | None:
    """What shows at a glance that this is no list; None when it may be one."""
    if not data.strip():
        return Problem("het bestand is leeg", "kies een bestand met een lijst", file=name)
    if len(data) > MAX_BYTES:
        return Problem("het bestand is groter dan 25 MB", "bewaar alleen de lijst", file=name)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        what = "dit is een webpagina en geen Excel-werkmap"
        return Problem(what, "open het in Excel en bewaar het als .xlsx", file=name)
    suffix = PurePath(name).suffix.casefold()
    if suffix in _WORKBOOKS and not data.startswith((_ZIP, _OLE)):
        what = "het bestand is beschadigd of geen Excel-werkmap"
        return Problem(what, "open het in Excel en bewaar het opnieuw als .xlsx", file=name)
    if suffix not in (*_WORKBOOKS, *_TEXTS):
        what = "dit is geen Excel- of CSV-bestand"
        return Problem(what, "geef een bestand dat eindigt op .xlsx, .xls, .ods of .csv", file=name)
    return None
