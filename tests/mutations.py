"""One line of the package broken on purpose: do the tests of that room see it?

Drawn by lot from comparisons, numbers, conditions and returned values. The compiled engine and the
rooms that use it are left out: each change there is a compilation of minutes.
"""

import ast
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parents[1]
ROOMS = (
    *("actions", "advice", "intake", "management", "network"),
    *("playbook", "register", "risk", "store", "talks"),
)
# A change may make a loop that has no end: the tests may take so often as long as they took whole.
PATIENCE = 4
_PAIRS = {ast.Lt: ast.LtE, ast.Gt: ast.GtE, ast.Eq: ast.NotEq, ast.In: ast.NotIn}
_PAIRS |= {ast.Is: ast.IsNot, ast.And: ast.Or}
OTHER = _PAIRS | {there: here for here, there in _PAIRS.items()}


@dataclass(frozen=True)
class Mutant:
    """A file of the package with other text, and what was changed on which line."""

    file: str
    line: int
    was: str
    now: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} `{self.was}` -> `{self.now}`"


def mutants(path: Path) -> Iterator[Mutant]:
    """Every change of one expression that this file can have."""
    text = path.read_text(encoding="utf-8")
    for node, changed in _changes(ast.parse(text)):
        was, now = ast.get_source_segment(text, node), f"({ast.unparse(changed)})"
        if was and "\n" not in was:
            lines = text.splitlines(keepends=True)
            line = lines[node.lineno - 1].encode()
            made = line[: node.col_offset] + now.encode() + line[node.end_col_offset :]
            lines[node.lineno - 1] = made.decode()
            file = str(path.relative_to(ROOT))
            yield Mutant(file, node.lineno, was, now, "".join(lines))


def _changes(tree: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What stands in the words of a sentence is left alone: it is no rule."""
    for node in _walk(tree):
        match node:
            case ast.Compare(left, [op], [right]) if type(op) in OTHER:
                yield node, ast.Compare(left, [OTHER[type(op)]()], [right])
            case ast.BoolOp(op, values):
                yield node, ast.BoolOp(OTHER[type(op)](), values)
            case ast.Constant(int() | float() as number) if not isinstance(number, bool):
                yield node, ast.Constant(number + 1)
            case ast.If(test) | ast.IfExp(test):
                yield test, ast.UnaryOp(ast.Not(), test)
            case ast.Return(ast.expr() as value):
                yield value, ast.Constant(None)


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    if not isinstance(node, ast.JoinedStr | ast.Raise | ast.Assert):
        yield node
        for child in ast.iter_child_nodes(node):
            yield from _walk(child)


def drawn(seed: int, count: int) -> list[Mutant]:
    """So many changes by lot, from all rooms together."""
    return random.Random(seed).sample(_all(), count)


@cache
def _all() -> list[Mutant]:
    files = (path for room in ROOMS for path in sorted((ROOT / "succession" / room).rglob("*.py")))
    return [mutant for path in files if "versions" not in path.parts for mutant in mutants(path)]


def house(folder: Path) -> Path:
    """A copy of the code and its tests, to break."""
    leave = shutil.ignore_patterns(".*", "var", "__pycache__", "*.egg-info")
    return Path(shutil.copytree(ROOT, folder / "house", ignore=leave))


def seconds_when_whole(copy: Path, tests: str) -> float:
    """How long these tests take as long as nothing is broken; then they pass, or any change would
    seem to die.
    """
    begun = monotonic()
    assert _passes(copy, tests, None), tests
    return monotonic() - begun


def verdict(mutant: Mutant, copy: Path, tests: str, seconds: float) -> str:
    """`dies` when a test of these sees the change, `lives` when none does, `unknown` when they take
    far longer than the `seconds` that they took whole.
    """
    file = copy / mutant.file
    whole = file.read_text(encoding="utf-8")
    file.write_text(mutant.text, encoding="utf-8")
    try:
        return "lives" if _passes(copy, tests, PATIENCE * seconds) else "dies"
    except subprocess.TimeoutExpired:
        return "unknown"
    finally:
        file.write_text(whole, encoding="utf-8")


def _passes(copy: Path, tests: str, seconds: float | None) -> bool:
    command = [sys.executable, "-m", "pytest", tests, "-x", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, timeout=seconds, check=False
    )
    return ran.returncode == 0
