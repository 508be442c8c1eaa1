"""Three people do their work without a mouse, and see at each stop where they are.

What they are looking for is known by its role and its name alone, as it is read aloud.
"""

from datetime import date

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import IN_DUTCH, Server, drawn, seen_as, without_error
from tests.region import BEUK
from tests.ui.started_runs import started

pytestmark = IN_DUTCH

_MOST_STOPS = 120
# Whether the focus is here, and what was left and looks as it did with the focus on it.
_STOP = """here => {
    const look = element => {
        const style = getComputedStyle(element)
        return [style.outlineStyle, style.outlineWidth, style.boxShadow].join()
    }
    const was = window.lastStop, now = document.activeElement
    window.lastStop = now.matches('a, button, summary') ? [now, look(now)] : null
    const isUnseen = was && was[0] !== now && was[0].isConnected && look(was[0]) === was[1]
    return [here.contains(now), isUnseen ? was[0].outerHTML : null]
}"""


class Keys:
    """Whoever has a keyboard only."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def to(self, target: Locator, key: str = "Tab") -> None:
        """Press the key until the focus is on the target or in it."""
        expect(target).to_be_visible()
        sought = target.element_handle()
        for _ in range(_MOST_STOPS):
            is_here, unseen = sought.evaluate(_STOP)
            assert unseen is None
            if is_here:
                return
            self._page.keyboard.press(key)
        raise AssertionError(f"not found with {key}: {target}")

    def press(self, target: Locator) -> None:
        """Go to a link, a button or something folded, and do what it does."""
        self.to(target)
        self._page.keyboard.press("Enter")
        drawn(self._page)

    def choose(self, group: Locator, name: str) -> None:
        """Go to a group of choices and with the arrows to one of them."""
        self.to(group)
        self.to(group.get_by_role("radio", name=name, exact=True), "ArrowRight")
        self._page.keyboard.press("Space")
        drawn(self._page)

    def skip_the_menu(self) -> None:
        """The first link of the page goes to what it is about."""
        self.to(self._page.get_by_role("link", name="Naar de inhoud"), "Shift+Tab")
        self._page.keyboard.press("Enter")
        expect(self._page.get_by_role("main")).to_be_focused()


def _menu(page: Page, name: str) -> Locator:
    return page.get_by_role("navigation").get_by_role("link", name=name, exact=True)


def _opens(page: Page, name: str) -> Locator:
    """What in the page opens somebody or something of this name."""
    main = page.get_by_role("main")
    return main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name)).first


def _group_with(page: Page, choice: str) -> Locator:
    """The choices of which this is one."""
    one = page.get_by_role("radio", name=choice, exact=True)
    return page.get_by_role("radiogroup").filter(has=one)


def test_a_board_member_opens_what_is_most_urgent(page: Page, lasting_server: Server) -> None:
    page.goto(lasting_server.url)
    keys = Keys(page)
    keys.press(page.get_by_role("button", name="Bestuur"))
    keys.press(_menu(page, "Regio"))
    keys.skip_the_menu()
    first = page.locator(".st-key-urgent").get_by_role("link").first
    name = first.inner_text()
    keys.press(first)
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page).to_have_title(f"{name} · Praktijkopvolging")
    without_error(page)


def test_a_consulent_fills_in_an_answer_that_stands(page: Page, server: Server) -> None:
    page.goto(server.url + seen_as("/", "consulent"))
    drawn(page)
    keys = Keys(page)
    keys.press(_menu(page, "Gesprekken"))
    keys.press(_opens(page, "A. Visser"))
    keys.choose(_group_with(page, "Gesprek"), "Gesprek")
    keys.choose(_group_with(page, "in balans"), "in balans")
    expect(page.get_by_text("Als concept bewaard")).to_be_visible()
    page.reload()
    drawn(page)
    keys.choose(_group_with(page, "Gesprek"), "Gesprek")
    expect(page.get_by_role("radio", name="in balans")).to_be_checked()
    without_error(page)


def test_somebody_who_follows_a_draaiboek_ticks_a_step(page: Page, server: Server) -> None:
    started(server.store, BEUK, overdracht=date(2029, 1, 1))
    page.goto(server.url + seen_as("/", "consulent"))
    drawn(page)
    keys = Keys(page)
    keys.press(_menu(page, "Draaiboeken"))
    keys.to(page.get_by_role("combobox", name="Open een draaiboek"))
    page.keyboard.type("De Beuk")
    page.keyboard.press("Enter")
    drawn(page)
    keys.press(_opens(page, "Naar het draaiboek"))
    step = page.get_by_role("group").filter(has_text="Verkennend gesprek").first
    keys.press(step.locator("summary").first)
    keys.press(step.get_by_role("button", name="Afvinken"))
    expect(page.get_by_text("De stap „Verkennend gesprek” is afgevinkt.").first).to_be_visible()
    drawn(page)
    assert len(server.store.runs()[0].run.events) == 1
    without_error(page)
