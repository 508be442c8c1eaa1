"""What a form about a run says: who and when, and what it must say before it is kept."""

from datetime import date

from succession.actions.permission import Submission
from succession.errors import InvalidInput, Problem
from succession.playbook.run.run import EventKind, RunEvent
from succession.register.days import day_of


def said(submission: Submission, kind: EventKind) -> RunEvent:
    """An event of this kind, by whoever sent the form, at that moment."""
    return RunEvent(kind=kind, by=submission.actor.name, at=submission.now)


def refuse_day_to_come(submission: Submission, on: date) -> None:
    """Raises `InvalidInput` when the day is still to come."""
    if on > day_of(submission.now):
        what = "deze dag ligt in de toekomst"
        raise InvalidInput((Problem(what, "vul de dag in waarop het gebeurde"),))


def refuse_empty(**texts: str) -> None:
    """Raises `InvalidInput` with every text, by its Dutch name, that says nothing."""
    problems = tuple(
        Problem(f"{name} ontbreekt", f"vul {name} in")
        for name, text in texts.items()
        if not text.strip()
    )
    if problems:
        raise InvalidInput(problems)
