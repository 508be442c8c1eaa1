"""What is chosen on a page stands in the address: F5, Back and a second tab show the same."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import IN_DUTCH, Visit, drawn, listen, look_as


def _is_chosen(page: Page, section: str) -> None:
    expect(page.get_by_role("radio", name=section)).to_be_checked()


def _choose(page: Page, section: str) -> None:
    page.get_by_role("radio", name=section).click()
    _is_chosen(page, section)
    drawn(page)


@IN_DUTCH
def test_a_section_stays_at_f5_by_back_in_a_second_tab_and_for_who_looks(
    page: Page, look_at: Visit
) -> None:
    look_at("/register", "consulent")
    _choose(page, "Volledigheid")
    expect(page).to_have_url(re.compile("onderdeel=Volledigheid"))
    page.reload()
    drawn(page)
    _is_chosen(page, "Volledigheid")
    _choose(page, "Exporteren")
    page.go_back()
    _is_chosen(page, "Volledigheid")
    expect(page.get_by_text("Van de gegevens die het meest tellen")).to_be_visible()
    page.go_forward()
    _is_chosen(page, "Exporteren")
    drawn(page)
    look_as(page, "beheerder")
    _is_chosen(page, "Exporteren")
    tab = page.context.new_page()
    listen(tab)
    tab.goto(page.url)
    drawn(tab)
    _is_chosen(tab, "Exporteren")
    tab.close()


@IN_DUTCH
def test_a_page_of_the_menu_begins_at_its_first_section(page: Page, look_at: Visit) -> None:
    look_at("/register?onderdeel=Geschiedenis")
    _is_chosen(page, "Geschiedenis")
    page.get_by_role("link", name="Draaiboeken", exact=True).click()
    drawn(page)
    page.get_by_role("link", name="Register", exact=True).click()
    _is_chosen(page, "Bekijken")
    expect(page).not_to_have_url(re.compile("onderdeel"))
