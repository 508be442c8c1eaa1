"""The simulation is compiled once per machine, a real region needs nothing more, and memory is
laid out as its reader wants it."""

import ast
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from succession.simulation import compiled, engine
from succession.simulation.region import run_chunk
from tests.simulation.worlds import some_region, world_of

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
from datetime import date
from succession.example import example_region
from succession.simulation import SimulationPlan, engine, simulate, warm_up
from tests.risk.world import ASSUMPTIONS
warm_up()
day = date(2027, 1, 1)
simulate(example_region(4, 1, day), ASSUMPTIONS, day, SimulationPlan(years=2, runs=4))
print(len(engine.run_many.signatures), sum(engine.run_many.stats.cache_misses.values()))
"""


def _forms_and_compilations() -> list[str]:
    command = [sys.executable, "-c", SCRIPT]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return ran.stdout.split()


def test_a_new_process_runs_a_region_with_what_was_compiled_before() -> None:
    assert _forms_and_compilations()[0] == "1", "a region is not what was compiled for"
    assert _forms_and_compilations() == ["1", "0"], "compiled anew though nothing changed"


def _modules(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name for name in found if name.startswith("succession.")}


def test_the_name_of_what_is_kept_follows_from_all_that_the_engine_is_made_of() -> None:
    """What it takes from elsewhere is frozen into it: that must be in the name too."""
    rooms = [room.relative_to(ROOT) for room in compiled.SOURCES]
    for file in (ROOT / "succession/simulation/engine").rglob("*.py"):
        for name in _modules(file):
            path = Path(*name.split("."))
            assert any(path.is_relative_to(room) for room in rooms), (file, name)


@pytest.mark.parametrize("room", ["assumptions", "engine"])
def test_another_source_gets_another_folder(tmp_path: Path, room: str, monkeypatch) -> None:
    rooms = tuple(tmp_path / one for one in ("assumptions", "engine"))
    for one in rooms:
        (one / "deeper").mkdir(parents=True)
        (one / "deeper/part.py").write_text("ONE = 1")
    monkeypatch.setattr(compiled, "SOURCES", rooms)
    before = compiled.folder()
    (tmp_path / room / "deeper/part.py").write_text("ONE = 2")
    assert compiled.folder() != before


def test_what_events_of_a_practice_need_stands_in_lines_of_its_own() -> None:
    begins = {name: place for name, (_, place) in engine.POSITION.fields.items()}
    assert [begins[name] for name in ("fte", "lead", "spare", "uncovered")] == [0, 64, 128, 192]
    sizes = [dtype.itemsize for dtype in (engine.POSITION, engine.SHARE, engine.CLOCK)]
    assert sizes == [256, 64, 32]


@pytest.mark.parametrize("practices", [1, 7, 30])
def test_everything_of_a_run_stands_in_one_block_at_the_begin_of_its_lines(practices: int) -> None:
    world = world_of(some_region(1, practices))
    for arrays in (engine.live_of(world), engine.together(world)):
        places = [array.ctypes.data for array in arrays if array.size]
        assert {place % 64 for place in places} == {0}
        assert sorted(places) == places
    for array, copy in zip(world, engine.together(world), strict=True):
        assert np.array_equal(array, copy)


def test_a_thread_that_computes_two_regions_in_turn_keeps_them_apart() -> None:
    one, other = (world_of(some_region(seed, 6)) for seed in (1, 2))
    first, between, again = (run_chunk(world, 1, 0, 20) for world in (one, other, one))
    assert np.array_equal(first.series, again.series)
    assert np.array_equal(first.counts, again.counts)
    assert not np.array_equal(first.series, between.series)
