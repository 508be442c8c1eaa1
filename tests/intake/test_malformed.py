"""Each malformed list gives exactly the problems that stand beside it, in Dutch."""

import os

import pytest

from succession.errors import InvalidInput, Problem, Severity
from succession.intake import checked, read_column_map, read_files
from tests.malformed.cases import CASES, Case
from tests.region import TODAY


def problems_of(case: Case) -> tuple[Problem, ...]:
    try:
        column_map = read_column_map(case.column_map) if case.column_map else None
    except InvalidInput as error:
        return error.problems
    intake = checked(read_files(case.files, column_map, today=TODAY), {})
    assert intake.difference.is_empty or not intake.is_faulty
    return intake.problems


def test_there_are_at_least_forty() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_problems_are_exactly_those_written_beside_the_file(case: Case) -> None:
    problems = problems_of(case)
    found = "".join(f"{problem.severity}: {problem}\n" for problem in problems)
    if os.environ.get("WRITE_EXPECTED"):
        case.expected.write_text(found, encoding="utf-8")
    assert found == case.expected.read_text(encoding="utf-8")
    assert any(problem.severity is Severity.ERROR for problem in problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_problem_names_a_person(case: Case) -> None:
    assert not any("Voorbeeld" in str(problem) for problem in problems_of(case))
