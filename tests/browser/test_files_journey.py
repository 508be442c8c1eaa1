"""Each file that a page offers, fetched by a real browser as each role: it holds what that role
may know, and the log says that it was taken along."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdf
import pytest
from playwright.sync_api import Page, expect

from succession.register import Level
from succession.store import Store
from tests.browser.conftest import IN_DUTCH, Server, Visit, drawn
from tests.region import BEUK, LINDE
from tests.ui.worlds import DE_BOER, MULDER, SECRETS, VISSER, marks, tell_in_confidence

_OFFER = "[data-testid=stDownloadButton]:visible"

# A. Visser told the consulent alone when he stops; the two of De Beuk let the board know.
SEES = {
    "consulent": {"01100001", "01100002", "01100003"},
    "directie": {"01100002", "01100003"},
    "bestuur": {"01100002", "01100003"},
    "beheerder": set[str](),
}


def _taken(page: Page, number: int) -> tuple[str, bytes]:
    with page.expect_download() as event:
        page.locator(_OFFER).nth(number).get_by_role("button").click()
    return event.value.suggested_filename, Path(event.value.path()).read_bytes()


@IN_DUTCH
@pytest.mark.parametrize("role", SEES)
def test_the_register_in_excel_holds_what_this_role_may_know(
    page: Page, visit: Visit, server: Server, role: str
) -> None:
    visit("/register", role)
    page.get_by_role("radio", name="Exporteren").click()
    expect(page.get_by_test_id("stDownloadButton")).to_have_count(2)
    name, content = _taken(page, 0)
    drawn(page)
    book = openpyxl.load_workbook(io.BytesIO(content))
    said = {row[0].value: row[1].value for row in book["verantwoording"].iter_rows()}
    assert role in {str(value) for value in said.values()}
    head, *rows = book["huisartsen"].iter_rows(values_only=True)
    told = {row[head.index("agb")] for row in rows if row[head.index("stop_waarschijnlijk")]}
    assert told == SEES[role]
    entry = server.store.audit(1)[0]
    assert (entry.action, entry.role.value) == ("bestand meenemen", role)
    assert entry.records == (("bestand", name),)


# Where each role finds files: the address, and the section to choose there.
OFFERED = {
    "directie": [
        ("/register", "Exporteren"),
        ("/gesprekken", "Werklijst"),
        ("/gesprekken", "Agenda"),
        ("/gesprekken?gesprek={mark}", "Voorbereiden"),
        ("/draaiboeken", "Lopend"),
        (f"/draaiboeken?acuut={LINDE}", None),
        ("/draaiboeken?run={run}", None),
        ("/vooruitblik", None),
    ],
    "bestuur": [
        ("/register", "Exporteren"),
        ("/draaiboeken", "Lopend"),
        ("/draaiboeken?run={run}", None),
        ("/vooruitblik", None),
    ],
    "beheerder": [("/register", "Exporteren")],
    "gast": [
        (f"/mijn-gegevens?praktijk={BEUK}&zelf={DE_BOER}", None),
        (f"/draaiboeken?run={{run}}&praktijk={BEUK}", None),
    ],
}


@pytest.fixture
def told_in_confidence(server: Server) -> Server:
    """A. Visser told the consulent alone, C. Mulder told the board and thought better of it."""
    tell_in_confidence(server.store, VISSER, hands_over=True)
    tell_in_confidence(server.store, MULDER, Level.BOARD, hands_over=True)
    return server


@IN_DUTCH
@pytest.mark.parametrize("role", OFFERED)
def test_no_file_that_a_role_can_take_along_tells_what_was_said_in_confidence(
    page: Page, visit: Visit, told_in_confidence: Server, role: str
) -> None:
    store, taken = told_in_confidence.store, 0
    for address, section in OFFERED[role]:
        for place in _places(store, address):
            visit(place, role)
            if section and page.get_by_role("radio", name=section).count():
                page.get_by_role("radio", name=section).click()
                drawn(page)
            for name, content in _all_taken(page):
                words = opened(name, content)
                assert words, name
                assert not [secret for secret in SECRETS if secret in words], (place, name)
                taken += 1
    assert taken or role == "gast"
    assert len([e for e in store.audit(999) if e.action == "bestand meenemen"]) == taken


def _all_taken(page: Page) -> Iterator[tuple[str, bytes]]:
    """Every file that is offered here, under each tab."""
    tabs = page.get_by_role("tab")
    for tab in range(max(1, tabs.count())):
        if tabs.count():
            tabs.nth(tab).click()
            drawn(page)
        for number in range(page.locator(_OFFER).count()):
            yield _taken(page, number)
            drawn(page)


def _places(store: Store, address: str) -> list[str]:
    """The address for each run and each talk that it can name: whoever knows it may try."""
    if "{run}" in address:
        return [address.format(run=stored.run.run_id) for stored in store.runs()]
    if "{mark}" in address:
        return [address.format(mark=mark) for mark in marks(store, (VISSER, MULDER))]
    return [address]


def opened(name: str, content: bytes) -> str:
    """All the words in a file, read by another program than made it."""
    if name.endswith(".pdf"):
        return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    if name.endswith((".xlsx", ".docx")):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            texts = (parts.read(one).decode("utf-8", "ignore") for one in parts.namelist())
            return "".join(texts)
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "".join(opened(one, parts.read(one)) for one in parts.namelist())
    return content.decode("utf-8")


@IN_DUTCH
def test_a_table_on_the_screen_is_no_file(page: Page, look_at: Visit) -> None:
    look_at("/register", "beheerder")
    page.get_by_test_id("stDataFrame").hover()
    expect(page.get_by_role("button", name="Zoeken").first).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("CSV"))).to_have_count(0)
