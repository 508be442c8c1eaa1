"""A board member on Monday morning: when does it get tight, what helps, and take it along."""

import io
import json

import openpyxl
from playwright.sync_api import Download, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import IN_DUTCH, Server, Visit, choose, drawn, look_as
from tests.region import TODAY

FIRST = "Voorlopig beeld na 200 berekeningen"
WHOLE = "Van 1.000 berekeningen"
SECONDS = 120_000


def _click(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    drawn(page)


def _download(page: Page, name: str) -> Download:
    with page.expect_download() as coming:
        page.get_by_role("button", name=name, exact=True).click()
    return coming.value


def _reads_the_sentence(page: Page) -> None:
    expect(page.get_by_role("heading", name="In de regio wordt het")).to_be_visible()
    expect(page.get_by_text("Vertrouwelijke plannen tellen hier als onbekend.")).to_be_visible()
    expect(page.get_by_text(WHOLE)).to_be_visible(timeout=SECONDS)
    expect(page.get_by_text(FIRST)).to_have_count(0)


def _changes_the_area(page: Page) -> None:
    choose(page, "Gebied", "Hagro Zuid")
    expect(page.get_by_role("heading", name="In hagro Zuid wordt het")).to_be_visible()
    assert "gebied=Hagro" in page.url
    page.get_by_role("radio", name="patiënten", exact=True).click()
    drawn(page)
    page.get_by_text("Tabel: jaar voor jaar").click()
    expect(page.get_by_role("columnheader", name="zonder plek")).to_be_visible()
    choose(page, "Gebied", "De hele regio")


def _runs_and_stops(page: Page) -> None:
    _click(page, "Bereken wat de uitkomst bepaalt")
    page.get_by_role("button", name="Berekening stoppen").click()
    expect(page.get_by_text("Gestopt: Aannames een voor een.")).to_be_visible(timeout=SECONDS)
    drawn(page)


def _saves_a_scenario(page: Page, server: Server) -> None:
    page.get_by_text("Scenario aanpassen").click()
    page.get_by_role("radio", name="hoog", exact=True).click()
    drawn(page)
    name = page.get_by_label("Naam", exact=True)
    name.fill("Veel vraag")
    name.press("Tab")
    page.get_by_role("button", name="Scenario bewaren").dblclick()
    expect(page.get_by_text("Bewaard: Veel vraag.")).to_be_visible()
    drawn(page)
    assert [one.scenario.name for one in server.store.scenarios()] == ["Veel vraag"]


def _compares(page: Page) -> None:
    page.get_by_role("button", name="elke aanpak apart").click()
    drawn(page)
    _click(page, "Vergelijk met 3 scenario's")
    table = page.get_by_text("Tabel: de scenario's")
    expect(table).to_be_visible(timeout=SECONDS)
    table.click()
    expect(page.get_by_role("cell", name="Veel vraag, vraag laag")).to_be_visible()
    _compares_a_hagro(page)


def _compares_a_hagro(page: Page) -> None:
    """What was computed for the region is there for every hagro at once."""
    expect(page.get_by_text("is er in de regio bij „Veel vraag”")).to_be_visible()
    choose(page, "Gebied", "Hagro Zuid")
    expect(page.get_by_text("is er in hagro Zuid bij „Veel vraag”")).to_be_visible()
    expect(page.get_by_text("Vergelijk met")).to_have_count(0)
    choose(page, "Gebied", "De hele regio")


def _takes_it_along(page: Page) -> None:
    expect(page.get_by_text(WHOLE)).to_be_visible(timeout=SECONDS)
    drawn(page)
    paper = _download(page, "PDF")
    assert paper.suggested_filename == f"vooruitblik-{TODAY}.pdf"
    text = "".join(one.extract_text() for one in PdfReader(paper.path()).pages)
    assert "Veel vraag" in text
    assert "bestuur" in text
    book = openpyxl.load_workbook(io.BytesIO(_download(page, "Excel").path().read_bytes()))
    assert {"jaren", "stappen", "aannames", "herkomst"} <= set(book.sheetnames)
    page.get_by_role("button", name="Hoe gerekend?").click()
    found = json.loads(_download(page, "Rekenbestand").path().read_text(encoding="utf-8"))
    assert found["provenance"]["scenario"]["demand_growth"] == "hoog"
    assert found["provenance"]["scenario"]["runs"] == 1000


def test_a_board_member_looks_compares_and_takes_it_along(
    page: Page, visit: Visit, server: Server
) -> None:
    visit("/vooruitblik")
    look_as(page, "bestuur")
    _reads_the_sentence(page)
    _changes_the_area(page)
    _runs_and_stops(page)
    _saves_a_scenario(page, server)
    _compares(page)
    _takes_it_along(page)
    assert page.evaluate("[...window.untranslated]") == []


@IN_DUTCH
def test_another_scenario_answers_twice(page: Page, look_at: Visit) -> None:
    look_at("/vooruitblik")
    page.get_by_text("Scenario aanpassen").click()
    slider = page.get_by_role("slider", name="Jaren vooruit")
    for last in ("2039", "2038"):
        slider.press("ArrowLeft")
        drawn(page)
        expect(page.get_by_text(f"tot en met {last}").first).to_be_visible()
    expect(page.get_by_text(WHOLE)).to_be_visible(timeout=SECONDS)
