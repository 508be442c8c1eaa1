"""After a talk: promises until they are kept, the next talk, the letter, the right of reply."""

from datetime import date, timedelta

import pytest

from succession.actions import (
    Actor,
    Correction,
    PromiseRef,
    TalkRef,
    agree_letter,
    correct_own_record,
    hold_talk,
    move_next_talk,
    move_promise,
    settle_promise,
)
from succession.errors import Conflict, InvalidInput, NotAllowed
from succession.register import Audience, Role, Stage
from succession.store import Store
from succession.talks.recording import HeldTalk
from succession.talks.talk import Outcome, Promise, Side, Talk, open_promises
from tests.actions.test_talks_held import BANK, KEY, ON, PROMISED
from tests.store.builders import TODAY, gp_row, import_rows, small_region, submission

OWNER = Actor("Praktijkhouder", Audience(Role.GUEST, practices=frozenset({"01000001"})))
STRANGER = Actor("Ander", Audience(Role.GUEST, practices=frozenset({"01000002"})))


@pytest.fixture
def region(store: Store) -> Store:
    import_rows(store, small_region())
    version = store.versions()["huisartsen", KEY]
    held = HeldTalk(
        row_key=KEY,
        on=ON,
        expected_version=version,
        promises=PROMISED,
        next_talk=date(2027, 7, 1),
    )
    hold_talk(store, submission(), held, BANK)
    return store


def _talk(store: Store) -> Talk:
    (talk,) = store.talks()
    return talk


def _ref(store: Store) -> TalkRef:
    return TalkRef(_talk(store).talk_id, _talk(store).version)


def _promise(store: Store, side: Side) -> Promise:
    return next(one for one in _talk(store).promises if one.side is side)


def _promise_ref(store: Store, side: Side) -> PromiseRef:
    return PromiseRef(_ref(store), _promise(store, side).promise_id)


def test_a_promise_is_followed_until_it_is_settled(region: Store) -> None:
    assert [one.side for _, one in open_promises(region.talks())] == [Side.GP, Side.ZORGGROEP]
    assert _promise(region, Side.GP).is_late(date(2027, 2, 2))
    ref = _promise_ref(region, Side.GP)
    settle_promise(region, submission(), ref, Outcome.KEPT, on=TODAY)
    settled = _promise(region, Side.GP)
    assert (settled.outcome, settled.settled_on) == (Outcome.KEPT, TODAY)
    assert not settled.is_late(date(2028, 1, 1))
    assert [one.side for _, one in open_promises(region.talks())] == [Side.ZORGGROEP]


def test_a_settled_promise_is_not_settled_again(region: Store) -> None:
    ref = _promise_ref(region, Side.GP)
    settle_promise(region, submission(), ref, Outcome.KEPT, on=TODAY)
    with pytest.raises(InvalidInput, match="al afgehandeld"):
        settle_promise(
            region, submission(), _promise_ref(region, Side.GP), Outcome.DROPPED, on=TODAY
        )


def test_a_promise_of_a_talk_that_was_changed_is_refused(region: Store) -> None:
    ref = _promise_ref(region, Side.GP)
    move_promise(region, submission(), ref, date(2027, 4, 1))
    assert _promise(region, Side.GP).due == date(2027, 4, 1)
    with pytest.raises(Conflict, match="intussen"):
        settle_promise(region, submission(), ref, Outcome.KEPT, on=TODAY)
    assert _promise(region, Side.GP).is_open


def test_a_praktijkhouder_settles_his_own_promises_only(region: Store) -> None:
    ref = _promise_ref(region, Side.ZORGGROEP)
    with pytest.raises(NotAllowed, match="van de zorggroep"):
        settle_promise(region, submission(OWNER), ref, Outcome.KEPT, on=TODAY)
    settle_promise(region, submission(OWNER), _promise_ref(region, Side.GP), Outcome.KEPT, on=TODAY)
    assert not _promise(region, Side.GP).is_open


def test_a_talk_of_somebody_else_is_not_there(region: Store) -> None:
    with pytest.raises(NotAllowed, match="niet met u gedeeld"):
        agree_letter(region, submission(STRANGER), _ref(region))
    assert _talk(region).agreed_on is None


def test_a_praktijkhouder_agrees_with_the_letter(region: Store) -> None:
    assert agree_letter(region, submission(OWNER), _ref(region)).agreed_on == TODAY


def test_moving_the_next_talk_counts(region: Store) -> None:
    assert _talk(region).sequence == 0
    moved = move_next_talk(region, submission(), _ref(region), date(2027, 8, 1))
    assert (moved.next_talk, moved.sequence) == (date(2027, 8, 1), 1)
    with pytest.raises(InvalidInput, match="niet na het vorige"):
        move_next_talk(region, submission(), _ref(region), ON)


def _correct(store: Store, actor: Actor = OWNER, **values: object) -> None:
    version = store.versions()["huisartsen", KEY]
    correction = Correction(KEY, values, version)  # type: ignore[arg-type]
    correct_own_record(store, submission(actor), correction, BANK)


def test_a_praktijkhouder_corrects_his_own_record(region: Store) -> None:
    _correct(region, stop_waarschijnlijk=date(2033, 7, 1), opvolgingsstatus=Stage.NONE)
    gp = region.register().gps[0]
    assert [plan.likely for plan in gp.said] == [date(2029, 7, 1), date(2033, 7, 1)]
    assert gp.plan.said_on == TODAY
    found = {(s.field, s.source) for s in region.sources("01000001")}
    assert ("stop_waarschijnlijk", "praktijkhouder zelf") in found


def test_a_praktijkhouder_takes_back_what_he_said(region: Store) -> None:
    _correct(region, stop_waarschijnlijk=None, zekerheid=None)
    assert not region.register().gps[0].plan.is_dated


def test_nobody_corrects_somebody_else(region: Store) -> None:
    with pytest.raises(NotAllowed, match="uw eigen gegevens"):
        _correct(region, STRANGER, zekerheid=1)


def test_in_a_practice_of_two_owners_the_consulent_corrects(region: Store) -> None:
    sheets = small_region()
    sheets["huisartsen"].append(gp_row("01000001", "01900009"))
    import_rows(region, sheets)
    with pytest.raises(NotAllowed, match="meer praktijkhouders"):
        _correct(region, zekerheid=1)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"naam": "X"}, "niet verbeteren"),
        ({"laatste_gesprek": TODAY + timedelta(days=1)}, "niet verbeteren"),
        ({"zekerheid": 9}, "kan niet bij"),
        ({"stop_laatst": date(2029, 6, 1)}, "niet op volgorde"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    region: Store, values: dict[str, object], words: str
) -> None:
    before = region.data_version()
    with pytest.raises(InvalidInput, match=words):
        _correct(region, **values)
    assert region.data_version() == before
