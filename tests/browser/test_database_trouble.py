"""The running server when its database fails: a sentence on the page, no words in the log."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests import postgresql
from tests.browser.conftest import IN_DUTCH, Server, drawn, seen_as
from tests.browser.conftest import started as serving
from tests.region import EIK, TODAY, fill
from tests.ui.started_runs import started

NOTE = "zij heeft kanker"

pytestmark = IN_DUTCH


def test_a_database_that_is_killed_is_told_with_the_menu_and_comes_back(
    page: Page, tmp_path: Path
) -> None:
    with postgresql.own_server() as database:
        fill(database.address()).close()
        with serving(database.address(), tmp_path / "server.log") as url:
            page.goto(url + seen_as("/register", "consulent"))
            drawn(page)
            database.kill()
            page.get_by_role("link", name="Gesprekken").click()
            expect(page.get_by_text("niet bereikbaar")).to_be_visible()
            expect(page.get_by_role("link", name="Vooruitblik")).to_be_visible()
            database.start()
            page.get_by_role("link", name="Gesprekken").click()
            expect(page.get_by_role("radio", name="Werklijst")).to_be_visible()
            expect(page.get_by_text("niet bereikbaar")).to_have_count(0)
    assert "nummer" not in page.content()


def test_a_note_that_the_database_refuses_is_not_in_the_log(page: Page, server: Server) -> None:
    running = started(server.store, EIK, playbook_id="overdracht-acuut", melding=TODAY)
    with server.store._writer.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER refuse BEFORE INSERT ON run_event BEGIN SELECT RAISE(ABORT, 'x'); END"
        )
    page.goto(server.url + seen_as(f"/draaiboeken?run={running.run.run_id}", "consulent"))
    drawn(page)
    step = page.get_by_test_id("stExpander").first
    step.locator("summary").first.click()
    drawn(page)
    box = step.get_by_role("textbox", name="Notitie").first
    box.fill(NOTE)
    box.press("Tab")
    step.get_by_role("button", name="Afvinken").click()
    expect(page.get_by_text("Er ging iets mis in het programma")).to_be_visible()
    log = server.log.read_text()
    assert "IntegrityError" in log
    assert NOTE not in log
