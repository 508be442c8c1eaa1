"""Starting the server on this machine only, and what it does when a page fails."""

import os
import runpy
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from streamlit import config

from succession.errors import SuccessionError
from succession.ui import faults, first_run, wiring
from succession.ui.belonging import OwnBrowserOnly
from succession.ui.clicks import ClicksKept
from succession.ui.guard import OwnAddressOnly
from succession.ui.middleware import DutchAndGuarded, LoopbackOnly, is_loopback
from succession.ui.not_found import KnownPagesOnly

ROOT = Path(__file__).resolve().parents[2]
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


def serve(address: str = "127.0.0.1", port: int = 8501) -> None:
    """Serve the app until it is stopped; RefusedAddress when others could reach it."""
    if not is_loopback(address):
        raise RefusedAddress(address)
    first_run.prepare()
    # Streamlit finds .streamlit/config.toml and the script beside the file that was started.
    os.chdir(ROOT)
    sys.argv = [str(ROOT / "app.py")]
    app = runpy.run_path(sys.argv[0])["app"]
    # Streamlit leaves no way to ask for this: no answer needs to tell what serves it.
    uvicorn.Config = partial(uvicorn.Config, server_header=False)  # type: ignore[misc, assignment]
    app.run(config={"server.address": address, "server.port": port})


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict[str, Any]]:
    """However the server was started: no address that others can reach."""
    address = str(config.get_option("server.address") or "")
    if not is_loopback(address):
        raise RefusedAddress(address)
    yield {}
    wiring.jobs().stop_all()


def on_script_error(error: Exception) -> bool:
    """Log what went wrong under a number, and show the user the number only."""
    st.error(faults.words(faults.noted(error)))
    return True
