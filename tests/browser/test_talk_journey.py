"""A consulent prepares and holds a talk; a board member learns nothing of it."""

import io
from datetime import date

from icalendar import Event
from playwright.sync_api import Download, Page, expect
from pypdf import PdfReader

from succession.ui.frame.navigation import ENTRIES
from tests.browser.conftest import IN_DUTCH, Server, Visit, choose, drawn, look_as
from tests.region import LINDE, TODAY, mark_of
from tests.reports.paper.test_calendar_talks import events_of

MARK = mark_of(f"{LINDE}/01100001")
LIKELY = "Stopt waarschijnlijk"


def _bytes(download: Download) -> bytes:
    return download.path().read_bytes()


def _section(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).click()
    drawn(page)


def _type_day(page: Page, label: str, day: date) -> None:
    page.get_by_role("spinbutton", name=f"dag, {label}").first.click()
    page.keyboard.type(f"{day:%d%m%Y}")
    page.keyboard.press("Escape")
    page.get_by_role("heading", level=1).click()
    drawn(page)


def _tell(page: Page) -> None:
    """The year by keyboard on the slider, how certain, one promise and the next day."""
    slider = page.get_by_role("slider", name=LIKELY)
    slider.focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    drawn(page)
    page.get_by_role("radio", name="4", exact=True).click()
    drawn(page)
    what = page.get_by_label("Afspraak 1")
    what.fill("Profiel opstellen")
    what.press("Enter")
    drawn(page)
    _type_day(page, "Uiterlijk", date(2027, 1, 15))
    _type_day(page, "Wanneer spreken we elkaar weer?", date(2027, 5, 3))
    expect(page.get_by_text("Als concept bewaard: 6 velden.")).to_be_visible()


def test_a_consulent_prepares_and_holds_a_talk_on_a_tablet(
    page: Page, visit: Visit, server: Server
) -> None:
    page.set_viewport_size({"width": 768, "height": 1024})
    visit("/gesprekken")
    expect(page.get_by_text("is nu een gesprek nodig")).to_be_visible()
    page.get_by_role("button", name="A. Visser").first.click()
    expect(page.get_by_role("heading", name="A. Visser")).to_be_visible()
    with page.expect_download() as coming:
        page.get_by_role("button", name="PDF", exact=True).first.click()
    assert coming.value.suggested_filename == f"gesprek-over-de-praktijk-{TODAY}.pdf"
    text = "".join(p.extract_text() for p in PdfReader(io.BytesIO(_bytes(coming.value))).pages)
    assert "Samen vooruitkijken" in text
    assert "2028" not in text
    _section(page, "Gesprek")
    _tell(page)
    assert [talk.is_held for talk in server.store.talks()] == [False]
    page.get_by_role("button", name="Gesprek bewaren").dblclick()
    expect(page.get_by_text("Het gesprek met A. Visser is bewaard.")).to_be_visible()
    expect(page.get_by_text("Verwacht open aandeel binnen 5 jaar: van")).to_be_visible()
    drawn(page)
    (talk,) = server.store.talks()
    assert (talk.held_on, talk.next_talk) == (TODAY, date(2027, 5, 3))
    assert [promise.what for promise in talk.promises] == ["Profiel opstellen"]
    gp = next(gp for gp in server.store.register().gps if gp.name == "A. Visser")
    assert [plan.likely for plan in gp.said] == [date(2028, 7, 1), date(2031, 7, 1)]
    with page.expect_download() as coming:
        page.get_by_role("button", name="Word", exact=True).click()
    assert coming.value.suggested_filename == f"afspraken-gesprek-{TODAY}.docx"
    event = _event_of_list(page)
    assert event["dtstart"].dt == date(2027, 5, 3)
    assert "Visser" not in str(event)
    assert MARK in str(event["description"])
    _move_the_next_talk(page)
    moved = _event_of_list(page)
    assert moved["uid"] == event["uid"]
    assert moved["sequence"] > event["sequence"]
    assert moved["dtstart"].dt == date(2027, 5, 18)


