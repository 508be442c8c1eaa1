"""Runs as people live them: from flag to level, against the clock, and after a death."""

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from succession.assumptions import load_assumptions, load_rules
from succession.risk import assess
from succession.store import Store
from tests.browser.conftest import IN_DUTCH, ROOT, Server, Visit, choose, drawn, without_error
from tests.region import BEUK, EIK, LINDE, TODAY
from tests.reports.paper.test_pdf import text_of
from tests.ui.started_runs import started

LETTER = "Intentieverklaring"


def _part(page: Page, name: str) -> None:
    part = page.get_by_role("radio", name=name, exact=True)
    part.click()
    expect(part).to_be_checked()
    drawn(page)


def _step(page: Page, title: str) -> Locator:
    """The step of this title, opened."""
    step = page.get_by_test_id("stExpander").filter(has_text=title).first
    step.locator("summary").first.click()
    drawn(page)
    return step


def _fill(place: Locator | Page, label: str, text: str) -> None:
    """Types and goes on to the next field, as a click elsewhere would only leave this one."""
    box = place.get_by_role("textbox", name=label)
    box.fill(text)
    box.press("Tab")


def _agree(step: Locator, of: str, name: str, reason: str) -> None:
    """Writes down that somebody agrees, in the form of the role that is asked."""
    form = step.locator("[class*='-gate-']").filter(has_text=f"Akkoord van {of}").first
    _fill(form, "Naam", name)
    _fill(form, "Reden of toelichting", reason)
    form.get_by_role("button", name="Akkoord", exact=True).click()


def _level(store: Store, agb: str) -> str:
    data = ROOT / "data"
    rules = load_assumptions(data / "assumptions.yaml"), load_rules(data / "rules.yaml")
    found = assess(store.register(), *rules, TODAY)
    return next(one.level.value for one in found.practices if one.agb == agb)


def test_a_practice_goes_from_flag_to_run_to_gate_to_another_level(
    page: Page, visit: Visit, server: Server
) -> None:
    before = _level(server.store, LINDE)
    visit(f"/praktijk?praktijk={LINDE}")
    expect(page.get_by_text("Wat doen we nu?")).to_be_visible()
    page.get_by_role("radio", name="Draaiboek").click()
    page.get_by_role("link", name="Draaiboeken naast elkaar").click()
    drawn(page)
    expect(page.get_by_text("Wat past bij deze praktijk")).to_be_visible()
    choose(page, "Draaiboek", "Stappenplan praktijkoverdracht")
    page.get_by_role("button", name="Beginnen", exact=True).click()
    expect(page.get_by_text("stappen gedaan")).to_be_visible()
    drawn(page)

    step = _step(page, LETTER)
    expect(step.get_by_text("Afvinken kan pas als het akkoord er is.")).to_be_visible()
    expect(step.get_by_role("button", name="Afvinken")).to_be_disabled()
    _agree(step, "Praktijkhouder", "A. Visser", "besproken")
    expect(step.get_by_text("akkoord door A. Visser")).to_be_visible()
    expect(step.get_by_role("button", name="Afvinken")).to_be_disabled()
    _agree(step, "Opvolger", "S. Nieuw", "besproken")
    expect(step.get_by_text("akkoord door S. Nieuw")).to_be_visible()
    step.get_by_role("button", name="Afvinken").dblclick()
    expect(page.get_by_text("1 van").first).to_be_visible()
    drawn(page)
    kinds = [event.kind.value for event in server.store.runs()[0].run.events]
    assert kinds == ["akkoord", "akkoord", "gedaan"]

    _part(page, "Afsluiten")
    page.get_by_text("Opvolger gestart", exact=True).click()
    _fill(page, "Naam van de opvolger", "S. Nieuw")
    _fill(page, "Wat leren we ervan", "eerder beginnen helpt")
    page.get_by_text("Ja, dit draaiboek is afgelopen").click()
    page.get_by_role("button", name="Afsluiten", exact=True).click()
    expect(page.get_by_text("Het draaiboek is afgesloten").first).to_be_visible()
    drawn(page)
    after = _level(server.store, LINDE)
    assert before != after
    page.get_by_role("link", name="Naar het dossier").click()
    badge = page.locator("[class*=st-key-urgency-]")
    expect(badge.get_by_text(after).first).to_be_visible()


