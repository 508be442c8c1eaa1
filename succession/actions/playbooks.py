"""Starting a playbook for a practice and following it, step by step."""

import secrets
from dataclasses import dataclass
from datetime import date

from succession.actions import permission
from succession.actions.permission import Actor, Submission
from succession.errors import InvalidInput, NotAllowed, Problem
from succession.playbook.run import EventKind, Run, RunEvent, visible_runs
from succession.register.audience import Role, may_see
from succession.register.model import Level, Register
from succession.store import Store, StoredRun, Transaction, day_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStart:
    """A playbook for a practice: `playbook_text` is the file as it stands, which the run keeps."""

    playbook_id: str
    playbook_version: int
    playbook_text: str
    practice_agb: str
    anchors: tuple[tuple[str, date], ...]
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StepRef:
    """A step of a run, and the version at which the run was shown."""

    run_id: str
    step_id: str
    expected_version: int


def start_run(store: Store, submission: Submission, start: RunStart) -> StoredRun:
    """Starts a run and answers it. It bears the strictest level of the shares of the practice,
    and is never stricter than what the person who starts it may see.
    """

    def begin(transaction: Transaction) -> str:
        run = _run(submission, start, transaction.register_of_practice(start.practice_agb))
        transaction.start_run(run, start.playbook_text)
        return run.run_id

    return _stored(store, store.write(submission.stamp(permission.START_RUN), begin))


def tick_step(
    store: Store, submission: Submission, step: StepRef, *, on: date, note: str = ""
) -> StoredRun:
    """Says that a step was done on this day; raises `InvalidInput` for a day to come."""
    if on > day_of(submission.now):
        raise InvalidInput((_DAY_TO_COME,))
    done = _event(submission, step, EventKind.DONE, note, on)
    return _append(store, submission, step, done, permission.TICK_STEP)


def reopen_step(
    store: Store, submission: Submission, step: StepRef, *, note: str = ""
) -> StoredRun:
    """Says that a step that was done is open again."""
    reopened = _event(submission, step, EventKind.REOPENED, note)
    return _append(store, submission, step, reopened, permission.REOPEN_STEP)


def add_note(store: Store, submission: Submission, step: StepRef, *, note: str) -> StoredRun:
    """Adds a note to a step."""
    noted = _event(submission, step, EventKind.NOTE, note)
    return _append(store, submission, step, noted, permission.ADD_NOTE)


def _run(submission: Submission, start: RunStart, practice: Register) -> Run:
    return Run(
        # Drawn, not counted: a number would tell how many runs there are that one may not see.
        run_id=secrets.token_hex(8),
        playbook_id=start.playbook_id,
        playbook_version=start.playbook_version,
        practice_agb=start.practice_agb,
        anchors=start.anchors,
        given=start.given,
        started_by=submission.actor.name,
        started_at=submission.now,
        level=_level(submission.actor, start.practice_agb, practice),
    )


def _level(actor: Actor, agb: str, register: Register) -> Level:
    if agb not in register.practice_by_agb:
        problem = Problem(f"praktijk {agb} staat niet in het register", "kies een andere praktijk")
        raise InvalidInput((problem,))
    levels = [share.level or Level.CONFIDENTIAL for share in register.shares] or [
        Level.CONFIDENTIAL
    ]
    strictest = min(level.rank for level in levels)
    practice = register.practice_by_agb[agb]
    return next(
        level
        for level in Level
        if level.rank >= strictest
        and may_see(actor.audience, practice, level, len(register.shares))
    )


def _event(
    submission: Submission, step: StepRef, kind: EventKind, note: str, on: date | None = None
) -> RunEvent:
    return RunEvent(
        step_id=step.step_id,
        kind=kind,
        by=submission.actor.name,
        at=submission.now,
        on=on,
        note=note,
    )


def _append(
    store: Store, submission: Submission, step: StepRef, event: RunEvent, action: str
) -> StoredRun:
    def append(transaction: Transaction) -> str:
        _require_part(transaction, submission.actor, step.run_id)
        transaction.append_event(step.run_id, event, step.expected_version)
        return step.run_id

    return _stored(store, store.write(submission.stamp(action), append))


def _require_part(transaction: Transaction, actor: Actor, run_id: str) -> None:
    """A run that one may not see and one that is not there give the same answer."""
    stored = transaction.run(run_id)
    if stored is None or not _takes_part(transaction, actor, stored.run):
        raise NotAllowed("Dit draaiboek is er niet, of het is niet met u gedeeld.")


def _takes_part(transaction: Transaction, actor: Actor, run: Run) -> bool:
    audience = actor.audience
    if audience.role is Role.GUEST and run.practice_agb not in audience.practices:
        return False
    register = transaction.register_of_practice(run.practice_agb)
    return bool(visible_runs([run], register, audience))


def _stored(store: Store, run_id: str) -> StoredRun:
    return next(stored for stored in store.runs() if stored.run.run_id == run_id)


_DAY_TO_COME = Problem(
    "de dag waarop de stap is gedaan ligt in de toekomst", "vul de dag in waarop het gebeurde"
)
