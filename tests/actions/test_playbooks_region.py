"""A draaiboek for the region as a whole: begun, followed and finished without a practice."""

import pytest

from succession.actions.closing import close_run
from succession.actions.permission import TICK_STEP, is_permitted
from succession.actions.playbooks import tick_step
from succession.errors import InvalidInput, NotAllowed
from succession.playbook.run.events import RunOutcome
from succession.playbook.run.outcome import Closing
from succession.store import Store, StoredRun
from tests.actions.runs import BOARD, DIRECTOR, guest, public_region, ref, started, step, tick
from tests.playbook.followed import TEXT
from tests.store.builders import TODAY, submission

REGIONAL = TEXT.replace("niveau: [smal]\n", "niveau: [smal]\nbereik: regio\n")


@pytest.fixture
def stored(store: Store) -> StoredRun:
    public_region(store)
    return started(store, practice_agb=None, playbook_text=REGIONAL)


def test_it_is_kept_without_practice_and_without_level(store: Store, stored: StoredRun) -> None:
    assert store.run(stored.run.run_id) == stored
    assert (stored.run.practice_agb, stored.run.level) == (None, None)


def test_who_works_at_the_zorggroep_ticks_in_it(store: Store, stored: StoredRun) -> None:
    tick(store, stored, "gesprek")
    done = tick_step(store, submission(DIRECTOR), step(stored, "opdracht"), on=TODAY)
    assert [event.step_id for event in done.run.events] == ["gesprek", "opdracht"]


def test_a_guest_does_not_find_it_and_a_board_member_only_reads(
    store: Store, stored: StoredRun
) -> None:
    with pytest.raises(NotAllowed, match="niet met u gedeeld"):
        tick_step(store, submission(guest()), step(stored, "opdracht"), on=TODAY)
    assert not is_permitted(BOARD, TICK_STEP)


@pytest.mark.parametrize("outcome", [RunOutcome.FINISHED, RunOutcome.NOTHING])
def test_it_ends_without_a_share(store: Store, stored: StoredRun, outcome: RunOutcome) -> None:
    before = store.register()
    closed = close_run(
        store, submission(), ref(stored), Closing(outcome=outcome, on=TODAY, lesson="les"), None
    )
    assert closed.run.closing is not None
    assert store.register() == before


@pytest.mark.parametrize("outcome", [one for one in RunOutcome if one.touches_register])
def test_it_does_not_end_as_a_transfer_of_one_practice(
    store: Store, stored: StoredRun, outcome: RunOutcome
) -> None:
    with pytest.raises(InvalidInput, match="over de regio"):
        close_run(store, submission(), ref(stored), Closing(outcome=outcome, on=TODAY), None)


def test_a_draaiboek_for_one_practice_asks_which(store: Store) -> None:
    public_region(store)
    with pytest.raises(InvalidInput, match="kies de praktijk"):
        started(store, practice_agb=None)
    assert store.runs() == ()
