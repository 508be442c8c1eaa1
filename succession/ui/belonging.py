"""What is made for one browser is for that browser: its session, its files and its uploads.

Streamlit hands a file to whoever knows its address, and a session to whoever knows its number.
Here only the browser that was told the address or the number may use it. Told is read from what
goes over the websocket, so it needs no knowledge of what Streamlit keeps where.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from succession.ui import browser

# The page asks this before each connection, from the page itself and hence with its cookie. The
# first page may be asked for by a link elsewhere, and then the cookie does not come along.
_BEFORE_EACH_CONNECTION = "/_stcore/health"


class OwnBrowserOnly:
    """Gives each browser a word of its own, and connects none without."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        word = browser.word_of(Headers(scope=scope))
        if scope["type"] == "websocket":
            await self._connect(word, scope, receive, send)
        elif scope["path"] == _BEFORE_EACH_CONNECTION and word is None:
            await self._app(scope, receive, _Giving(send))
        else:
            await self._app(scope, receive, send)

    async def _connect(self, word: str | None, scope: Scope, receive: Receive, send: Send) -> None:
        if word is None:
            await send({"type": "websocket.close", "code": 1008})
            return
        await self._app(scope, receive, send)


class _Giving:
    """Sends an answer on with a new word for this browser."""

    def __init__(self, send: Send) -> None:
        self._send = send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message["headers"]))
            headers.append("set-cookie", browser.new_cookie())
            message = {**message, "headers": headers.raw}
        await self._send(message)
