"""What the process of its own does: one file to sheets, given back piece by piece."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeAlias

from succession.errors import Problem
from succession.sheets.delimited import read_delimited
from succession.sheets.table import Cell, Table
from succession.sheets.workbook import read_workbook

Rows: TypeAlias = tuple[tuple[Cell, ...], ...]

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# So few that to take them in stops nobody else: Python does nothing else in the meantime.
_ROWS_AT_ONCE = 200


def answers(question: tuple[str, bytes]) -> Iterator[Table | Problem | Rows]:
    """Of the file (name, bytes) each sheet without its rows, after it those, a number at a time;
    and what is wrong with a sheet. Raises `InvalidInput`.
    """
    for part in _parts(*question):
        if isinstance(part, Problem):
            yield part
            continue
        rows = iter(part.rows)
        yield replace(part, rows=())
        while some := tuple(islice(rows, _ROWS_AT_ONCE)):
            yield some


def _parts(file: str, data: bytes) -> Iterator[Table | Problem]:
    if data.startswith((_ZIP, _OLE)):
        return read_workbook(file, data)
    return read_delimited(file, data)
