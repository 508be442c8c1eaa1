"""How far a decision is, and who may read it."""

from dataclasses import replace
from datetime import date

import pytest

from succession.board.decision import (
    BoardDecision,
    DecisionOutcome,
    DecisionState,
    DecisionTaken,
    Review,
    visible_decisions,
    visible_mandate,
)
from succession.playbook.book.mandate import SettledMandate
from succession.playbook.book.model import Mandate
from succession.register import Audience, Role
from tests.board.proposals import REVIEW, proposal

TODAY = date(2027, 1, 1)
PREPARED = BoardDecision(decision_id="1", version=1, proposal=proposal(), prepared_by="A")
ASKED = replace(PREPARED, agenda_on=date(2027, 2, 1))
TAKEN = replace(
    ASKED, taken=DecisionTaken(outcome=DecisionOutcome.TAKEN, on=TODAY, reason="verslag 3")
)
REFUSED = replace(
    ASKED, taken=DecisionTaken(outcome=DecisionOutcome.REFUSED, on=TODAY, reason="te duur")
)
LATER = Review(on=REVIEW, found="loopt goed", next_review=date(2029, 1, 1))
ENDED = Review(on=REVIEW, found="er is een opvolger", next_review=None)


@pytest.mark.parametrize(
    ("decision", "on", "state"),
    [
        (PREPARED, TODAY, DecisionState.PREPARED),
        (ASKED, TODAY, DecisionState.ASKED),
        (TAKEN, TODAY, DecisionState.TAKEN),
        (TAKEN, REVIEW, DecisionState.TO_REVIEW),
        (replace(TAKEN, reviews=(LATER,)), REVIEW, DecisionState.TAKEN),
        (replace(TAKEN, reviews=(LATER,)), date(2029, 1, 1), DecisionState.TO_REVIEW),
        (replace(TAKEN, reviews=(ENDED,)), REVIEW, DecisionState.ENDED),
        (REFUSED, REVIEW, DecisionState.REFUSED),
    ],
)
def test_a_decision_comes_back_on_its_day(decision, on, state) -> None:
    assert decision.state(on) is state


def _interested(*hagros: str) -> BoardDecision:
    return replace(ASKED, decision_id="2", proposal=proposal(interested=hagros))


@pytest.mark.parametrize(
    ("audience", "read", "abstained"),
    [
        (Audience(Role.CONSULENT), {"1", "2", "3"}, 0),
        (Audience(Role.DIRECTORS), {"1", "2", "3"}, 0),
        (Audience(Role.BOARD, "Noord"), {"3", "2"}, 0),
        (Audience(Role.BOARD, "Zuid"), {"3"}, 1),
        (Audience(Role.BOARD), {"3"}, 1),
    ],
)
def test_who_is_interested_does_not_read_it(audience, read, abstained) -> None:
    """Nor does a board member of whom it is not known which hagro is his."""
    all_of_them = (PREPARED, _interested("Zuid"), replace(TAKEN, decision_id="3"))
    found = visible_decisions(all_of_them, audience)
    assert {one.decision_id for one in found.decisions} == read
    assert found.abstained == abstained


@pytest.mark.parametrize(
    ("audience", "reads"),
    [
        (Audience(Role.DIRECTORS), True),
        (Audience(Role.BOARD, "Noord"), True),
        (Audience(Role.BOARD, "Zuid"), False),
        (Audience(Role.BOARD), False),
    ],
)
def test_the_mandate_tells_who_abstained_how_far_it_goes_and_not_what_was_asked(
    audience, reads
) -> None:
    taken = replace(TAKEN, proposal=proposal(interested=("Zuid",), mandate=Mandate.MEDIATE))
    settled = SettledMandate(Mandate.MEDIATE, taken.mandate_words, TODAY, "A", 1)
    found = visible_mandate(settled, [taken], audience)
    assert found is not None
    assert found.furthest is Mandate.MEDIATE
    assert ("tijdelijk beheren" in found.decision) is reads
