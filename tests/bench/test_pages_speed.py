"""How soon each page of the menu is there, with 150 practices on real ground and a real browser.

The aims, on 2 cores: the first page after a start of the server within 5 s, a page after somebody
saved something within 2.5 s, and again within 1 s. The kilobytes are those of the websocket, which
are not compressed; what is fetched by its address, as the land under the map is, does not count.
"""

import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect

from succession.actions.permission import START_RUN
from succession.example import example_region
from succession.land.ground import dutch_ground
from succession.register import Role
from succession.store import Store
from succession.ui.frame.navigation import ENTRIES, GROUND, OVERVIEW, Entry
from tests.browser.conftest import (
    asking,
    browser_type_launch_args,
    drawn,
    listen,
    seen_as,
    started,
)
from tests.region import TODAY, fill
from tests.store.builders import submission

__all__ = ["browser_type_launch_args"]
PRACTICES, AGAIN = 150, 5
GEMEENTEN = ("Deventer", "Raalte", "Olst-Wijhe", "Ommen", "Dalfsen", "Hellendoorn")
AIMS = {"after a start": 5.0, "after a change": 2.5, "again": 1.0}
MILLISECONDS = 300_000
RUNNING = "Berekening stoppen"


@dataclass(frozen=True, slots=True)
class Taken:
    """Of one page: seconds and kilobytes of its first drawing, and the seconds of later ones."""

    after_a_start: float
    first_kb: float
    after_a_change: float
    again: float
    again_kb: float


class Traffic:
    """Counts the bytes that come over the websockets of a page."""

    def __init__(self, page: Page) -> None:
        self.received = 0
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)

    def _count(self, frame: str | bytes) -> None:
        self.received += len(frame)

    def timed(self, does: Callable[[], object]) -> tuple[float, float]:
        """The seconds that it takes and the kilobytes that come meanwhile."""
        before, began = self.received, perf_counter()
        does()
        return perf_counter() - began, (self.received - before) / 1000


@dataclass(frozen=True, slots=True)
class Filled:
    """A region in a database, and a log beside it."""

    address: str
    log: Path
    store: Store

    def change(self) -> None:
        """Something is saved, so that nothing that was computed is of now."""
        self.store.write(submission().stamp(START_RUN), lambda _: "")


@pytest.fixture(scope="module")
def salland(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    folder = tmp_path_factory.mktemp("pages")
    gemeenten = [dutch_ground().gemeente_named(name) for name in GEMEENTEN]
    address = f"sqlite:///{folder / 'register.sqlite'}"
    store = fill(address, example_region(PRACTICES, 3, TODAY, gemeenten))
    yield Filled(address, folder / "server.log", store)
    store.close()


@pytest.mark.parametrize("role", [Role.CONSULENT, Role.BOARD])
def test_each_page_of_the_menu(
    benchmark: Any, salland: Filled, browser: Browser, role: Role
) -> None:
    pages = [entry for entry in ENTRIES if role in entry.roles]
    found = benchmark.pedantic(_measured, (salland, browser, role, pages), rounds=1)
    machine = platform.processor() or platform.machine()
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"\n{PRACTICES} practices, {role.value}, {os.cpu_count()} × {machine}, load {load}")
    print(f"{'page':<18}" + "".join(f"{name:>16}" for name in (*AIMS, "kB first", "kB again")))
    for entry in pages:
        print(_line(entry, found[entry]))


def _line(entry: Entry, taken: Taken) -> str:
    """A star stands where an aim is missed."""
    seconds = (taken.after_a_start, taken.after_a_change, taken.again)
    told = [
        f"{'*' if one > aim else ''}{one:.2f} s"
        for one, aim in zip(seconds, AIMS.values(), strict=True)
    ]
    told += [f"{taken.first_kb:.0f}", f"{taken.again_kb:.0f}"]
    return f"{entry.title:<18}" + "".join(f"{one:>16}" for one in told)


def _measured(
    salland: Filled, browser: Browser, role: Role, pages: list[Entry]
) -> dict[Entry, Taken]:
    starts = {entry: _after_a_start(salland, browser, role, entry) for entry in pages}
    with started(salland.address, salland.log) as url, _user(browser) as (page, traffic):
        page.goto(url + seen_as(f"/{OVERVIEW.path}", role.value))
        _rest(page)
        return {
            entry: Taken(*starts[entry], *_clicked(salland, page, traffic, entry))
            for entry in pages
        }


@contextmanager
def _user(browser: Browser) -> Iterator[tuple[Page, Traffic]]:
    """Somebody with a browser that has nothing of us yet."""
    window = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900})
    page = window.new_page()
    page.set_default_timeout(MILLISECONDS)
    listen(page)
    yield page, Traffic(page)
    window.close()


def _after_a_start(
    salland: Filled, browser: Browser, role: Role, entry: Entry
) -> tuple[float, float]:
    """The very first page of a server that listens since a moment, and of the browser too."""

    def arrive() -> None:
        page.goto(url + seen_as(f"/{entry.path}", role.value))
        drawn(page)

    with started(salland.address, salland.log) as url, _user(browser) as (page, traffic):
        return traffic.timed(arrive)


def _clicked(
    salland: Filled, page: Page, traffic: Traffic, entry: Entry
) -> tuple[float, float, float]:
    """After a change, and then again: the median of so many clicks in the menu."""
    other = OVERVIEW if entry is GROUND else GROUND
    _click(page, entry)
    _rest(page)
    _click(page, other)
    salland.change()
    after_a_change, _ = traffic.timed(lambda: _click(page, entry))
    _rest(page)
    again = []
    for _ in range(AGAIN):
        _click(page, other)
        again.append(traffic.timed(lambda: _click(page, entry)))
    return after_a_change, median(one for one, _ in again), again[-1][1]


def _click(page: Page, entry: Entry) -> None:
    with asking(page):
        page.get_by_test_id("stSidebarNavLink").filter(has_text=entry.title).click()
    drawn(page)


def _rest(page: Page) -> None:
    """What is computed in the background takes no time of what comes next."""
    drawn(page)
    expect(page.get_by_role("button", name=RUNNING)).to_have_count(0, timeout=MILLISECONDS)
    drawn(page)
