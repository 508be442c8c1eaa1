"""Vandaag: what waits for this person today, in one sentence and in lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from succession.playbook.run.overview import RunSummary
from succession.talks.worklist import TalkEntry, Worklist
from succession.views import dutch
from succession.views.runs.running import subject

WEEK = timedelta(days=7)
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class WaitingStep:
    """A step that is late or due this week; it may be of a practice or of the region."""

    run_id: str
    step_id: str | None
    title: str
    words: str
    due: date
    is_late: bool


@dataclass(frozen=True, slots=True)
class WaitingCounts:
    """How much waits: `replies` is what praktijkhouders told, `decisions` what is on an agenda or
    must be reviewed."""

    talks: int = 0
    late: int = 0
    soon: int = 0
    replies: int = 0
    decisions: int = 0


def conclusion(found: WaitingCounts) -> str:
    """`Vandaag: 3 gesprekken nodig, 2 stappen te laat.`"""
    parts = (
        (found.decisions, "besluit te nemen of te herzien", "besluiten te nemen of te herzien"),
        (found.talks, "gesprek nodig", "gesprekken nodig"),
        (found.late, "stap te laat", "stappen te laat"),
        (found.soon, "stap deze week", "stappen deze week"),
        (found.replies, "antwoord binnen", "antwoorden binnen"),
    )
    said = [dutch.count(amount, one, many) for amount, one, many in parts if amount]
    return f"Vandaag: {dutch.listing(said)}." if said else "Vandaag wacht er niets op u."


def talks_of_the_week(worklist: Worklist) -> tuple[TalkEntry, ...]:
    """Who is agreed for this week, or else is due now: the agreed first, by their day."""
    until = worklist.as_of + WEEK
    agreed = [one for one in worklist.entries if _is_agreed(one, worklist.as_of, until)]
    rest = [one for one in worklist.by_need if one.is_due and one not in agreed]
    by_day = sorted(agreed, key=lambda one: (one.agreed.next_talk or date.max, one.row_key))
    return (*by_day, *rest)


def steps(
    lines: Iterable[RunSummary], names: Mapping[str, str], today: date
) -> tuple[WaitingStep, ...]:
    """What is late, the longest first, and then what must be done within a week."""
    found = [step for line in lines if line.is_open for step in _of_run(line, names, today)]
    return tuple(sorted(found, key=lambda step: (not step.is_late, step.due, step.title)))


def shown(found: Sequence[WaitingStep]) -> tuple[tuple[WaitingStep, ...], str]:
    """The first of them, and how many are not shown."""
    rest = len(found) - _SHOWN
    return tuple(found[:_SHOWN]), f"en nog {dutch.number(rest)}" if rest > 0 else ""


def _is_agreed(entry: TalkEntry, start: date, until: date) -> bool:
    day = entry.agreed.next_talk
    return day is not None and start <= day <= until


def _of_run(line: RunSummary, names: Mapping[str, str], today: date) -> Iterator[WaitingStep]:
    where = f"{subject(line.practice_agb, names)} · {line.title}"
    for step in line.overdue:
        words = f"{where} · had klaar moeten zijn op {dutch.day(step.due)}"
        yield WaitingStep(line.run_id, step.step_id, step.title, words, step.due, is_late=True)
    due = line.next_due
    if line.next_step and due and today <= due <= today + WEEK:
        words = f"{where} · uiterlijk {dutch.day(due)}"
        yield WaitingStep(line.run_id, None, line.next_step, words, due, is_late=False)
