"""Each page's address as the first request after a start, allowed or not."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from succession.register import Role
from succession.ui.frame.navigation import ENTRIES, Entry
from tests.browser.conftest import IN_DUTCH, drawn, look_as, seen_as, serving, without_error

pytestmark = IN_DUTCH


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.path)
def test_a_page_is_there_at_the_first_request(page: Page, tmp_path: Path, entry: Entry) -> None:
    with serving(tmp_path) as server:
        page.goto(server.url + seen_as(f"/{entry.path}", next(iter(entry.roles)).value))
        drawn(page)
        expect(page).to_have_title(f"{entry.title} · Praktijkopvolging")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("dialog")).to_have_count(0)
        forbidden = next((role for role in Role if role not in entry.roles), None)
        if forbidden is not None:
            look_as(page, forbidden.value)
            expect(page.get_by_role("heading", name="hoort niet bij uw rol")).to_be_visible()
            page.get_by_role("link", name="Naar de eerste pagina").click()
            expect(page.get_by_role("heading", name="hoort niet bij uw rol")).to_have_count(0)
        without_error(page)


def test_an_address_that_is_no_page_says_so_in_dutch(page: Page, tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        page.goto(server.url + seen_as("/geheim", "consulent"))
        expect(page.get_by_text("Pagina niet gevonden")).to_be_visible()
        without_error(page)
