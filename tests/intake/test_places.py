"""What a list says of a place, held against the ground."""

from pathlib import Path

import pytest

from succession.errors import Problem, Severity
from succession.intake import checked
from succession.intake.folder import read_folder
from tests.region import TODAY


def _problems(folder: Path, **cells: str) -> tuple[Problem, ...]:
    head, row = ";".join(("agb", "naam", *cells)), ";".join(("01000001", "De Eik", *cells.values()))
    (folder / "praktijken.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    return checked(read_folder(folder, TODAY), {}).problems


def test_what_is_right_is_not_spoken_of(tmp_path: Path) -> None:
    cells = {"postcode": "7731 AB", "plaats": "Ommen"}
    assert _problems(tmp_path, **cells, breedtegraad="52,52", lengtegraad="6,42") == ()


def test_a_point_outside_its_postcode_is_told_and_goes_before_it(tmp_path: Path) -> None:
    (told,) = _problems(tmp_path, postcode="7731 AB", breedtegraad="52,15", lengtegraad="5,39")
    assert told.severity is Severity.WARNING
    assert "km buiten postcode 7731" in told.what
    assert (told.row, told.column) == (2, "breedtegraad")


def test_a_point_abroad_stops_the_import(tmp_path: Path) -> None:
    (told,) = _problems(tmp_path, breedtegraad="50,9", lengtegraad="3,2")
    assert told.severity is Severity.ERROR
    assert told.what == "dit punt ligt niet in Nederland"


@pytest.mark.parametrize("postcode", ["7730 AB", "1099 XX"])
def test_a_postcode_where_nobody_lives_is_told(tmp_path: Path, postcode: str) -> None:
    (told,) = _problems(tmp_path, postcode=postcode, plaats="Ommen")
    assert told.severity is Severity.WARNING
    assert "woont niemand" in told.what


def test_an_invented_place_is_not_corrected(tmp_path: Path) -> None:
    assert _problems(tmp_path, postcode="4950 AB", plaats="IJsperhaarle") == ()
