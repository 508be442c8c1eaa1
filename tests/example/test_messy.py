"""The region as a zorggroep has it in its own files comes in as the same region."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.errors import Problem
from succession.example import example_region
from succession.intake.files import open_files
from succession.intake.folder import write_folder
from succession.intake.matching import propose
from succession.intake.merge import register_from
from succession.intake.reading import read
from succession.register import Register
from tests.example import messy
from tests.region import TODAY

AS_OF = date(2026, 11, 21)


def imported(*paths: Path, today=TODAY) -> tuple[Register, tuple[Problem, ...]]:
    """What comes in when the proposed matching is confirmed as it is."""
    contents = open_files(paths)
    return register_from(read(contents, propose(contents.tables), today))


@pytest.fixture(params=[(60, 1), (150, 2)], ids=["60", "150"])
def region(request) -> Register:
    practices, seed = request.param
    return example_region(practices, seed, AS_OF)


def test_the_clean_files_give_the_region_without_a_single_problem(region, tmp_path):
    write_folder(region, tmp_path)

    assert imported(*sorted(tmp_path.glob("*.csv"), reverse=True)) == (region, ())


@settings(deadline=None, derandomize=True, max_examples=30)
@given(
    practices=st.integers(1, 40),
    seed=st.integers(0, 2**64),
    as_of=st.dates(date(2016, 1, 1), date(2031, 12, 31)),
)
def test_a_region_of_any_size_seed_and_day_comes_in_unchanged(practices, seed, as_of):
    region = example_region(practices, seed, as_of)

    with TemporaryDirectory() as folder:
        write_folder(region, Path(folder))
        assert imported(*Path(folder).iterdir(), today=as_of) == (region, ())


def test_a_workbook_with_titles_lost_zeros_and_a_hidden_sheet(region, tmp_path):
    register, problems = imported(messy.workbook(region, tmp_path))

    assert register == region
    assert [(problem.sheet, problem.severity) for problem in problems] == [("Oud", "waarschuwing")]


def test_windows_csv(region, tmp_path):
    assert imported(*messy.windows_csv(region, tmp_path)) == (region, ())


def test_open_document(region, tmp_path):
    assert imported(messy.open_document(region, tmp_path)) == (region, ())


def test_an_old_workbook_with_one_row_per_gp(region, tmp_path):
    path = messy.old_workbook_of_gps_with_their_practice(region, tmp_path)
    register, problems = imported(path)

    assert problems == ()
    assert set(register.practices) == set(region.practices)
    assert replace(register, practices=()) == replace(region, practices=(), candidates=())
