"""What was typed or chosen and not saved stands after a reload, for this browser and viewer."""

from playwright.sync_api import Browser, Page, expect

from succession.reports.paper.word import starting_template
from tests.browser.conftest import (
    IN_DUTCH,
    Server,
    Visit,
    asking,
    choose,
    drawn,
    listen,
    look_as,
    seen_as,
)
from tests.region import EIK, LINDE, TODAY, mark_of
from tests.ui.started_runs import started

TALK = f"/gesprekken?gesprek={mark_of(f'{LINDE}/01100001')}"
LIST = b"Agbcode;Praktijknaam\n1000001;De Linde\n"

pytestmark = IN_DUTCH


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
    expect(page.get_by_text("is bewaard.")).to_be_visible()
    assert server.store.register().practice_by_agb[EIK].place == "Elders"


def test_what_was_typed_right_before_the_reload_stands_after_it(page: Page, visit: Visit) -> None:
    visit("/register")
    _row(page)
    for text in ("Elders", "Elders aan Zee", "Ergens"):
        page.get_by_label("Plaats", exact=True).fill(text)
        with asking(page):
            page.keyboard.press("Tab")
        page.reload()
        drawn(page)
        _row(page)
        expect(page.get_by_label("Plaats", exact=True)).to_have_value(text)


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


def test_a_half_filled_talk_stands_after_a_reload(page: Page, visit: Visit) -> None:
    visit(TALK)
    _choose(page, "Gesprek")
    page.get_by_label("Afspraak 1").fill("Profiel opstellen")
    page.keyboard.press("Tab")
    drawn(page)
    page.reload()
    drawn(page)
    _choose(page, "Gesprek")
    expect(page.get_by_label("Afspraak 1")).to_have_value("Profiel opstellen")
    look_as(page, "directie")
    assert "Profiel" not in str([box.input_value() for box in page.get_by_role("textbox").all()])


def test_a_scan_that_is_half_done_stands_after_a_reload(page: Page, visit: Visit) -> None:
    visit(TALK)
    _choose(page, "Overname-klaar")
    question = page.get_by_role("radiogroup", name="Is het pand in goede staat?")
    question.get_by_role("radio", name="nee").click()
    drawn(page)
    page.reload()
    drawn(page)
    _choose(page, "Overname-klaar")
    expect(question.get_by_role("radio", name="nee")).to_be_checked()


def test_a_chosen_template_stands_after_a_reload(page: Page, visit: Visit, server: Server) -> None:
    visit("/register", "beheerder")
    _choose(page, "Word-sjabloon")
    page.locator("summary").filter(has_text="Eigen Word-sjabloon").click()
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    file = {"name": "huisstijl.docx", "mimeType": word, "buffer": starting_template()}
    page.locator("input[type=file]").set_input_files(file)
    keep = page.get_by_role("button", name="Dit sjabloon gebruiken")
    expect(keep).to_be_enabled()
    page.reload()
    drawn(page)
    _choose(page, "Word-sjabloon")
    page.locator("summary").filter(has_text="Eigen Word-sjabloon").click()
    expect(page.get_by_text("Gekozen en nog niet bewaard: huisstijl.docx")).to_be_visible()
    drawn(page)
    keep.click()
    expect(page.get_by_text("Word-bestanden komen nu in uw eigen sjabloon.")).to_be_visible()
    assert server.store.word_template() is not None


def test_a_scenario_that_is_set_and_not_saved_stands_after_a_reload(
    page: Page, visit: Visit
) -> None:
    visit("/vooruitblik", "directie")
    page.get_by_text("Scenario aanpassen").click()
    page.get_by_role("radio", name="hoog", exact=True).click()
    expect(page.get_by_text("is aangepast en nog niet bewaard")).to_be_visible()
    page.reload()
    drawn(page)
    expect(page.get_by_text("is aangepast en nog niet bewaard")).to_be_visible()


def test_a_name_that_is_being_typed_stands_while_the_page_draws_itself_anew(
    page: Page, visit: Visit, server: Server
) -> None:
    visit("/vooruitblik", "directie")
    expect(page.get_by_text("Van 1.000 berekeningen")).to_be_visible(timeout=120_000)
    page.get_by_text("Scenario aanpassen").click()
    page.get_by_role("radio", name="hoog", exact=True).click()
    name = page.get_by_label("Naam", exact=True)
    name.fill("Veel vraag")
    expect(page.get_by_text("is aangepast en nog niet bewaard")).to_be_visible()
    expect(page.get_by_text("Van 1.000 berekeningen")).to_be_visible(timeout=120_000)
    drawn(page)
    expect(name).to_have_value("Veel vraag")
    page.get_by_role("button", name="Scenario bewaren").click()
    expect(page.get_by_text("Bewaard: Veel vraag.")).to_be_visible()
    assert [one.scenario.name for one in server.store.scenarios()] == ["Veel vraag"]
