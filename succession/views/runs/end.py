"""The end of a run: how it ended, and what happened on the way."""

from datetime import date

from succession.playbook.run.events import Closed, Decided, Moved
from succession.playbook.run.progress import Progress
from succession.playbook.run.run import Run, told
from succession.views import dutch
from succession.views.runs.page import months_between


def ended(run: Run) -> str | None:
    """How a run ended and when: `Afgesloten op 21 november 2026: verdeeld.`; None while open."""
    found = next(iter(told(run.events, Closed)), None)
    if found is None:
        return None
    event, closed = found
    return f"Afgesloten op {dutch.day(event.day)}: {closed.outcome.value}."


def lookback(run: Run, progress: Progress, today: date) -> tuple[str, ...]:
    """What happened, to look back by: how long it took, what came late, what was moved."""
    done = [step for step in progress.steps if step.is_done]
    late = sum(step.done_on is not None and step.done_on > step.planned.due for step in done)
    moved = sum(details.old is not None for _, details in told(run.events, Moved))
    decided = sum(1 for _ in told(run.events, Decided))
    end = run.closing.day if run.closing else today
    return (
        f"Begonnen op {dutch.day(run.started_on)}, "
        f"{dutch.months(months_between(run.started_on, end))} bezig geweest.",
        f"{len(done)} van {len(progress.steps)} stappen gedaan, waarvan {late} na de geplande dag.",
        f"{dutch.number(moved)} keer een datum verzet, "
        f"{dutch.count(decided, 'besluit', 'besluiten')} over een grens vastgelegd.",
    )
