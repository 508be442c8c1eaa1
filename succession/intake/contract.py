"""What the command line says of an import: the objects of its contract, ready for JSON."""

from collections.abc import Iterable
from datetime import date
from itertools import islice

from succession.contract import (
    ImportObject,
    Json,
    ProblemObject,
    QuestionObject,
    RefusedImportObject,
    RefusedObject,
    ValueObject,
)
from succession.errors import InvalidInput, Problem
from succession.intake.merge import Intake
from succession.intake.questions import ListQuestion
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


class NotImported(InvalidInput):
    """A list cannot be saved as it stands; `questions` are those that are still open."""

    def __init__(self, intake: Intake, questions: tuple[ListQuestion, ...]) -> None:
        super().__init__(intake.problems)
        self.questions = questions

    def __str__(self) -> str:
        return "\n".join((super().__str__(), *question_lines(self.questions)))


def refused_import(error: NotImported) -> RefusedObject | RefusedImportObject:
    """What is answered where a list is refused; with the questions where an answer would help."""
    told = refusal(error.problems)
    needed = [question for question in error.questions if question.default is None]
    return {**told, "questions": _questions(needed)} if needed else told


def question_lines(questions: Iterable[ListQuestion]) -> list[str]:
    """The questions in words, with how to answer them on the command line."""
    return [
        f"vraag `{one.id}`: {one.what} Antwoord met --answers: {' of '.join(one.choices)}"
        + (f" (zonder antwoord: {one.default})" if one.default else "")
        for one in questions
    ]


def _questions(questions: Iterable[ListQuestion]) -> list[QuestionObject]:
    return [
        {
            "id": one.id,
            "what": one.what,
            "choices": list(one.choices),
            "default": one.default,
            "cases": [
                {"id": case.id, "given": case.given, "standing": case.standing, "where": case.where}
                for case in one.cases
            ],
        }
        for one in questions
    ]


def intake_object(intake: Intake, questions: Iterable[ListQuestion] = ()) -> ImportObject:
    """What an import without a fault changes, and what is still asked."""
    difference = intake.difference
    gone = {(entry.sheet, entry.key) for entry in difference.removed}
    lacking = [entry for entry in intake.missing if (entry.sheet, entry.key) not in gone]
    return {
        "problems": [problem_object(problem) for problem in intake.problems],
        "questions": _questions(questions),
        "added": [
            _value(Change(entry.sheet, entry.key, name, None, new))
            for entry, name, new in _values(difference.added)
        ],
        "changed": [_value(change) for change in difference.changed],
        "removed": [
            _value(Change(entry.sheet, entry.key, name, old, None))
            for entry, name, old in (*_values(difference.removed), *_first_values(lacking))
        ],
        "missing": [{"file": entry.sheet, "key": entry.key} for entry in lacking],
        "unchanged": difference.unchanged,
    }


def _values(entries: Iterable[RowEntry]) -> Iterable[tuple[RowEntry, str, Value]]:
    for entry in entries:
        for name, value in entry.row.items():
            if value is not None:
                yield entry, name, value


def _first_values(entries: Iterable[RowEntry]) -> Iterable[tuple[RowEntry, str, Value]]:
    """One value of each row, by which somebody knows it."""
    for entry in entries:
        yield from islice(_values([entry]), 1)


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
