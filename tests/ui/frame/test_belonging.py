"""Only the browser that was told a file or a session may have it."""

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from succession.ui.frame import browser
from succession.ui.frame.belonging import OwnBrowserOnly
from succession.ui.frame.told import Told
from tests.asgi import run

MINE, ANOTHER = "a" * 43, "b" * 43
FILE = "/media/" + "0" * 56
UPLOAD = "/_stcore/upload_file/s-1/f-1"


def _button(**fields: str) -> ForwardMsg:
    message = ForwardMsg()
    for name, value in fields.items():
        setattr(message.delta.new_element.download_button, name, value)
    return message


def _made() -> ForwardMsg:
    message = ForwardMsg()
    message.backend_operation_response.deferred_file.url = f"{FILE}.xlsx"
    return message


def _upload() -> ForwardMsg:
    message = ForwardMsg()
    message.file_urls_response.file_urls.add(upload_url=UPLOAD, delete_url=UPLOAD)
    return message


def _typed() -> ForwardMsg:
    message = _button(label=f"{FILE}.xlsx", help=f"{FILE}.xlsx")
    message.delta.new_element.markdown.body = f"{FILE}.xlsx"
    return message


def _begun(session: str) -> ForwardMsg:
    message = ForwardMsg()
    message.new_session.initialize.session_id = session
    return message


@pytest.mark.parametrize(
    ("told", "path"),
    [
        (_button(url=f"{FILE}.xlsx"), f"{FILE}.xlsx"),
        (_button(url=f"{FILE}.xlsx"), FILE),
        (_made(), f"{FILE}.xlsx"),
        (_upload(), UPLOAD),
    ],
)
def test_what_was_offered_may_be_fetched(told: ForwardMsg, path: str) -> None:
    session = Told(MINE)
    assert not session.may_fetch(path)
    session.hears(told)
    assert session.may_fetch(path)


@pytest.mark.parametrize("message", [_typed(), ForwardMsg(), _button(url="https://media/x")])
def test_what_somebody_typed_opens_nothing(message: ForwardMsg) -> None:
    session = Told(MINE)
    session.hears(message)
    assert not session.may_fetch(f"{FILE}.xlsx")


def test_a_file_is_only_made_for_the_session_that_offered_it() -> None:
    asked = BackMsg()
    asked.backend_operation_request.deferred_file.file_id = "number"
    session = Told(MINE)
    assert not session.may_ask(asked)
    session.hears(_button(deferred_file_id="number"))
    assert session.may_ask(asked)
    assert session.may_ask(BackMsg())


def test_what_was_offered_long_ago_falls_off_and_what_is_offered_again_stays() -> None:
    session = Told(MINE)
    session.hears(_button(url="/media/first"))
    session.hears(_button(url="/media/again"))
    for number in range(600):
        session.hears(_button(url=f"/media/{number}"))
        session.hears(_button(url="/media/again"))
    assert session.may_fetch("/media/again")
    assert not session.may_fetch("/media/first")


class _App:
    """Streamlit as far as it matters here: begins the session that is asked for, or a new one."""

    def __init__(self) -> None:
        self.sessions: list[str] = []
        self.files: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self.files.append(scope["path"])
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        sent = dict(scope["headers"])[b"sec-websocket-protocol"].decode().split(", ")
        self.sessions.append(sent[2] or "new")
        for message in (_begun(self.sessions[-1]), _button(url=f"{FILE}.xlsx")):
            await send({"type": "websocket.send", "bytes": message.SerializeToString()})


def _scope(word: str, **more: object) -> Scope:
    cookie = (b"cookie", f"{browser.COOKIE}={word}".encode())
    return {"type": "http", "path": FILE, "headers": [cookie], **more}


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _connect(guard: OwnBrowserOnly, word: str, protocol: str) -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope = _scope(word, type="websocket", path="/_stcore/stream")
    scope["headers"].append((b"sec-websocket-protocol", protocol.encode()))
    await guard(scope, _nothing, send)
    return sent


async def _ignored(_: Message) -> None:
    pass


@pytest.mark.parametrize("protocol", ["streamlit, x, s-1", "streamlit,x,s-1", "streamlit, , s-1"])
def test_a_session_goes_on_for_its_own_browser_and_for_no_other(protocol: str) -> None:
    app = _App()
    guard = OwnBrowserOnly(app)
    run(_connect(guard, MINE, "streamlit, x, s-1"))
    assert app.sessions == ["new"]  # Nobody had it yet.
    guard._sessions["s-1"] = guard._sessions.pop("new")
    run(_connect(guard, MINE, protocol))
    run(_connect(guard, ANOTHER, protocol))
    run(_connect(guard, ANOTHER, f"s-1, s-1, {protocol.rsplit(',')[-1]}"))
    assert app.sessions == ["new", "s-1", "new", "new"]


def test_a_file_is_served_while_the_page_is_open_and_to_its_browser() -> None:
    app = _App()
    guard = OwnBrowserOnly(app)
    served: list[int] = []

    async def fetch(word: str) -> None:
        before = len(app.files)
        await guard(_scope(word), _nothing, _ignored)
        served.append(len(app.files) - before)

    async def look() -> None:
        await fetch(MINE)
        inner = app.__call__

        async def open_page(scope: Scope, receive: Receive, send: Send) -> None:
            await inner(scope, receive, send)
            if scope["type"] == "websocket":
                await fetch(MINE)
                await fetch(ANOTHER)

        guard._app = open_page
        await _connect(guard, MINE, "streamlit, x")
        await fetch(MINE)

    run(look())
    assert served == [0, 1, 0, 0]
