"""How many clicks the daily errands take, from the page of the menu on."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import IN_DUTCH, Server, Visit, drawn
from tests.region import BEUK, LINDE, TODAY, mark_of

VISSER = mark_of(f"{LINDE}/01100001")


class Hand:
    """Whoever clicks, with the clicks counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def click(self, there: Locator) -> None:
        there.click()
        self.clicks += 1
        drawn(self.page)

    def menu(self, name: str) -> None:
        self.click(self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=name))


@pytest.fixture
def hand(page: Page) -> Hand:
    return Hand(page)


@IN_DUTCH
def test_the_most_urgent_practice_is_one_click(hand: Hand, look_at: Visit) -> None:
    look_at("/regio", "bestuur")
    hand.click(hand.page.locator(".st-key-urgent a").first)
    expect(hand.page.get_by_text("Wat doen we nu?")).to_be_visible()
    assert hand.clicks == 1


@IN_DUTCH
def test_both_sheets_are_two_clicks(hand: Hand, visit: Visit) -> None:
    visit("/regio")
    hand.menu("Gesprekken")
    with hand.page.expect_download() as coming:
        hand.click(hand.page.get_by_role("button", name="Beide vellen").first)
    assert coming.value.suggested_filename == f"gesprek-beide-vellen-{TODAY}.zip"
    assert hand.clicks == 2


@IN_DUTCH
def test_after_a_talk_the_next_day_is_in_the_agenda_in_three(
    hand: Hand, visit: Visit, server: Server
) -> None:
    visit(f"/gesprekken?gesprek={VISSER}&onderdeel=Gesprek")
    box = hand.page.get_by_role("group", name="Wanneer spreken we elkaar weer?")
    hand.click(box.get_by_role("spinbutton").first)
    hand.page.keyboard.type("03052027")
    hand.page.keyboard.press("Escape")
    drawn(hand.page)
    hand.click(hand.page.get_by_role("button", name="Gesprek bewaren"))
    with hand.page.expect_download() as coming:
        hand.click(hand.page.get_by_role("button", name="Zet in mijn agenda"))
    assert b"20270503" in coming.value.path().read_bytes()
    assert hand.clicks == 3


@IN_DUTCH
def test_a_draaiboek_begins_in_three_and_a_step_is_ticked_in_two(
    hand: Hand, visit: Visit, server: Server
) -> None:
    visit(f"/praktijk?praktijk={BEUK}&onderdeel=Draaiboek")
    hand.click(hand.page.get_by_role("link", name="Bekijk en begin dit draaiboek").first)
    hand.click(hand.page.get_by_role("button", name="Beginnen", exact=True))
    assert hand.clicks + 1 == 3  # the tab of the dossier is the first
    expect(hand.page.get_by_text("stappen gedaan")).to_be_visible()
    assert len(server.store.runs()) == 1
    visit("/vandaag")
    ticking = Hand(hand.page)
    ticking.click(hand.page.locator(".st-key-today-steps a").first)
    ticking.click(hand.page.get_by_role("button", name="Afvinken"))
    expect(hand.page.get_by_text("is afgevinkt")).to_be_visible()
    assert ticking.clicks == 2
