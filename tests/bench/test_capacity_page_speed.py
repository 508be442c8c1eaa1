"""Vooruitblik in a real browser, with 150 practices: how soon a changed scenario shows its first
picture, and what the clicks of a second user cost while a long run goes on.

The aims, on 2 cores: a first picture in under 1 s; 95 of 100 clicks of the other in under 0.5 s.
The browser itself looks at every frame for what is waited for; Playwright would look ever more
seldom, in the end twice a second.
"""

import platform
import statistics
from collections.abc import Iterator
from time import perf_counter
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from succession.example import example_region
from tests.browser.conftest import Server, browser_type_launch_args, drawn, serving
from tests.region import TODAY

__all__ = ["browser_type_launch_args"]
PRACTICES, PICTURES, TOURS = 150, 7, 8
SECONDS = 300_000
WHOLE = "Van 1.000 berekeningen"
RUNNING = "Berekening stoppen"


@pytest.fixture(scope="module")
def region_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    region = example_region(PRACTICES, 1, TODAY)
    with serving(tmp_path_factory.mktemp("capacity"), region) as server:
        yield server


@pytest.fixture
def user(browser: Browser) -> Iterator[Page]:
    page = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900}).new_page()
    yield page
    page.close()


@pytest.fixture
def other_user(browser: Browser) -> Iterator[Page]:
    page = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900}).new_page()
    yield page
    page.close()


def _open(page: Page, address: str) -> None:
    page.goto(address)
    drawn(page)


def _rest(page: Page) -> None:
    expect(page.get_by_text(WHOLE)).to_be_visible(timeout=SECONDS)
    drawn(page)


def test_a_changed_scenario_shows_its_first_picture(
    benchmark: Any, region_server: Server, user: Page
) -> None:
    """From the key that moves the slider to the picture that ends in the new last year."""
    _open(user, f"{region_server.url}/vooruitblik")
    user.get_by_text("Scenario aanpassen").click()
    lasts = iter(range(2039, 2039 - PICTURES - 1, -1))

    def first_picture() -> None:
        user.get_by_role("slider", name="Jaren vooruit").press("ArrowLeft")
        user.wait_for_function(_LAST_YEAR_IS, arg=str(next(lasts)))

    # Each round begins when the long run of the one before has ended.
    benchmark.pedantic(first_picture, setup=lambda: _rest(user), rounds=PICTURES, warmup_rounds=1)


_LAST_YEAR_IS = """year => {
    const words = document.querySelectorAll("[data-testid=stVegaLiteChart]")[0]
        ?.querySelectorAll("svg text") ?? [];
    return [...words].map(word => word.textContent).filter(word => /^20\\d\\d$/.test(word))
        .at(-1) === year;
}"""


def _tour(page: Page) -> list[float]:
    """Seconds from each click to what it shows, on pages that are in use all day."""
    return [_click(page, *one) for one in _CLICKS]


def _click(page: Page, role: Any, name: str, shown: str) -> float:
    page.wait_for_function(_IS_SHOWN, arg=[shown, False])
    began = perf_counter()
    page.get_by_role(role, name=name, exact=True).click()
    page.wait_for_function(_IS_SHOWN, arg=[shown, True])
    taken = perf_counter() - began
    drawn(page)
    return taken


_IS_SHOWN = "([words, is]) => document.querySelector('main').innerText.includes(words) === is"
_CLICKS = (
    ("link", "Gesprekken", "om mee te praten"),
    ("link", "Draaiboeken", "Er loopt nog geen draaiboek"),
    ("link", "Register", "Wat niet is ingevuld"),
    ("radio", "Exporteren", "Het hele register in Excel"),
    ("radio", "Volledigheid", "de gegevens die het meest tellen"),
)


def test_a_second_user_clicks_on_while_a_long_run_goes_on(
    benchmark: Any, region_server: Server, user: Page, other_user: Page
) -> None:
    _open(user, f"{region_server.url}/vooruitblik")
    _rest(user)
    _open(other_user, f"{region_server.url}/register")
    _tour(other_user)
    quiet = _tours(other_user)
    user.get_by_role("button", name="Bereken wat de uitkomst bepaalt").click()
    user.get_by_role("button", name=RUNNING).wait_for()
    busy = benchmark.pedantic(_tours, (other_user,), rounds=1)
    assert user.get_by_role("button", name=RUNNING).is_visible(), "the run ended too soon"
    machine = platform.processor() or platform.machine()
    print(f"\n{PRACTICES} practices, {len(busy)} clicks, {machine}")
    for name, seconds in (("nobody computes", quiet), ("a long run goes on", busy)):
        print(f"{name}: median {statistics.median(seconds):.3f} s, p95 {_p95(seconds):.3f} s")


def _tours(page: Page) -> list[float]:
    return [seconds for _ in range(TOURS) for seconds in _tour(page)]


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]
