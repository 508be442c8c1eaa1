"""Streamlit's own English words are Dutch, on a screen and on a tablet."""

import pytest
from playwright.sync_api import Page, expect

from succession.register import Role
from succession.ui.frame.navigation import ENTRIES
from tests.browser.conftest import IN_DUTCH, Visit, drawn
from tests.region import LINDE, mark_of


def _untranslated(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...window.untranslated]")
    return found


def test_the_page_says_it_is_dutch(page: Page, look_at: Visit) -> None:
    look_at("/regio")
    assert page.locator("html").get_attribute("lang") == "nl"


def test_no_english_is_left_on_any_page(page: Page, look_at: Visit) -> None:
    for entry in ENTRIES:
        look_at(f"/{entry.path}?praktijk={LINDE}")
        assert _untranslated(page) == [], entry.path


def test_no_english_is_left_in_uploads_menus_and_calendars(page: Page, look_at: Visit) -> None:
    look_at("/register")
    page.get_by_role("radio", name="Importeren").click()
    drawn(page)
    expect(page.get_by_text("Ten hoogste 25")).to_be_visible()
    page.get_by_test_id("stMainMenu").click()
    page.keyboard.press("Escape")
    look_at(f"/gesprekken?gesprek={mark_of(f'{LINDE}/01100001')}")
    page.get_by_role("radio", name="Gesprek", exact=True).click()
    page.get_by_test_id("stDateInput").first.click()
    assert _untranslated(page) == []


def test_what_a_button_says_of_itself_and_the_parts_of_a_date_are_dutch(
    page: Page, look_at: Visit
) -> None:
    look_at("/register")
    page.get_by_role("button", name="Kolommen kiezen").focus()
    expect(page.get_by_role("tooltip")).to_have_text("Kolommen kiezen")
    look_at(f"/gesprekken?gesprek={mark_of(f'{LINDE}/01100001')}")
    page.get_by_role("radio", name="Gesprek", exact=True).click()
    month = page.get_by_role("spinbutton", name="maand, Wanneer was het gesprek?")
    expect(month).to_have_attribute("aria-valuetext", "11 – november")
    expect(page.get_by_role("spinbutton", name="jaar, Wanneer was het gesprek?")).to_be_visible()
    assert _untranslated(page) == []


@IN_DUTCH
@pytest.mark.parametrize("size", [(1024, 768), (768, 1024)], ids=["breed", "hoog"])
def test_a_tablet_shows_every_page_without_scrolling_sideways(
    page: Page, look_at: Visit, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for entry in (entry for entry in ENTRIES if Role.CONSULENT in entry.roles):
        look_at(f"/{entry.path}?praktijk={LINDE}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        wide = "document.querySelector('[data-testid=stMain]')"
        assert page.evaluate(f"{wide}.scrollWidth <= {wide}.clientWidth"), entry.path
