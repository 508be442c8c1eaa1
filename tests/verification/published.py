"""The shipped national figures, and where the public tables they were taken from stand."""

import csv
from pathlib import Path

import pytest

from succession.verification.plans import National, load_national

ROOT = Path(__file__).resolve().parents[2]
NATIONAL: National = load_national(ROOT / "data/national.yaml")
REALDATA = ROOT.parent / "shared" / "realdata"


def table(path: str) -> list[dict[str, str]]:
    """The rows of a public table; the test is skipped where the tables are not at hand."""
    file = REALDATA / path
    if not file.exists():
        pytest.skip(f"public table {path} is not beside this checkout (../shared/realdata)")
    with file.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))
