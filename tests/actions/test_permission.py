"""Every action as every role: what is not permitted is refused and changes nothing."""

from collections.abc import Callable
from datetime import date

import pytest

from succession.actions import (
    PERMITTED,
    Actor,
    RowEdit,
    RowRef,
    RunStart,
    StepRef,
    Submission,
    Talk,
    add_note,
    add_row,
    edit_row,
    log_talk,
    remember_mapping,
    remove_row,
    reopen_step,
    save_import,
    start_run,
    tick_step,
    undo_import,
)
from succession.errors import NotAllowed
from succession.register import Audience, Level, Role
from succession.register.difference import Difference
from succession.store import Store
from tests.store.builders import TODAY, import_rows, practice_row, small_region, submission

START = RunStart(
    playbook_id="mentorschap",
    playbook_version=1,
    playbook_text="",
    practice_agb="01000001",
    anchors=(("start", date(2027, 2, 1)),),
)


def _row(store: Store, sheet: str, key: str) -> RowRef:
    return RowRef(sheet, key, store.versions()[sheet, key])


def _candidate(store: Store) -> RowRef:
    return _row(store, "kandidaten", "Kandidaat A")


def _talk(store: Store) -> Talk:
    gp = _row(store, "huisartsen", "01000001/01900001")
    return Talk(gp.key, TODAY, gp.expected_version)


def _step(store: Store) -> StepRef:
    stored = store.runs()[0]
    return StepRef(stored.run.run_id, "stap", stored.version)


Action = Callable[[Store, Submission], object]
ACTIONS: dict[str, Action] = {
    "import bewaren": lambda store, sent: save_import(
        store, sent, Difference(), seen_version=store.data_version(), files=("a.csv",)
    ),
    "import ongedaan maken": lambda store, sent: undo_import(store, sent, 2),
    "kolommen onthouden": lambda store, sent: remember_mapping(store, sent, "a|b", {}),
    "rij wijzigen": lambda store, sent: edit_row(
        store, sent, RowEdit(_candidate(store), {"fte_wens": 0.5})
    ),
    "rij toevoegen": lambda store, sent: add_row(
        store, sent, "praktijken", practice_row("01000009")
    ),
    "rij verwijderen": lambda store, sent: remove_row(store, sent, _candidate(store)),
    "gesprek vastleggen": lambda store, sent: log_talk(store, sent, _talk(store)),
    "draaiboek starten": lambda store, sent: start_run(store, sent, START),
    "stap afvinken": lambda store, sent: tick_step(store, sent, _step(store), on=TODAY),
    "stap heropenen": lambda store, sent: reopen_step(store, sent, _step(store)),
    "notitie toevoegen": lambda store, sent: add_note(store, sent, _step(store), note="gezien"),
}
MAY = {
    Role.CONSULENT: set(ACTIONS),
    Role.DIRECTORS: {
        "draaiboek starten",
        "stap afvinken",
        "stap heropenen",
        "notitie toevoegen",
    },
    Role.BOARD: set(),
    Role.GUEST: {"stap afvinken", "stap heropenen", "notitie toevoegen"},
    Role.ADMIN: set(),
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
    return store


def test_every_action_is_tried_here() -> None:
    assert set(ACTIONS) == set(PERMITTED)


@pytest.mark.parametrize("role", Role)
def test_a_role_can_do_what_it_may_and_nothing_else(region: Store, role: Role) -> None:
    actor = Actor("Iemand", Audience(role, practices=frozenset({"01000001"})))
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
