"""The clock of a run and its end: stop criteria, decisions, and what the register learns."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from succession.actions import permission
from succession.actions.permission import Submission
from succession.actions.register import RowRef
from succession.actions.saying import refuse_day_to_come, refuse_empty, said
from succession.actions.taking_part import (
    Following,
    RunRef,
    record_about_run,
    stored,
    take_part,
)
from succession.errors import InvalidInput, Problem
from succession.playbook.run.clock import LimitProgress, limit_name
from succession.playbook.run.events import Checked, Decided
from succession.playbook.run.outcome import SHEET, Closing, consequences
from succession.playbook.run.run import EventKind, RunEvent
from succession.register.rows import rows_of
from succession.store import Pen, Store, StoredRun
from succession.store.register import write as rows
from succession.store.runs import write as runs

SOURCE = "draaiboek"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision about a limit (`12 maanden na overname`) or a stop criterion (its text).

    `role` is who decides, `choice` what was decided.
    """

    about: str
    role: str
    choice: str
    on: date
    reason: str


def answer_stop_criteria(
    store: Store,
    submission: Submission,
    run_id: str,
    answers: Mapping[str, bool | None],
    on: date,
) -> StoredRun:
    """Writes down which stop criteria are met; None where nobody can say.

    Raises `InvalidInput` unless every criterion of the draaiboek is answered.
    """
    refuse_day_to_come(submission, on)

    def check(following: Following) -> tuple[RunEvent]:
        criteria = following.playbook.stop_criteria
        if set(criteria) != set(answers):
            what = "niet elk stopcriterium is beantwoord"
            raise InvalidInput((Problem(what, "loop ze alle na; kies zo nodig `onbekend`"),))
        in_order = tuple((text, answers[text]) for text in criteria)
        return (replace(said(submission, EventKind.CHECKED), on=on, details=Checked(in_order)),)

    action, content = permission.ANSWER_STOP_CRITERIA, (dict(answers), on)
    return record_about_run(store, submission, action, run_id, check, *content)


def decide(store: Store, submission: Submission, run_id: str, decision: Decision) -> StoredRun:
    """Writes down what was decided about a limit or a stop criterion, by whom and why."""
    _refuse_unsaid(submission, decision)

    def decided(following: Following) -> tuple[RunEvent]:
        limit = _limit(following, decision.about)
        if limit is not None:
            _refuse_other_deciders(following, limit, decision)
            _refuse_other_choices(limit, decision)
        elif decision.about not in following.playbook.stop_criteria:
            raise InvalidInput((_NOTHING_TO_DECIDE,))
        return (_decided(submission, decision),)

    return record_about_run(store, submission, permission.DECIDE, run_id, decided, decision)


def decide_extension(
    store: Store, submission: Submission, ref: RunRef, decision: Decision, until: date
) -> StoredRun:
    """Puts off a limit to a later day: nothing else ever does.

    Raises `Conflict` when somebody else changed the plan since it was shown.
    """
    _refuse_unsaid(submission, decision)

    def extend(pen: Pen) -> str:
        following = take_part(pen, submission, ref.run_id)
        runs.renew(pen, ref.run_id, ref.expected_version)
        limit = _limit(following, decision.about)
        if limit is None:
            raise InvalidInput((_NOTHING_TO_DECIDE,))
        _refuse_other_deciders(following, limit, decision)
        if until <= limit.planned.due:
            what = "de nieuwe dag ligt niet na de grens"
            raise InvalidInput((Problem(what, "kies een latere dag"),))
        runs.append(pen, ref.run_id, _decided(submission, decision, until))
        return ref.run_id

    stamp = submission.stamp(permission.DECIDE_EXTENSION, ref, decision, until)
    return stored(store, store.write(stamp, extend))


def close_run(
    store: Store, submission: Submission, ref: RunRef, closing: Closing, share: RowRef | None
) -> StoredRun:
    """Ends a run, and writes in the register what came of the share that it was about.

    Raises `Conflict` when the plan of the run or the row of the share was changed since, and
    `InvalidInput` when the outcome asks for more than was said.
    """
    refuse_day_to_come(submission, closing.on)

    def close(pen: Pen) -> str:
        following = take_part(pen, submission, ref.run_id)
        runs.renew(pen, ref.run_id, ref.expected_version)
        _write_register(pen, following, closing, share)
        end = said(submission, EventKind.CLOSED)
        end = replace(end, on=closing.on, details=closing.details)
        runs.append(pen, ref.run_id, end)
        return ref.run_id

    stamp = submission.stamp(permission.CLOSE_RUN, ref, closing, share)
    return stored(store, store.write(stamp, close))


def _write_register(pen: Pen, following: Following, closing: Closing, share: RowRef | None) -> None:
    if not closing.outcome.touches_register:
        return
    if following.run.practice_agb is None:
        what = f"„{closing.outcome}” gaat over één praktijk, en dit draaiboek over de regio"
        raise InvalidInput((Problem(what, "kies „afgerond” of „gestopt zonder resultaat”"),))
    if share is None:
        what = f"bij „{closing.outcome}” is niet gezegd om welk aandeel het gaat"
        raise InvalidInput((Problem(what, "kies het aandeel"),))
    row = rows.row(pen, (share.sheet, share.key), share.expected_version)
    if share.sheet != SHEET or row["praktijk_agb"] != following.run.practice_agb:
        what = "dit aandeel hoort niet bij de praktijk van het draaiboek"
        raise InvalidInput((Problem(what, "kies een aandeel van deze praktijk"),))
    practice = rows.of_practice(pen, following.run.practice_agb)
    found = consequences(closing, row, rows_of(practice)[SHEET])
    rows.apply(pen, found, SOURCE, said_on=closing.on)


def _refuse_unsaid(submission: Submission, decision: Decision) -> None:
    refuse_day_to_come(submission, decision.on)
    refuse_empty(besluit=decision.choice, reden=decision.reason)


def _limit(following: Following, name: str) -> LimitProgress | None:
    limits = following.progress.limits
    return next((one for one in limits if limit_name(one.planned.limit) == name), None)


def _refuse_other_deciders(following: Following, limit: LimitProgress, decision: Decision) -> None:
    deciders = limit.planned.limit.decided_by
    if deciders and decision.role not in deciders:
        roles = following.playbook.roles
        what = f"{roles.get(decision.role, decision.role)} besluit niet over deze grens"
        remedy = "dat doet " + " of ".join(roles[role] for role in deciders)
        raise InvalidInput((Problem(what, remedy),))


def _refuse_other_choices(limit: LimitProgress, decision: Decision) -> None:
    choices = limit.planned.limit.choices
    if choices and decision.choice not in choices:
        what = f"„{decision.choice}” is bij deze grens geen keuze"
        raise InvalidInput((Problem(what, "kies uit: " + " / ".join(choices)),))


def _decided(submission: Submission, decision: Decision, until: date | None = None) -> RunEvent:
    details = Decided(decision.about, decision.choice, decision.role, until)
    decided = said(submission, EventKind.DECIDED)
    return replace(decided, on=decision.on, note=decision.reason, details=details)


_NOTHING_TO_DECIDE = Problem(
    "dit is geen grens en geen stopcriterium van het draaiboek", "kies er een uit de lijst"
)
