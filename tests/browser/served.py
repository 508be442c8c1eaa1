"""The real server in a process of its own, forked from one in which all is imported already.

Each test can have a server that nobody used before, without waiting for what every start does.
"""

import multiprocessing
import os
import runpy
import socket
import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import uvicorn

_START_SECONDS = 60
_END_SECONDS = 90
_MADE_READY = multiprocessing.get_context("forkserver")
_MADE_READY.set_forkserver_preload([__name__, "succession.ui.frame.server"])


@contextmanager
def process(environment: dict[str, str], log: Path, first: Path | None = None) -> Iterator[str]:
    """The url of a server with this environment, from its first answer until a SIGTERM ended it.

    `first` is a script that its process runs before all else.
    """
    port = _free_port()
    ready, told = _MADE_READY.Pipe(duplex=False)
    served = _MADE_READY.Process(target=_serve, args=(port, environment, log, told, first))
    with _without_main():
        served.start()
    told.close()
    try:
        _wait(ready, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        served.terminate()
        served.join(_END_SECONDS)
        assert served.exitcode is not None, "the server did not end"


@contextmanager
def _without_main() -> Iterator[None]:
    """A new process runs the main module of the old one again, which is the last page that a test
    in this process drew.
    """
    drawn = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = drawn


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(ready: Connection, log: Path) -> None:
    """Until the server says that it listens; one that ended says nothing any more."""
    if ready.poll(_START_SECONDS):
        try:
            ready.recv()
        except EOFError:
            pass
        else:
            return
    raise AssertionError(f"the server did not start:\n{log.read_text()}")


def _serve(
    port: int, environment: dict[str, str], log: Path, told: Connection, first: Path | None
) -> None:
    from succession.ui.frame.server import serve

    os.environ.update(environment)
    if first is not None:
        runpy.run_path(str(first))
    with log.open("w") as output:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
            os.dup2(output.fileno(), stream.fileno())

    class Telling(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            told.send("ready")

    uvicorn.Server = Telling  # type: ignore[misc]
    serve(port=port)
