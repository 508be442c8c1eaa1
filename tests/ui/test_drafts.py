"""What was typed and not saved stands after a reload, for the same browser and eyes alone."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from succession.actions.permission import Actor, Submission
from succession.actions.register import RowEdit, RowRef, edit_row
from succession.playbook.book.model import Viewer
from succession.register import Audience, Role
from succession.store import Store
from succession.ui import viewing
from succession.ui.drafts import ChosenFile, Draft, Drafts, Owner
from succession.ui.frame import browser, navigation
from tests.region import BEUK, EIK, LINDE, NOW, TODAY
from tests.ui.conftest import Open, table_with
from tests.ui.run_pages import FIRST, at, opened
from tests.ui.started_runs import started

ANNA = Owner("een browser", Audience(Role.CONSULENT), Viewer.ZORGGROEP)
TYPED = Draft(None, {"naam": ("", "De Nieuwe")})


def test_a_draft_is_for_one_browser_one_pair_of_eyes_and_one_form() -> None:
    kept = Drafts()
    kept.keep(ANNA, "rij", TYPED, NOW)
    assert kept.of(ANNA, "rij", NOW) == TYPED
    others = (
        Owner("een andere", ANNA.audience, ANNA.part),
        Owner(ANNA.browser, Audience(Role.BOARD), ANNA.part),
        Owner(ANNA.browser, ANNA.audience, Viewer.OWNER),
    )
    assert [kept.of(other, "rij", NOW) for other in others] == [None] * 3
    assert kept.of(ANNA, "een andere rij", NOW) is None


def test_drafts_are_bounded_in_number_in_size_and_in_age() -> None:
    kept = Drafts(most=2, largest=10)
    for name in ("a", "b", "c"):
        kept.keep(ANNA, name, TYPED, NOW)
    assert [kept.of(ANNA, name, NOW) for name in "abc"] == [None, TYPED, TYPED]
    kept.keep(ANNA, "groot", Draft(files=(ChosenFile("lijst.csv", b"x" * 9),)), NOW)
    kept.keep(ANNA, "te groot", Draft(files=(ChosenFile("lijst.csv", b"x" * 9),)), NOW)
    assert kept.of(ANNA, "groot", NOW) is None
    assert kept.of(ANNA, "te groot", NOW + timedelta(hours=13)) is None


SUPPORT = "01-draagvlak"


@pytest.fixture
def one_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every session of the test is of the same browser, as after a reload."""
    monkeypatch.setattr(browser, "browser_mark", lambda: "een browser")


def _row(open_page: Open, agb: str = BEUK) -> AppTest:
    app = open_page(navigation.REGISTER)
    app.segmented_control(key="register.section").set_value("Wijzigen").run()
    return app.selectbox(key="edit.praktijken.which").select(agb).run()


@pytest.mark.usefixtures("one_browser")
def test_a_row_that_is_half_filled_stands_after_a_reload(open_page: Open, store: Store) -> None:
    first = _row(open_page)
    first.text_input(key=f"edit.praktijken.{BEUK}.plaats").set_value("Elders").run()
    again = _row(open_page)
    assert again.text_input(key=f"edit.praktijken.{BEUK}.plaats").value == "Elders"
    assert any("Nog niet bewaard" in one.value for one in again.caption)
    again.button(key=f"edit.praktijken.{BEUK}.save").click().run()
    assert store.register().practice_by_agb[BEUK].place == "Elders"
    assert not any("Nog niet bewaard" in one.value for one in _row(open_page).caption)


@pytest.mark.usefixtures("one_browser")
def test_what_is_let_go_is_gone(open_page: Open, store: Store) -> None:
    app = _row(open_page)
    app.text_input(key=f"edit.praktijken.{BEUK}.plaats").set_value("Elders").run()
    app.button(key=f"edit.praktijken.{BEUK}.clear").click().run()
    assert app.text_input(key=f"edit.praktijken.{BEUK}.plaats#1").value == "Beekdorp"
    assert _row(open_page).text_input(key=f"edit.praktijken.{BEUK}.plaats").value == "Beekdorp"


@pytest.mark.usefixtures("one_browser")
def test_a_change_by_another_before_the_reload_is_still_a_conflict(
    open_page: Open, store: Store
) -> None:
    mine = _row(open_page)
    mine.text_input(key=f"edit.praktijken.{BEUK}.plaats").set_value("Elders").run()
    other = open_page(navigation.REGISTER)
    other.text_input(key=viewing.NAME_KEY).set_value("A. Jansen").run()
    _change(store, BEUK, "Anders")
    again = _row(open_page)
    again.button(key=f"edit.praktijken.{BEUK}.save").click().run()
    assert store.register().practice_by_agb[BEUK].place == "Anders"
    (line,) = table_with(again, "u typte").to_dict("records")
    assert line == {"gegeven": "Plaats", "was": "Beekdorp", "is nu": "Anders", "u typte": "Elders"}


