"""A client that speaks to an ASGI app in this process, from any address it likes."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    text: str


@dataclass(frozen=True)
class Client:
    """Somebody at this address."""

    app: ASGIApp
    host: str

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        sent = self._exchange(
            {**self._scope(path, headers), "type": "http", "method": method},
            [{"type": "http.request", "body": b"{}", "more_body": False}],
        )
        start = next(message for message in sent if message["type"] == "http.response.start")
        body = b"".join(message.get("body", b"") for message in sent)
        pairs = {name.decode().lower(): value.decode() for name, value in start["headers"]}
        return Answer(start["status"], pairs, body.decode())

    def open_socket(self, path: str) -> list[str]:
        """What the server said on the socket, by kind of message."""
        scope = {**self._scope(path, {}), "type": "websocket", "subprotocols": []}
        messages: list[Message] = [
            {"type": "websocket.connect"},
            {"type": "websocket.disconnect", "code": 1000},
        ]
        return [message["type"] for message in self._exchange(scope, messages)]

    def _exchange(self, scope: dict[str, Any], incoming: list[Message]) -> list[Message]:
        sent: list[Message] = []

        async def receive() -> Message:
            if incoming:
                return incoming.pop(0)
            await asyncio.Event().wait()
            raise AssertionError("nothing more is received")

        async def send(message: Message) -> None:
            sent.append(message)

        _loop().run_until_complete(self.app(scope, receive, send))
        return sent

    def _scope(self, path: str, headers: Mapping[str, str]) -> dict[str, Any]:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return {
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "client": (self.host, 50000),
            "server": ("127.0.0.1", 8501),
            "headers": [
                (name.encode(), value.encode())
                for name, value in {"host": "localhost", **names}.items()
            ],
        }


_LOOPS: list[asyncio.AbstractEventLoop] = []


def _loop() -> asyncio.AbstractEventLoop:
    """One loop for all calls: a started app lives in the loop it was started in."""
    if not _LOOPS:
        _LOOPS.append(asyncio.new_event_loop())
    return _LOOPS[0]


@contextmanager
def started(app: ASGIApp) -> Iterator[ASGIApp]:
    """The app between its start and its end."""
    loop = _loop()
    incoming: asyncio.Queue[Message] = asyncio.Queue()
    sent: asyncio.Queue[Message] = asyncio.Queue()
    task = loop.create_task(_run(app, incoming, sent))  # type: ignore[arg-type]
    incoming.put_nowait({"type": "lifespan.startup"})
    assert loop.run_until_complete(sent.get())["type"] == "lifespan.startup.complete"
    yield app
    incoming.put_nowait({"type": "lifespan.shutdown"})
    loop.run_until_complete(task)


async def _run(
    app: ASGIApp, incoming: "asyncio.Queue[Message]", sent: "asyncio.Queue[Message]"
) -> None:
    await app({"type": "lifespan", "asgi": {"version": "3.0"}}, incoming.get, sent.put)
