"""Starting the server on this machine only, and what it does when a page fails."""

import logging
import os
import runpy
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from streamlit import config

from succession import faults
from succession.errors import SuccessionError
from succession.ui import components, shared
from succession.ui.frame import first_run
from succession.ui.frame.belonging import OwnBrowserOnly
from succession.ui.frame.clicks import ClicksKept
from succession.ui.frame.guard import OwnAddressOnly
from succession.ui.frame.middleware import DutchAndGuarded, LoopbackOnly, is_loopback
from succession.ui.frame.navigation import ENTRIES, file_of
from succession.ui.frame.not_found import KnownPagesOnly

ROOT = Path(__file__).resolve().parents[3]
# What is being drawn is finished in it; the database is closed after it.
_SECONDS_TO_END = 10
_OF_NO_SESSION = "streamlit.runtime.scriptrunner_utils.script_run_context"
MIDDLEWARE = [
    Middleware(each)
    for each in (
        DutchAndGuarded,
        LoopbackOnly,
        OwnAddressOnly,
        KnownPagesOnly,
        OwnBrowserOnly,
        ClicksKept,
    )
]


class RefusedAddress(SuccessionError):
    """The address can be reached by others, and there are no accounts yet."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"Het adres {address} is ook voor anderen bereikbaar, en inloggen bestaat nog niet. "
            "Laat het adres weg of gebruik 127.0.0.1."
        )


class PortTaken(SuccessionError):
    """Something else on this machine answers there, perhaps this program itself."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Poort {port} is niet vrij, misschien doordat dit programma al draait: open "
            f"http://localhost:{port}, of start op een andere poort, met „succession serve --port "
            f"{8502 if port == 8501 else 8501}”."
        )


def serve(address: str = "127.0.0.1", port: int = 8501) -> None:
    """Serve the app until it is stopped.

    Raises `RefusedAddress` when others could reach it, `PortTaken` when it cannot be had.
    """
    if not is_loopback(address):
        raise RefusedAddress(address)
    _try_port(address, port)
    logging.getLogger("succession").setLevel(logging.WARNING)
    first_run.prepare()
    # Streamlit finds .streamlit/config.toml and the script beside the file that was started.
    os.chdir(ROOT)
    sys.argv = [str(ROOT / "app.py")]
    app = runpy.run_path(sys.argv[0])["app"]
    # Streamlit leaves no way to ask for these: no answer needs to tell what serves it, and a page
    # that answers no more keeps no server from ending.
    ours: dict[str, Any] = {
        "server_header": False,
        "timeout_graceful_shutdown": _SECONDS_TO_END,
    }
    uvicorn.Config = partial(uvicorn.Config, **ours)  # type: ignore[misc, assignment]
    app.run(config={"server.address": address, "server.port": port})


def _try_port(address: str, port: int) -> None:
    family = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0][0]
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        # As the server does: what was closed a moment ago is free.
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((address, port))
        except OSError:
            raise PortTaken(port) from None


def _is_no_warning(_: logging.LogRecord) -> bool:
    """Streamlit warns where there is no session; where a file is made there is none on purpose."""
    return False


def _load() -> None:
    """What the pages are drawn with is there before anybody asks for one."""
    for entry in ENTRIES:
        folder = Path(file_of(entry)).parent
        for file in folder.glob("*.py"):
            if not file.stem.endswith("page"):
                import_module(f"succession.ui.{folder.name}.{file.stem}")


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict[str, Any]]:
    """However the server was started: no address that others can reach.

    However it ends: the database is left whole in its own file.
    """
    address = str(config.get_option("server.address") or "")
    if not is_loopback(address):
        raise RefusedAddress(address)
    logging.getLogger(_OF_NO_SESSION).addFilter(_is_no_warning)
    _load()
    with faults.words_kept_out_of_the_log():
        yield {}
    shared.jobs().stop_all()
    shared.store().close()


def on_script_error(error: Exception) -> bool:
    """Say what somebody can repair; log anything else under a number, and show that only."""
    if isinstance(error, SuccessionError):
        components.error_box(error)
    else:
        st.error(faults.words(faults.noted(error)))
    return True
