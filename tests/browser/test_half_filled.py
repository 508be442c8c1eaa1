"""What was typed or chosen and not saved stands after a reload, for this browser and viewer."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, Visit, choose, drawn, listen, look_as, seen_as
from tests.region import EIK, TODAY
from tests.ui.runs import started

LIST = b"Agbcode;Praktijknaam\n1000001;De Linde\n"


def _choose(page: Page, section: str) -> None:
    page.get_by_role("radio", name=section, exact=True).click()
    drawn(page)


def _row(page: Page) -> None:
    _choose(page, "Wijzigen")
    choose(page, "Welke rij?", "De Eik")


def test_a_half_filled_row_stands_after_a_reload(
    page: Page, visit: Visit, server: Server, browser: Browser
) -> None:
    visit("/register")
    _row(page)
    page.get_by_label("Plaats", exact=True).fill("Elders")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Nog niet bewaard")).to_be_visible()
    page.reload()
    drawn(page)
    _row(page)
    expect(page.get_by_label("Plaats", exact=True)).to_have_value("Elders")
    expect(page.get_by_text("Nog niet bewaard")).to_be_visible()
    other = browser.new_page()
    listen(other)
    other.goto(server.url + seen_as("/register", "consulent"))
    drawn(other)
    _row(other)
    expect(other.get_by_label("Plaats", exact=True)).to_have_value("Ceedorp")
    other.close()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Bewaard.")).to_be_visible()
    assert server.store.register().practice_by_agb[EIK].place == "Elders"


def test_a_note_in_a_run_stands_after_a_reload_and_not_for_another(
    page: Page, visit: Visit, server: Server
) -> None:
    run = started(server.store, EIK, playbook_id="overdracht-acuut", melding=TODAY)
    visit(f"/draaiboeken?run={run.run.run_id}")
    page.locator("summary").first.click()
    page.get_by_role("textbox", name="Notitie").first.fill("gebeld met de weduwe")
    page.get_by_role("heading", level=1).click()
    drawn(page)
    page.reload()
    drawn(page)
    page.locator("summary").first.click()
    note = page.get_by_role("textbox", name="Notitie").first
    expect(note).to_have_value("gebeld met de weduwe")
    look_as(page, "directie")
    drawn(page)
    assert "weduwe" not in str([box.input_value() for box in page.get_by_role("textbox").all()])


def test_a_chosen_file_stands_after_a_reload(page: Page, visit: Visit) -> None:
    visit("/register")
    _choose(page, "Importeren")
    file = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": LIST}
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("2. Kolommen bevestigen")).to_be_visible()
    page.reload()
    drawn(page)
    _choose(page, "Importeren")
    expect(page.get_by_text("Gekozen en nog niet bewaard: lijst.csv")).to_be_visible()
    expect(page.get_by_text("2. Kolommen bevestigen")).to_be_visible()
    page.get_by_role("button", name="Bestand weglaten").click()
    expect(page.get_by_text("2. Kolommen bevestigen")).to_be_hidden()
