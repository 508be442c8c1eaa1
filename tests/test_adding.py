"""What docs/ontwikkelen.md says of adding something is true: it is done, in a copy, and used."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from succession.assumptions import DRAWN
from succession.simulation import compiled
from tests.additions import ADDED, ROOT, carry_out, copy_of_the_program

# How many files that were there are changed, and how many are new.
FILES = {
    "a field of a practice": (2, 1),
    "a field of a share": (2, 1),
    "a fact": (3, 0),
    "a right": (1, 0),
    "a page": (2, 4),
    "a lever": (1, 0),
    "a number that every run draws": (4, 0),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the copy says once all has been added to it."""
    copy, own = (tmp_path_factory.mktemp(name) for name in ("copy", "own"))
    copy_of_the_program(copy)
    for edits in ADDED.values():
        carry_out(edits, copy)
    environment = {
        **os.environ,
        "PYTHONPATH": str(copy),
        "PYTHONDONTWRITEBYTECODE": "1",
        "SUCCESSION_DB": f"sqlite:///{own / 'register.sqlite'}",
    }
    script = ROOT / "tests/asked_of_additions.py"
    asked = [sys.executable, "-P", str(script)]
    ran = subprocess.run(asked, env=environment, cwd=own, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-3000:]
    return dict(json.loads((own / "told.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("what", ADDED)
def test_few_files_are_touched(what: str) -> None:
    new = {edit.file for edit in ADDED[what] if not edit.anchor}
    changed = {edit.file for edit in ADDED[what]} - new
    assert (len(changed), len(new)) == FILES[what]
    assert not any((ROOT / file).exists() for file in new)


def test_a_field_is_read_kept_and_exported(told: dict[str, Any]) -> None:
    assert told["stored"] == {"lift": True, "notaris": "Mr. Zegel"}
    assert told["exported"] == {"lift": "ja", "notaris": "Mr. Zegel"}
    assert told["differs from its tables"] is False


def test_a_field_stands_in_the_form(told: dict[str, Any]) -> None:
    assert told["in the form"] == {"lift": "ja", "notaris": "Mr. Zegel"}


def test_a_confidential_field_is_unknown_to_the_board(told: dict[str, Any]) -> None:
    assert told["known to the board"] == {"lift": None, "notaris": None}
    assert told["exported to the board"] == {"lift": "", "notaris": ""}


def test_a_fact_can_be_asked_for(told: dict[str, Any]) -> None:
    assert (told["the fact"], told["the fact as stated"]) == (True, False)
    assert told["the fact denied"] == "er is geen lift"


def test_a_page_opens_for_who_has_its_right_and_for_nobody_else(told: dict[str, Any]) -> None:
    assert told["the page"] == ["Liften", "Een lift: 1"]
    assert told["the page of another role"] == ["Deze pagina hoort niet bij uw rol"]
    assert told["the rooms hold"] is True


def test_a_lever_is_chosen_by_its_name_and_changes_what_is_simulated(told: dict[str, Any]) -> None:
    assert told["the lever"] == "Een lift in elk pand (bewijs D)"
    without, with_lever = told["the stretch"]
    assert with_lever == pytest.approx(without + 0.02)


def test_a_number_that_is_drawn_comes_after_all_others_in_an_engine_that_is_made_anew(
    told: dict[str, Any],
) -> None:
    assert told["what is drawn"] == [*DRAWN, "search.lift_factor"]
    assert told["the number"] == [1.1, 1.0, 1.2, 1.0]
    assert told["the engine"] != compiled.folder().name
