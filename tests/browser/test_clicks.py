"""A click is kept at whatever moment the next thing happens."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import IN_DUTCH, Server, Visit, choose, drawn
from tests.region import LINDE, mark_of

MARK = mark_of(f"{LINDE}/01100001")
# Milliseconds after the click: before its drawing begins, during, and about at its end.
MOMENTS = (0, 5, 50, 200, 800)
THEN = "([first, next, moment]) => { first.click(); setTimeout(() => next.click(), moment) }"
# The same, for what is on the screen by then under this name.
THEN_NAMED = """([first, name, moment]) => {
    const named = () => [...document.querySelectorAll("button")].find(
        (each) => each.innerText.trim().endsWith(name) && each.checkVisibility());
    const click = () => named() ? named().click() : requestAnimationFrame(click);
    first.click();
    setTimeout(click, moment);
}"""
# All before the browser comes to anything else, as when it is busy.
TYPED_AND_CLICKED = """([field, text, button]) => {
    field.select();
    document.execCommand("insertText", false, text);
    field.blur();
    button.click();
}"""
CHOSEN_AND_CLICKED = "([choice, button]) => { choice.click(); button.click(); }"
_LOOKS = 10

pytestmark = IN_DUTCH


def test_a_click_is_kept_whatever_follows_it(page: Page, visit: Visit, server: Server) -> None:
    for number, moment in enumerate(MOMENTS):
        visit(f"/gesprekken?gesprek={MARK}")
        page.get_by_role("radio", name="Overname-klaar", exact=True).click()
        drawn(page)
        question = page.get_by_role("radiogroup", name="Is het pand in goede staat?")
        word = ("nee", "ja")[number % 2]
        question.get_by_role("radio", name=word).click()
        expect(question.get_by_role("radio", name=word)).to_be_checked()
        drawn(page)
        before = [scan.version for scan in server.store.scans()]
        keep = page.get_by_role("button", name="Bewaren", exact=True)
        leave = page.get_by_role("radio", name="Voorbereiden", exact=True)
        page.evaluate(THEN, [keep.element_handle(), leave.element_handle(), moment])
        expect(leave).to_be_checked()
        expect(page.get_by_text("Mee naar het gesprek")).to_be_visible()
        drawn(page)
        assert [scan.version for scan in server.store.scans()] != before, moment


@pytest.mark.parametrize("moment", MOMENTS[:3])
def test_a_click_is_kept_when_the_page_is_closed_after_it(
    page: Page, visit: Visit, server: Server, moment: int
) -> None:
    visit(f"/gesprekken?gesprek={MARK}")
    page.get_by_role("radio", name="Overname-klaar", exact=True).click()
    drawn(page)
    question = page.get_by_role("radiogroup", name="Is het pand in goede staat?")
    question.get_by_role("radio", name="nee").click()
    expect(question.get_by_role("radio", name="nee")).to_be_checked()
    drawn(page)
    keep = page.get_by_role("button", name="Bewaren", exact=True).element_handle()
    leave = "setTimeout(() => location.assign('/register?als=consulent'), moment)"
    page.evaluate(f"([keep, moment]) => {{ keep.click(); {leave} }}", [keep, moment])
    expect(page.get_by_role("heading", name="Het register telt")).to_be_visible()
    drawn(page)
    # The drawing of the page that was left may end after the next one is there.
    assert any(_looked_again(page, server) for _ in range(_LOOKS))


def _looked_again(page: Page, server: Server) -> bool:
    page.reload()
    drawn(page)
    return len(server.store.scans()) == 1


def test_what_was_typed_right_before_a_click_is_saved_by_it(
    page: Page, visit: Visit, server: Server
) -> None:
    visit("/register")
    page.get_by_role("radio", name="Wijzigen").click()
    drawn(page)
    choose(page, "Welke rij?", "De Linde")
    field = page.get_by_label("Plaats", exact=True).element_handle()
    keep = page.get_by_role("button", name="Bewaren", exact=True).element_handle()
    page.evaluate(TYPED_AND_CLICKED, [field, "Elders", keep])
    expect(page.get_by_text("is bewaard.").first).to_be_visible()
    assert server.store.register().practice_by_agb[LINDE].place == "Elders"


def test_what_was_chosen_right_before_a_click_is_saved_by_it(
    page: Page, visit: Visit, server: Server
) -> None:
    visit(f"/gesprekken?gesprek={MARK}")
    page.get_by_role("radio", name="Overname-klaar", exact=True).click()
    drawn(page)
    question = page.get_by_role("radiogroup", name="Is het pand in goede staat?")
    choice = question.get_by_role("radio", name="nee").element_handle()
    keep = page.get_by_role("button", name="Bewaren", exact=True).element_handle()
    page.evaluate(CHOSEN_AND_CLICKED, [choice, keep])
    expect(page.get_by_text("De scan met")).to_be_visible()
    (scan,) = server.store.scans()
    assert scan.told == (("pand.staat", False),)


def test_a_file_is_given_at_whatever_moment_the_page_is_drawn_anew(
    page: Page, visit: Visit, server: Server
) -> None:
    visit("/vooruitblik", "directie")
    expect(page.get_by_role("button", name="Berekening stoppen")).to_have_count(0)
    drawn(page)
    units = page.get_by_role("radiogroup", name="Tellen in").get_by_role("radio")
    for number, moment in enumerate(MOMENTS):
        anew = units.nth(1 - number % 2).element_handle()
        with page.expect_download() as given:
            page.evaluate(THEN_NAMED, [anew, "Excel", moment])
        assert given.value.suggested_filename.endswith(".xlsx")
        drawn(page)
    taken = [entry for entry in server.store.audit(99) if entry.action == "bestand meenemen"]
    assert len(taken) == len(MOMENTS)
