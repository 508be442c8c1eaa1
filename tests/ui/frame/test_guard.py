"""The real server on a port of its own: who may knock, on which door, and what it asks outside."""

import http.client
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from succession.ui.frame import browser, guard
from tests.browser.conftest import ROOT, Server, serving

# Notes in a file, and stops, each attempt to reach something that is not this machine.
_WATCH = """
import os, sys

def _watch(event, arguments):
    if event == "socket.connect":
        outside = str(arguments[1][0] if isinstance(arguments[1], tuple) else "")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        outside = str(arguments[0])
    else:
        return
    if outside not in ("", "None", "127.0.0.1", "::1", "localhost"):
        with open(os.environ["ATTEMPTS"], "a") as file:
            file.write(outside + "\\n")
        raise OSError("nothing outside")

sys.addaudithook(_watch)
"""
WORD = secrets.token_urlsafe(32)
COOKIE = {"Cookie": f"{browser.COOKIE}={WORD}"}


@pytest.fixture(scope="module")
def attempts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("watched") / "attempts"


@pytest.fixture(scope="module")
def served(attempts: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that cannot reach anything outside this machine, and notes that it tried."""
    watch = attempts.parent / "sitecustomize.py"
    watch.write_text(_WATCH)
    noted = {"ATTEMPTS": str(attempts)}
    folder = tmp_path_factory.mktemp("served")
    with serving(folder, environment=noted, first=watch) as server:
        yield server


def _ask(
    server: Server, path: str, method: str = "GET", **headers: str
) -> http.client.HTTPResponse:
    """The answer to a request with exactly these headers besides, and no redirect followed."""
    address = urlsplit(server.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=60)
    sent = {"Host": address.netloc, **{name.replace("_", "-"): headers[name] for name in headers}}
    connection.request(method, path, headers={k: v for k, v in sent.items() if v != ABSENT})
    return connection.getresponse()


ABSENT = "(absent)"
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol": "streamlit, x",
}


def _handshake(server: Server, **headers: str) -> int:
    given = {"Origin": server.url, **COOKIE, **HANDSHAKE, **headers}
    return _ask(server, "/_stcore/stream", **given).status


def _at(server: Server, words: str) -> str:
    return words.replace("PORT", str(urlsplit(server.url).port))


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_the_pages_of_this_machine_connect(served: Server, name: str) -> None:
    host = _at(served, f"{name}:PORT")
    assert _handshake(served, Host=host, Origin=f"http://{host.lower()}") == 101


# Each differs from a handshake that is let in, in what is written here alone.
ELSEWHERE = {
    "no origin": {"Origin": ABSENT},
    "another name for this machine": {"Origin": "http://localhost:PORT"},
    "another port": {"Origin": "http://127.0.0.1:1"},
    "no port": {"Origin": "http://127.0.0.1"},
    "another scheme": {"Origin": "https://127.0.0.1:PORT"},
    "another site": {"Origin": "http://evil.example"},
    "another site and host": {"Origin": "http://evil.example", "Host": "evil.example"},
    "another host with its own origin": {
        "Origin": "http://evil.example:PORT",
        "Host": "evil.example:PORT",
    },
    "no origin and another host": {"Origin": ABSENT, "Host": "evil.example"},
    "null": {"Origin": "null"},
    "empty": {"Origin": ""},
    "a site of Streamlit": {"Origin": "https://foo.streamlit.app"},
    "sharing": {"Origin": "https://share.streamlit.io"},
    "development": {"Origin": "http://devel.streamlit.test"},
    "this name below another": {"Origin": "http://localhost.evil.example:PORT"},
    "this number below another": {"Origin": "http://127.0.0.1.evil.example:PORT"},
    "somebody at this machine": {"Origin": "http://evil@localhost:PORT"},
    "somebody at this machine, host too": {
        "Origin": "http://evil@127.0.0.1:PORT",
        "Host": "evil@127.0.0.1:PORT",
    },
    "for another client": {"X-Forwarded-For": "8.8.8.8"},
    "for another host": {"X-Forwarded-Host": "evil.example"},
    "for another scheme": {"X-Forwarded-Proto": "https"},
    "forwarded": {"Forwarded": "for=8.8.8.8"},
    "no cookie": {"Cookie": ABSENT},
    "a strange cookie": {"Cookie": f"{browser.COOKIE}=x"},
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_nobody_else_connects_and_the_server_asks_nobody(
    served: Server, attempts: Path, case: str
) -> None:
    changed = {name: _at(served, value) for name, value in ELSEWHERE[case].items()}
    assert _handshake(served, **changed) == 403
    assert not attempts.exists()
    assert "external IP" not in served.log.read_text()


FOREIGN = {
    "name": {"Host": "evil.example:PORT"},
    "name without port": {"Host": "evil.example"},
    "port": {"Host": "127.0.0.1:1"},
    "no port": {"Host": "127.0.0.1"},
    "origin": {"Origin": "http://evil.example"},
    "null": {"Origin": "null"},
    "other port": {"Origin": "http://127.0.0.1:1"},
    "proxy": {"X-Forwarded-For": "127.0.0.1"},
    "proxy host": {"X-Forwarded-Host": "localhost"},
    "proxy scheme": {"X-Forwarded-Proto": "http"},
    "proxy of the standard": {"Forwarded": "for=127.0.0.1"},
}


@pytest.mark.parametrize("path", ["/", "/regio", "/_stcore/health", "/media/x", "/static/x"])
@pytest.mark.parametrize("case", FOREIGN)
def test_no_answer_to_another_name_or_site_or_through_a_proxy(
    served: Server, path: str, case: str
) -> None:
    changed = {name: _at(served, value) for name, value in FOREIGN[case].items()}
    answer = _ask(served, path, **changed)
    assert answer.status == 403
    assert _at(served, "http://localhost:PORT") in answer.read().decode()


def test_the_watch_on_the_server_works(attempts: Path) -> None:
    """Otherwise the tests above would be satisfied with a watch that sleeps."""
    other = attempts.with_name("other")
    subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('192.0.2.1', 80), 1)"],
        env={"PYTHONPATH": str(attempts.parent), "ATTEMPTS": str(other)},
        check=False,
        capture_output=True,
    )
    assert other.read_text() == "192.0.2.1\n"


# Every way in that Streamlit has, and whether it is open. A new one must be judged first.
WAYS = {
    "/_stcore/health": {"GET", "HEAD"},
    "/_stcore/host-config": {"GET", "HEAD"},
    "/_stcore/stream": {"WEBSOCKET"},
    "/media/{file_id:path}": {"GET", "HEAD"},
    "/_stcore/upload_file/{session_id}/{file_id}": {"PUT", "DELETE"},
    "/app/static/{path:path}": {"GET", "HEAD"},
    "/_stcore/metrics": set(),
    "/component/{path:path}": set(),
    "/_stcore/bidi-components/{path:path}": set(),
    "/auth/login": set(),
    "/auth/logout": set(),
    "/oauth2callback": set(),
    "/_stcore/agent/interact": set(),
    "/_stcore/agent/openapi.json": set(),
    "/_stcore/agent/mcp": set(),
}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "WEBSOCKET")


# In a process of its own: there can be one Streamlit in each.
_LISTED = """
import runpy
routes = runpy.run_path("app.py")["app"]._build_starlette_app().routes
print(*(f"{type(route).__name__} {route.path}" for route in routes), sep="\\n")
"""


def test_every_way_in_is_known_and_no_more_is_open_than_the_pages_need() -> None:
    listed = subprocess.check_output([sys.executable, "-c", _LISTED], cwd=ROOT, text=True)
    *ways, pages = listed.rstrip("\n").split("\n")
    assert pages == "Mount "
    assert {way.split(" ")[0] for way in ways} == {"Route", "WebSocketRoute"}
    assert {way.split(" ")[1] for way in ways} == set(WAYS)
    for way, methods in WAYS.items():
        path = way.split("{")[0] + ("x/x" if way.count("{") == 2 else "x" if "{" in way else "")
        assert {method for method in METHODS if guard.is_open(path, method)} == methods, way


CLOSED = tuple(way.split("{")[0] for way in WAYS if not WAYS[way])
BESIDE = (
    *("/_stcore", "/_stcore/", "/_stcore/new", "/_stcore/health/x", "//_stcore/metrics"),
    *("/_stcore/script-health-check", "/media", "/media/", "/media/x/y"),
)


@pytest.mark.parametrize("path", [*CLOSED, *BESIDE])
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_what_the_pages_do_not_need_is_closed(served: Server, path: str, method: str) -> None:
    answer = _ask(served, path, method, **COOKIE)
    assert answer.status == 404
    assert answer.read().decode() == "Op dit adres is niets.\n"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/regio", "/_stcore/health", "/app/static/nl.js"])
def test_pages_are_only_read(served: Server, path: str, method: str) -> None:
    assert _ask(served, path, method).status == 404


@pytest.mark.parametrize("path", ["/", "/regio", "/_stcore/health", "/media/x", "/nergens"])
def test_nothing_of_a_page_stays_in_the_browser(served: Server, path: str) -> None:
    assert _ask(served, path).headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/app/static/nl.js", "/media/x"])
@pytest.mark.parametrize("origin", [ABSENT, "http://127.0.0.1:PORT"])
def test_no_other_site_may_read_and_no_answer_tells_what_serves(
    served: Server, path: str, origin: str
) -> None:
    headers = _ask(served, path, Origin=_at(served, origin)).headers
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "server" not in headers
    assert not [name for name in headers if name.lower().startswith("access-control")]


def test_a_browser_gets_its_word_before_it_connects_and_keeps_it(served: Server) -> None:
    given = _ask(served, "/_stcore/health").headers.get_all("set-cookie") or []
    assert [line for line in given if line.startswith(browser.COOKIE)]
    again = _ask(served, "/_stcore/health", **COOKIE).headers.get_all("set-cookie") or []
    assert not [line for line in again if line.startswith(browser.COOKIE)]


@pytest.mark.parametrize("path", ["/", "/regio", "/static/x"])
def test_a_page_opened_from_a_link_elsewhere_keeps_the_word(served: Server, path: str) -> None:
    """The browser does not send it then, and a new one would be another browser's."""
    given = _ask(served, path).headers.get_all("set-cookie") or []
    assert not [line for line in given if line.startswith(browser.COOKIE)]