def test_a_takeover_at_month_twelve_without_letter_is_red_with_what_is_left(
    page: Page, visit: Visit, server: Server
) -> None:
    run = started(
        server.store, EIK, playbook_id="tijdelijke-overname", overname=date(2027, 1, 1)
    ).run
    visit(f"/draaiboeken?run={run.run_id}")
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    _part(page, "Verzetten")
    page.get_by_role("spinbutton", name="dag, Naar").click()
    page.keyboard.type("20112025")
    page.get_by_role("heading", name="Een datum verzetten").click()
    expect(page.get_by_text("Als u dit doet:")).to_be_visible()
    _fill(page, "Waarom", "zo staat het in het contract")
    page.get_by_role("button", name="Verzetten").click()
    expect(page.get_by_text("is verzet naar").first).to_be_visible()
    drawn(page)
    expect(page.get_by_text("Maand 12 van 24 na overname")).to_be_visible()
    red = page.get_by_test_id("stAlertContentError").filter(has_text="intentieverklaring")
    expect(red).to_contain_text("Rood.")
    expect(red).to_contain_text("Een duo / Toetreding van een buurpraktijk")
    _part(page, "Beslismomenten")
    expect(page.get_by_role("heading", name="Wanneer we stoppen")).to_be_visible()
    drawn(page)
    for number, choice in ((0, "Een duo of trio samenstellen."), (1, "Een nevenvestiging.")):
        limit = page.locator(f".st-key-run-limit-{number}")
        limit.get_by_role("radiogroup").get_by_text(choice).click()
        expect(limit.get_by_role("radio", name=choice)).to_be_checked()
        _fill(limit, "Reden", "besluit van vandaag")
        limit.get_by_role("button", name="Bewaren").click()
        expect(limit.get_by_text("voorbij, besluit genomen")).to_be_visible()
        drawn(page)
    without_error(page)


def test_the_drawer_of_a_practice_whose_owner_died_and_the_heir_opens_the_gate(
    page: Page, visit: Visit, server: Server
) -> None:
    visit(f"/praktijk?praktijk={EIK}")
    page.get_by_role("link", name="Acuut: de eerste 72 uur").click()
    drawn(page)
    expect(page.get_by_role("button", name="PDF")).to_be_visible()
    page.get_by_role("button", name="Nu beginnen").dblclick()
    expect(page.get_by_text("is begonnen.").first).to_be_visible()
    drawn(page)
    assert len(server.store.runs()) == 1

    _part(page, "Betrokkenen")
    choose(page, "Wie mag voor de praktijk beslissen?", "erven")
    page.get_by_role("button", name="Bewaren").first.click()
    expect(page.get_by_text("Bewaard wat we weten").first).to_be_visible()
    drawn(page)
    _part(page, "Stappen")
    step = _step(page, "Scenario")
    _agree(step, "Praktijkhouder", "J. Bos", "verklaring van erfrecht gezien")
    said = step.get_by_text("akkoord door J. Bos, Erven van de praktijkhouder")
    expect(said).to_be_visible()
    drawn(page)
    (answer,) = [event for event in server.store.runs()[0].run.events if event.step_id]
    assert answer.note == "verklaring van erfrecht gezien"


@IN_DUTCH
def test_the_first_72_hours_are_two_clicks_from_the_dossier(page: Page, look_at: Visit) -> None:
    page.add_init_script(
        "window.clicks = Number(sessionStorage.clicks || 0);"
        "addEventListener('click', () => sessionStorage.clicks = ++window.clicks, true)"
    )
    look_at(f"/praktijk?praktijk={LINDE}")
    page.get_by_role("link", name="Acuut: de eerste 72 uur").click()
    drawn(page)
    expect(
        page.get_by_role("heading", name="Bij plotselinge uitval: de eerste 72 uur")
    ).to_be_visible()
    with page.expect_download() as given:
        page.get_by_role("button", name="PDF").click()
    assert page.evaluate("window.clicks") == 2
    text = text_of(Path(given.value.path()).read_bytes())
    assert "De Linde" in text
    assert "Waarnemend huisarts" in text


def test_a_step_is_ticked_by_keyboard_on_a_tablet(page: Page, visit: Visit, server: Server) -> None:
    run = started(server.store, BEUK, overdracht=date(2029, 1, 1)).run
    page.set_viewport_size({"width": 900, "height": 1100})
    visit(f"/draaiboeken?run={run.run_id}")
    step = page.get_by_test_id("stExpander").filter(has_text="Verkennend gesprek").first
    step.locator("summary").first.focus()
    page.keyboard.press("Enter")
    note = step.get_by_role("textbox", name="Notitie")
    note.focus()
    page.keyboard.type("gebeld")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == "Afvinken":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("is afgevinkt.").first).to_be_visible()
    drawn(page)
    (event,) = server.store.runs()[0].run.events
    assert event.note == "gebeld"
    _part(page, "Tijdlijn")
    picture = page.get_by_test_id("stVegaLiteChart").first
    expect(picture).to_be_visible()
    box = picture.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 900


@IN_DUTCH
def test_a_run_is_left_for_the_list_and_opened_again_and_no_name_is_a_link(
    page: Page, visit: Visit, server: Server
) -> None:
    run_id = started(server.store, BEUK, overdracht=date(2029, 1, 1)).run.run_id
    visit("/draaiboeken")
    for _ in range(2):
        choose(page, "Open een draaiboek", "De Beuk")
        page.get_by_role("button", name="Naar het draaiboek").click()
        expect(page.get_by_text("stappen gedaan")).to_be_visible()
        expect(page).to_have_url(re.compile(run_id))
        expect(page.locator("h2 a[href^=http]")).to_have_count(0)
        page.get_by_role("button", name="Alle draaiboeken").click()
        expect(page.get_by_text("draaiboek loopt").first).to_be_visible()
        drawn(page)
        expect(page).not_to_have_url(re.compile(run_id))
    page.get_by_role("radio", name="Bibliotheek").click()
    expect(page.get_by_text("Mentorschap").first).to_be_visible()
