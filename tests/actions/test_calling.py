"""Ringing a praktijkhouder in vain."""

from datetime import timedelta

import pytest

from succession.actions.calling import note_missed_call, take_back_call
from succession.actions.permission import Actor
from succession.errors import Conflict, InvalidInput, NotAllowed
from succession.register import Audience, Role
from succession.store import Store
from succession.talks.missed import last_calls, visible_calls
from tests.actions.test_talks_held import KEY
from tests.store.builders import CONSULENT, TODAY, import_rows, small_region, submission

DAY = timedelta(days=1)


@pytest.fixture
def region(store: Store) -> Store:
    import_rows(store, small_region())
    return store


def test_a_call_is_kept_with_who_and_when(region: Store) -> None:
    call_id = note_missed_call(region, submission(), KEY, on=TODAY)
    (call,) = region.missed_calls()
    assert (call.call_id, call.row_key, call.on) == (call_id, KEY, TODAY)
    assert call.by == CONSULENT.name


def test_twice_on_one_day_is_one_call_and_the_last_day_counts(region: Store) -> None:
    for day in (TODAY - DAY, TODAY, TODAY):
        note_missed_call(region, submission(), KEY, on=day)
    assert [call.on for call in region.missed_calls()] == [TODAY - DAY, TODAY]
    assert last_calls(region.missed_calls())[KEY].on == TODAY


def test_it_can_be_taken_back_and_is_in_the_log(region: Store) -> None:
    take_back_call(region, submission(), note_missed_call(region, submission(), KEY, on=TODAY))
    assert region.missed_calls() == ()
    assert [one.action for one in region.audit(2)] == [
        "geen gehoor terugnemen",
        "geen gehoor noteren",
    ]


def test_a_day_to_come_and_who_is_not_there_are_refused(region: Store) -> None:
    with pytest.raises(InvalidInput):
        note_missed_call(region, submission(), KEY, on=TODAY + DAY)
    with pytest.raises(Conflict):
        note_missed_call(region, submission(), "01000001/00000000", on=TODAY)
    assert region.missed_calls() == ()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CONSULENT])
def test_only_the_consulent_notes_it(region: Store, role: Role) -> None:
    other = Actor("Iemand", Audience(role))
    with pytest.raises(NotAllowed):
        note_missed_call(region, submission(other), KEY, on=TODAY)


def test_who_may_not_know_of_the_talk_may_not_know_of_the_call(region: Store) -> None:
    note_missed_call(region, submission(), KEY, on=TODAY)
    calls, register = region.missed_calls(), region.register()
    assert visible_calls(calls, register, Audience(Role.CONSULENT)) == calls
    assert visible_calls(calls, register, Audience(Role.BOARD)) == ()
