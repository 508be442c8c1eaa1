"""What the command line says of an import: the objects of its contract, ready for JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import TypeAlias

from succession.errors import Problem
from succession.intake.merge import Intake
from succession.register.difference import RowEntry
from succession.register.rows import Value

Json: TypeAlias = str | int | float | bool | None


def problem_object(problem: Problem) -> dict[str, Json]:
    """`severity, file, sheet, row, column, what, remedy`; null where not applicable."""
    order = ("severity", "file", "sheet", "row", "column", "what", "remedy")
    values = asdict(problem)
    return {name: values[name] for name in order}


def intake_object(intake: Intake) -> dict[str, object]:
    """`problems, added, changed, removed, unchanged`; with a fault only `problems`.

    `removed` lists what the given files lack, whether or not it is to be removed.
    """
    problems = [problem_object(problem) for problem in intake.problems]
    if intake.is_faulty:
        return {"problems": problems}
    difference = intake.difference
    return {
        "problems": problems,
        "added": [_entry(e, name, None, new) for e, name, new in _values(difference.added)],
        "changed": [
            {
                "file": c.sheet,
                "key": c.key,
                "field": c.field,
                "old": _json(c.old),
                "new": _json(c.new),
            }
            for c in difference.changed
        ],
        "removed": [_entry(e, name, old, None) for e, name, old in _values(intake.missing)],
        "unchanged": difference.unchanged,
    }


def _values(entries: Iterable[RowEntry]) -> Iterable[tuple[RowEntry, str, Value]]:
    for entry in entries:
        for name, value in entry.row.items():
            if value is not None:
                yield entry, name, value


def _entry(entry: RowEntry, name: str, old: Value, new: Value) -> Mapping[str, Json]:
    return {
        "file": entry.sheet,
        "key": entry.key,
        "field": name,
        "old": _json(old),
        "new": _json(new),
    }


def _json(value: Value) -> Json:
    return value.isoformat() if isinstance(value, date) else value
