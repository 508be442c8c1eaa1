"""What is made for one browser is for that browser: its session, its files and its uploads.

Streamlit hands a file to whoever knows its address, and a session to whoever knows its number.
Here only the browser that was told the address or the number may use it. What it was told is read
from what goes over its websocket, so that nothing hangs on what Streamlit keeps where.
"""

import re
from dataclasses import dataclass

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from succession.ui.frame import browser
from succession.ui.frame.told import Told, session_of

# The page asks this before each connection, from the page itself and hence with its cookie. The
# first page may be asked for by a link elsewhere, and then the cookie does not come along.
_BEFORE_EACH_CONNECTION = "/_stcore/health"
_PROTOCOL = "sec-websocket-protocol"
_IS_FILE = re.compile(r"/(media|_stcore/upload_file)/")
_NOT_YOURS = "Dit bestand is er niet (meer). Ga terug naar de pagina en maak het daar opnieuw.\n"
# A session that lost its connection is forgotten by Streamlit after two minutes.
_SESSIONS_REMEMBERED = 1_000


class OwnBrowserOnly:
    """Gives each browser a word of its own, and each word only what that browser was told."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._open: list[Told] = []
        self._sessions: dict[str, Told] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        word = browser.word_of(Headers(scope=scope))
        if scope["type"] == "websocket":
            await self._connect(word, scope, receive, send)
        elif _IS_FILE.match(scope["path"]) and not self._may_fetch(word, scope["path"]):
            await PlainTextResponse(_NOT_YOURS, status_code=404)(scope, receive, send)
        elif scope["path"] == _BEFORE_EACH_CONNECTION and word is None:
            await self._app(scope, receive, _Giving(send))
        else:
            await self._app(scope, receive, send)

    def _may_fetch(self, word: str | None, path: str) -> bool:
        return any(told.word == word and told.may_fetch(path) for told in self._open)

    async def _connect(self, word: str | None, scope: Scope, receive: Receive, send: Send) -> None:
        if word is None:
            await send({"type": "websocket.close", "code": 1008})
            return
        name, token, session = _asked(scope)
        told = self._sessions.get(session)
        if told is None or told.word != word:
            told, session = Told(word), ""
        connection = _Connection(told, self._sessions, receive, send)
        self._open.append(told)
        try:
            await self._app(_asking(scope, name, token, session), *connection.ways)
        finally:
            self._open.remove(told)


@dataclass(frozen=True, slots=True)
class _Connection:
    """Reads along on one websocket, in both directions."""

    told: Told
    sessions: dict[str, Told]
    from_browser: Receive
    to_browser: Send

    @property
    def ways(self) -> tuple[Receive, Send]:
        return self._receive, self._send

    async def _receive(self) -> Message:
        """The next message that this browser may send."""
        while True:
            message = await self.from_browser()
            if self._may_ask(message.get("bytes") or b""):
                return message

    def _may_ask(self, sent: bytes) -> bool:
        try:
            return self.told.may_ask(BackMsg.FromString(sent))
        except DecodeError:
            return True  # No message of a page: Streamlit closes the connection on it.

    async def _send(self, message: Message) -> None:
        if sent := message.get("bytes"):
            self._listen(ForwardMsg.FromString(sent))
        await self.to_browser(message)

    def _listen(self, message: ForwardMsg) -> None:
        self.told.hears(message)
        if session := session_of(message):
            self.sessions[session] = self.told
            if len(self.sessions) > _SESSIONS_REMEMBERED:
                del self.sessions[next(iter(self.sessions))]


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


def _asked(scope: Scope) -> tuple[str, str, str]:
    """The name of the protocol, a token, and the number of an earlier session.

    Streamlit's pages send the three as if they were protocols, in this order.
    """
    sent = Headers(scope=scope).get(_PROTOCOL, "").split(",")
    name, token, session, *_ = [*(each.strip() for each in sent), "", "", ""]
    return name, token, session


def _asking(scope: Scope, name: str, token: str, session: str) -> Scope:
    headers = MutableHeaders(raw=list(scope["headers"]))
    if _PROTOCOL in headers:
        headers[_PROTOCOL] = ", ".join((name, token, session))
    return {**scope, "headers": headers.raw}
