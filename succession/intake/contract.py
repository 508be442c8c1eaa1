"""What the command line says of an import: the objects of its contract, ready for JSON."""

from collections.abc import Iterable
from datetime import date

from succession.contract import ImportObject, Json, ProblemObject, RefusedObject, ValueObject
from succession.errors import Problem
from succession.intake.merge import Intake
from succession.register.difference import Change, RowEntry
from succession.register.rows import Value


def problem_object(problem: Problem) -> ProblemObject:
    """One problem, with null for a place that does not apply."""
    return {
        "severity": problem.severity,
        "file": problem.file,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "what": problem.what,
        "remedy": problem.remedy,
    }


def refusal(problems: Iterable[Problem]) -> RefusedObject:
    """What is answered where something is wrong in what was given."""
    return {"problems": [problem_object(problem) for problem in problems]}


def intake_object(intake: Intake) -> ImportObject:
    """What an import without a fault changes."""
    difference = intake.difference
    return {
        "problems": [problem_object(problem) for problem in intake.problems],
        "added": [
            _value(Change(entry.sheet, entry.key, name, None, new))
            for entry, name, new in _values(difference.added)
        ],
        "changed": [_value(change) for change in difference.changed],
        "removed": [
            _value(Change(entry.sheet, entry.key, name, old, None))
            for entry, name, old in _values(intake.missing)
        ],
        "unchanged": difference.unchanged,
    }


def _values(entries: Iterable[RowEntry]) -> Iterable[tuple[RowEntry, str, Value]]:
    for entry in entries:
        for name, value in entry.row.items():
            if value is not None:
                yield entry, name, value


def _value(change: Change) -> ValueObject:
    return {
        "file": change.sheet,
        "key": change.key,
        "field": change.field,
        "old": _json(change.old),
        "new": _json(change.new),
    }


def _json(value: Value) -> Json:
    return value.isoformat() if isinstance(value, date) else value
