"""Starting a playbook for a practice and following it, step by step."""

import secrets
from dataclasses import dataclass, replace
from datetime import date

from succession.actions import permission
from succession.actions.permission import Actor, Submission
from succession.actions.saying import refuse_day_to_come, refuse_empty, said
from succession.actions.taking_part import Following, StepRef, record, record_own, stored
from succession.errors import Conflict, InvalidInput, Problem
from succession.playbook.book.facts import FACTS
from succession.playbook.book.model import Playbook, Reach
from succession.playbook.run.events import Proof
from succession.playbook.run.gates import ConsentProgress
from succession.playbook.run.planning import schedule_of
from succession.playbook.run.progress import StepProgress
from succession.playbook.run.run import EventKind, Run, RunEvent
from succession.playbook.run.versions import pinned_playbook
from succession.playbook.run.visibility import sees
from succession.register.audience import may_see
from succession.register.model import Level, strictest
from succession.register.whole import Register
from succession.store import Pen, Store, StoredRun
from succession.store.register import write as rows
from succession.store.runs import write as runs


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStart:
    """A playbook for a practice, or without one for the region.

    `playbook_text` is the file as it stands, which the run keeps.
    """

    playbook_id: str
    playbook_version: int
    playbook_text: str
    practice_agb: str | None
    anchors: tuple[tuple[str, date], ...]
    given: tuple[tuple[str, str], ...] = ()


def start_run(store: Store, submission: Submission, start: RunStart) -> StoredRun:
    """Starts a run and answers it. It bears the strictest level of the shares of the practice,
    and is never stricter than what the person who starts it may see.

    Raises `SuccessionError` for anchors or facts with which it cannot be planned, `Conflict` when
    the text is not the draaiboek and version that were chosen.
    """

    stamp = submission.stamp(permission.START_RUN, start)
    playbook = pinned_playbook(start.playbook_id, start.playbook_text)
    _refuse_other_text(start, playbook)

    def begin(pen: Pen) -> str:
        levels = _levels(submission.actor, start, playbook, pen)
        run = _run(submission, start, *levels)
        schedule_of(run, playbook)
        runs.start(pen, run, start.playbook_text)
        return run.run_id

    return stored(store, store.write(stamp, begin))


def tick_step(
    store: Store, submission: Submission, step: StepRef, *, on: date, note: str = ""
) -> StoredRun:
    """Says that a step was done on this day.

    Raises `InvalidInput` for a day to come and while a gate is shut, `Conflict` when it is done,
    `NotAllowed` for a guest who does not do it.
    """
    refuse_day_to_come(submission, on)

    def done(following: Following, found: StepProgress) -> RunEvent:
        if found.is_done:
            raise Conflict("Deze stap is intussen al afgevinkt; bekijk de nieuwe stand.")
        refuse_shut(submission, following, found)
        tick = said(submission, EventKind.DONE)
        return replace(tick, step_id=step.step_id, on=on, note=note)

    return record_own(store, submission, permission.TICK_STEP, step, done, on, note)


def reopen_step(
    store: Store, submission: Submission, step: StepRef, *, note: str = ""
) -> StoredRun:
    """Says that a step that was done is open again; raises `Conflict` when it is open."""

    def reopened(_: Following, found: StepProgress) -> RunEvent:
        if not found.is_done:
            raise Conflict("Deze stap staat intussen al open; bekijk de nieuwe stand.")
        return replace(said(submission, EventKind.REOPENED), step_id=step.step_id, note=note)

    return record_own(store, submission, permission.REOPEN_STEP, step, reopened, note)


def add_note(store: Store, submission: Submission, step: StepRef, *, note: str) -> StoredRun:
    """Adds a note to a step."""
    refuse_empty(notitie=note)
    noted = replace(said(submission, EventKind.NOTE), step_id=step.step_id, note=note)
    return record(store, submission, permission.ADD_NOTE, step, lambda *_: noted, note)


