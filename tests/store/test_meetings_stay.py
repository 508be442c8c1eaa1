"""What was kept of a meeting is added and never touched again."""

import ast
from pathlib import Path

STORE = Path(__file__).resolve().parents[2] / "succession/store"


def test_nothing_in_the_store_changes_or_removes_a_meeting() -> None:
    for path in STORE.rglob("*.py"):
        if "versions" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("sa.update", "sa.delete"):
                assert ast.unparse(node.args[0]) != "meeting", path
