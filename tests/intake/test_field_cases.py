"""Lists as people have them: what is read of each, and what is told, stands beside it.

The lists are invented. README.md says which kinds of trouble they stand for.
"""

import os
from pathlib import Path

import pytest

from succession.intake import (
    Intake,
    Reading,
    asked_now,
    checked,
    question_lines,
    read_files,
)
from tests.region import TODAY

CASES = sorted(path for path in (Path(__file__).parent / "field_cases").iterdir() if path.is_dir())


def _files(case: Path) -> list[Path]:
    return [path for path in sorted(case.iterdir()) if path.suffix in (".csv", ".xlsx")]


def _told(reading: Reading, intake: Intake) -> str:
    problems = [f"{problem.severity}: {problem}" for problem in intake.problems]
    rows = [
        f"{sheet} {row.number}: "
        + ", ".join(f"{name}={row.values[name]}" for name in sorted(row.values))
        for sheet, found in reading.rows.items()
        for row in found
    ]
    asked = question_lines(asked_now(intake.questions, {}))
    return "\n".join((*problems, *asked, *rows, ""))


def test_there_are_some_fifty() -> None:
    assert len(CASES) >= 49


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_read_and_told_stands_beside_the_list(case: Path) -> None:
    reading = read_files(_files(case), today=TODAY)
    intake = checked(reading, {})
    found, expected = _told(reading, intake), case / "gelezen.txt"
    if os.environ.get("WRITE_EXPECTED"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    assert not intake.is_faulty or intake.difference.is_empty


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_problem_names_a_person(case: Path) -> None:
    reading = read_files(_files(case), today=TODAY)
    names = {row.values.get("naam") for row in reading.rows.get("huisartsen", ())} - {None}
    for problem in checked(reading, {}).problems:
        assert not [name for name in names if str(name) in str(problem)]
        assert problem.remedy
