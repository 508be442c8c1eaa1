"""The steps of a run against time: as rows, and the longest chain as a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from succession.playbook.run.planning import slack_days
from succession.playbook.run.progress import Progress, StepProgress, StepState
from succession.views import dutch
from succession.views.records import Record


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A step on the time line. `slack` says how long it can wait; None once it is done."""

    title: str
    start: date
    due: date
    state: StepState
    is_critical: bool
    slack: str | None


def timeline(progress: Progress, today: date) -> tuple[TimelineRow, ...]:
    """Every step in the order of its due date."""
    done = {step.planned.step.id for step in progress.steps if step.is_done}
    slack = slack_days(progress.schedule, today, done)
    return tuple(_row(step, slack) for step in progress.steps)


def records(rows: tuple[TimelineRow, ...]) -> list[Record]:
    """Every step as the picture shows it, for who would rather read."""
    return [
        {
            "stap": row.title,
            "van": row.start,
            "tot": row.due,
            "stand": row.state.value,
            "speling": row.slack or "–",
        }
        for row in rows
    ]


def critical_records(rows: tuple[TimelineRow, ...]) -> list[Record]:
    """The chain that decides the end: a delay of any of these delays it all."""
    return records(tuple(row for row in rows if row.is_critical))


def alternative(rows: tuple[TimelineRow, ...]) -> str:
    """The picture in one sentence, for who does not see it."""
    if not rows:
        return "Er zijn geen stappen."
    first, last = min(row.start for row in rows), max(row.due for row in rows)
    late = sum(row.state is StepState.LATE for row in rows)
    return (
        f"Tijdlijn van {len(rows)} stappen van {dutch.day(first)} tot {dutch.day(last)}; "
        f"{late} te laat. De tabellen eronder zeggen hetzelfde."
    )


def _row(step: StepProgress, slack: Mapping[str, int]) -> TimelineRow:
    planned = step.planned
    return TimelineRow(
        title=planned.step.title,
        start=planned.start,
        due=planned.due,
        state=step.state,
        is_critical=planned.is_critical,
        slack=_slack(slack.get(planned.step.id)),
    )


def _slack(days: int | None) -> str | None:
    if days is None:
        return None
    if days < 0:
        return f"{dutch.length(-days)} te kort"
    return dutch.length(days) if days else "geen"
