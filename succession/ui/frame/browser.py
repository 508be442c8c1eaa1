"""Which browser it is: a random word of its own in a cookie, so that one is not another."""

import hashlib
import re
import secrets
from collections.abc import Iterable

import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import cookie_parser

COOKIE = "succession_browser"
_WORD = re.compile(r"[A-Za-z0-9_-]{43}")


def browser_mark() -> str | None:
    """What is the same for all pages of this browser until it is closed; None without a browser.

    Derived from the cookie and not the cookie itself: it may be kept with what belongs to the
    browser, and opens nothing.
    """
    word = _valid(st.context.cookies.get(COOKIE))
    return hashlib.sha256(word.encode()).hexdigest() if word else None


def word_of(headers: Headers) -> str | None:
    """The browser's own word, as it sent it along; None when it has none yet, or a strange one."""
    return _valid(_cookies(headers.getlist("cookie")).get(COOKIE))


def new_cookie() -> str:
    """A `Set-Cookie` with a new word, for as long as the browser is open.

    Not `Secure`: the pages of this machine itself are not served over https.
    """
    return f"{COOKIE}={secrets.token_urlsafe(32)}; Path=/; HttpOnly; SameSite=Strict"


def _valid(word: object) -> str | None:
    return word if isinstance(word, str) and _WORD.fullmatch(word) else None


def _cookies(lines: Iterable[str]) -> dict[str, str]:
    return {name: value for line in lines for name, value in cookie_parser(line).items()}
