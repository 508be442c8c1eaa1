"""Decisions and meetings: written down once, by who may, and never behind somebody's back."""

from datetime import date, timedelta

import pytest

from succession.actions.deciding import (
    DecisionRef,
    change_proposal,
    prepare_decision,
    put_on_agenda,
    review_decision,
    take_decision,
    withdraw_proposal,
)
from succession.actions.meetings import keep_meeting
from succession.actions.permission import Actor
from succession.board.decision import (
    BoardDecision,
    DecidingBody,
    DecisionOutcome,
    DecisionState,
    DecisionTaken,
    Review,
)
from succession.board.meeting import Occasion, PictureFor
from succession.errors import Conflict, InvalidInput, NotAllowed
from succession.playbook.book.model import Mandate
from succession.register import Audience, Role
from succession.store import Store
from tests.board.proposals import proposal
from tests.board.test_changes import ACT, FOLLOW, picture
from tests.store.builders import CONSULENT, TODAY, submission

DIRECTORS = Actor("Directie", Audience(Role.DIRECTORS))
OCCASION = Occasion(TODAY, DecidingBody.BOARD, "1", "2026.14")
YES = DecisionTaken(outcome=DecisionOutcome.TAKEN, on=TODAY, reason="verslag 3")
NO = DecisionTaken(outcome=DecisionOutcome.REFUSED, on=TODAY, reason="te duur")


def _ref(one: BoardDecision) -> DecisionRef:
    return DecisionRef(one.decision_id, one.version)


def _asked(store: Store, **changed: object) -> BoardDecision:
    prepared = prepare_decision(store, submission(), proposal(**changed))
    return put_on_agenda(store, submission(), _ref(prepared), TODAY + timedelta(days=7))


def test_a_proposal_is_prepared_put_on_the_agenda_taken_and_reviewed(store: Store) -> None:
    asked = _asked(store)
    assert asked.state(TODAY) is DecisionState.ASKED
    taken = take_decision(store, submission(DIRECTORS), _ref(asked), YES)
    assert taken.state(TODAY) is DecisionState.TAKEN
    again = Review(on=TODAY, found="loopt", next_review=date(2030, 1, 1))
    reviewed = review_decision(store, submission(DIRECTORS), _ref(taken), again)
    assert reviewed.reviews == (again,)
    assert store.decisions() == (reviewed,)
    assert [entry.action for entry in store.audit(4)] == [
        *("besluit herzien", "uitkomst van een besluit vastleggen"),
        *("besluit agenderen", "besluit voorbereiden"),
    ]


def test_the_mandate_is_that_of_the_decision_from_then_on(store: Store) -> None:
    asked = _asked(store, mandate=Mandate.MEDIATE)
    assert store.mandate() is None
    take_decision(store, submission(DIRECTORS), _ref(asked), YES)
    mandate = store.mandate()
    assert mandate is not None
    assert mandate.furthest is Mandate.MEDIATE
    assert "verslag 3" in mandate.decision


def test_what_is_refused_gives_no_mandate(store: Store) -> None:
    take_decision(store, submission(DIRECTORS), _ref(_asked(store, mandate=Mandate.MEDIATE)), NO)
    assert store.mandate() is None


def test_what_was_decided_is_not_rewritten(store: Store) -> None:
    taken = take_decision(store, submission(DIRECTORS), _ref(_asked(store)), YES)
    for again in (
        lambda: take_decision(store, submission(DIRECTORS), _ref(taken), NO),
        lambda: change_proposal(store, submission(), _ref(taken), proposal(what="iets anders")),
        lambda: put_on_agenda(store, submission(), _ref(taken), None),
        lambda: withdraw_proposal(store, submission(), _ref(taken)),
    ):
        with pytest.raises(InvalidInput, match="al besloten"):
            again()
    assert store.decisions() == (taken,)


def test_nothing_is_decided_that_stood_on_no_agenda(store: Store) -> None:
    prepared = prepare_decision(store, submission(), proposal())
    with pytest.raises(InvalidInput, match="geen agenda"):
        take_decision(store, submission(DIRECTORS), _ref(prepared), YES)


def test_a_review_day_is_to_come_and_only_what_was_taken_is_reviewed(store: Store) -> None:
    with pytest.raises(InvalidInput, match="al geweest"):
        prepare_decision(store, submission(), proposal(review_on=TODAY))
    again = Review(on=TODAY, found="niets", next_review=None)
    with pytest.raises(InvalidInput, match="niet genomen"):
        review_decision(store, submission(DIRECTORS), _ref(_asked(store)), again)


def test_who_was_second_is_told(store: Store) -> None:
    asked = _asked(store)
    put_on_agenda(store, submission(), _ref(asked), None)
    with pytest.raises(Conflict, match="intussen gewijzigd"):
        take_decision(store, submission(DIRECTORS), _ref(asked), YES)


def test_a_consulent_prepares_and_does_not_decide(store: Store) -> None:
    with pytest.raises(NotAllowed):
        take_decision(store, submission(CONSULENT), _ref(_asked(store)), YES)


BOARD, NORTH = Audience(Role.BOARD), Audience(Role.BOARD, "Noord")


def test_a_meeting_is_read_by_its_own_audience_alone_and_stays_as_it_was(store: Store) -> None:
    pictures = (PictureFor(BOARD, picture({1: ACT})), PictureFor(NORTH, picture({1: FOLLOW})))
    keep_meeting(store, submission(), OCCASION, pictures)
    ((board,), (north,)) = (store.meetings(one) for one in (BOARD, NORTH))
    assert (board.picture, north.picture) == (pictures[0].picture, pictures[1].picture)
    assert board.is_as_it_was_kept
    assert store.meetings(Audience(Role.BOARD, "Zuid")) == ()
    assert store.meetings(Audience(Role.CONSULENT)) == ()
    assert (board.on, board.body, board.assumptions) == (TODAY, DecidingBody.BOARD, "2026.14")


def test_the_last_meeting_comes_first(store: Store) -> None:
    for days in (0, 30, 10):
        on = TODAY + timedelta(days=days)
        occasion = Occasion(on, DecidingBody.BOARD, "1", "2026.14")
        keep_meeting(store, submission(), occasion, (PictureFor(BOARD, picture({})),))
    assert [(one.on - TODAY).days for one in store.meetings(BOARD)] == [30, 10, 0]