def _event_of_list(page: Page) -> Event:
    """The one entry of the calendar file, read strictly."""
    page.get_by_role("button", name="Hele lijst").click()
    drawn(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Afgesproken gesprekken").click()
    assert coming.value.suggested_filename == "gesprekken.ics"
    (event,) = events_of(_bytes(coming.value))
    return event


def _move_the_next_talk(page: Page) -> None:
    page.get_by_role("button", name="A. Visser").first.click()
    drawn(page)
    _section(page, "Na het gesprek")
    _type_day(page, "Volgend gesprek", date(2027, 5, 18))
    page.get_by_role("button", name="Volgend gesprek verzetten").click()
    expect(page.get_by_text("Het volgende gesprek is op")).to_be_visible()


def _scan_in_confidence(page: Page) -> None:
    page.get_by_role("button", name="A. Visser").first.click()
    drawn(page)
    _section(page, "Overname-klaar")
    question = page.get_by_role("radiogroup", name="Is het pand in goede staat?")
    question.get_by_role("radio", name="nee").click()
    drawn(page)
    page.get_by_role("button", name="Bewaren").dblclick()
    expect(page.get_by_text("De scan met")).to_be_visible()


def test_a_scan_is_kept_once_printed_and_leads_to_the_step(
    page: Page, visit: Visit, server: Server
) -> None:
    visit("/gesprekken")
    _scan_in_confidence(page)
    (scan,) = server.store.scans()
    assert scan.told == (("pand.staat", False),)
    visit(f"/gesprekken?gesprek={MARK}")
    _section(page, "Overname-klaar")
    expect(page.get_by_role("link", name="Huisvestingsstrategie").first).to_be_visible()
    with page.expect_download() as coming:
        page.get_by_role("button", name="PDF", exact=True).click()
    assert coming.value.suggested_filename == f"scan-overname-klaar-{TODAY}.pdf"
    text = "".join(p.extract_text() for p in PdfReader(io.BytesIO(_bytes(coming.value))).pages)
    assert "Laat een onderhoudsrapport maken" in " ".join(text.split())
    assert "aannames" not in text
    page.get_by_role("link", name="Huisvestingsstrategie").first.click()
    expect(page.get_by_text("Stap uit Stappenplan")).to_be_visible()


def test_a_praktijkhouder_reads_corrects_and_objects(
    page: Page, visit: Visit, server: Server
) -> None:
    page.set_viewport_size({"width": 900, "height": 1024})
    visit(f"/gesprekken?gesprek={MARK}")
    _section(page, "Gesprek")
    _tell(page)
    page.get_by_role("button", name="Gesprek bewaren").click()
    expect(page.get_by_text("Het gesprek met A. Visser is bewaard.")).to_be_visible()
    look_as(page, "gast")
    choose(page, "Eigen praktijk van de gast", "De Linde")
    page.get_by_role("link", name="Mijn gegevens").click()
    drawn(page)
    expect(page.get_by_text("Wat er over u is vastgelegd")).to_be_visible()
    _section(page, "Brieven")
    choose(page, "Klopt er iets niet?", "Afspraak: Profiel opstellen")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Dit klopt niet").click()
    expect(page.get_by_text("De consulent ziet wat er niet klopt")).to_be_visible()
    _section(page, "Verbeteren")
    page.get_by_label("Stopt waarschijnlijk").fill("2030")
    page.get_by_role("button", name="Doorgeven").click()
    expect(page.get_by_text("Dank u, het is aangepast")).to_be_visible()
    wide = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{wide}.scrollWidth <= {wide}.clientWidth")
    assert page.evaluate("[...window.untranslated]") == []
    gp = next(gp for gp in server.store.register().gps if gp.name == "A. Visser")
    assert gp.said[-1].likely == date(2030, 7, 1)
    assert server.store.talks()[0].is_disputed
    look_as(page, "consulent")
    page.get_by_role("link", name="Gesprekken").click()
    expect(page.get_by_text("gaf zelf door: stopt waarschijnlijk")).to_be_visible()
    expect(page.get_by_text("zegt dat één regel")).to_be_visible()


@IN_DUTCH
def test_a_board_member_learns_nothing_of_it(page: Page, visit: Visit, server: Server) -> None:
    visit(f"/gesprekken?gesprek={MARK}")
    _section(page, "Gesprek")
    _tell(page)
    page.get_by_role("button", name="Gesprek bewaren").click()
    expect(page.get_by_text("Het gesprek met A. Visser is bewaard.")).to_be_visible()
    look_as(page, "bestuur")
    for entry in ENTRIES:
        visit(f"/{entry.path}?gesprek={MARK}&praktijk={LINDE}", "bestuur")
        body = page.inner_text("body")
        assert "Profiel opstellen" not in body
        # The year alone stands in every forecast.
        assert "07-2031" not in body, entry.path
        assert "juli 2031" not in body, entry.path


@IN_DUTCH
def test_the_list_and_its_sections_answer_twice(page: Page, look_at: Visit) -> None:
    look_at("/gesprekken")
    for section, words in (
        ("Agenda", "later dan het ritme vraagt"),
        ("Afspraken", "Er staan geen afspraken open."),
        ("Wat we leerden", "Plannen die verschoven"),
        ("Werklijst", "geboortejaar"),
    ) * 2:
        _section(page, section)
        expect(page.get_by_text(words).first).to_be_visible()
    page.get_by_role("button", name="D. Bakker").click()
    expect(page.get_by_role("heading", name="D. Bakker")).to_be_visible()
    for section in ("Overname-klaar", "Na het gesprek", "Voorbereiden") * 2:
        _section(page, section)
    assert page.evaluate("[...window.untranslated]") == []
