"""What stands between the network and Streamlit: who may connect, and what each answer carries."""

import ipaddress

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_REFUSAL = (
    "Deze toepassing is alleen op de computer zelf te gebruiken. "
    "Open haar daar in de browser op http://localhost.\n"
)
# Streamlit needs inline styles, and Vega compiles its expressions: hence the two `unsafe` words.
_CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "frame-ancestors 'none'",
        "form-action 'self'",
    )
)
_HEADERS = {
    "content-security-policy": _CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
# What may lie in a browser's memory after use: the program itself, never what it shows.
_KEPT = ("/static/", "/app/static/")
_SCRIPTS = (
    b'<link rel="stylesheet" href="/app/static/app.css">'
    b'<script src="/app/static/nl.js"></script><script src="/app/static/viewer.js"></script>'
    b'<script src="/app/static/aloud.js"></script></head>'
)


def is_loopback(host: str) -> bool:
    """Whether the address is this machine itself, also written as an IPv6 address or a name."""
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


class LoopbackOnly:
    """Refuses every client that is not on this machine, pages and websocket alike."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = scope.get("client")
        if scope["type"] == "lifespan" or (client and is_loopback(client[0])):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(_REFUSAL, status_code=403)(scope, receive, send)


class DutchAndGuarded:
    """Says that the page is Dutch, brings the script that makes it so, and adds the headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        may_keep = scope["path"].startswith(_KEPT)
        await self._app(_without_compression(scope), receive, _Answer(send, may_keep))


class _Answer:
    """Holds back an HTML answer until it is whole, because its length changes."""

    def __init__(self, send: Send, may_keep: bool) -> None:
        self._send = send
        self._may_keep = may_keep
        self._held: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._start(message)
        elif self._held is None:
            await self._send(message)
        else:
            await self._collect(message)

    async def _start(self, message: Message) -> None:
        headers = MutableHeaders(raw=list(message["headers"]))
        headers.update(_HEADERS)
        if not self._may_keep:
            headers["cache-control"] = "no-store"
        # No other site has any business here, whatever Streamlit would allow.
        for name in [name for name in headers if name.startswith("access-control-")]:
            del headers[name]
        message = {**message, "headers": headers.raw}
        if headers.get("content-type", "").startswith("text/html"):
            self._held = message
        else:
            await self._send(message)

    async def _collect(self, message: Message) -> None:
        self._body += message.get("body", b"")
        if message.get("more_body") or self._held is None:
            return
        body = _in_dutch(self._body)
        headers = MutableHeaders(raw=self._held["headers"])
        # The validators belong to the English file: with them a browser would keep that one.
        for name in ("etag", "last-modified"):
            del headers[name]
        if body != self._body:
            headers["content-length"] = str(len(body))
        await self._send({**self._held, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": body})


def _in_dutch(html: bytes) -> bytes:
    return html.replace(b'<html lang="en">', b'<html lang="nl">', 1).replace(
        b"</head>", _SCRIPTS, 1
    )


def _without_compression(scope: Scope) -> Scope:
    """A page must arrive readable here; everything else may be compressed."""
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return scope
    headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
    return {**scope, "headers": headers}
