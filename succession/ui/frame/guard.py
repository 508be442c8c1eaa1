"""Who may ask, and for what: own address only, and no more ways in than the pages need."""

import re

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_SECURE = {"http": "http", "https": "https", "ws": "http", "wss": "https"}
# Whoever sends these stands in between, and then the address of the client says nothing.
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
_ELSEWHERE = (
    "Deze toepassing antwoordt alleen op haar eigen adres. "
    "Open haar in de browser op http://localhost:{port}.\n"
)
_BETWEEN = (
    "Dit verzoek kwam via een doorgeefserver (proxy). Zolang er geen accounts zijn, werkt de "
    "toepassing alleen rechtstreeks: open haar in de browser op http://localhost:{port}.\n"
)
_NOT_THERE = "Op dit adres is niets.\n"

# What is open of the addresses that begin with a word of Streamlit's own; anything else is a page.
_RESERVED = re.compile(r"/+(_stcore|media|component|auth|oauth2callback)(/|$)")
OPEN = (
    (re.compile(r"/_stcore/(health|host-config)"), frozenset({"GET", "HEAD"})),
    (re.compile(r"/_stcore/stream"), frozenset({"WEBSOCKET"})),
    (re.compile(r"/media/[^/]+"), frozenset({"GET", "HEAD"})),
    (re.compile(r"/_stcore/upload_file/[^/]+/[^/]+"), frozenset({"PUT", "DELETE"})),
)
_PAGE_METHODS = frozenset({"GET", "HEAD"})


class OwnAddressOnly:
    """Refuses what was sent to another name or port, by another site, or through a proxy.

    It stands before Streamlit, whose own check leaves out the port and asks an address on the
    internet who it is as soon as another site knocks.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = None if scope["type"] == "lifespan" else _refusal(scope)
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refusal(scope, receive, send)


def is_open(path: str, method: str) -> bool:
    """Whether anything may answer there; `WEBSOCKET` is the method of a websocket."""
    if not _RESERVED.match(path):
        return method in _PAGE_METHODS
    return any(way.fullmatch(path) and method in methods for way, methods in OPEN)


def _refusal(scope: Scope) -> PlainTextResponse | None:
    headers = Headers(scope=scope)
    port = scope["server"][1]
    if any(name in headers for name in _FORWARDED):
        return PlainTextResponse(_BETWEEN.format(port=port), status_code=403)
    if not _is_own(headers, scope):
        return PlainTextResponse(_ELSEWHERE.format(port=port), status_code=403)
    if not is_open(scope["path"], scope.get("method", "WEBSOCKET")):
        return PlainTextResponse(_NOT_THERE, status_code=404)
    return None


def _is_own(headers: Headers, scope: Scope) -> bool:
    """Sent to a name of this machine at this port, by a page that came from exactly there.

    A browser names the page's origin in every handshake of a websocket; a page itself and its
    pictures are fetched without.
    """
    hosts, origins = headers.getlist("host"), headers.getlist("origin")
    scheme, port = _SECURE[scope["scheme"]], scope["server"][1]
    if len(hosts) != 1 or hosts[0].lower() not in _addresses(scheme, port):
        return False
    if not origins:
        return bool(scope["type"] == "http")
    return origins == [f"{scheme}://{hosts[0].lower()}"]


def _addresses(scheme: str, port: int) -> set[str]:
    usual = {"http": 80, "https": 443}[scheme]
    ports = {f":{port}"} | ({""} if port == usual else set())
    return {name + suffix for name in _NAMES for suffix in ports}
