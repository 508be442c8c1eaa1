"""Capaciteit in a real browser, with 150 practices: how soon a changed scenario shows its first
picture, and what the clicks of a second user cost while a long run goes on.

The aims, on 2 cores: a first picture in under 1 s; 95 of 100 clicks of the other in under 0.5 s.
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
PRACTICES, PICTURES, CLICKS = 150, 7, 40
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
    """From the key that moves the slider to the sentence of the new scenario."""
    _open(user, f"{region_server.url}/capaciteit")
    user.get_by_text("Scenario aanpassen").click()
    lasts = iter(range(2039, 2039 - PICTURES - 1, -1))

    def first_picture() -> None:
        user.get_by_role("slider", name="Jaren vooruit").press("ArrowLeft")
        user.get_by_text(f"tot en met {next(lasts)};").first.wait_for()

    # Each round begins when the long run of the one before has ended.
    benchmark.pedantic(first_picture, setup=lambda: _rest(user), rounds=PICTURES, warmup_rounds=1)


def _clicks(page: Page) -> list[float]:
    """Seconds from each click to what it shows, on a page that is in use all day."""
    taken = []
    for name, shown in [_SECTIONS[number % 2] for number in range(CLICKS)]:
        began = perf_counter()
        page.get_by_role("radio", name=name, exact=True).click()
        page.get_by_text(shown).first.wait_for()
        taken.append(perf_counter() - began)
        drawn(page)
    return taken


_SECTIONS = (("Exporteren", "Het hele register in Excel"), ("Bekijken", "Wat niet is ingevuld"))


def test_a_second_user_clicks_on_while_a_long_run_goes_on(
    benchmark: Any, region_server: Server, user: Page, other_user: Page
) -> None:
    _open(user, f"{region_server.url}/capaciteit")
    _rest(user)
    _open(other_user, f"{region_server.url}/register")
    quiet = _clicks(other_user)
    user.get_by_role("button", name="Bereken wat de uitkomst bepaalt").click()
    user.get_by_role("button", name=RUNNING).wait_for()
    busy = benchmark.pedantic(_clicks, (other_user,), rounds=1)
    assert user.get_by_role("button", name=RUNNING).is_visible(), "the run ended too soon"
    print(f"\n{PRACTICES} practices, {CLICKS} clicks, {platform.processor() or platform.machine()}")
    for name, seconds in (("nobody computes", quiet), ("a long run goes on", busy)):
        print(f"{name}: median {statistics.median(seconds):.3f} s, p95 {_p95(seconds):.3f} s")


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]
