"""When the database does not answer the app says so in one sentence, and goes on by itself."""

import logging
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import streamlit as st
from streamlit.testing.v1 import AppTest

from succession import faults
from succession.register import Role
from succession.store import Store
from succession.store.chances.read import kept_months
from succession.ui import shared, viewing
from succession.ui.frame import navigation, server
from tests import postgresql
from tests.asgi import run
from tests.region import EIK, TODAY, fill
from tests.ui import run_pages, started_runs
from tests.ui.conftest import Open

NOTE = "zij heeft kanker"
GATE = run_pages.FIRST


def _said(app: AppTest) -> str:
    """The one sentence in the one red box."""
    assert not app.exception
    (box,) = app.error
    assert "nummer" not in box.value
    return str(box.value).replace("\\", "")


def _file(store: Store) -> Path:
    return Path(store._url.database or "")


@pytest.mark.parametrize("role", [Role.CONSULENT, Role.BOARD, Role.GUEST])
def test_a_file_that_went_is_told_on_every_page_and_the_menu_stays(
    open_page: Open, store: Store, role: Role
) -> None:
    entry = next(entry for entry in navigation.ENTRIES if role in entry.roles)
    app = open_page(entry, role)
    aside = _file(store).with_name("opzij")
    _file(store).rename(aside)
    assert "verdwenen of vervangen" in _said(app.run())
    assert app.sidebar.selectbox(key=viewing.ROLE_KEY).value == role.value
    aside.rename(_file(store))
    assert not app.run().error


def _typed(open_page: Open, store: Store) -> AppTest:
    """The page of a run with a note typed at its first step."""
    running = started_runs.started(store, EIK, playbook_id="overdracht-acuut", melding=TODAY)
    app = run_pages.opened(run_pages.at(open_page, running), GATE)
    app.text_input(key=f"step.{GATE}.note").set_value(NOTE)
    return app


def test_a_form_sent_to_a_held_database_is_told_and_can_be_sent_again(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("succession.store.engine.BUSY_SECONDS", 0)
    app = _typed(open_page, store)
    with closing(sqlite3.connect(_file(store))) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "bezet" in _said(app.button(key=f"step.{GATE}.tick").click().run())
    assert not app.run().error
    assert store.runs()[0].run.events == ()


def test_a_month_that_cannot_be_kept_keeps_nobody_from_reading(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("succession.store.engine.BUSY_SECONDS", 0)
    shared.store()
    with closing(sqlite3.connect(_file(store))) as other:
        other.execute("BEGIN IMMEDIATE")
        app = open_page(navigation.OVERVIEW)
        assert not app.exception
        assert not app.error
    assert store.read(kept_months) == frozenset()


def test_a_server_that_is_killed_is_told_and_found_again(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgresql.own_server() as database:
        monkeypatch.setenv("SUCCESSION_DB", database.address())
        fill(database.address()).close()
        app = open_page(navigation.REGISTER)
        assert not app.error
        database.kill()
        assert "niet bereikbaar" in _said(app.run())
        database.start()
        assert not app.run().error


def _fails_with_a_sentence() -> None:
    from succession.errors import DatabaseTrouble
    from succession.ui.frame import server

    server.on_script_error(DatabaseTrouble("De database is bezet: wacht even."))


def test_a_sentence_from_a_part_of_the_page_is_no_bug() -> None:
    """A part that draws itself, or a button, fails beside the boundary of the page."""
    app = AppTest.from_function(_fails_with_a_sentence).run()
    assert _said(app) == "De database is bezet: wacht even."


def _refused_row(address: str) -> Exception:
    """What is raised when a database refuses a row, with the row in it."""
    engine = sa.create_engine(address)
    insert = sa.text("INSERT INTO n VALUES (:note, NULL)")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE n (note text, other integer NOT NULL)")
        with pytest.raises(sa.exc.IntegrityError) as raised:
            connection.execute(insert, {"note": NOTE})
    engine.dispose()
    return raised.value


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Any:
    """What Streamlit logs; it hands nothing on to the root of all logs."""
    log = logging.getLogger("streamlit.error_util")
    log.addHandler(caplog.handler)
    yield caplog
    log.removeHandler(caplog.handler)


def test_what_a_database_repeats_of_a_row_stays_out_of_the_log(
    logged: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgresql.new_database() as address:
        error = _refused_row(address)
    assert NOTE in str(error)
    monkeypatch.setattr(st.config, "get_option", {"server.address": "127.0.0.1"}.get)

    async def serve() -> None:
        async with server.lifespan(st.App("succession/frame.py")):
            log = logging.getLogger("streamlit.error_util")
            log.error("Uncaught app execution", exc_info=error)
            log.warning("Failed: %s", error)
            log.warning(error)

    run(serve())
    assert NOTE not in logged.text
    assert logged.text.count("IntegrityError") == 3


def test_the_log_names_the_lines_of_the_program_that_led_to_the_error(
    store: Store, logged: pytest.LogCaptureFixture
) -> None:
    """However deep in a library it was raised."""
    with pytest.raises(sa.exc.DBAPIError) as raised:
        store.read(lambda connection: connection.exec_driver_sql("SELEKT"))
    faults.noted(raised.value)
    assert re.search(r"OperationalError at \w+\.py:\d+ < store\.py:\d+$", logged.text, re.M)
