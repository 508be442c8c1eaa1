"""A form counts once for what was clicked, and again for what is said again on purpose."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from succession.playbook.run.events import Checked, RunOutcome
from succession.playbook.run.run import told
from succession.register import Role
from succession.store import Store, StoredRun
from succession.ui import components, viewing
from succession.ui.frame import navigation
from tests.region import BEUK, EIK, TODAY
from tests.ui.conftest import Open
from tests.ui.run_pages import CLOCK, FIRST, at, closed, done, events, opened
from tests.ui.started_runs import started

NEW, MONITOR, SUPPORT = "01000077", "capaciteitsmonitor", "01-draagvlak"


@pytest.fixture
def not_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of the first click stands while the second one comes."""

    def stop(*_: object) -> NoReturn:
        st.stop()

    monkeypatch.setattr(components, "saved", stop)


def _acute(store: Store) -> StoredRun:
    return started(store, EIK, playbook_id="overdracht-acuut", melding=TODAY)


def _rows(open_page: Open) -> AppTest:
    app = open_page(navigation.REGISTER)
    return app.segmented_control(key="register.section").set_value("Wijzigen").run()


def _add(app: AppTest, times: int) -> AppTest:
    mark = f"#{times}" if times else ""
    app.selectbox(key="edit.praktijken.which").select("Nieuwe rij").run()
    app.text_input(key=f"add.praktijken.agb{mark}").set_value(NEW)
    app.text_input(key=f"add.praktijken.naam{mark}").set_value("De Nieuwe")
    return app.button(key="add.praktijken.save").click().run()


def test_a_row_that_was_added_and_removed_is_added_again(open_page: Open, store: Store) -> None:
    app = done(_add(_rows(open_page), 0))
    app.selectbox(key="edit.praktijken.which").select(NEW).run()
    app.checkbox(key=f"remove.praktijken.{NEW}.sure.none").check()
    done(app.button(key=f"remove.praktijken.{NEW}.drop").click().run())
    assert NEW not in store.register().practice_by_agb
    done(_add(app, 1))
    assert NEW in store.register().practice_by_agb


def test_a_run_that_was_closed_is_started_again_on_the_same_day(
    open_page: Open, store: Store
) -> None:
    app = open_page(navigation.PLAYBOOKS, draaiboek=MONITOR, praktijk="regio")
    for times in (1, 2):
        app = _begin(app)
        assert len(store.runs()) == times
        app.segmented_control(key="run.part").set_value("Afsluiten").run()
        _named(app.radio, "run.close.outcome").set_value(RunOutcome.FINISHED).run()
        done(closed(app))
        app.query_params.clear()
        app.query_params.update({"draaiboek": MONITOR, "praktijk": "regio"})
        app = app.run()
    assert all(one.run.closing for one in store.runs())


def _begin(app: AppTest) -> AppTest:
    name = f"start.{MONITOR}.regio"
    _named(app.date_input, name).set_value(date(2027, 3, 1))
    return done(app.button(key=f"{name}.send").click().run())


def _named(found: Sequence[Any], name: str) -> Any:
    return next(one for one in found if str(one.key).startswith(name))


def test_the_same_note_on_purpose_is_written_twice(open_page: Open, store: Store) -> None:
    app = opened(at(open_page, _acute(store)), FIRST)
    for times in (0, 1):
        app = _note(app, times)
    assert events(store) == [("notitie", FIRST)] * 2


def test_through_other_eyes_the_same_note_is_written_however_often_it_was_before(
    open_page: Open, store: Store
) -> None:
    """Its number is none that the form had: it would be taken for the last one sent again."""
    run = started(store, None, playbook_id=MONITOR, uitvraag=date(2027, 3, 1))
    app = opened(at(open_page, run), SUPPORT)
    for times in (0, 1):
        app = _note(app, times, SUPPORT)
    app.selectbox(key=viewing.ROLE_KEY).set_value(Role.DIRECTORS.value)
    _note(opened(app, SUPPORT), 3, SUPPORT)
    assert events(store) == [("notitie", SUPPORT)] * 3


def _note(app: AppTest, times: int, step: str = FIRST) -> AppTest:
    mark = f"#{times}" if times else ""
    app.text_input(key=f"step.{step}.note{mark}").set_value("gebeld")
    return done(app.button(key=f"step.{step}.keep").click().run())


@pytest.mark.usefixtures("not_drawn_anew")
def test_a_second_click_on_the_same_page_writes_once(open_page: Open, store: Store) -> None:
    app = opened(at(open_page, _acute(store)), FIRST)
    app.text_input(key=f"step.{FIRST}.note").set_value("gebeld")
    for _ in range(2):
        app = done(app.button(key=f"step.{FIRST}.keep").click().run())
    assert events(store) == [("notitie", FIRST)]


@pytest.mark.usefixtures("not_drawn_anew")
def test_what_is_typed_and_sent_before_the_page_is_drawn_anew_is_written_too(
    open_page: Open, store: Store
) -> None:
    app = opened(at(open_page, _acute(store)), FIRST)
    for text in ("gebeld", "nog eens gebeld"):
        app.text_input(key=f"step.{FIRST}.note").set_value(text)
        app = done(app.button(key=f"step.{FIRST}.keep").click().run())
    assert [event.note for event in store.runs()[0].run.events] == ["gebeld", "nog eens gebeld"]


@pytest.mark.usefixtures("not_drawn_anew")
def test_a_second_click_on_an_edited_row_says_again_that_it_is_saved(
    open_page: Open, store: Store
) -> None:
    app = _rows(open_page)
    app.selectbox(key="edit.praktijken.which").select(BEUK).run()
    app.text_input(key=f"edit.praktijken.{BEUK}.plaats").set_value("Elders")
    before = store.data_version()
    for _ in range(2):
        app = done(app.button(key=f"edit.praktijken.{BEUK}.save").click().run())
    assert store.data_version() == before + 1
    assert not app.info


def test_a_stop_criterion_may_change_and_change_back_on_one_day(
    open_page: Open, store: Store
) -> None:
    run = started(store, EIK, playbook_id="tijdelijke-overname", overname=date(2025, 11, 20))
    app = at(open_page, run, CLOCK)
    for times, word in enumerate(("ja", "nee", "ja")):
        mark = f"#{times}" if times else ""
        app.radio(key=f"run.stop.0.is{mark}").set_value(word)
        app = app.button(key="run.stop.send").click().run()
        assert not app.exception
    found = [said.answers[0][1] for _, said in told(store.runs()[0].run.events, Checked)]
    assert found == [True, False, True]
