"""The real server on a port of its own, and a real browser in a Dutch and an English language."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import Page, Request, expect

from succession.register import Register
from succession.store import Store
from tests.browser import served
from tests.browser.drawing import Drawing
from tests.region import TODAY, fill

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ("nl-NL", "en-US")
# For what the language of the browser has no part in.
IN_DUTCH = pytest.mark.parametrize("browser_context_args", ["nl-NL"], indirect=True)
# A field that is left is sent by a timer, which comes after the frame in a browser that is busy.
_TWO_FRAMES = """() => new Promise(done => requestAnimationFrame(() => setTimeout(
    () => requestAnimationFrame(() => setTimeout(done)))))"""
# A kind of element that no page had before is fetched first, and what opens moves what is below it.
_ALL_THERE = """() => !document.querySelector('[data-testid=stSkeleton]')
    && document.getAnimations().every((one) => one.playState !== 'running'
        || one.effect.getComputedTiming().endTime === Infinity)"""
_DRAWINGS: WeakKeyDictionary[Page, Drawing] = WeakKeyDictionary()

expect.set_options(timeout=20_000)


@dataclass(frozen=True)
class Server:
    """A running server, its store and what it printed."""

    url: str
    store: Store
    log: Path


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM") or shutil.which("chromium"),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(scope="session", params=LOCALES)
def browser_context_args(
    browser_context_args: dict[str, Any], request: pytest.FixtureRequest
) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": request.param,
        "timezone_id": "Europe/Amsterdam",
        "viewport": {"width": 1280, "height": 900},
    }


@contextmanager
def serving(
    folder: Path,
    register: Register | None = None,
    environment: Mapping[str, str] = MappingProxyType({}),
    first: Path | None = None,
) -> Iterator[Server]:
    """A server with its own database in this folder, from its first answer to its end.

    The register is the named world when none is given; `first` is run before all else.
    """
    address, log = f"sqlite:///{folder / 'register.sqlite'}", folder / "server.log"
    store = fill(address, register)
    with started(address, log, environment, first) as url:
        yield Server(url, store, log)
    store.close()


@contextmanager
def started(
    address: str,
    log: Path,
    environment: Mapping[str, str] = MappingProxyType({}),
    first: Path | None = None,
) -> Iterator[str]:
    """The url of a server on this database, from its first answer until a SIGTERM ended it."""
    own = {**environment, "SUCCESSION_DB": address, "SUCCESSION_TODAY": TODAY.isoformat()}
    with served.process(own, log, first) as url:
        yield url


@pytest.fixture(scope="session")
def lasting_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The named world on one server for all tests that only look."""
    with serving(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The named world on a server of its own, for a test that writes."""
    with serving(tmp_path) as running:
        yield running


def without_error(page: Page) -> None:
    """Whatever a test does, it ends without an error box."""
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)


@pytest.fixture(autouse=True)
def listened_to(page: Page) -> None:
    """What this page asks its server is heard from the beginning."""
    listen(page)


def listen(page: Page) -> None:
    """Hear what a page asks its server, so that `drawn` knows what it waits for."""
    _DRAWINGS[page] = Drawing(page)


@pytest.fixture(autouse=True)
def no_request_outside(page: Page) -> Iterator[None]:
    """Whatever a test does, no request leaves the machine."""
    outside: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
            outside.append(request.url)

    page.on("request", note)
    yield
    assert outside == []


Visit = Callable[..., None]


@pytest.fixture
def visit(page: Page, server: Server) -> Iterator[Visit]:
    """Goes to an address of the test's own server and waits until the page is drawn."""
    yield _visitor(page, server)
    without_error(page)


@pytest.fixture
def look_at(page: Page, lasting_server: Server) -> Iterator[Visit]:
    """Goes to an address of the server that tests share, to look and not to write."""
    yield _visitor(page, lasting_server)
    without_error(page)


def _visitor(page: Page, server: Server) -> Visit:
    def _visit(path: str, role: str = "consulent") -> None:
        page.goto(server.url + seen_as(path, role))
        drawn(page)

    return _visit


def seen_as(path: str, role: str) -> str:
    """The address with who is looking in it."""
    return f"{path}{'&' if '?' in path else '?'}als={role}"


def drawn(page: Page) -> None:
    """Wait until what the page asked for last is drawn and nothing runs."""
    page.wait_for_selector("h1")
    page.evaluate(_TWO_FRAMES)  # What was clicked is asked for by now.
    if drawing := _DRAWINGS.get(page):
        drawing.wait()
    page.evaluate(_TWO_FRAMES)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_function(_ALL_THERE)


def asking(page: Page) -> AbstractContextManager[None]:
    """What is done here asks the server for something: until that is sent, and no longer."""
    return _DRAWINGS[page].asking()


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a list by keyboard, as somebody without a mouse does."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(option)
    page.get_by_role("option", name=option).first.click()
    drawn(page)


def look_as(page: Page, role: str) -> None:
    choose(page, "Bekijk als", role)
