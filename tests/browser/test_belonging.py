"""A file, an upload and a session are for the browser they were made for, while it looks."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from succession.ui.frame import browser as word
from tests.browser.conftest import IN_DUTCH, Server, Visit, drawn, listen

pytestmark = IN_DUTCH


@pytest.fixture
def other(browser: Browser, lasting_server: Server) -> Iterator[BrowserContext]:
    """Another browser on the same machine, that has opened the pages too."""
    context = browser.new_context()
    page = context.new_page()
    listen(page)
    page.goto(lasting_server.url)
    drawn(page)
    yield context
    context.close()


def _status(url: str, method: str = "GET", **headers: str) -> int:
    """The answer to a program without a browser."""
    asked = urllib.request.Request(url, method=method, headers=headers)
    try:
        return int(urllib.request.urlopen(asked).status)
    except urllib.error.HTTPError as refused:
        return refused.code


def _download(page: Page) -> str:
    """The address of a file that was made for this page, once the page has it."""
    page.get_by_role("radio", name="Exporteren").click()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Sjabloon downloaden").click()
    assert coming.value.path().read_bytes()[:2] == b"PK"
    return coming.value.url


def test_a_file_is_for_the_browser_that_asked_for_it(
    page: Page, look_at: Visit, other: BrowserContext
) -> None:
    look_at("/register")
    address = _download(page)
    answer = page.request.get(address)
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"
    assert _status(address) == 404
    assert _status(address, Cookie=f"{word.COOKIE}={'a' * 43}") == 404
    assert other.request.get(address).status == 404
    assert page.request.get(re.sub(r"\.xlsx$", ".txt", address)).status == 200


def test_a_file_waits_for_its_browser_whoever_draws_a_page_meanwhile(
    page: Page, look_at: Visit, other: BrowserContext
) -> None:
    look_at("/register")
    address = _download(page)
    for _ in range(3):
        other.pages[0].reload()
        drawn(other.pages[0])
    assert page.request.get(address).status == 200


def test_a_file_is_gone_with_the_page(page: Page, look_at: Visit) -> None:
    look_at("/register")
    address = _download(page)
    page.goto("about:blank")
    # The server hears of it a moment later.
    assert any(page.request.get(address).status == 404 for _ in range(1_000))
    assert page.request.get(address).status == 404


def test_an_upload_is_for_the_browser_that_sends_it(
    page: Page, look_at: Visit, other: BrowserContext, tmp_path: Path
) -> None:
    look_at("/register")
    page.get_by_role("radio", name="Importeren").click()
    file = tmp_path / "lijst.csv"
    file.write_text("agb;naam\n01000001;De Linde\n")
    with page.expect_request(re.compile("/_stcore/upload_file/")) as sent:
        page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("lijst.csv").first).to_be_visible()
    response = sent.value.response()
    assert response is not None
    assert response.status == 204
    address = sent.value.url
    assert _status(address, "PUT") == _status(address, "DELETE") == 404
    token = {each["name"]: each["value"] for each in other.cookies()}["_streamlit_xsrf"]
    stolen = other.request.delete(address, headers={"X-Xsrftoken": token})
    assert stolen.status == 404
