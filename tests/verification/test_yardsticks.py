"""The yardsticks and the measurement of the bands: what ships is read, what is broken refused."""

from pathlib import Path

import pytest

from succession.errors import InvalidInput
from succession.verification.calibration import Quantity, load_calibration
from succession.verification.yardsticks import load_yardsticks
from tests.verification.published import ROOT

_ROW = "  - {quantity: aanbod, horizon_years: 5, inside: %s, of: 200}\n"
_HEAD = """version: "2"
date: 2026-11-22
replicates: 200
regions: "verzonnen regio's"
source: "een opdracht"
rows:
"""


def _measured(tmp_path: Path, *rows: str) -> Path:
    file = tmp_path / "calibration.yaml"
    file.write_text(_HEAD + "".join(rows), encoding="utf-8")
    return file


def test_the_shipped_yardsticks_are_those_of_the_page() -> None:
    found = load_yardsticks(ROOT / "data/verification.yaml")
    assert (found.starters_accepted.low, found.starters_accepted.high) == (990, 1060)
    assert (found.coverage_target.low, found.coverage_target.high) == (0.72, 0.88)
    assert found.starters_accepted.contains(990)
    assert not found.starters_accepted.contains(989.9)


def test_a_yardstick_without_a_source_is_refused(tmp_path: Path) -> None:
    text = (ROOT / "data/verification.yaml").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    first = next(i for i, line in enumerate(lines) if line.startswith("  source:"))
    broken = tmp_path / "verification.yaml"
    broken.write_text("".join(lines[:first] + lines[first + 1 :]), encoding="utf-8")
    with pytest.raises(InvalidInput, match="`source` ontbreekt"):
        load_yardsticks(broken)


def test_without_a_measurement_there_is_none(tmp_path: Path) -> None:
    assert load_calibration(tmp_path / "calibration.yaml") is None


def test_a_measurement_is_read(tmp_path: Path) -> None:
    found = load_calibration(_measured(tmp_path, _ROW % 150))
    assert found is not None
    (row,) = found.rows
    assert (row.quantity, row.share) == (Quantity.SUPPLY, 0.75)


def test_more_inside_than_there_are_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="meer uitkomsten binnen de band"):
        load_calibration(_measured(tmp_path, _ROW % 201))
