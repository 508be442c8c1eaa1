"""A round of mutations: lines that are broken on purpose, and which of them no test sees.

The figures of each round stand in `docs/mutations.md`. For a first try:
`MUTATIONS=2 .venv/bin/python -m pytest tests/test_mutations.py -m soak -s`.
"""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.mutations import ROOMS, ROOT, Mutant, drawn, house, mutants, seconds_when_whole, verdict

FIGURES = ROOT / "docs" / "mutations.md"
EACH_ROUND = int(os.environ.get("MUTATIONS", "20"))
LONG = 300.0
_ROUND = re.compile(r"^\| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|", re.MULTILINE)


def _rounds() -> list[list[int]]:
    """Of each round that was played: seed, changes, and how many died, lived, did not end."""
    found = _ROUND.findall(FIGURES.read_text(encoding="utf-8"))
    return [[int(figure) for figure in row] for row in found]


@pytest.mark.soak
def test_a_round_of_mutations(tmp_path: Path) -> None:
    """The next seed; what lives is told and written down for who adds the test that it lacks."""
    seed, copy = len(_rounds()) + 1, house(tmp_path)
    tests = {mutant: f"tests/{Path(mutant.file).parts[1]}" for mutant in drawn(seed, EACH_ROUND)}
    seconds = {folder: seconds_when_whole(copy, folder) for folder in set(tests.values())}
    found = {}
    for mutant, folder in tests.items():
        found[mutant] = verdict(mutant, copy, folder, seconds[folder])
        print(found[mutant], mutant, flush=True)
    _write_down(seed, found)
    assert Counter(found.values())["dies"] >= 0.7 * EACH_ROUND


def _write_down(seed: int, found: dict[Mutant, str]) -> None:
    of = Counter(found.values())
    alive = "; ".join(f"{one}".replace("|", "\\|") for one in found if found[one] == "lives") or "-"
    row = f"| {seed} | {len(found)} | {of['dies']} | {of['lives']} | {of['unknown']} | {alive} |\n"
    with FIGURES.open("a", encoding="utf-8") as file:
        file.write(row)


def test_the_figures_of_the_rounds_add_up() -> None:
    for seed, (number, changes, *ends) in enumerate(_rounds(), start=1):
        assert (number, sum(ends)) == (seed, changes)


def test_each_room_has_tests_of_its_own() -> None:
    assert all((ROOT / "tests" / room).is_dir() for room in ROOMS)


def test_a_change_is_seen_by_who_tests_it_and_by_nobody_else(tmp_path: Path) -> None:
    """The round itself bites: a rule that is broken dies by its test, and lives by another."""
    copy, days = house(tmp_path), ROOT / "succession" / "working_days.py"
    broken = next(one for one in mutants(days) if one.was == "day.weekday() < 5")
    assert broken.now == "(day.weekday() <= 5)"
    assert verdict(broken, copy, "tests/test_working_days.py", LONG) == "dies"
    assert verdict(broken, copy, "tests/test_conditions.py", LONG) == "lives"


def test_the_same_seed_draws_the_same_changes() -> None:
    assert drawn(1, 5) == drawn(1, 5) != drawn(2, 5)


def test_each_kind_of_change_is_made(tmp_path: Path) -> None:
    made = {one.now for one in mutants(ROOT / "succession" / "working_days.py")}
    assert {
        "(month_in_quarter != 0)",
        "(month_in_quarter == 0 or day.day == 1)",
        "(not (month_in_quarter == 0 and day.day == 1))",
        "(4)",
        "(None)",
    } <= made
