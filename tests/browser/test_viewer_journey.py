"""Who looks stays who he is: at F5, in the menu, by Back, by a link in a second tab."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import IN_DUTCH, Server, Visit, choose, drawn, listen, without_error

AS_BOARD = re.compile(r"[?&]als=bestuur")


def _strip(page: Page, words: str) -> None:
    expect(page.locator(".st-key-viewer")).to_contain_text(words)


def test_who_is_unknown_is_asked_and_stays_who_he_says(page: Page, lasting_server: Server) -> None:
    page.goto(f"{lasting_server.url}/register")
    expect(page.get_by_role("heading", name="Wie kijkt er?")).to_be_visible()
    expect(page.get_by_text("De Linde")).to_have_count(0)
    page.get_by_role("button", name="Bestuur").click()
    expect(page.get_by_role("heading", name="Het register telt")).to_be_visible()
    _strip(page, "U kijkt als bestuur")
    expect(page).to_have_url(AS_BOARD)
    page.reload()
    drawn(page)
    _strip(page, "U kijkt als bestuur")
    without_error(page)


def test_a_board_member_stays_one_at_f5_in_the_menu_by_back_and_in_a_second_tab(
    page: Page, look_at: Visit
) -> None:
    look_at("/regio", "consulent")
    choose(page, "Bekijk als", "bestuur")
    choose(page, "Eigen hagro van dit bestuurslid", "Zuid")
    expect(page).to_have_url(re.compile("hagro=Zuid"))
    page.reload()
    drawn(page)
    _strip(page, "U kijkt als bestuur, hagro Zuid")
    page.get_by_role("link", name="Register", exact=True).click()
    expect(page.get_by_role("heading", name="Het register telt")).to_be_visible()
    expect(page).to_have_url(AS_BOARD)
    page.go_back()
    expect(page.get_by_role("heading", name="nu om actie")).to_be_visible()
    drawn(page)
    _strip(page, "U kijkt als bestuur, hagro Zuid")
    link = page.get_by_role("link", name="Draaiboeken", exact=True)
    link.focus()
    tab = page.context.new_page()
    listen(tab)
    tab.goto(str(link.evaluate("link => link.href")))
    drawn(tab)
    _strip(tab, "U kijkt als bestuur, hagro Zuid")
    tab.close()


@IN_DUTCH
@pytest.mark.parametrize("role", ["directie", "bestuur", "beheerder", "gast"])
def test_an_address_opens_as_the_role_it_names(page: Page, look_at: Visit, role: str) -> None:
    look_at("/", role)
    _strip(page, f"U kijkt als {role}")
