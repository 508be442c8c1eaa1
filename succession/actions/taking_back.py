"""Taking back what was just said in a run: what was so before is told after it, so that nothing
of the run is lost. A note and a proof, on which nothing hangs, go.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from succession.actions import permission
from succession.actions.permission import Submission
from succession.actions.playbooks import refuse_shut
from succession.actions.taking_part import Following, own_step, seen_step, stored, take_part
from succession.errors import Conflict
from succession.playbook.book.facts import UNKNOWN
from succession.playbook.run.events import Filled, Known
from succession.playbook.run.progress import done_in
from succession.playbook.run.run import EventKind, Run, RunEvent
from succession.store import Pen, Store, StoredRun
from succession.store.runs import write as runs

RIGHT: Mapping[EventKind, str] = MappingProxyType(
    {
        EventKind.DONE: permission.REOPEN_STEP,
        EventKind.REOPENED: permission.TICK_STEP,
        EventKind.NOTE: permission.TAKE_BACK_NOTE,
        EventKind.PROOF: permission.TAKE_BACK_NOTE,
        EventKind.KNOWN: permission.STATE_FACT,
        EventKind.FILLED: permission.FILL_ROLE,
    }
)
"""What one must be permitted for taking back what was said, by its kind."""
_GOES = (EventKind.NOTE, EventKind.PROOF)
_TICKS = (EventKind.DONE, EventKind.REOPENED)


def take_back(
    store: Store, submission: Submission, run_id: str, said: tuple[RunEvent, ...]
) -> StoredRun:
    """Takes back what this person said in one form, all of one kind; answers the run after it.

    Raises `Conflict` when that is no longer there, or something was said of the same since.
    """
    (right,) = {RIGHT[event.kind] for event in said}

    def back(pen: Pen) -> str:
        following = take_part(pen, submission, run_id)
        for event in said:
            _refuse_changed(submission, following.run, event)
            if event.kind in _GOES:
                seen_step(following, submission, event.step_id or "")
                runs.remove_event(pen, run_id, event)
            else:
                runs.append(pen, run_id, _as_before(submission, following, event))
        return run_id

    return stored(store, store.write(submission.stamp(right, run_id, said), back))


def _refuse_changed(submission: Submission, run: Run, event: RunEvent) -> None:
    about = [one for one in run.events if _is_about_the_same(one, event)]
    if about[-1:] != [event] or event.by != submission.actor.name:
        raise Conflict(
            "Dit is intussen gewijzigd en kan niet meer ongedaan worden gemaakt; "
            "bekijk de nieuwe stand."
        )


def _is_about_the_same(one: RunEvent, other: RunEvent) -> bool:
    if isinstance(one.details, Known) and isinstance(other.details, Known):
        return one.details.fact == other.details.fact
    if isinstance(one.details, Filled) and isinstance(other.details, Filled):
        return one.details.role == other.details.role
    if other.kind in _TICKS:
        return one.kind in _TICKS and one.step_id == other.step_id
    return one == other


def _as_before(submission: Submission, following: Following, event: RunEvent) -> RunEvent:
    """What makes it again as it was before this was said."""
    run = following.run
    place = len(run.events) - 1 - run.events[::-1].index(event)
    before, now = replace(run, events=run.events[:place]), submission.now
    if isinstance(event.details, Known):
        fact = event.details.fact
        known = Known(fact, dict(before.given).get(fact, UNKNOWN))
        return replace(event, at=now, details=known)
    if isinstance(event.details, Filled):
        role = event.details.role
        return replace(event, at=now, details=Filled(role, before.people.get(role, "")))
    return _tick_as_before(submission, following, before, event)


def _tick_as_before(
    submission: Submission, following: Following, before: Run, event: RunEvent
) -> RunEvent:
    assert event.step_id is not None, "a tick is of a step"
    found = own_step(following, submission, event.step_id)
    if event.kind is EventKind.DONE:
        return replace(event, kind=EventKind.REOPENED, at=submission.now, on=None, note="")
    refuse_shut(submission, following, found)
    return _again(done_in(before.events)[event.step_id], submission.now)


def _again(tick: RunEvent, now: datetime) -> RunEvent:
    """The tick as it was told: by whom and on which day. What was noted with it still stands."""
    return replace(tick, at=now, on=tick.day, note="")
