"""How long it takes to read and check a list of 15,000 rows (aim: under 2 s), and to refuse what
is no list (aim: a few seconds)."""

from datetime import date
from pathlib import Path

import pytest

from succession.example import example_region
from succession.intake import Intake, checked, open_file, read_files, read_folder, write_folder
from succession.register.rows import rows_of
from succession.register.whole import Register
from succession.reports.paper.workbook import Statement, export
from tests.intake.hostile import HOSTILE, million_rows
from tests.region import TODAY

STATEMENT = Statement(date(2026, 1, 1), "consulent", "bench", "")


@pytest.fixture(scope="module")
def register() -> Register:
    """Practices, GPs and candidates, 15,000 rows together."""
    return example_region(3560, 1, date(2026, 1, 1))


def test_reading_and_checking_a_workbook(benchmark, register: Register, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "register.xlsx"
    path.write_bytes(export(register, STATEMENT))
    before = rows_of(register)
    intake: Intake = benchmark(lambda: checked(read_files([path], today=TODAY), before))
    assert intake.difference.is_empty
    assert intake.difference.unchanged > 14_000


def test_reading_and_checking_csv_files(benchmark, register: Register, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    write_folder(register, tmp_path)
    intake: Intake = benchmark(lambda: checked(read_folder(tmp_path, TODAY), {}))
    assert len(intake.difference.added) > 14_000


@pytest.mark.parametrize(
    "what",
    [
        "a cell at GZ99999",
        "a million lines",
        "200,000 columns",
        "3,000 sheets",
        "24 million columns",
        "100,000 formulas without outcome",
    ],
)
def test_refusing_what_is_no_list(benchmark, what: str) -> None:  # type: ignore[no-untyped-def]
    name, make = HOSTILE[what]
    data = make()
    benchmark.pedantic(open_file, (name, data), rounds=3)


def test_refusing_a_workbook_of_a_million_rows(benchmark) -> None:  # type: ignore[no-untyped-def]
    contents = benchmark.pedantic(open_file, ("a.xlsx", million_rows()), rounds=3)
    assert "ver buiten de lijst" in contents.problems[0].what
