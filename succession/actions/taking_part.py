"""What every action in a run asks first: is the run his, is it open, and is the step his?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from succession.actions.permission import Submission
from succession.errors import Conflict, NotAllowed
from succession.playbook.book.model import Playbook
from succession.playbook.run.progress import Progress, StepProgress, progress
from succession.playbook.run.run import Run, RunEvent, is_visible
from succession.playbook.run.versions import pinned_playbook
from succession.playbook.run.visibility import does, sees
from succession.register.days import day_of
from succession.register.whole import Register
from succession.store import Pen, Store, StoredRun
from succession.store.register import write as rows
from succession.store.runs import read as stored_runs
from succession.store.runs import write as runs


@dataclass(frozen=True, slots=True)
class RunRef:
    """A run, and the version at which its plan was shown."""

    run_id: str
    expected_version: int


@dataclass(frozen=True, slots=True)
class StepRef:
    """A step of a run. What is done to a step is appended, so that nobody stands in the way."""

    run_id: str
    step_id: str


@dataclass(frozen=True, slots=True)
class Following:
    """A run within a transaction, as somebody who takes part in it finds it."""

    run: Run
    playbook: Playbook
    progress: Progress


def record(
    store: Store,
    submission: Submission,
    action: str,
    step: StepRef,
    event: Callable[[Following, StepProgress], RunEvent],
    *content: object,
) -> StoredRun:
    """Appends what `event` makes of the step as it stands; answers the run after it.

    `content` is what was said, by which the same form sent twice is known.
    """

    def append(pen: Pen) -> str:
        following = take_part(pen, submission, step.run_id)
        found = seen_step(following, submission, step.step_id)
        runs.append(pen, step.run_id, event(following, found))
        return step.run_id

    return stored(store, store.write(submission.stamp(action, step, content), append))


def record_own(
    store: Store,
    submission: Submission,
    action: str,
    step: StepRef,
    event: Callable[[Following, StepProgress], RunEvent],
    *content: object,
) -> StoredRun:
    """As `record`, for what only who does the step may say of it; raises `NotAllowed` for who
    only sees it.
    """

    def own(following: Following, found: StepProgress) -> RunEvent:
        _refuse_others(following, submission, found)
        return event(following, found)

    return record(store, submission, action, step, own, *content)


def record_about_run(
    store: Store,
    submission: Submission,
    action: str,
    run_id: str,
    events: Callable[[Following], Iterable[RunEvent]],
    *content: object,
) -> StoredRun:
    """Appends what concerns the run as a whole; answers the run after it."""

    def append(pen: Pen) -> str:
        for event in events(take_part(pen, submission, run_id)):
            runs.append(pen, run_id, event)
        return run_id

    return stored(store, store.write(submission.stamp(action, run_id, content), append))


def take_part(pen: Pen, submission: Submission, run_id: str) -> Following:
    """The run as it stands; raises `NotAllowed` for one that this person does not take part in,
    `Conflict` for one that is closed.

    A run that one may not see and one that is not there give the same answer.
    """
    found = stored_runs.one(pen.connection, run_id)
    if found is None or not _takes_part(pen, submission, found.run):
        raise NotAllowed("Dit draaiboek is er niet, of het is niet met u gedeeld.")
    if found.run.closing:
        raise Conflict("Dit draaiboek is afgesloten; begin zo nodig een nieuw draaiboek.")
    playbook = pinned_playbook(found.run.playbook_id, found.playbook_text)
    standing = progress(found.run, playbook, day_of(submission.now))
    return Following(found.run, playbook, standing)


def stored(store: Store, run_id: str) -> StoredRun:
    found = store.run(run_id)
    assert found is not None, "a run is never removed"
    return found


def _takes_part(pen: Pen, submission: Submission, run: Run) -> bool:
    agb = run.practice_agb
    register = rows.of_practice(pen, agb) if agb else Register()
    return is_visible(run, register, submission.actor.audience)


def own_step(following: Following, submission: Submission, step_id: str) -> StepProgress:
    """The step, for who does it; raises `NotAllowed` for who only sees it, or not even that."""
    found = seen_step(following, submission, step_id)
    _refuse_others(following, submission, found)
    return found


def seen_step(following: Following, submission: Submission, step_id: str) -> StepProgress:
    """A step that one may not see, one that does not apply and none at all answer alike."""
    found = following.progress.step(step_id)
    if found is None or not sees(submission.actor.viewer, found.planned.step):
        raise NotAllowed("Deze stap is er niet, of die is niet met u gedeeld.")
    return found


def _refuse_others(following: Following, submission: Submission, found: StepProgress) -> None:
    step = found.planned.step
    if not does(submission.actor.viewer, step):
        roles = " of ".join(following.playbook.roles.get(role, role) for role in step.roles)
        raise NotAllowed(
            f"Deze stap is voor {roles}. U kunt er een notitie bij zetten; "
            "vraag de zorggroep om hem af te vinken of te heropenen."
        )
