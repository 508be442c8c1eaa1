"""Decisions of the zorggroep: prepared, put on the agenda, taken by a body, reviewed."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from succession.actions import permission
from succession.actions.permission import Submission
from succession.actions.saying import refuse_day_to_come
from succession.board.decision import (
    BoardDecision,
    DecisionOutcome,
    DecisionProposal,
    DecisionState,
    DecisionTaken,
    Review,
)
from succession.errors import InvalidInput, Problem
from succession.register.days import day_of
from succession.store import Pen, Store
from succession.store.decisions import write as decisions
from succession.store.mandate import write as mandate


@dataclass(frozen=True, slots=True)
class DecisionRef:
    """A decision and the version at which it was shown."""

    decision_id: str
    expected_version: int


def prepare_decision(
    store: Store, submission: Submission, proposal: DecisionProposal
) -> BoardDecision:
    """Keeps a proposal that is read by the zorggroep itself until it is on an agenda.

    Raises `InvalidInput` when its review day is not to come.
    """
    _refuse_review_gone_by(submission, proposal.review_on)
    decision_id = secrets.token_hex(8)
    prepared = BoardDecision(
        decision_id=decision_id, version=0, proposal=proposal, prepared_by=submission.actor.name
    )

    def prepare(pen: Pen) -> str:
        decisions.keep(pen, prepared)
        return decision_id

    stamp = submission.stamp(permission.PREPARE_DECISION, proposal)
    return _kept(store, store.write(stamp, prepare))


def change_proposal(
    store: Store, submission: Submission, ref: DecisionRef, proposal: DecisionProposal
) -> BoardDecision:
    """Puts this proposal in the place of the one that was kept, while nothing is decided.

    Raises `InvalidInput` once it was decided, `Conflict` when it was changed since.
    """
    _refuse_review_gone_by(submission, proposal.review_on)
    return _changed(
        store,
        submission,
        (permission.CHANGE_PROPOSAL, ref, proposal),
        lambda found: replace(_undecided(found), proposal=proposal),
    )


def put_on_agenda(
    store: Store, submission: Submission, ref: DecisionRef, on: date | None
) -> BoardDecision:
    """Puts a proposal on the agenda of a day, or takes it off; raises as `change_proposal` does."""
    return _changed(
        store,
        submission,
        (permission.PUT_ON_AGENDA, ref, on),
        lambda found: replace(_undecided(found), agenda_on=on),
    )


def withdraw_proposal(store: Store, submission: Submission, ref: DecisionRef) -> None:
    """Throws a proposal away on which nothing was decided; raises as `change_proposal` does."""

    def withdraw(pen: Pen) -> str:
        _undecided(decisions.one(pen, ref.decision_id, ref.expected_version))
        decisions.remove(pen, ref.decision_id)
        return ""

    store.write(submission.stamp(permission.WITHDRAW_PROPOSAL, ref), withdraw)


def take_decision(
    store: Store, submission: Submission, ref: DecisionRef, taken: DecisionTaken
) -> BoardDecision:
    """Writes down what the body made of a proposal that was on its agenda.

    A mandate that is given is settled with it. Raises `InvalidInput` for a day to come, or for
    what was not on an agenda or was decided already; `Conflict` when it was changed since.
    """
    refuse_day_to_come(submission, taken.on)

    def decided(pen: Pen) -> BoardDecision:
        found = _undecided(decisions.one(pen, ref.decision_id, ref.expected_version))
        if found.agenda_on is None:
            raise InvalidInput((_NOT_ON_AGENDA,))
        done, furthest = replace(found, taken=taken), found.proposal.mandate
        if taken.outcome is DecisionOutcome.TAKEN and furthest is not None:
            mandate.settle_anew(pen, furthest, done.mandate_words, taken.on)
        return done

    stamp = submission.stamp(permission.TAKE_DECISION, ref, taken)
    return _kept(store, store.write(stamp, lambda pen: _keep(pen, decided(pen))))


def review_decision(
    store: Store, submission: Submission, ref: DecisionRef, review: Review
) -> BoardDecision:
    """Writes down what was found at the review of a decision, and when the next is; without a next
    one the decision ends. Raises `InvalidInput` for what was not taken.
    """
    refuse_day_to_come(submission, review.on)
    if review.next_review is not None:
        _refuse_review_gone_by(submission, review.next_review)
    today = day_of(submission.now)

    def reviewed(found: BoardDecision) -> BoardDecision:
        if found.state(today) not in (DecisionState.TAKEN, DecisionState.TO_REVIEW):
            raise InvalidInput((_NOT_TAKEN,))
        return replace(found, reviews=(*found.reviews, review))

    return _changed(store, submission, (permission.REVIEW_DECISION, ref, review), reviewed)


def _changed(
    store: Store,
    submission: Submission,
    said: tuple[str, DecisionRef, object],
    change: Callable[[BoardDecision], BoardDecision],
) -> BoardDecision:
    action, ref, content = said

    def write(pen: Pen) -> str:
        return _keep(pen, change(decisions.one(pen, ref.decision_id, ref.expected_version)))

    return _kept(store, store.write(submission.stamp(action, ref, content), write))


def _keep(pen: Pen, changed: BoardDecision) -> str:
    decisions.keep(pen, changed)
    return changed.decision_id


def _undecided(found: BoardDecision) -> BoardDecision:
    if found.taken is not None:
        raise InvalidInput((_DECIDED,))
    return found


def _refuse_review_gone_by(submission: Submission, on: date) -> None:
    if on <= day_of(submission.now):
        raise InvalidInput((_REVIEW_GONE_BY,))


def _kept(store: Store, decision_id: str) -> BoardDecision:
    return next(one for one in store.decisions() if one.decision_id == decision_id)


_REVIEW_GONE_BY = Problem(
    "de dag waarop het wordt herzien is al geweest",
    "kies een dag die nog komt",
    column="te herzien op",
)
_DECIDED = Problem(
    "hierover is al besloten", "leg bij een herziening vast wat er verandert, of begin een nieuw"
)
_NOT_ON_AGENDA = Problem(
    "dit staat op geen agenda", "zet het eerst op de agenda van een vergadering"
)
_NOT_TAKEN = Problem("dit besluit is niet genomen", "kies een besluit dat is genomen")
