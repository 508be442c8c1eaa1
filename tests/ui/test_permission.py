"""What a role gets is computed with what it may know, and nothing else."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from succession.actions.agreements import Correction, correct_own_record
from succession.actions.export import note_export
from succession.actions.permission import Actor, Submission
from succession.actions.playbooks import RunStart, start_run
from succession.register import Audience, Role, seen_by
from succession.risk import assess
from succession.store import Store
from succession.talks.questions import load_questions
from succession.ui import files_read, viewing
from succession.ui.frame import navigation
from tests.region import EIK, LINDE, NOW, TODAY, region
from tests.ui.conftest import Open, table_with

VISSER = f"{LINDE}/01100001"
PEOPLE = {"praktijk": LINDE, "onderdeel": "Mensen"}


def _plan(app: AppTest) -> list[str]:
    return list(table_with(app, "rol")["stopt"])


def test_a_confidential_plan_is_unknown_to_everyone_but_the_consulent(
    open_page: Open, store: Store
) -> None:
    for role in (Role.DIRECTORS, Role.BOARD):
        assert _plan(open_page(navigation.PRACTICE, role, **PEOPLE)) == ["onbekend"]
    assert _plan(open_page(navigation.PRACTICE, **PEOPLE)) == ["waarschijnlijk 2028"]


def test_a_guest_opens_his_own_practice_and_no_other(open_page: Open, store: Store) -> None:
    app = open_page(navigation.PRACTICE, Role.GUEST, praktijk=EIK)
    assert app.title[0].value == "Er is hier nog geen praktijk te openen"
    app.selectbox(key=viewing.PRACTICE_KEY).set_value(LINDE).run()
    assert "De Linde" in app.title[0].value
    app.query_params["praktijk"] = EIK
    app.run()
    assert "De Linde" in app.title[0].value


def test_the_numbers_of_a_role_are_those_of_what_it_sees(open_page: Open, store: Store) -> None:
    app = open_page(navigation.OVERVIEW, Role.BOARD)
    seen = seen_by(region(), Audience(Role.BOARD))
    expected = assess(seen, *files_read.norms(), TODAY)
    count = sum(p.level in ("acuut", "nu handelen") for p in expected.practices)
    words = "praktijk vraagt" if count == 1 else "praktijken vragen"
    assert app.title[0].value.startswith(
        f"{count or 'Geen'} {words if count else 'praktijk vraagt'}"
    )


def test_one_role_after_another_gets_its_own_numbers(open_page: Open, store: Store) -> None:
    """The cache is shared by all sessions: its key must hold the audience."""
    why = {"praktijk": LINDE, "onderdeel": "Waarom"}
    tables = [open_page(navigation.PRACTICE, *who, **why) for who in ((), (Role.DIRECTORS,))]
    chances = [list(table_with(app, "bijdrage")["bijdrage"])[-1] for app in tables]
    assert chances[0] != chances[1]


def test_a_change_is_seen_at_the_next_look(open_page: Open, store: Store) -> None:
    app = open_page(navigation.REGISTER)
    app.segmented_control(key="register.section").set_value("Wijzigen").run()
    app.selectbox(key="edit.praktijken.which").select(LINDE).run()
    app.text_input(key=f"edit.praktijken.{LINDE}.plaats").set_value("Elders")
    app.button(key=f"edit.praktijken.{LINDE}.save").click().run()
    assert not app.exception
    assert store.register().practice_by_agb[LINDE].place == "Elders"
    dossier = open_page(navigation.PRACTICE, praktijk=LINDE)
    assert any("Elders" in line.value for line in dossier.markdown)


def test_a_run_that_one_may_not_see_is_not_listed(open_page: Open, store: Store) -> None:
    playbook = files_read.playbooks()[0]
    start = RunStart(
        playbook_id=playbook.id,
        playbook_version=playbook.version,
        playbook_text=files_read.playbook_text(playbook.id),
        practice_agb=LINDE,
        anchors=tuple((name, TODAY) for name in playbook.anchors),
    )
    consulent = Actor("K. Smit", Audience(Role.CONSULENT))
    run = start_run(store, Submission(consulent, "start", NOW), start).run
    for role, is_seen in ((Role.CONSULENT, True), (Role.BOARD, False), (Role.DIRECTORS, False)):
        app = open_page(navigation.PLAYBOOKS, role, run=run.run_id)
        titles = [header.value for header in app.header]
        assert bool(titles) == is_seen, role


@pytest.mark.parametrize("role", [Role.DIRECTORS, Role.BOARD, Role.ADMIN])
def test_only_the_consulent_is_offered_what_only_the_consulent_may(
    open_page: Open, store: Store, role: Role
) -> None:
    app = open_page(navigation.REGISTER, role)
    offered = app.segmented_control(key="register.section").options
    assert not {"Wijzigen", "Importeren"} & set(offered)


def test_the_log_of_a_beheerder_names_nobody_and_nothing_that_was_done(
    open_page: Open, store: Store
) -> None:
    """That letters were agreed upon, on which day and by whom, tells with whom there was a talk."""
    version = store.versions()["huisartsen", f"{LINDE}/01100001"]
    visser = Actor("A. Visser", Audience(Role.GUEST, "Noord", frozenset({LINDE}), VISSER))
    correct_own_record(
        store,
        Submission(visser, "correct", NOW),
        Correction(VISSER, {"stop_waarschijnlijk": date(2033, 9, 1)}, version),
        load_questions(files_read.ROOT / "data/questions.yaml"),
    )
    beheerder = Submission(Actor("T. Beheer", Audience(Role.ADMIN)), "export", NOW)
    note_export(store, beheerder, "register.xlsx")
    app = open_page(navigation.REGISTER, Role.ADMIN)
    app.segmented_control(key="register.section").set_value("Geschiedenis").run()
    assert list(table_with(app, "wie")["wie"]) == ["T. Beheer"]
    assert "Visser" not in str(app.main)


def test_sources_are_for_the_consulent(open_page: Open, store: Store) -> None:
    for role, is_seen in ((Role.CONSULENT, True), (Role.BOARD, False)):
        app = open_page(navigation.PRACTICE, role, **PEOPLE)
        assert any("bron" in frame.value.columns for frame in app.dataframe) == is_seen
