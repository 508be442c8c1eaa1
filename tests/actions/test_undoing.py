"""What is taken back is as it was, is taken back once, and is not when somebody came between."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from succession.actions import permission, undoing
from succession.actions.agreements import (
    Correction,
    Objection,
    PromiseRef,
    agree_letter,
    correct_own_record,
    move_next_talk,
    move_promise,
    object_to_letter,
    reopen_promise,
    restore_own_record,
    settle_promise,
)
from succession.actions.calling import note_missed_call
from succession.actions.deciding import (
    DecisionRef,
    change_proposal,
    prepare_decision,
    put_on_agenda,
)
from succession.actions.gates import refuse_consent
from succession.actions.papers import PaperRef, draft_paper, edit_paper
from succession.actions.permission import PERMITTED, READING, TAKEN_BACK_BY, Actor, Submission
from succession.actions.playbooks import add_evidence, add_note, reopen_step, start_run, tick_step
from succession.actions.preparing import ScanForm, change_days_off, keep_scan
from succession.actions.register import (
    AsksFirst,
    ImportShown,
    RowEdit,
    RowRef,
    add_row,
    edit_row,
    remove_row,
    save_import,
    undo_import,
)
from succession.actions.replanning import AnchorMove, fill_roles, move_anchor, state_facts
from succession.actions.scenarios import (
    ScenarioRef,
    remove_scenario,
    rename_scenario,
    save_scenario,
)
from succession.actions.taking_back import take_back
from succession.actions.taking_part import RunRef, StepRef
from succession.actions.talks import DraftAnswer, TalkRef, drop_draft, hold_talk, save_draft
from succession.board.paper import Voorlegger
from succession.capacity.scenario.scenario import BASELINE
from succession.errors import Conflict, InvalidInput, NotAllowed
from succession.playbook.run.events import Proof
from succession.playbook.run.progress import done_in
from succession.playbook.run.run import EventKind, Run
from succession.register import Audience, Level, Role
from succession.store import Store, StoredScenario
from succession.talks.recording import HeldTalk
from succession.talks.talk import Answer, PromiseOutcome, Talk
from tests.actions.runs import (
    START,
    TRANSFER,
    agree,
    consent,
    guest,
    public_region,
    started,
    step,
    tick,
)
from tests.actions.test_talks_held import BANK, KEY, ON, PROMISED
from tests.actions.test_talks_permission import SCAN
from tests.board.proposals import FROZEN, proposal
from tests.risk.world import ROOT
from tests.store.builders import (
    CONSULENT,
    TODAY,
    difference_to,
    import_rows,
    practice_row,
    row,
    small_region,
    submission,
)

OTHER_GP = "01000002/01900002"
GUEST = Actor("Gast", Audience(Role.GUEST, practices=frozenset({"01000001"}), himself=KEY))
COLLEAGUE = Actor("Consulent B", Audience(Role.CONSULENT))
ADMIN = Actor("Beheer", Audience(Role.ADMIN))
MINE = BASELINE.model_copy(update={"name": "Mijn scenario"})
OTHER = MINE.model_copy(update={"name": "Ander scenario", "years": 3})
STEP = "gesprek"
LATER, DUE = date(2029, 9, 1), date(2027, 9, 1)


@pytest.fixture
def region(store: Store) -> Store:
    """A region with a run, a talk that was held and one that is prepared, and a scenario."""
    import_rows(store, small_region())
    start_run(store, submission(), START)
    version = store.versions()["huisartsen", KEY]
    held = HeldTalk(
        row_key=KEY, on=ON, expected_version=version, promises=PROMISED, next_talk=LATER
    )
    hold_talk(store, submission(), held, BANK)
    answer = Answer("huisartsen.zekerheid", 3, Level.CONFIDENTIAL)
    save_draft(store, submission(), DraftAnswer(OTHER_GP, answer))
    save_scenario(store, submission(), MINE)
    prepare_decision(store, submission(), proposal())
    draft_paper(store, submission(), TODAY, Voorlegger(), FROZEN)
    return store


def _as_it_is(store: Store) -> list[object]:
    """All that people see of it; versions of talks and how often a day was changed go on."""
    return [
        store.register(),
        store.versions(),
        [store.sources(practice.agb) for practice in store.register().practices],
        [_standing(one.run) for one in store.runs()],
        [replace(talk, version=0, sequence=0) for talk in store.talks()],
        [replace(scan, version=0) for scan in store.scans()],
        [one.scenario for one in store.scenarios()],
        [replace(one, version=0) for one in store.decisions()],
        [replace(one, version=0) for one in store.papers()],
        store.days_off(CONSULENT.name),
        store.missed_calls(),
    ]


def _standing(run: Run) -> tuple[object, ...]:
    done = {name: (tick.by, tick.day) for name, tick in done_in(run.events).items()}
    said = [one for one in run.events if one.kind in (EventKind.NOTE, EventKind.PROOF)]
    known = {fact: value for fact, value in run.given if value != "onbekend"}
    return done, said, known, run.people, run.anchors


def _row(store: Store, sheet: str, key: str) -> RowRef:
    return RowRef(sheet, key, store.versions()[sheet, key])


def _edit(store: Store, **changes: Any) -> RowEdit:
    return RowEdit(_row(store, "huisartsen", KEY), changes)


def _talk(store: Store, *, is_held: bool = True) -> Talk:
    return next(talk for talk in store.talks() if talk.is_held is is_held)


def _ref(store: Store, *, is_held: bool = True) -> TalkRef:
    talk = _talk(store, is_held=is_held)
    return TalkRef(talk.talk_id, talk.version)


def _promise(store: Store) -> PromiseRef:
    return PromiseRef(_ref(store), _talk(store).promises[0].promise_id)


def _run_id(store: Store) -> str:
    return store.runs()[0].run.run_id


def _step(store: Store) -> StepRef:
    return StepRef(_run_id(store), STEP)


def _scenario(store: Store) -> StoredScenario:
    return store.scenarios()[0]


def _paper_ref(store: Store) -> PaperRef:
    return next(PaperRef(one.paper_id, one.version) for one in store.papers())


def _decision_ref(store: Store) -> DecisionRef:
    return next(DecisionRef(one.decision_id, one.version) for one in store.decisions())


def _scenario_ref(store: Store) -> ScenarioRef:
    return ScenarioRef(_scenario(store).scenario_id, _scenario(store).version)


def _scan(answer: bool = True) -> ScanForm:
    told = {"pand.staat": answer}
    return ScanForm(row_key=KEY, on=TODAY, level=Level.CONFIDENTIAL, told=told, known={})


def _tick(store: Store) -> None:
    if STEP not in done_in(store.runs()[0].run.events):
        tick_step(store, submission(), _step(store), on=TODAY)


@dataclass(frozen=True)
class Case:
    """An action, what takes it back of its answer, and who does both."""

    do: Callable[[Store, Submission], Any]
    back: Callable[[Store], undoing.Back[Any]]
    who: Actor = CONSULENT
    before: Callable[[Store], object] = lambda store: None


CASES: dict[str, Case] = {
    permission.IMPORT: Case(
        lambda store, sent: save_import(
            store,
            sent,
            difference_to(store, small_region() | {"kandidaten": [row("kandidaten", naam="B")]}),
            shown=ImportShown(store.data_version()),
            files=("a.csv",),
        ),
        lambda store: undoing.saved_import,
    ),
    permission.EDIT_ROW: Case(
        lambda store, sent: edit_row(
            store, sent, _edit(store, stop_waarschijnlijk=date(2031, 7, 1), fte=0.6)
        ),
        lambda store: undoing.rows,
    ),
    permission.ADD_ROW: Case(
        lambda store, sent: add_row(store, sent, "praktijken", practice_row("01000009")),
        lambda store: undoing.rows,
    ),
    permission.REMOVE_ROW: Case(
        lambda store, sent: remove_row(
            store,
            sent,
            _row(store, "huisartsen", KEY),
            [one.id for one in store.dependents_of([("huisartsen", KEY)])],
        ),
        lambda store: undoing.rows,
    ),
    permission.DROP_DRAFT: Case(
        lambda store, sent: drop_draft(store, sent, _ref(store, is_held=False)),
        lambda store: undoing.dropped_draft(_talk(store, is_held=False)),
    ),
    permission.AGREE_LETTER: Case(
        lambda store, sent: agree_letter(store, sent, _ref(store)),
        lambda store: undoing.letter(_talk(store)),
    ),
    permission.OBJECT_LETTER: Case(
        lambda store, sent: object_to_letter(
            store, sent, Objection(_ref(store), (_promise(store).promise_id,))
        ),
        lambda store: undoing.letter(_talk(store)),
        who=GUEST,
        before=lambda store: agree_letter(store, submission(), _ref(store)),
    ),
    permission.MOVE_TALK: Case(
        lambda store, sent: move_next_talk(store, sent, _ref(store), DUE),
        lambda store: undoing.moved_talk(LATER),
    ),
    permission.SETTLE_PROMISE: Case(
        lambda store, sent: settle_promise(
            store, sent, _promise(store), PromiseOutcome.KEPT, on=TODAY
        ),
        lambda store: undoing.settled_promise(_promise(store).promise_id),
    ),
    permission.MOVE_PROMISE: Case(
        lambda store, sent: move_promise(store, sent, _promise(store), DUE),
        lambda store: undoing.moved_promise(
            _promise(store).promise_id, _talk(store).promises[0].due
        ),
    ),
    permission.CORRECT_OWN_RECORD: Case(
        lambda store, sent: correct_own_record(
            store,
            sent,
            Correction(KEY, {"zekerheid": 1}, store.versions()["huisartsen", KEY]),
            BANK,
        ),
        lambda store: undoing.own_record,
        who=GUEST,
    ),
    permission.KEEP_SCAN: Case(
        lambda store, sent: keep_scan(
            store,
            sent,
            replace(_scan(answer=False), expected_version=store.scans()[0].version),
            SCAN,
        ),
        lambda store: undoing.scan(store.scans()[0]),
        before=lambda store: keep_scan(store, submission(COLLEAGUE), _scan(), SCAN),
    ),
    permission.NOTE_MISSED_CALL: Case(
        lambda store, sent: note_missed_call(store, sent, KEY, on=TODAY),
        lambda store: undoing.missed_call,
    ),
    permission.PLAN_DAYS: Case(
        lambda store, sent: change_days_off(store, sent, frozenset({DUE}), frozenset()),
        lambda store: undoing.days_off(frozenset({DUE}), frozenset()),
    ),
    permission.TICK_STEP: Case(
        lambda store, sent: tick_step(store, sent, _step(store), on=TODAY),
        lambda store: undoing.step(EventKind.DONE, STEP),
    ),
    permission.REOPEN_STEP: Case(
        lambda store, sent: reopen_step(store, sent, _step(store)),
        lambda store: undoing.step(EventKind.REOPENED, STEP),
        before=lambda store: tick_step(store, submission(COLLEAGUE), _step(store), on=ON),
    ),
    permission.ADD_NOTE: Case(
        lambda store, sent: add_note(store, sent, _step(store), note="gebeld"),
        lambda store: undoing.step(EventKind.NOTE, STEP),
        before=lambda store: add_note(store, submission(), _step(store), note="eerder"),
    ),
    permission.ADD_EVIDENCE: Case(
        lambda store, sent: add_evidence(
            store, sent, _step(store), Proof("A. Smit", "map 3"), on=TODAY
        ),
        lambda store: undoing.step(EventKind.PROOF, STEP),
    ),
    permission.STATE_FACT: Case(
        lambda store, sent: state_facts(
            store, sent, _run_id(store), {"maatschap": "nee", "apotheekhoudend": "nee"}
        ),
        lambda store: undoing.facts(["maatschap", "apotheekhoudend"]),
    ),
    permission.FILL_ROLE: Case(
        lambda store, sent: fill_roles(
            store, sent, _run_id(store), {"zorggroep": "K. Bakker", "hagro": "H. Groep"}
        ),
        lambda store: undoing.roles(["zorggroep", "hagro"]),
        before=lambda store: fill_roles(
            store, submission(), _run_id(store), {"zorggroep": "J. Eerder"}
        ),
    ),
    permission.MOVE_ANCHOR: Case(
        lambda store, sent: move_anchor(
            store,
            sent,
            RunRef(_run_id(store), store.runs()[0].version),
            AnchorMove("overdracht", LATER, "later"),
        ),
        lambda store: undoing.moved_anchor("overdracht", TRANSFER),
    ),
    permission.DRAFT_PAPER: Case(
        lambda store, sent: draft_paper(store, sent, LATER, Voorlegger(), FROZEN),
        lambda store: undoing.drafted_paper,
    ),
    permission.EDIT_PAPER: Case(
        lambda store, sent: edit_paper(store, sent, _paper_ref(store), Voorlegger(core="anders")),
        lambda store: undoing.edited_paper(Voorlegger()),
    ),
    permission.PREPARE_DECISION: Case(
        lambda store, sent: prepare_decision(store, sent, proposal(what="Iets nieuws")),
        lambda store: undoing.prepared_decision,
    ),
    permission.CHANGE_PROPOSAL: Case(
        lambda store, sent: change_proposal(
            store, sent, _decision_ref(store), proposal(what="Iets anders")
        ),
        lambda store: undoing.changed_proposal(proposal()),
    ),
    permission.PUT_ON_AGENDA: Case(
        lambda store, sent: put_on_agenda(store, sent, _decision_ref(store), LATER),
        lambda store: undoing.agenda(None),
    ),
    permission.SAVE_SCENARIO: Case(
        lambda store, sent: save_scenario(store, sent, OTHER),
        lambda store: undoing.saved_scenario(None, [_scenario(store).scenario_id]),
    ),
    permission.RENAME_SCENARIO: Case(
        lambda store, sent: rename_scenario(store, sent, _scenario_ref(store), "Anders"),
        lambda store: undoing.renamed_scenario(MINE.name),
    ),
    permission.REMOVE_SCENARIO: Case(
        lambda store, sent: remove_scenario(store, sent, _scenario_ref(store)),
        lambda store: undoing.removed_scenario(MINE),
    ),
}
"""Each action that can be taken back."""
# Said again it is said of nothing: these days are as they were, this scenario is there.
TWICE_IS_ONCE = (*(permission.PLAN_DAYS, permission.REMOVE_SCENARIO, permission.NOTE_MISSED_CALL),)
every_action = pytest.mark.parametrize("name", CASES)


def _done(store: Store, name: str) -> tuple[list[object], undoing.Undo, Actor]:
    """What there was before the action, what takes it back, and by whom."""
    case = CASES[name]
    case.before(store)
    was, back = _as_it_is(store), case.back(store)
    undo = back(case.do(store, submission(case.who)))
    assert undo is not None
    assert _as_it_is(store) != was
    return was, undo, case.who


def test_each_action_that_can_be_taken_back_is_tried_here() -> None:
    assert set(CASES) == set(TAKEN_BACK_BY)


def test_of_each_action_is_said_whether_and_why_not() -> None:
    """The table of `docs/keuzes.md` and the one that the program goes by say the same."""
    text = (ROOT / "docs/keuzes.md").read_text("utf-8").split("| actie | ongedaan maken |")[1]
    said = dict(re.findall(r"^\| ([^|]+) \| (ja, met \*[^*]+\*|nee: \S)", text, re.MULTILINE))
    taken_back = {name: f"ja, met *{inverse}*" for name, inverse in TAKEN_BACK_BY.items()}
    assert {name: words for name, words in said.items() if words.startswith("ja")} == taken_back
    assert set(said) == set(PERMITTED) - READING


def test_who_may_do_it_may_take_it_back() -> None:
    for action, inverse in TAKEN_BACK_BY.items():
        assert PERMITTED[action] <= PERMITTED[inverse], action


@every_action
def test_what_is_taken_back_is_as_it_was_and_the_log_has_both(region: Store, name: str) -> None:
    was, undo, who = _done(region, name)
    undo(region, submission(who))
    assert _as_it_is(region) == was
    assert [entry.action for entry in region.audit(2)] == [TAKEN_BACK_BY[name], name]


@every_action
def test_the_same_click_twice_takes_back_once(region: Store, name: str) -> None:
    _, undo, who = _done(region, name)
    undo(region, submission(who, "form"))
    version = region.data_version()
    undo(region, submission(who, "form"))
    assert region.data_version() == version


@every_action
def test_what_was_taken_back_or_changed_since_is_refused(region: Store, name: str) -> None:
    was, undo, who = _done(region, name)
    undo(region, submission(who))
    if name in TWICE_IS_ONCE:
        undo(region, submission(who))
    else:
        with pytest.raises((Conflict, InvalidInput)):
            undo(region, submission(who))
    assert _as_it_is(region) == was


@every_action
def test_another_role_takes_nothing_back(region: Store, name: str) -> None:
    _, undo, _ = _done(region, name)
    now = _as_it_is(region)
    with pytest.raises(NotAllowed, match="beheerder"):
        undo(region, submission(ADMIN))
    assert _as_it_is(region) == now


@pytest.mark.parametrize("name", [permission.TICK_STEP, permission.ADD_NOTE, permission.STATE_FACT])
def test_what_a_colleague_said_in_a_run_is_not_taken_back(region: Store, name: str) -> None:
    _, undo, _ = _done(region, name)
    with pytest.raises(Conflict, match="intussen gewijzigd"):
        undo(region, submission(COLLEAGUE))


def test_a_fact_that_somebody_stated_since_stays(region: Store) -> None:
    _, undo, who = _done(region, permission.STATE_FACT)
    state_facts(region, submission(COLLEAGUE), _run_id(region), {"maatschap": "ja"})
    now = _as_it_is(region)
    with pytest.raises(Conflict, match="intussen gewijzigd"):
        undo(region, submission(who))
    assert _as_it_is(region) == now


def test_a_step_that_was_ticked_anew_since_stays(region: Store) -> None:
    _, undo, who = _done(region, permission.TICK_STEP)
    reopen_step(region, submission(COLLEAGUE), _step(region))
    tick_step(region, submission(COLLEAGUE), _step(region), on=ON)
    with pytest.raises(Conflict, match="intussen gewijzigd"):
        undo(region, submission(who))


def test_a_reopened_step_whose_gate_shut_since_stays_open(region: Store) -> None:
    stored = tick(region, region.runs()[0], "gesprek", "opdracht")
    tick(region, agree(region, stored), "instemming")
    shut = StepRef(stored.run.run_id, "instemming")
    undo = undoing.step(EventKind.REOPENED, "instemming")(reopen_step(region, submission(), shut))
    assert undo is not None
    refuse_consent(region, submission(), consent(stored))
    with pytest.raises(InvalidInput, match="wacht op akkoord"):
        undo(region, submission())


def test_a_guest_takes_back_no_step_that_he_does_not_do(store: Store) -> None:
    """Whatever name he gives himself: that of who ticked it here."""
    public_region(store)
    stored, namesake = started(store), replace(CONSULENT, name=guest().name)
    ticked = tick_step(store, submission(namesake), step(stored, STEP), on=TODAY)
    with pytest.raises(NotAllowed, match="Deze stap is voor"):
        take_back(store, submission(guest()), stored.run.run_id, ticked.run.events[-1:])


def test_a_plan_that_was_never_said_is_in_no_history(region: Store) -> None:
    """Else a slip of the finger would count for ever as a plan that was put off."""
    said = region.register().gps[0].said
    _, undo, who = _done(region, permission.EDIT_ROW)
    assert len(region.register().gps[0].said) == len(said) + 1
    undo(region, submission(who))
    assert region.register().gps[0].said == said


def test_a_practice_gets_its_code_back_with_all_that_bears_it(region: Store) -> None:
    was = _as_it_is(region)
    edit = RowEdit(_row(region, "praktijken", "01000001"), {"agb": "01000077"})
    undo = undoing.rows(edit_row(region, submission(), edit))
    assert undo is not None
    assert region.runs()[0].run.practice_agb == "01000077"
    undo(region, submission())
    assert _as_it_is(region) == was
    assert region.runs()[0].run.practice_agb == "01000001"


def test_somebody_else_in_a_row_makes_room_for_who_stood_there(region: Store) -> None:
    was = _as_it_is(region)
    going = [one.id for one in region.dependents_of([("huisartsen", KEY)])]
    edit = _edit(region, agb="01900055", naam="N. Nieuw")
    undo = undoing.rows(edit_row(region, submission(), edit, going))
    assert undo is not None
    assert not [talk for talk in region.talks() if talk.is_held]
    undo(region, submission())
    assert _as_it_is(region) == was


def test_a_row_on_which_something_hangs_is_not_taken_back(region: Store) -> None:
    undo = undoing.rows(add_row(region, submission(), "praktijken", practice_row("01000009")))
    assert undo is not None
    start_run(region, submission(), replace(START, practice_agb="01000009"))
    with pytest.raises(AsksFirst, match="draaiboek"):
        undo(region, submission())
    assert "01000009" in region.register().practice_by_agb


def test_a_row_whose_key_was_given_away_since_does_not_come_back(region: Store) -> None:
    ref = _row(region, "kandidaten", "Kandidaat A")
    undo = undoing.rows(remove_row(region, submission(), ref))
    assert undo is not None
    add_row(region, submission(COLLEAGUE), "kandidaten", {"naam": "Kandidaat A"})
    with pytest.raises(Conflict, match="intussen gewijzigd"):
        undo(region, submission())


def test_a_change_that_was_taken_back_does_not_stand_in_the_way_of_an_import(store: Store) -> None:
    record = import_rows(store, small_region())
    undo = undoing.rows(edit_row(store, submission(), _edit(store, fte=0.5)))
    assert undo is not None
    undo(store, submission())
    undo_import(store, submission(), record.import_id)
    assert not store.register().practices


def test_a_form_that_was_sent_again_has_nothing_to_take_back(region: Store) -> None:
    edit = _edit(region, fte=0.5)
    assert edit_row(region, submission(key="form"), edit) is not None
    assert undoing.rows(edit_row(region, submission(key="form"), edit)) is None


def test_a_scenario_that_replaced_another_gives_it_back(region: Store) -> None:
    before = _scenario(region)
    changed = MINE.model_copy(update={"years": 7})
    kept = save_scenario(region, submission(), changed, _scenario_ref(region))
    undo = undoing.saved_scenario(before, [before.scenario_id])(kept)
    assert undo is not None
    undo(region, submission())
    assert _scenario(region).scenario == MINE


def test_a_scenario_that_was_there_already_is_not_thrown_away(region: Store) -> None:
    known = [_scenario(region).scenario_id]
    again = save_scenario(region, submission(), MINE)
    assert undoing.saved_scenario(None, known)(again) is None
    assert undoing.saved_scenario(_scenario(region), known)(again) is None


def test_a_first_scan_leaves_none(region: Store) -> None:
    undo = undoing.scan(None)(keep_scan(region, submission(), _scan(), SCAN))
    assert undo is not None
    undo(region, submission())
    assert region.scans() == ()


def test_a_draft_is_not_put_over_a_new_one(region: Store) -> None:
    _, undo, who = _done(region, permission.DROP_DRAFT)
    answer = Answer("huisartsen.zekerheid", 5, Level.CONFIDENTIAL)
    save_draft(region, submission(), DraftAnswer(OTHER_GP, answer))
    with pytest.raises(Conflict, match="nieuw concept"):
        undo(region, submission(who))


def test_a_promise_that_is_open_is_not_opened(region: Store) -> None:
    with pytest.raises(InvalidInput, match="staat nog open"):
        reopen_promise(region, submission(), _promise(region))


def test_a_guest_takes_back_only_what_he_said_of_himself(region: Store) -> None:
    before = edit_row(
        region, submission(), RowEdit(_row(region, "huisartsen", OTHER_GP), {"fte": 0.5})
    )
    assert before is not None
    now = _as_it_is(region)
    with pytest.raises(NotAllowed, match="eigen gegevens"):
        restore_own_record(region, submission(GUEST), before)
    assert _as_it_is(region) == now
