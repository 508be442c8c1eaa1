"""Who may connect, and what every answer carries; at the end on the real app."""

import re
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from succession.ui.frame.middleware import DutchAndGuarded, LoopbackOnly, is_loopback
from tests.asgi import Client

HTML = '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body></body></html>'


async def _page(_: Any) -> HTMLResponse:
    return HTMLResponse(HTML, headers={"etag": "english", "last-modified": "long ago"})


async def _text(_: Any) -> PlainTextResponse:
    return PlainTextResponse('<html lang="en"></head>')


async def _socket(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("welkom")


def _client(host: str) -> Client:
    app = Starlette(
        routes=[Route("/", _page), Route("/text", _text), WebSocketRoute("/socket", _socket)],
        middleware=[Middleware(LoopbackOnly), Middleware(DutchAndGuarded)],
    )
    return Client(app, host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1", "localhost"])
def test_this_machine_is_served(host: str) -> None:
    assert is_loopback(host)
    assert _client(host).get("/").status == 200


@pytest.mark.parametrize(
    "host", ["192.168.1.7", "10.0.0.1", "8.8.8.8", "::ffff:192.168.1.7", "fe80::1", "elders", ""]
)
def test_every_other_machine_is_refused_in_dutch(host: str) -> None:
    assert not is_loopback(host)
    answer = _client(host).get("/")
    assert answer.status == 403
    assert "alleen op de computer zelf" in answer.text


def test_a_socket_from_elsewhere_is_closed_before_it_opens() -> None:
    assert _client("192.168.1.7").open_socket("/socket") == ["websocket.close"]


def test_a_socket_from_here_opens() -> None:
    assert _client("::ffff:127.0.0.1").open_socket("/socket")[:2] == [
        "websocket.accept",
        "websocket.send",
    ]


def test_a_page_is_dutch_and_brings_the_script() -> None:
    answer = _client("127.0.0.1").get("/", accept="text/html")
    assert '<html lang="nl">' in answer.text
    for script in ("nl.js", "viewer.js", "aloud.js"):
        assert (
            f'<script src="/app/static/{script}"></script>' in answer.text.partition("</head>")[0]
        )
    assert answer.headers["content-length"] == str(len(answer.text))
    assert not {"etag", "last-modified"} & set(answer.headers)


def test_what_is_no_page_is_left_as_it_is() -> None:
    assert _client("127.0.0.1").get("/text").text == '<html lang="en"></head>'


@pytest.mark.parametrize("path", ["/", "/text"])
def test_every_answer_is_guarded(path: str) -> None:
    headers = _client("127.0.0.1").get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    # No source outside: the browser itself then refuses to fetch or send anything elsewhere.
    assert "default-src 'self'" in headers["content-security-policy"]
    assert not re.search(r"https?:", headers["content-security-policy"])


def test_the_real_app_answers_in_dutch(app: Any) -> None:
    here = Client(app, "127.0.0.1")
    assert here.get("/_stcore/health").text == "ok"
    page = here.get("/regio", accept="text/html", accept_encoding="gzip")
    assert '<html lang="nl">' in page.text
    assert "WORDS" in here.get("/app/static/nl.js").text


@pytest.mark.parametrize("path", ["/", "/regio", "/_stcore/health", "/app/static/nl.js"])
def test_the_real_app_refuses_others(app: Any, path: str) -> None:
    assert Client(app, "192.168.1.7").get(path).status == 403


def test_no_program_can_drive_the_app(app: Any) -> None:
    answer = Client(app, "127.0.0.1").get("/_stcore/agent/interact", method="POST")
    assert answer.status in (403, 404, 405)
