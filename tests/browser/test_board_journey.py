"""The board from one meeting to the next: what changed, what is decided, what comes back."""

from datetime import date, timedelta

import pypdf
from playwright.sync_api import Page, expect

from succession.actions.deciding import DecisionRef, put_on_agenda
from tests.browser.conftest import Server, Visit, choose, drawn
from tests.region import BEUK, TODAY
from tests.store.builders import submission
from tests.ui.started_runs import started

PROPOSAL = "Mandaat om te bemiddelen"


def test_the_board_sees_what_changed_and_what_is_to_be_decided(
    page: Page, visit: Visit, server: Server
) -> None:
    _keep_the_stand(page, visit)
    started(server.store, BEUK, overdracht=date(2027, 1, 1))
    visit("/vandaag", "bestuur")
    expect(page.get_by_text("Veranderd sinds de bestuursvergadering")).to_be_visible()
    expect(page.get_by_text("begonnen voor De Beuk")).to_be_visible()
    _prepare(page, visit)
    (prepared,) = server.store.decisions()
    assert prepared.proposal.interested == ("Zuid",)
    ref = DecisionRef(prepared.decision_id, prepared.version)
    put_on_agenda(server.store, submission(), ref, TODAY + timedelta(days=7))
    _read_as_the_board(page, visit)
    _make_a_paper(page, visit, server)
    _take(page, visit)
    mandate = server.store.mandate()
    assert mandate is not None
    assert PROPOSAL in mandate.decision
    visit(f"/draaiboeken?praktijk={BEUK}", "bestuur")
    told = page.get_by_role("paragraph").filter(has_text="Mandaat van de leden:")
    expect(told).to_contain_text("bemiddelen")


def _keep_the_stand(page: Page, visit: Visit) -> None:
    visit("/besluiten-en-rol?onderdeel=Vergaderingen", "directie")
    page.get_by_text("Stand voor een vergadering bewaren").click()
    drawn(page)
    page.get_by_role("button", name="Bewaren", exact=True).click()
    expect(page.get_by_text("Er is niets veranderd.")).to_be_visible()


def _prepare(page: Page, visit: Visit) -> None:
    visit("/besluiten-en-rol", "directie")
    page.get_by_text("Besluit voorbereiden").click()
    drawn(page)
    for label, text in (
        ("Gevraagd besluit", PROPOSAL),
        ("Waarom", "twee maten stoppen"),
        ("Wat gebeurt er als we niets doen", "patiënten zoeken zelf"),
        ("Wie het uitvoert", "directie"),
    ):
        field = page.get_by_role("textbox", name=label, exact=True)
        field.fill(text)
        field.blur()
        drawn(page)
    choose(page, "Bestuursleden uit welke hagro onthouden zich", "Zuid")
    page.keyboard.press("Escape")
    choose(page, "Geeft de zorggroep dit mandaat", "bemiddelen")
    page.get_by_role("button", name="Voorstel bewaren").click()
    expect(page.get_by_text("is in voorbereiding").first).to_be_visible()
    drawn(page)


def _read_as_the_board(page: Page, visit: Visit) -> None:
    """Whoever is interested reads that there is a point, and not which."""
    visit("/besluiten-en-rol", "bestuur")
    choose(page, "Eigen hagro van dit bestuurslid", "Zuid")
    expect(page.get_by_text("Over 1 punt onthoudt u zich")).to_be_visible()
    expect(page.get_by_text(PROPOSAL)).to_have_count(0)
    choose(page, "Eigen hagro van dit bestuurslid", "Noord")
    expect(page.get_by_text(PROPOSAL).first).to_be_visible()


def _make_a_paper(page: Page, visit: Visit, server: Server) -> None:
    """From Vandaag in one click; whoever abstains finds nothing of it in what he downloads."""
    visit("/vandaag", "bestuur")
    page.get_by_role("button", name="Bestuursstuk maken").click()
    expect(page.get_by_text("concept").first).to_be_visible()
    drawn(page)
    (paper,) = server.store.papers()
    assert [one.proposal.what for one in paper.frozen.decisions] == [PROPOSAL]
    for hagro, may in (("Zuid", False), ("Noord", True)):
        choose(page, "Eigen hagro van dit bestuurslid", hagro)
        with page.expect_download() as given:
            page.get_by_role("button", name="PDF").first.click()
        pages = pypdf.PdfReader(given.value.path()).pages
        text = " ".join(" ".join(one.extract_text() for one in pages).split())
        assert (PROPOSAL in text) is may
        drawn(page)


def _take(page: Page, visit: Visit) -> None:
    visit("/besluiten-en-rol", "directie")
    page.get_by_text(PROPOSAL).first.click()
    drawn(page)
    asked = page.get_by_role("radiogroup", name="Wat is er besloten")
    asked.get_by_text("genomen", exact=True).click()
    drawn(page)
    reason = page.get_by_role("textbox", name="Reden, en waar het verslag ligt")
    reason.fill("verslag 3")
    reason.blur()
    drawn(page)
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.get_by_text("Vastgelegd: genomen.")).to_be_visible()
    drawn(page)
