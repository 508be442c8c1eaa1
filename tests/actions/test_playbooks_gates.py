"""Gates: who may say what, what must be said with it, and what it opens."""

from datetime import timedelta

import pytest

from succession.actions.gates import give_consent, open_as_substitute, refuse_consent
from succession.actions.replanning import state_facts
from succession.errors import Conflict, InvalidInput, NotAllowed
from succession.playbook.book.model import Viewer
from succession.playbook.run.events import GateAnswer
from succession.playbook.run.run import EventKind
from succession.store import Store, StoredRun
from tests.actions.runs import (
    BOARD,
    DIRECTOR,
    agree,
    consent,
    guest,
    public_region,
    started,
    step,
    tick,
)
from tests.store.builders import CONSULENT, TODAY, submission


@pytest.fixture
def region(store: Store) -> Store:
    public_region(store)
    return store


@pytest.fixture
def stored(region: Store) -> StoredRun:
    return tick(region, started(region), "gesprek", "opdracht")


def test_an_agreement_is_kept_with_role_name_day_and_reason(
    region: Store, stored: StoredRun
) -> None:
    last = agree(region, stored).run.events[-1]
    assert (last.kind, last.step_id, last.on) == (EventKind.AGREED, "instemming", TODAY)
    assert (last.details, last.note) == (GateAnswer("praktijkhouder", "A. Smit"), "na overleg")
    assert last.by == CONSULENT.name


def test_a_refusal_needs_a_reason_and_shuts_the_gate(region: Store, stored: StoredRun) -> None:
    agree(region, stored)
    with pytest.raises(InvalidInput, match="reden ontbreekt"):
        refuse_consent(region, submission(), consent(stored, reason=""))
    refuse_consent(region, submission(), consent(stored))
    with pytest.raises(InvalidInput, match="geweigerd"):
        tick(region, stored, "instemming")
    agree(region, stored)
    tick(region, stored, "instemming")


def test_the_same_agreement_is_not_given_twice(region: Store, stored: StoredRun) -> None:
    agree(region, stored)
    with pytest.raises(Conflict, match="al gegeven"):
        agree(region, stored)


def test_an_agreement_needs_a_name_and_a_day_that_has_come(
    region: Store, stored: StoredRun
) -> None:
    with pytest.raises(InvalidInput, match="naam ontbreekt"):
        give_consent(region, submission(), consent(stored, name=" "))
    with pytest.raises(InvalidInput, match="in de toekomst"):
        give_consent(region, submission(), consent(stored, on=TODAY + timedelta(days=1)))


@pytest.mark.parametrize("role", ["hagro", "opvolger"])
def test_who_need_not_agree_is_not_written_down(
    region: Store, stored: StoredRun, role: str
) -> None:
    with pytest.raises(InvalidInput, match="hier stemt in: praktijkhouder"):
        give_consent(region, submission(), consent(stored, role))


def test_a_step_without_gate_asks_nobody(region: Store, stored: StoredRun) -> None:
    with pytest.raises(InvalidInput, match="hier stemt in: niemand"):
        give_consent(region, submission(), consent(stored, step=step(stored, "gesprek")))


def test_an_heir_opens_the_gate_of_a_praktijkhouder_who_died(
    region: Store, stored: StoredRun
) -> None:
    state_facts(region, submission(), stored.run.run_id, {"bevoegd": "erven"})
    with pytest.raises(InvalidInput, match="dat kan nu alleen: Erven"):
        agree(region, stored)
    heir = consent(stored, name="C. Smit", reason="overleden", substitute="erven")
    opened = open_as_substitute(region, submission(), heir)
    assert opened.run.events[-1].details == GateAnswer("praktijkhouder", "C. Smit", "erven")
    tick(region, stored, "instemming")


def test_a_substitute_is_named_and_gives_a_reason(region: Store, stored: StoredRun) -> None:
    with pytest.raises(InvalidInput, match="reden ontbreekt"):
        open_as_substitute(region, submission(), consent(stored, substitute="erven", reason=""))
    with pytest.raises(InvalidInput, match="vervanger ontbreekt"):
        open_as_substitute(region, submission(), consent(stored))
    with pytest.raises(InvalidInput, match="Opvolger kan hier niet instemmen"):
        open_as_substitute(region, submission(), consent(stored, substitute="opvolger"))


def test_a_substitute_refuses_too(region: Store, stored: StoredRun) -> None:
    state_facts(region, submission(), stored.run.run_id, {"bevoegd": "curator"})
    refuse_consent(region, submission(), consent(stored, substitute="curator"))
    with pytest.raises(InvalidInput, match="geweigerd"):
        tick(region, stored, "instemming")


def test_a_guest_and_a_board_member_speak_for_themselves_only(
    region: Store, stored: StoredRun
) -> None:
    for actor, role, step_id, may in (
        (DIRECTOR, "praktijkhouder", "instemming", True),
        (guest(Viewer.OWNER), "praktijkhouder", "instemming", True),
        (guest(Viewer.SUCCESSOR), "praktijkhouder", "instemming", False),
        (guest(Viewer.BOTH), "praktijkhouder", "instemming", False),
        (guest(Viewer.OWNER), "bestuur", "contract", False),
        (BOARD, "bestuur", "contract", True),
        (BOARD, "praktijkhouder", "instemming", False),
    ):
        said = consent(stored, role, step=step(stored, step_id))
        for act in (give_consent, refuse_consent):
            if may:
                assert act(region, submission(actor), said).run.events[-1].by == actor.name
            else:
                with pytest.raises(NotAllowed, match="voor uzelf"):
                    act(region, submission(actor), said)