def _change(store: Store, agb: str, place: str) -> None:
    actor = Actor("A. Jansen", Audience(Role.CONSULENT))
    ref = RowRef("praktijken", agb, store.versions()["praktijken", agb])
    edit_row(store, Submission(actor, place, NOW), RowEdit(ref, {"plaats": place}))


@pytest.mark.usefixtures("one_browser")
def test_through_other_eyes_nothing_of_it_is_shown(open_page: Open, store: Store) -> None:
    run = started(store, None, playbook_id="capaciteitsmonitor", uitvraag=TODAY)
    app = opened(at(open_page, run), SUPPORT)
    app.text_input(key=f"step.{SUPPORT}.note").set_value("dit is vertrouwelijk").run()
    director = opened(at(open_page, run, role=Role.DIRECTORS), SUPPORT)
    assert director.text_input(key=f"step.{SUPPORT}.note").value == ""
    app.selectbox(key=viewing.ROLE_KEY).set_value(Role.DIRECTORS.value)
    app = opened(app, SUPPORT)
    notes = [one for one in app.text_input if f"step.{SUPPORT}.note" in str(one.key)]
    assert [one.value for one in notes] == [""]
    again = opened(at(open_page, run), SUPPORT)
    assert "dit is vertrouwelijk" in str([one.value for one in again.text_input])


@pytest.mark.usefixtures("one_browser")
def test_what_is_typed_about_one_run_is_not_shown_with_another(
    open_page: Open, store: Store
) -> None:
    runs = [
        started(store, agb, playbook_id="overdracht-acuut", melding=TODAY) for agb in (EIK, LINDE)
    ]
    app = opened(at(open_page, runs[0]), FIRST)
    app.text_input(key=f"step.{FIRST}.note").set_value("over De Eik").run()
    app.query_params.update({"run": runs[1].run.run_id})
    app = opened(app, FIRST)
    assert "over De Eik" not in str([one.value for one in app.text_input])


@pytest.mark.usefixtures("one_browser")
def test_a_chosen_file_stands_after_a_reload_until_it_is_left_out(
    open_page: Open, store: Store
) -> None:
    def wizard() -> AppTest:
        app = open_page(navigation.REGISTER)
        return app.segmented_control(key="register.section").set_value("Importeren").run()

    first, data = wizard(), b"Agbcode;Praktijknaam\n1000001;De Linde\n"
    first.file_uploader(key="import.files").upload("lijst.csv", data, "text/csv").run()
    again = wizard()
    assert any("lijst.csv" in one.value.replace("\\", "") for one in again.caption)
    assert again.subheader[1].value.startswith("2.")
    again.button(key="import.drop").click().run()
    assert not any("lijst.csv" in one.value.replace("\\", "") for one in wizard().caption)


@pytest.mark.usefixtures("one_browser")
def test_confirmed_columns_and_cells_put_right_stand_after_a_reload(
    open_page: Open, store: Store
) -> None:
    def wizard() -> AppTest:
        app = open_page(navigation.REGISTER)
        return app.segmented_control(key="register.section").set_value("Importeren").run()

    text = b"Agbcode;Praktijknaam;Aantal pat.\n1000001;De Linde;heel veel\n"
    app = wizard()
    app.file_uploader(key="import.files").upload("lijst.csv", text, "text/csv").run()
    app.button(key="import.columns.send").click().run()
    assert app.error
    app.text_input(key="import.mend.text").set_value("2345").run()
    app.button(key="import.mend.send").click().run()
    assert not app.error
    again = wizard()
    assert "4. Verschillen bekijken en bewaren" in [one.value for one in again.subheader]
    again.button(key="import.save").click().run()
    assert store.register().practices[0].patients == 2345


def test_without_a_mark_of_the_browser_a_draft_stays_with_its_session(
    open_page: Open, store: Store
) -> None:
    first = _row(open_page)
    first.text_input(key=f"edit.praktijken.{BEUK}.plaats").set_value("Elders").run()
    assert _row(open_page).text_input(key=f"edit.praktijken.{BEUK}.plaats").value == "Beekdorp"
