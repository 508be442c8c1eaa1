"""What a run draws is said once, beside the number itself; engine and levers follow from that."""

import ast
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from succession.assumptions import DRAWN, Settled
from succession.simulation import engine
from succession.simulation.engine import layout
from succession.simulation.numbers import numbers_of
from tests.risk.world import ASSUMPTIONS
from tests.simulation.worlds import run, some_region, world_of

ENGINE = Path(layout.__file__).parent
OTHERWISE_CALLED = {"search.yearly_rate": "SEARCH_RATE", "search.lead": "LEAD_YEARS"}
YEARS, CHANGED = 8, 4


def _named() -> dict[str, str]:
    """The names of the engine, by the place of the number."""
    tree = ast.parse(Path(layout.__file__).read_text(encoding="utf-8"))
    named = [
        (node.value.args[0].value, ast.unparse(node.targets[0]))
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) == "_index"
    ]
    assert Counter(path for path, _ in named).most_common(1)[0][1] == 1
    return dict(named)


NAMED = _named()


def _read() -> set[str]:
    """Every name that the engine reads outside its layout."""
    files = [path for path in ENGINE.rglob("*.py") if path.name != "layout.py"]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    return {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)}


def test_each_number_has_a_turn_of_its_own_in_the_luck_of_a_run() -> None:
    assert [one.turn for one in DRAWN.values()] == list(range(len(DRAWN)))


def test_what_is_drawn_is_what_the_engine_names_and_reads() -> None:
    assert set(NAMED) == set(DRAWN)
    assert set(NAMED.values()) - _read() == set()


@pytest.mark.parametrize("path", DRAWN)
def test_the_engine_calls_a_number_by_its_own_name(path: str) -> None:
    assert NAMED[path] == OTHERWISE_CALLED.get(path, path.split(".")[1].upper())
    number = ASSUMPTIONS.numbers()[path]
    row = numbers_of(ASSUMPTIONS)[getattr(engine, NAMED[path])]
    assert list(row) == [number.value, number.low, number.high, number.scale == "log"]


def _everything_counts() -> engine.World:
    """A region in which each number that is drawn moves something."""
    traits = {"rural": 1.0, "training": 1.0, "premises": 1.0, "dispensing": 1.0, "limited": 1}
    traits["size"] = 0.3
    offices = some_region(3, 30, staff_fte=0.4, practice=traits)
    spread = (1.0, 0.12, 0.2, 0.15)
    world = world_of(offices, years=YEARS, spread=spread, SEARCH_RATE=0.1, POOL_EFFECT=0.5)
    staff = np.column_stack((np.linspace(0.95, 0.5, YEARS), np.arange(YEARS) + 1.0, np.ones(YEARS)))
    seats = world.seats.copy()
    seats["kind"][::7] = engine.RATED
    practices = world.practices.copy()
    practices["group"][::2] = 1.0
    practices["per_fte_slope"] = 100.0
    return world._replace(
        seats=seats,
        practices=practices,
        staff=staff,
        slopes=np.full(world.slopes.shape, 0.1),
        stops_a_year=np.array([2.0]),
    )


WORLD = _everything_counts()


@pytest.fixture(scope="module")
def plain() -> engine.Results:
    return run(WORLD, 100)


@pytest.mark.parametrize("path", DRAWN)
def test_another_number_works_from_when_it_says(path: str, plain: engine.Results) -> None:
    rows = WORLD.numbers.copy()
    index = getattr(engine, NAMED[path])
    rows[index, :3] = 1.5 * rows[index, :3] + 0.25
    changed = WORLD._replace(changes=rows[None], change_years=np.array([CHANGED], np.int32))
    later = run(changed, 100)
    assert np.array_equal(later.drawn, plain.drawn)
    assert np.array_equal(later.series[:, :CHANGED], plain.series[:, :CHANGED])
    moves = np.abs(later.series - plain.series).max() > 1e-3
    assert moves == (DRAWN[path].settled is not Settled.AT_START)
