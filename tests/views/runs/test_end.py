"""The end of a run: what happened on the way stands there to look back by."""

from datetime import date

from succession.playbook.run.events import Closed, Moved, RunOutcome
from succession.playbook.run.progress import progress
from succession.playbook.run.run import EventKind, RunEvent
from succession.views.runs.end import ended, lookback
from tests.views.runs.test_page import AT, PLAYBOOK, TODAY, make_run

CLOSED = RunEvent(
    kind=EventKind.CLOSED,
    by="K. Smit",
    at=AT,
    on=TODAY,
    details=Closed(RunOutcome.DIVIDED, "", "", ""),
)


def _done(step_id: str, on: date) -> RunEvent:
    return RunEvent(kind=EventKind.DONE, by="K. Smit", at=AT, on=on, step_id=step_id)


def test_a_run_that_is_open_has_no_end() -> None:
    assert ended(make_run()) is None
    assert ended(make_run(CLOSED)) == "Afgesloten op 21 november 2026: verdeeld."


def test_it_tells_how_long_it_took_what_came_late_and_what_was_moved() -> None:
    (first, second, third, *_) = (step.id for step in PLAYBOOK.steps)
    moved = Moved("overdracht", date(2030, 7, 1), date(2030, 10, 1))
    run = make_run(
        _done(first, date(2020, 1, 1)),
        _done(second, TODAY),
        _done(third, TODAY),
        RunEvent(kind=EventKind.MOVED, by="K. Smit", at=AT, on=TODAY, details=moved),
    )
    lines = lookback(run, progress(run, PLAYBOOK, TODAY), date(2027, 3, 2))
    assert "4 maanden bezig" in lines[0]
    assert lines[1].startswith("3 van ")
    assert lines[1].endswith("waarvan 2 na de geplande dag.")
    assert lines[2] == "1 keer een datum verzet, 0 besluiten over een grens vastgelegd."