def add_evidence(
    store: Store, submission: Submission, step: StepRef, proof: Proof, *, on: date
) -> StoredRun:
    """Notes by what it shows that a step was done: a date, a name and where the document lies."""
    refuse_day_to_come(submission, on)
    refuse_empty(naam=proof.name, vindplaats=proof.place)
    shown = replace(said(submission, EventKind.PROOF), step_id=step.step_id, on=on, details=proof)
    return record_own(store, submission, permission.ADD_EVIDENCE, step, lambda *_: shown, proof, on)


def refuse_shut(submission: Submission, following: Following, found: StepProgress) -> None:
    """Raises `InvalidInput` with what the shut gates of the step still ask."""
    if not found.can_be_ticked:
        raise InvalidInput(_shut_gates(submission.actor, following, found))


def _refuse_other_text(start: RunStart, playbook: Playbook) -> None:
    if (playbook.id, playbook.version) != (start.playbook_id, start.playbook_version):
        raise Conflict(
            f"Het draaiboek {start.playbook_id} is intussen gewijzigd: u koos versie "
            f"{start.playbook_version}, het bestand is nu {playbook.id} versie {playbook.version}. "
            "Bekijk het opnieuw en begin dan."
        )


def _run(
    submission: Submission, start: RunStart, level: Level | None, shares_level: Level | None
) -> Run:
    return Run(
        # Drawn, not counted: a number would tell how many runs there are that one may not see.
        run_id=secrets.token_hex(8),
        playbook_id=start.playbook_id,
        playbook_version=start.playbook_version,
        practice_agb=start.practice_agb,
        first_anchors=start.anchors,
        first_given=start.given,
        started_by=submission.actor.name,
        started_at=submission.now,
        level=level,
        shares_level=shares_level,
    )


def _levels(
    actor: Actor, start: RunStart, playbook: Playbook, pen: Pen
) -> tuple[Level | None, Level | None]:
    """Who may know of the run, and how secret the shares are; of one for the region everybody
    at the zorggroep may know.
    """
    agb = start.practice_agb
    if agb is not None:
        return _levels_of(actor, agb, rows.of_practice(pen, agb))
    if playbook.reach is Reach.PRACTICE:
        what = "dit draaiboek is voor één praktijk"
        raise InvalidInput((Problem(what, "kies de praktijk"),))
    return None, None


def _levels_of(actor: Actor, agb: str, register: Register) -> tuple[Level, Level]:
    if agb not in register.practice_by_agb:
        problem = Problem(f"praktijk {agb} staat niet in het register", "kies een andere praktijk")
        raise InvalidInput((problem,))
    of_shares = strictest(share.level for share in register.shares)
    practice = register.practice_by_agb[agb]
    own = next(
        level
        for level in Level
        if level.rank >= of_shares.rank
        and may_see(actor.audience, practice, level, len(register.shares))
    )
    return own, of_shares


def _shut_gates(actor: Actor, following: Following, found: StepProgress) -> tuple[Problem, ...]:
    """What each shut gate still asks; of a gate that this person does not see, only that it is."""
    return tuple(
        problem for name in found.blocked_by for problem in _shut_gate(actor, following, name)
    )


def _shut_gate(actor: Actor, following: Following, step_id: str) -> tuple[Problem, ...]:
    gate = following.progress.step(step_id)
    assert gate is not None, "a gate is a step of the schedule"
    assert gate.gate is not None, "this step has a gate"
    if not sees(actor.viewer, gate.planned.step):
        return (Problem("er is nog een akkoord nodig", "vraag het aan de zorggroep"),)
    roles = following.playbook.roles
    return tuple(
        Problem(
            f"„{gate.planned.step.title}” wacht op akkoord van {roles[one.consent.role]}"
            f" ({one.state})",
            _remedy(one),
        )
        for one in gate.gate.missing
    )


def _remedy(missing: ConsentProgress) -> str:
    if missing.deciding:
        return "leg eerst vast: " + ", ".join(FACTS[name].label for name in missing.deciding)
    return "vraag het akkoord en leg het vast bij deze stap"
