"""Every action as every role: what is not permitted is refused and changes nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from succession.actions.closing import (
    Decision,
    answer_stop_criteria,
    close_run,
    decide,
    decide_extension,
)
from succession.actions.deciding import (
    DecisionRef,
    change_proposal,
    prepare_decision,
    put_on_agenda,
    review_decision,
    take_decision,
    withdraw_proposal,
)
from succession.actions.export import note_export
from succession.actions.gates import ConsentGiven, give_consent, open_as_substitute, refuse_consent
from succession.actions.mandate import Settlement, settle_mandate
from succession.actions.meetings import keep_meeting
from succession.actions.papers import PaperRef, draft_paper, drop_paper, edit_paper, settle_paper
from succession.actions.permission import PERMITTED, READING, Actor, Submission
from succession.actions.playbooks import add_evidence, add_note, reopen_step, start_run, tick_step
from succession.actions.register import (
    ImportShown,
    RowEdit,
    RowRef,
    add_row,
    clear_example,
    edit_row,
    forget_mapping,
    remember_mapping,
    remove_row,
    restore_rows,
    save_import,
    undo_import,
)
from succession.actions.replanning import (
    AnchorMove,
    NewVersion,
    fill_roles,
    move_anchor,
    state_facts,
    take_over_version,
)
from succession.actions.role import hear_members, settle_role
from succession.actions.scenarios import (
    ScenarioRef,
    remove_scenario,
    rename_scenario,
    save_scenario,
)
from succession.actions.taking_back import take_back
from succession.actions.taking_part import RunRef, StepRef
from succession.actions.verification import keep_chances
from succession.board.decision import (
    DecidingBody,
    DecisionOutcome,
    DecisionState,
    DecisionTaken,
    Review,
)
from succession.board.meeting import Occasion
from succession.board.paper import Voorlegger
from succession.board.role import MembersVoice, RoleSession
from succession.capacity.scenario.scenario import BASELINE
from succession.errors import NotAllowed
from succession.playbook.book.model import Mandate, Viewer
from succession.playbook.run.events import Proof, RunOutcome
from succession.playbook.run.outcome import Closing
from succession.playbook.run.run import EventKind, RunEvent
from succession.register import Audience, Level, Role
from succession.register.difference import Difference
from succession.store import RowsBefore, Store
from tests.actions.runs import START, TRANSFER
from tests.actions.test_talks_permission import TALK_ACTIONS
from tests.board.proposals import FROZEN, proposal
from tests.playbook.followed import CRITERIA, LIMIT, TEXT
from tests.risk.world import ASSUMPTIONS, RULES
from tests.store.builders import (
    NOW,
    TODAY,
    import_rows,
    practice_row,
    small_region,
    submission,
)

LATER = TRANSFER + timedelta(days=400)
NO_ROWS = RowsBefore(version=0, rows=(), history=(0, 0, 0))
_TAKEN = DecisionTaken(outcome=DecisionOutcome.TAKEN, on=TODAY, reason="verslag 3")
DECISION = Decision(LIMIT, "bestuur", "Een duo.", TODAY, "er is geen kandidaat")


def _row(store: Store, sheet: str, key: str) -> RowRef:
    return RowRef(sheet, key, store.versions()[sheet, key])


def _candidate(store: Store) -> RowRef:
    return _row(store, "kandidaten", "Kandidaat A")


def _step(store: Store, step_id: str = "opdracht") -> StepRef:
    return StepRef(store.runs()[0].run.run_id, step_id)


def _run(store: Store) -> RunRef:
    stored = store.runs()[0]
    return RunRef(stored.run.run_id, stored.version)


def _consent(store: Store, sent: Submission) -> ConsentGiven:
    """What somebody may say for himself, or for the board who speaks for any."""
    role = sent.actor.own_role or "bestuur"
    step = _step(store, "contract" if role == "bestuur" else "instemming")
    return ConsentGiven(step, role, "A. Smit", TODAY, "na overleg")


def _scenario(store: Store) -> ScenarioRef:
    saved = [ScenarioRef(one.scenario_id, one.version) for one in store.scenarios()]
    return saved[0] if saved else ScenarioRef("geen", 0)


def _decision(store: Store, state: DecisionState) -> DecisionRef:
    found = (one for one in store.decisions() if one.state(TODAY) is state)
    return next(DecisionRef(one.decision_id, one.version) for one in found)


def _prepare_decisions(store: Store) -> None:
    """One in preparation, one on the agenda, one taken."""
    directors = Actor("Directie", Audience(Role.DIRECTORS))
    prepare_decision(store, submission(), proposal())
    for _ in range(2):
        prepared = prepare_decision(store, submission(), proposal())
        ref = DecisionRef(prepared.decision_id, prepared.version)
        asked = put_on_agenda(store, submission(), ref, TODAY)
    take_decision(
        store, submission(directors), DecisionRef(asked.decision_id, asked.version), _TAKEN
    )


def _concept(store: Store) -> PaperRef:
    return next(PaperRef(one.paper_id, one.version) for one in store.papers() if one.is_concept)


def _substitute(store: Store) -> ConsentGiven:
    step = _step(store, "instemming")
    return ConsentGiven(step, "praktijkhouder", "C. Smit", TODAY, "overleden", "erven")


def _noted(store: Store, actor: Actor) -> tuple[RunEvent, ...]:
    """What this person noted; of who may note nothing, what he would have."""
    if actor.audience.role in PERMITTED["notitie toevoegen"]:
        return add_note(store, submission(actor), _step(store), note="gezien").run.events[-1:]
    return (RunEvent(kind=EventKind.NOTE, by=actor.name, at=NOW),)


Action = Callable[[Store, Submission], object]
ACTIONS: dict[str, Action] = {
    "import bewaren": lambda store, sent: save_import(
        store, sent, Difference(), shown=ImportShown(store.data_version()), files=("a.csv",)
    ),
    "import ongedaan maken": lambda store, sent: undo_import(store, sent, 2),
    "kolommen onthouden": lambda store, sent: remember_mapping(store, sent, "a|b", {}),
    "voorbeeldregio opruimen": lambda store, sent: clear_example(store, sent),
    "kolommen vergeten": lambda store, sent: forget_mapping(store, sent, "a|b"),
    "rij wijzigen": lambda store, sent: edit_row(
        store, sent, RowEdit(_candidate(store), {"fte_wens": 0.5})
    ),
    "rij toevoegen": lambda store, sent: add_row(
        store, sent, "praktijken", practice_row("01000009")
    ),
    "rij verwijderen": lambda store, sent: remove_row(store, sent, _candidate(store)),
    "rij terugzetten": lambda store, sent: restore_rows(store, sent, NO_ROWS),
    "draaiboek starten": lambda store, sent: start_run(store, sent, START),
    "stap afvinken": lambda store, sent: tick_step(store, sent, _step(store), on=TODAY),
    "stap heropenen": lambda store, sent: reopen_step(store, sent, _step(store)),
    "notitie toevoegen": lambda store, sent: add_note(store, sent, _step(store), note="gezien"),
    "bewijs noteren": lambda store, sent: add_evidence(
        store, sent, _step(store), Proof("A. Smit", "map 3"), on=TODAY
    ),
    "notitie of bewijs terugnemen": lambda store, sent: take_back(
        store, sent, _run(store).run_id, _noted(store, sent.actor)
    ),
    "akkoord vastleggen": lambda store, sent: give_consent(store, sent, _consent(store, sent)),
    "weigering vastleggen": lambda store, sent: refuse_consent(store, sent, _consent(store, sent)),
    "poort openen als vervanger": lambda store, sent: open_as_substitute(
        store, sent, _substitute(store)
    ),
    "gegeven vastleggen": lambda store, sent: state_facts(
        store, sent, _run(store).run_id, {"maatschap": "ja"}
    ),
    "rol invullen": lambda store, sent: fill_roles(
        store, sent, _run(store).run_id, {"zorggroep": "K. Bakker"}
    ),
    "anker verzetten": lambda store, sent: move_anchor(
        store, sent, _run(store), AnchorMove("start", LATER, "later")
    ),
    "nieuwe versie overnemen": lambda store, sent: take_over_version(
        store, sent, _run(store), NewVersion(TEXT.replace("versie: 1", "versie: 2"))
    ),
    "stopcriteria nalopen": lambda store, sent: answer_stop_criteria(
        store, sent, _run(store).run_id, dict.fromkeys(CRITERIA, False), TODAY
    ),
    "besluit vastleggen": lambda store, sent: decide(store, sent, _run(store).run_id, DECISION),
    "verlenging besluiten": lambda store, sent: decide_extension(
        store, sent, _run(store), DECISION, LATER
    ),
    "draaiboek afsluiten": lambda store, sent: close_run(
        store, sent, _run(store), Closing(outcome=RunOutcome.NOTHING, on=TODAY), None
    ),
    "mandaat vaststellen": lambda store, sent: settle_mandate(
        store, sent, Settlement(Mandate.MEDIATE, "ALV", TODAY), 0
    ),
    "stand van een vergadering bewaren": lambda store, sent: keep_meeting(
        store, sent, Occasion(TODAY, DecidingBody.BOARD, "1", "1"), ()
    ),
    "besluit voorbereiden": lambda store, sent: prepare_decision(store, sent, proposal()),
    "voorgesteld besluit wijzigen": lambda store, sent: change_proposal(
        store, sent, _decision(store, DecisionState.PREPARED), proposal(what="Iets anders")
    ),
    "besluit agenderen": lambda store, sent: put_on_agenda(
        store, sent, _decision(store, DecisionState.PREPARED), TODAY
    ),
    "voorgesteld besluit intrekken": lambda store, sent: withdraw_proposal(
        store, sent, _decision(store, DecisionState.PREPARED)
    ),
    "uitkomst van een besluit vastleggen": lambda store, sent: take_decision(
        store, sent, _decision(store, DecisionState.ASKED), _TAKEN
    ),
    "besluit herzien": lambda store, sent: review_decision(
        store,
        sent,
        _decision(store, DecisionState.TAKEN),
        Review(on=TODAY, found="loopt", next_review=None),
    ),
    "bestuursstuk maken": lambda store, sent: draft_paper(store, sent, TODAY, Voorlegger(), FROZEN),
    "voorlegger wijzigen": lambda store, sent: edit_paper(
        store, sent, _concept(store), Voorlegger(core="anders")
    ),
    "bestuursstuk vaststellen": lambda store, sent: settle_paper(store, sent, _concept(store)),
    "concept weggooien": lambda store, sent: drop_paper(store, sent, _concept(store)),
    "antwoorden van de achterban bewaren": lambda store, sent: hear_members(
        store, sent, MembersVoice(hagro="Noord", on=TODAY, answered=5)
    ),
    "rol van de zorggroep vaststellen": lambda store, sent: settle_role(
        store,
        sent,
        RoleSession(on=TODAY, option="alliantie", decision="Samen", body=DecidingBody.MEMBERS),
    ),
    "kansen bewaren": lambda store, sent: keep_chances(store, sent, ASSUMPTIONS, RULES),
    "scenario bewaren": lambda store, sent: save_scenario(store, sent, BASELINE),
    "scenario hernoemen": lambda store, sent: rename_scenario(
        store, sent, _scenario(store), "Anders"
    ),
    "scenario verwijderen": lambda store, sent: remove_scenario(store, sent, _scenario(store)),
    "bestand meenemen": lambda store, sent: note_export(store, sent, "register.xlsx"),
}
IN_A_STEP = {
    "stap afvinken",
    "stap heropenen",
    "notitie toevoegen",
    "bewijs noteren",
    "notitie of bewijs terugnemen",
}
AT_A_GATE = {"akkoord vastleggen", "weigering vastleggen"}
ABOUT_A_RUN = {
    "draaiboek starten",
    "poort openen als vervanger",
    "gegeven vastleggen",
    "rol invullen",
    "anker verzetten",
    "nieuwe versie overnemen",
    "stopcriteria nalopen",
    "besluit vastleggen",
    "verlenging besluiten",
}
SCENARIOS = {"scenario bewaren", "scenario hernoemen", "scenario verwijderen"}
OF_THE_BOARD = {
    *("uitkomst van een besluit vastleggen", "besluit herzien", "mandaat vaststellen"),
    *("rol van de zorggroep vaststellen", "bestuursstuk vaststellen"),
}
ON_PAPER = {"bestuursstuk maken", "concept weggooien"}
FOR_THE_BOARD = {
    *("stand van een vergadering bewaren", "besluit voorbereiden", "besluit agenderen"),
    *("voorgesteld besluit wijzigen", "voorgesteld besluit intrekken"),
    *("antwoorden van de achterban bewaren", "voorlegger wijzigen"),
    *ON_PAPER,
}
MAY = {
    Role.CONSULENT: set(ACTIONS) - OF_THE_BOARD,
    Role.DIRECTORS: IN_A_STEP
    | AT_A_GATE
    | ABOUT_A_RUN
    | SCENARIOS
    | OF_THE_BOARD
    | FOR_THE_BOARD
    | {"bestand meenemen"},
    Role.BOARD: AT_A_GATE | SCENARIOS | ON_PAPER | {"bestand meenemen"},
    Role.GUEST: IN_A_STEP | AT_A_GATE | {"bestand meenemen"},
    Role.ADMIN: {"bestand meenemen"},
}


@pytest.fixture
def region(store: Store) -> Store:
    """A region whose plans are public, with a run and an import that changed nothing."""
    sheets = small_region()
    for gp in sheets["huisartsen"]:
        gp["deelniveau"] = Level.PUBLIC
    import_rows(store, sheets)
    import_rows(store, sheets)
    start_run(store, submission(), START)
    _prepare_decisions(store)
    for _ in range(3):
        draft_paper(store, submission(), TODAY, Voorlegger(), FROZEN)
    return store


def test_every_role_has_a_column() -> None:
    assert {role for roles in PERMITTED.values() for role in roles} == set(Role)


def test_every_action_is_tried_here() -> None:
    assert set(ACTIONS) | set(TALK_ACTIONS) == set(PERMITTED) - READING


@pytest.mark.parametrize("role", Role)
def test_a_role_can_do_what_it_may_and_nothing_else(region: Store, role: Role) -> None:
    actor = Actor("Iemand", Audience(role, practices=frozenset({"01000001"})), Viewer.OWNER)
    for name in ACTIONS:
        before = region.data_version()
        if name in MAY[role]:
            ACTIONS[name](region, submission(actor))
            assert region.audit(1)[0].action == name
            assert region.audit(1)[0].role == role
        else:
            with pytest.raises(NotAllowed, match=role.value):
                ACTIONS[name](region, submission(actor))
            assert region.data_version() == before
