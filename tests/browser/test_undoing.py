"""The line that says what was saved takes it back, by keyboard too."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import IN_DUTCH, Server, Visit, choose, drawn

pytestmark = IN_DUTCH


def test_a_row_is_taken_back_by_keyboard_after_something_else_was_typed(
    page: Page, visit: Visit, server: Server
) -> None:
    before = server.store.register()
    visit("/register")
    page.get_by_role("radio", name="Wijzigen", exact=True).click()
    drawn(page)
    choose(page, "Welke rij?", "De Eik")
    page.get_by_label("Plaats", exact=True).fill("Elders")
    page.get_by_role("button", name="Bewaren", exact=True).click()
    expect(page.get_by_text("De Eik is bewaard. Plaats: Ceedorp → Elders.")).to_be_visible()
    page.get_by_label("Naam", exact=True).fill("De Nieuwe Eik")
    page.get_by_label("Naam", exact=True).press("Tab")
    expect(page.get_by_text("Nog niet bewaard")).to_be_visible()
    undo = page.get_by_role("button", name="Ongedaan maken")
    page.get_by_role("radio", name="Wijzigen", exact=True).focus()
    while not undo.evaluate("button => button === document.activeElement"):
        page.keyboard.press("Shift+Tab")
        assert not page.evaluate("document.activeElement === document.body"), "out of the page"
    page.keyboard.press("Enter")
    expect(page.get_by_text("De Eik is weer zoals het was.")).to_be_visible()
    drawn(page)
    assert server.store.register() == before
    expect(page.get_by_label("Plaats", exact=True)).to_have_value("Ceedorp")
    expect(page.get_by_label("Naam", exact=True)).to_have_value("De Nieuwe Eik")
    expect(undo).to_have_count(0)
