"""Gates of a run: who agreed, who refused, and who opened in the place of somebody who cannot."""

from dataclasses import dataclass, replace
from datetime import date

from succession.actions import permission
from succession.actions.permission import Submission
from succession.actions.saying import refuse_day_to_come, refuse_empty, said
from succession.actions.taking_part import Following, StepRef, record
from succession.errors import Conflict, InvalidInput, NotAllowed, Problem
from succession.playbook.run.events import GateAnswer
from succession.playbook.run.gates import ConsentProgress, ConsentState
from succession.playbook.run.progress import StepProgress
from succession.playbook.run.run import EventKind, RunEvent
from succession.store import Store, StoredRun


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """An agreement that the gate of a step asks of a role, and what was said.

    `name` is the person who said it on that day; `substitute` is the role that stands in.
    """

    step: StepRef
    role: str
    name: str
    on: date
    reason: str = ""
    substitute: str | None = None


def give_consent(store: Store, submission: Submission, consent: ConsentGiven) -> StoredRun:
    """Writes down that a role agreed; raises `Conflict` when it had already."""
    assert consent.substitute is None, "a substitute opens by `open_as_substitute`"
    return _answer(store, submission, consent, permission.GIVE_CONSENT)


def refuse_consent(store: Store, submission: Submission, consent: ConsentGiven) -> StoredRun:
    """Writes down that a role refused, or takes its agreement back; the reason is required."""
    refuse_empty(reden=consent.reason)
    return _answer(store, submission, consent, permission.REFUSE_CONSENT)


def open_as_substitute(store: Store, submission: Submission, consent: ConsentGiven) -> StoredRun:
    """Writes down that a substitute agreed for a role that cannot; the reason is required."""
    refuse_empty(reden=consent.reason, vervanger=consent.substitute or "")
    return _answer(store, submission, consent, permission.OPEN_AS_SUBSTITUTE)


def _answer(store: Store, submission: Submission, consent: ConsentGiven, action: str) -> StoredRun:
    refuse_empty(naam=consent.name)
    refuse_day_to_come(submission, consent.on)
    kind = EventKind.REFUSED if action == permission.REFUSE_CONSENT else EventKind.AGREED

    def answer(following: Following, found: StepProgress) -> RunEvent:
        asked = _asked(found, consent)
        _refuse_other_speakers(submission, following, asked, consent)
        if asked.state is ConsentState.GIVEN and kind is EventKind.AGREED:
            raise Conflict("Dit akkoord is intussen al gegeven; bekijk de nieuwe stand.")
        return _answered(said(submission, kind), consent)

    return record(store, submission, action, consent.step, answer, consent)


def _answered(event: RunEvent, consent: ConsentGiven) -> RunEvent:
    return replace(
        event,
        step_id=consent.step.step_id,
        on=consent.on,
        note=consent.reason,
        details=GateAnswer(consent.role, consent.name, consent.substitute),
    )


def _asked(found: StepProgress, consent: ConsentGiven) -> ConsentProgress:
    asked = found.gate.consents if found.gate else ()
    for one in asked:
        if one.consent.role == consent.role:
            return one
    roles = ", ".join(one.consent.role for one in asked) or "niemand"
    what = f"bij deze stap hoeft `{consent.role}` niet in te stemmen"
    raise InvalidInput((Problem(what, f"hier stemt in: {roles}"),))


def _refuse_other_speakers(
    submission: Submission, following: Following, asked: ConsentProgress, consent: ConsentGiven
) -> None:
    """A guest and a board member speak for themselves only; nobody speaks for who may not."""
    own, speaker = submission.actor.own_role, consent.substitute or consent.role
    if own is not None and speaker != own:
        raise NotAllowed("U kunt alleen voor uzelf instemmen of weigeren; vraag het de consulent.")
    if speaker not in asked.openers:
        roles = following.playbook.roles
        what = f"{roles.get(speaker, speaker)} kan hier niet instemmen"
        can = " of ".join(roles.get(role, role) for role in asked.openers)
        raise InvalidInput((Problem(what, f"dat kan nu alleen: {can}"),))
