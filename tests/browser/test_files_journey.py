"""Each file that a page offers, fetched by a real browser as each role: it holds what that role
may know, and the log says that it was taken along."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, Visit, drawn

# A. Visser told the consulent alone when he stops; the two of De Beuk let the board know.
SEES = {
    "consulent": {"01100001", "01100002", "01100003"},
    "directie": {"01100002", "01100003"},
    "bestuur": {"01100002", "01100003"},
    "beheerder": set[str](),
}


def _taken(page: Page, name: str | re.Pattern[str]) -> tuple[str, bytes]:
    with page.expect_download() as event:
        page.get_by_role("button", name=name).first.click()
    return event.value.suggested_filename, Path(event.value.path()).read_bytes()


@pytest.mark.parametrize("role", SEES)
def test_the_register_in_excel_holds_what_this_role_may_know(
    page: Page, visit: Visit, server: Server, role: str
) -> None:
    visit("/register", role)
    page.get_by_role("radio", name="Exporteren").click()
    name, content = _taken(page, "Register downloaden")
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


def test_a_table_on_the_screen_is_no_file(page: Page, look_at: Visit) -> None:
    look_at("/register", "beheerder")
    page.get_by_test_id("stDataFrame").hover()
    expect(page.get_by_role("button", name="Zoeken").first).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("CSV"))).to_have_count(0)
