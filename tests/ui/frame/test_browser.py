"""A browser is recognised by a word of its own, and by nothing that opens anything."""

import pytest
from starlette.datastructures import Headers
from streamlit.testing.v1 import AppTest

from succession.ui.frame import browser

WORD = "a" * 43


def _sent(*lines: str) -> Headers:
    return Headers(raw=[(b"cookie", line.encode()) for line in lines])


def test_the_word_is_read_between_other_cookies() -> None:
    assert browser.word_of(_sent(f"theme=dark; {browser.COOKIE}={WORD}; x=1")) == WORD


def test_each_new_word_is_another_and_is_read_back() -> None:
    cookies = [browser.new_cookie() for _ in range(3)]
    words = {browser.word_of(_sent(cookie.split(";")[0])) for cookie in cookies}
    assert len(words) == 3
    assert None not in words


@pytest.mark.parametrize("strange", ["", "short", "a" * 44, "a" * 42 + "é", f'"{WORD} "'])
def test_a_strange_word_is_none(strange: str) -> None:
    assert browser.word_of(_sent(f"{browser.COOKIE}={strange}")) is None


def test_a_script_cannot_read_the_word_and_no_other_site_sends_it() -> None:
    attributes = set(browser.new_cookie().split("; ")[1:])
    assert attributes == {"Path=/", "HttpOnly", "SameSite=Strict"}


def _mark() -> None:
    import streamlit as st

    from succession.ui.frame.browser import browser_mark

    st.session_state["mark"] = browser_mark()


def test_without_a_browser_there_is_no_mark() -> None:
    assert AppTest.from_function(_mark).run().session_state["mark"] is None
