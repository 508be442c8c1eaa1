"""After a talk: promises until they are kept, the next talk, the letter, the right of reply."""

from datetime import date, timedelta

import pytest

from succession.actions.agreements import (
    Correction,
    Objection,
    PromiseRef,
    agree_letter,
    correct_own_record,
    move_next_talk,
    move_promise,
    object_to_letter,
    settle_promise,
)
from succession.actions.permission import Actor
from succession.actions.register import RowEdit, RowRef, edit_row
from succession.actions.talks import TalkRef, hold_talk
from succession.errors import Conflict, InvalidInput, NotAllowed
from succession.register import Audience, Level, Role, Stage
from succession.store import Store
from succession.talks.recording import HeldTalk
from succession.talks.talk import (
    Answer,
    Promise,
    PromiseOutcome,
    Side,
    Talk,
    open_promises,
    visible_talks,
)
from tests.actions.test_talks_held import BANK, KEY, ON, PROMISED
from tests.store.builders import TODAY, gp_row, import_rows, small_region, submission


def _guest(agb: str, himself: str | None) -> Actor:
    audience = Audience(Role.GUEST, practices=frozenset({agb}), himself=himself)
    return Actor("Gast", audience)


OWNER = _guest("01000001", KEY)
STRANGER = _guest("01000002", "01000002/01900002")
PARTNER = _guest("01000001", "01000001/01900009")
SUCCESSOR = _guest("01000001", None)
NOT_HIM = pytest.mark.parametrize("who", [STRANGER, PARTNER, SUCCESSOR], ids=str)


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
    settle_promise(region, submission(), ref, PromiseOutcome.KEPT, on=TODAY)
    settled = _promise(region, Side.GP)
    assert (settled.outcome, settled.settled_on) == (PromiseOutcome.KEPT, TODAY)
    assert not settled.is_late(date(2028, 1, 1))
    assert [one.side for _, one in open_promises(region.talks())] == [Side.ZORGGROEP]


def test_a_settled_promise_is_not_settled_again(region: Store) -> None:
    ref = _promise_ref(region, Side.GP)
    settle_promise(region, submission(), ref, PromiseOutcome.KEPT, on=TODAY)
    with pytest.raises(InvalidInput, match="al afgehandeld"):
        settle_promise(
            region, submission(), _promise_ref(region, Side.GP), PromiseOutcome.DROPPED, on=TODAY
        )


def test_a_promise_of_a_talk_that_was_changed_is_refused(region: Store) -> None:
    ref = _promise_ref(region, Side.GP)
    move_promise(region, submission(), ref, date(2027, 4, 1))
    assert _promise(region, Side.GP).due == date(2027, 4, 1)
    with pytest.raises(Conflict, match="intussen"):
        settle_promise(region, submission(), ref, PromiseOutcome.KEPT, on=TODAY)
    assert _promise(region, Side.GP).is_open


def test_a_praktijkhouder_settles_his_own_promises_only(region: Store) -> None:
    ref = _promise_ref(region, Side.ZORGGROEP)
    with pytest.raises(NotAllowed, match="van de zorggroep"):
        settle_promise(region, submission(OWNER), ref, PromiseOutcome.KEPT, on=TODAY)
    settle_promise(
        region, submission(OWNER), _promise_ref(region, Side.GP), PromiseOutcome.KEPT, on=TODAY
    )
    assert not _promise(region, Side.GP).is_open


@NOT_HIM
def test_a_talk_of_somebody_else_is_not_there(region: Store, who: Actor) -> None:
    with pytest.raises(NotAllowed, match="niet met u gedeeld"):
        agree_letter(region, submission(who), _ref(region))
    assert _talk(region).agreed_on is None


def test_a_partner_does_not_speak_for_him_in_a_talk_that_he_may_see(store: Store) -> None:
    sheets = small_region()
    sheets["huisartsen"][0]["deelniveau"] = Level.PUBLIC
    sheets["huisartsen"].append(gp_row("01000001", "01900009"))
    import_rows(store, sheets)
    held = HeldTalk(
        row_key=KEY,
        on=ON,
        expected_version=store.versions()["huisartsen", KEY],
        answers=(Answer("huisartsen.deelniveau", "openbaar", Level.PUBLIC),),
        promises=PROMISED,
        shares_earlier=True,
    )
    hold_talk(store, submission(), held, BANK)
    assert visible_talks(store.talks(), store.register(), PARTNER.audience) == store.talks()
    for act in (
        lambda: agree_letter(store, submission(PARTNER), _ref(store)),
        lambda: settle_promise(
            store, submission(PARTNER), _promise_ref(store, Side.GP), PromiseOutcome.KEPT, on=TODAY
        ),
    ):
        with pytest.raises(NotAllowed, match="over uw eigen gegevens"):
            act()


def test_a_praktijkhouder_agrees_with_the_letter(region: Store) -> None:
    assert agree_letter(region, submission(OWNER), _ref(region)).agreed_on == TODAY


def _object(store: Store, actor: Actor = OWNER, *to: str) -> Talk:
    return object_to_letter(store, submission(actor), Objection(_ref(store), to))


def test_an_objection_names_what_is_wrong_and_takes_an_agreement_back(region: Store) -> None:
    agree_letter(region, submission(OWNER), _ref(region))
    wrong = _promise(region, Side.GP).promise_id
    talk = _object(region, OWNER, wrong)
    assert (talk.objected_on, talk.objected_to, talk.agreed_on) == (TODAY, (wrong,), None)
    assert talk.is_disputed
    assert region.audit(1)[0].action == "afspraken niet akkoord"
    again = agree_letter(region, submission(), _ref(region))
    assert (again.agreed_on, again.is_disputed) == (TODAY, False)


@pytest.mark.parametrize("to", [(), ("huisartsen.zekerheid",)])
def test_an_objection_to_nothing_is_refused(region: Store, to: tuple[str, ...]) -> None:
    with pytest.raises(InvalidInput, match="wat er niet klopt"):
        _object(region, OWNER, *to)


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


@NOT_HIM
def test_nobody_corrects_somebody_else(region: Store, who: Actor) -> None:
    with pytest.raises(NotAllowed, match="uw eigen gegevens"):
        _correct(region, who, zekerheid=1)


def test_the_consulent_finds_what_he_told_himself_until_it_is_told_anew(region: Store) -> None:
    assert region.told_by("praktijkhouder zelf") == ()
    _correct(region, stop_waarschijnlijk=date(2033, 7, 1), zekerheid=None)
    told = region.told_by("praktijkhouder zelf")
    assert {(one.key, one.field) for one in told} == {
        (KEY, "stop_waarschijnlijk"),
        (KEY, "zekerheid"),
    }
    edit = RowEdit(
        RowRef("huisartsen", KEY, region.versions()["huisartsen", KEY]), {"zekerheid": 2}
    )
    edit_row(region, submission(), edit)
    assert [one.field for one in region.told_by("praktijkhouder zelf")] == ["stop_waarschijnlijk"]


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
