"""Every action about talks as every role: what is not permitted is refused and changes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from succession.actions.agreements import (
    Correction,
    LetterStanding,
    Objection,
    PromiseRef,
    agree_letter,
    correct_own_record,
    move_next_talk,
    move_promise,
    object_to_letter,
    reopen_promise,
    restore_letter,
    restore_own_record,
    settle_promise,
)
from succession.actions.calling import note_missed_call, take_back_call
from succession.actions.permission import Actor, Submission
from succession.actions.preparing import (
    ScanForm,
    change_days_off,
    keep_scan,
    keep_template,
    restore_scan,
)
from succession.actions.talks import (
    DraftAnswer,
    TalkRef,
    drop_draft,
    hold_talk,
    restore_draft,
    save_draft,
    stored_talk,
)
from succession.errors import NotAllowed
from succession.management.scan import load_scan
from succession.register import Audience, Level, Role
from succession.store import RowsBefore, Store
from succession.talks.recording import HeldTalk
from succession.talks.talk import Answer, PromiseOutcome, Side, Talk
from tests.actions.test_talks_held import BANK, KEY, ON, PROMISED
from tests.risk.world import ROOT
from tests.store.builders import TODAY, import_rows, small_region, submission

OTHER = "01000002/01900002"
NO_ROWS = RowsBefore(version=0, rows=(), history=(0, 0, 0))
SCAN = load_scan(ROOT / "data/scan.yaml")
DRAFT = DraftAnswer(OTHER, Answer("huisartsen.zekerheid", 3, Level.CONFIDENTIAL))


def _held(store: Store, key: str = KEY) -> HeldTalk:
    version = store.versions()["huisartsen", key]
    return HeldTalk(row_key=key, on=ON, expected_version=version, promises=PROMISED)


def _ref(store: Store) -> TalkRef:
    talk = next(talk for talk in store.talks() if talk.is_held)
    return TalkRef(talk.talk_id, talk.version)


def _promise(store: Store) -> PromiseRef:
    talk = next(talk for talk in store.talks() if talk.is_held)
    promise = next(p for p in talk.promises if p.side is Side.GP)
    return PromiseRef(_ref(store), promise.promise_id)


def _settled(store: Store) -> PromiseRef:
    settle_promise(store, submission(), _promise(store), PromiseOutcome.KEPT, on=TODAY)
    return _promise(store)


def _draft(store: Store) -> TalkRef:
    talk = save_draft(store, submission(), replace(DRAFT, row_key=KEY))
    return TalkRef(talk.talk_id, talk.version)


def _dropped(store: Store) -> Talk:
    ref = _draft(store)
    draft = stored_talk(store, ref.talk_id)
    drop_draft(store, submission(), ref)
    return draft


def _objection(store: Store) -> Objection:
    return Objection(_ref(store), (_promise(store).promise_id,))


def _scan() -> ScanForm:
    told = {"pand.staat": True}
    return ScanForm(row_key=KEY, on=TODAY, level=Level.CONFIDENTIAL, told=told, known={})


def _correction(store: Store) -> Correction:
    return Correction(KEY, {"zekerheid": 2}, store.versions()["huisartsen", KEY])


Action = Callable[[Store, Submission], object]
TALK_ACTIONS: dict[str, Action] = {
    "gesprek voorbereiden": lambda store, sent: save_draft(store, sent, DRAFT),
    "gesprek weggooien": lambda store, sent: drop_draft(store, sent, _draft(store)),
    "gesprek bewaren": lambda store, sent: hold_talk(store, sent, _held(store, OTHER), BANK),
    "afspraken akkoord": lambda store, sent: agree_letter(store, sent, _ref(store)),
    "volgend gesprek verzetten": lambda store, sent: move_next_talk(
        store, sent, _ref(store), date(2027, 9, 1)
    ),
    "afspraak verzetten": lambda store, sent: move_promise(
        store, sent, _promise(store), date(2027, 9, 1)
    ),
    "afspraak afhandelen": lambda store, sent: settle_promise(
        store, sent, _promise(store), PromiseOutcome.KEPT, on=TODAY
    ),
    "afspraak heropenen": lambda store, sent: reopen_promise(store, sent, _settled(store)),
    "akkoord terugzetten": lambda store, sent: restore_letter(
        store, sent, _ref(store), LetterStanding(None, None, ())
    ),
    "eigen gegevens terugzetten": lambda store, sent: restore_own_record(store, sent, NO_ROWS),
    "gesprek terughalen": lambda store, sent: restore_draft(store, sent, _dropped(store)),
    "scan terugzetten": lambda store, sent: restore_scan(
        store, sent, keep_scan(store, submission(), _scan(), SCAN), None
    ),
    "eigen gegevens verbeteren": lambda store, sent: correct_own_record(
        store, sent, _correction(store), BANK
    ),
    "afspraken niet akkoord": lambda store, sent: object_to_letter(store, sent, _objection(store)),
    "scan bewaren": lambda store, sent: keep_scan(store, sent, _scan(), SCAN),
    "geen gehoor noteren": lambda store, sent: note_missed_call(store, sent, KEY, on=TODAY),
    "geen gehoor terugnemen": lambda store, sent: take_back_call(store, sent, "b1"),
    "vrije dagen wijzigen": lambda store, sent: change_days_off(
        store, sent, frozenset({TODAY}), frozenset()
    ),
    "Word-sjabloon kiezen": lambda store, sent: keep_template(store, sent, b"sjabloon"),
}
_OF_THE_GUEST_ALONE = {
    "eigen gegevens verbeteren",
    "eigen gegevens terugzetten",
    "afspraken niet akkoord",
}
MAY = {
    Role.CONSULENT: set(TALK_ACTIONS) - _OF_THE_GUEST_ALONE - {"Word-sjabloon kiezen"},
    Role.DIRECTORS: set[str](),
    Role.BOARD: set[str](),
    Role.GUEST: {
        "afspraken akkoord",
        "akkoord terugzetten",
        "afspraak afhandelen",
        "afspraak heropenen",
        *_OF_THE_GUEST_ALONE,
    },
    Role.ADMIN: {"Word-sjabloon kiezen"},
}


@pytest.fixture
def region(store: Store) -> Store:
    """A region whose plans are public, with a talk that was held."""
    sheets = small_region()
    for gp in sheets["huisartsen"]:
        gp["deelniveau"] = Level.PUBLIC
    import_rows(store, sheets)
    hold_talk(store, submission(), _held(store), BANK)
    return store


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", TALK_ACTIONS)
def test_a_role_can_do_what_it_may_and_nothing_else(region: Store, role: Role, name: str) -> None:
    own = frozenset({"01000001"}) if role is Role.GUEST else frozenset[str]()
    himself = KEY if role is Role.GUEST else None
    sent = submission(Actor("Iemand", Audience(role, practices=own, himself=himself)))
    if name in MAY[role]:
        TALK_ACTIONS[name](region, sent)
        entry = region.audit(1)[0]
        assert (entry.action, entry.role) == (name, role)
    else:
        before = region.register()
        with pytest.raises(NotAllowed, match=role.value):
            TALK_ACTIONS[name](region, sent)
        assert region.audit(1)[0].role is Role.CONSULENT
        assert region.register() == before
