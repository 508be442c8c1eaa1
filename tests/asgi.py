"""A client that speaks to an ASGI app in this process, from any address it likes."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from starlette.types import ASGIApp, Message

_Result = TypeVar("_Result")
_SECONDS = 60


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

        async def exchange() -> None:
            await self.app(scope, receive, send)

        run(exchange())
        return sent

    def _scope(self, address: str, headers: Mapping[str, str]) -> dict[str, Any]:
        path, _, query = address.partition("?")
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return {
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "client": (self.host, 50000),
            "server": ("127.0.0.1", 8501),
            "headers": [
                (name.encode(), value.encode())
                for name, value in {"host": "localhost:8501", **names}.items()
            ],
        }


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """One loop for all calls: a started app lives in the loop it was started in.

    In a thread of its own, because the browser tests leave theirs running in the main one.
    """
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return loop


def run(work: Coroutine[Any, Any, _Result]) -> _Result:
    """What this coroutine returns, or the error it raises."""
    return asyncio.run_coroutine_threadsafe(work, _loop()).result(_SECONDS)


@contextmanager
def started(app: ASGIApp) -> Iterator[ASGIApp]:
    """The app between its start and its end."""
    incoming: asyncio.Queue[Message] = asyncio.Queue()
    sent: asyncio.Queue[Message] = asyncio.Queue()
    living = asyncio.run_coroutine_threadsafe(_lived(app, incoming, sent), _loop())
    run(incoming.put({"type": "lifespan.startup"}))
    begun = run(sent.get())
    assert begun["type"] == "lifespan.startup.complete", begun
    yield app
    run(incoming.put({"type": "lifespan.shutdown"}))
    living.result(_SECONDS)


async def _lived(
    app: ASGIApp, incoming: "asyncio.Queue[Message]", sent: "asyncio.Queue[Message]"
) -> None:
    try:
        await app({"type": "lifespan", "asgi": {"version": "3.0"}}, incoming.get, sent.put)
    except Exception as error:
        await sent.put({"type": "the start failed", "error": repr(error)})
