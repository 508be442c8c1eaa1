"""Any list that people have, as rows of the register: the road without strict names."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

from succession.errors import Problem, Severity
from succession.intake.files import open_files
from succession.intake.headers import normal
from succession.intake.matching import ColumnMap, Matching, Remembered, propose
from succession.intake.questions import Answers
from succession.intake.reading import Reading, read
from succession.sheets.table import Contents


def read_files(
    paths: Sequence[Path],
    column_map: ColumnMap | None = None,
    remembered: Remembered | None = None,
    *,
    today: date,
    answers: Answers = MappingProxyType({}),
) -> Reading:
    """The rows of these files, with columns as stated, remembered or else proposed."""
    contents = open_files(paths)
    matchings = propose(contents.tables, column_map, remembered)
    unused = tuple(_unused(column_map or {}, matchings))
    return read(Contents(contents.tables, (*contents.problems, *unused)), matchings, today, answers)


def _unused(column_map: ColumnMap, matchings: Sequence[Matching]) -> Iterator[Problem]:
    headers = {normal(column.header) for m in matchings for column in m.columns}
    for columns in column_map.values():
        for header in columns:
            if header not in headers:
                what = f"kolom „{header}” uit het kolommenbestand staat in geen van de lijsten"
                yield Problem(what, "controleer de naam van de kolom", Severity.WARNING)
