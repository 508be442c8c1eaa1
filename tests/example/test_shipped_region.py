"""The region in data/example is what the generator writes, to the byte."""

from datetime import date
from pathlib import Path

import pytest

from succession.example import example_region
from succession.intake.folder import write_folder

SHIPPED = Path(__file__).parents[2] / "data" / "example"
FILES = ["praktijken.csv", "huisartsen.csv", "kandidaten.csv"]


@pytest.mark.parametrize("name", FILES)
def test_the_shipped_region_is_what_the_generator_writes(name, tmp_path):
    write_folder(example_region(60, 1, date(2026, 11, 21)), tmp_path)

    assert (SHIPPED / name).read_bytes() == (tmp_path / name).read_bytes()


def test_the_shipped_folder_says_that_it_is_invented():
    assert "verzonnen" in (SHIPPED / "LEESMIJ.txt").read_text(encoding="utf-8")
