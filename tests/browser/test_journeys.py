"""One journey per user: what they come with and what they leave with."""

import re

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import IN_DUTCH, Server, Visit, choose, drawn, look_as
from tests.intake.hostile import HOSTILE
from tests.region import BEUK, EIK

HIDDEN = "Vertrouwelijke plannen tellen hier als onbekend."


def test_a_board_member_sees_where_it_breaks_first(page: Page, look_at: Visit) -> None:
    look_at("/regio")
    look_as(page, "bestuur")
    choose(page, "Eigen hagro van dit bestuurslid", "Zuid")
    expect(page.get_by_text(HIDDEN)).to_be_visible()
    expect(page.get_by_role("heading", name="om actie")).to_be_visible()
    expect(page.get_by_text("Stoppen binnen vijf jaar")).to_be_visible()
    expect(page.get_by_test_id("stDeckGlJsonChart")).to_be_visible()
    choose(page, "Open een praktijk", "De Eik")
    page.get_by_role("link", name="Naar het dossier").click()
    expect(page.get_by_role("heading", name="De Eik")).to_be_visible()
    expect(page.get_by_text("Wat doen we nu?")).to_be_visible()
    page.get_by_role("radio", name="Waarom").click()
    expect(page.get_by_text("Wat vraagt aandacht")).to_be_visible()
    flag = page.get_by_text("Een aandeel van de praktijk heeft nu geen houder.")
    flag.click()
    expect(page.get_by_text("Wat haalt deze vlag weg?").first).to_be_visible()
    flag.click()
    expect(page.get_by_text("Waarom deze urgentie")).to_be_visible()
    # He is still a board member on the next page.
    page.get_by_role("link", name="Draaiboeken", exact=True).click()
    drawn(page)
    expect(page.get_by_text(HIDDEN)).to_be_visible()
    expect(page.get_by_text("Een draaiboek beginnen")).to_have_count(0)


def test_somebody_in_a_handover_follows_the_steps(page: Page, visit: Visit, server: Server) -> None:
    visit(f"/draaiboeken?draaiboek=stappenplan-overdracht&praktijk={BEUK}")
    begin = page.get_by_role("button", name="Beginnen", exact=True)
    begin.click()
    expect(page.get_by_text("stappen gedaan")).to_be_visible()
    assert len(server.store.runs()) == 1
    for number in (1, 2):
        step = page.get_by_test_id("stExpander").nth(number)
        step.locator("summary").click()
        drawn(page)
        tick = step.get_by_role("button", name="Afvinken")
        tick.dblclick()
        expect(page.get_by_text(f"{number} van").first).to_be_visible()
        # Opened anew: the second click may still be on its way, and draws the page once more.
        page.reload()
        drawn(page)
    events = server.store.runs()[0].run.events
    assert len(events) == len({event.step_id for event in events}) == 2
    step.locator("summary").click()
    expect(step.get_by_role("button", name="Heropenen")).to_be_visible()
    page.get_by_role("link", name="Naar het dossier").click()
    expect(page.get_by_role("button", name="Draaiboek openen")).to_be_visible()
    page.get_by_role("radio", name="Draaiboek").click()
    expect(page.get_by_text("Draaiboeken die lopen")).to_be_visible()


@IN_DUTCH
def test_every_control_of_the_dossier_answers_twice(page: Page, look_at: Visit) -> None:
    look_at("/praktijk")
    for name, agb in (("De Linde", "01000001"), ("De Eik", EIK), ("De Linde", "01000001")):
        choose(page, "Kies een praktijk", name)
        expect(page.get_by_role("heading", name=name)).to_be_visible()
        expect(page).to_have_url(re.compile(f"praktijk={agb}"))
        page.get_by_role("button", name="Alle praktijken").click()
        expect(page.get_by_role("heading", name="4 praktijken")).to_be_visible()
    look_at(f"/praktijk?praktijk={EIK}")
    for part in ("Mensen", "Waarom", "Gesprekken", "Draaiboek", "Samenvatting") * 2:
        page.get_by_role("radio", name=part).click()
        expect(page.get_by_role("radio", name=part)).to_be_checked()
    page.get_by_role("radio", name="Mensen").click()
    for tab in ("Bron van de gegevens", "Wat we niet weten") * 2:
        page.get_by_role("tab", name=tab).click()
        expect(page.get_by_role("tab", name=tab)).to_have_attribute("aria-selected", "true")


@IN_DUTCH
def test_every_control_of_the_register_answers_twice(page: Page, look_at: Visit) -> None:
    look_at("/register")
    for section, sign in (
        ("Wijzigen", "Welke rij?"),
        ("Exporteren", "Sjabloon downloaden"),
        ("Volledigheid", "Van de gegevens die het meest tellen"),
        ("Geschiedenis", "Logboek"),
        ("Bekijken", "Wat niet is ingevuld"),
    ) * 2:
        page.get_by_role("radio", name=section).click()
        expect(page.get_by_text(sign).first).to_be_visible()
        expect(page.get_by_text("Sjabloon downloaden")).to_have_count(int(section == "Exporteren"))
    for sheet, rows in (("Huisartsen en aandelen", 5), ("Praktijken", 4)) * 2:
        page.get_by_role("radio", name=sheet).click()
        expect(page.get_by_text(f"{rows} rijen.")).to_be_visible()


@IN_DUTCH
def test_every_role_can_be_chosen_twice(page: Page, look_at: Visit) -> None:
    look_at("/draaiboeken")
    for role in ("directie", "bestuur", "gast", "beheerder", "consulent") * 2:
        look_as(page, role)
        expect(page.locator("h1")).to_have_count(1)
    expect(page.get_by_role("heading", name="Er loopt nog geen draaiboek")).to_be_visible()


@IN_DUTCH
def test_a_file_made_to_stop_the_server_stops_nobody(page: Page, visit: Visit) -> None:
    visit("/register")
    page.get_by_text("Importeren", exact=True).click()
    name, make = HOSTILE["open cells in a comment"]
    file = FilePayload(name=name, mimeType="application/octet-stream", buffer=make())
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("2. Kolommen bevestigen")).to_be_visible()
    page.get_by_role("link", name="Draaiboeken", exact=True).click()
    expect(page.get_by_role("heading", name="Er loopt nog geen draaiboek")).to_be_visible()
