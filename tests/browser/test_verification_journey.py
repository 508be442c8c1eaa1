"""A board member asks how good this is; what rests on hidden plans stays with the consulent."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, drawn, look_as

CONSULENT_ALONE = "Daarom ziet alleen de consulent haar"
NOT_YET = "de eerste kansen zijn na te kijken vanaf 21 november 2027"


def test_a_board_member_reads_how_good_it_is(page: Page, look_at: Visit) -> None:
    look_at("/betrouwbaarheid")
    expect(page.get_by_role("heading", name="Gebruik deze cijfers")).to_be_visible()
    expect(page.get_by_text(NOT_YET).first).to_be_visible()
    look_as(page, "bestuur")
    expect(page.get_by_text("1.034 aios per jaar nodig").first).to_be_visible()
    expect(page.get_by_text("was een rechte lijn door de laatste twee tellingen")).to_be_visible()
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(3)
    expect(page.get_by_test_id("stTable")).to_have_count(5)
    expect(page.get_by_text("Toets aan de geschiedenis")).to_be_visible()
    for unit in ("fte", "personen") * 2:
        page.get_by_role("radio", name=unit, exact=True).click()
        drawn(page)
        expect(page.get_by_role("radio", name=unit, exact=True)).to_be_checked()
    expect(page.get_by_text(CONSULENT_ALONE)).to_be_visible()
    expect(page.get_by_text(NOT_YET)).to_have_count(0)
    assert page.evaluate("[...window.untranslated]") == []
