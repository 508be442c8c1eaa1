"""A server that is told to stop leaves the database whole in its own file."""

import shutil
import socket
from pathlib import Path

import streamlit
from playwright.sync_api import Page

from succession.store import open_store
from succession.store.chances.read import kept_months
from tests.browser.conftest import IN_DUTCH, drawn, seen_as, started

pytestmark = IN_DUTCH


def test_the_file_alone_is_whole_after_a_sigterm_with_a_page_open(
    page: Page, tmp_path: Path
) -> None:
    """The first start filled the register, and looking kept the chances of this month."""
    file = tmp_path / "register.sqlite"
    with started(f"sqlite:///{file}", tmp_path / "server.log") as url:
        page.goto(url + seen_as("/", "consulent"))
        drawn(page)
    whole = open_store(f"sqlite:///{_with_all_beside(file)}")
    alone = open_store(f"sqlite:///{shutil.copy(file, tmp_path / 'alone.sqlite')}")
    assert alone.register() == whole.register()
    assert alone.data_version() == whole.data_version()
    assert len(alone.register().practices) == 60
    assert alone.read(kept_months) != frozenset()
    whole.close()
    alone.close()


def test_a_page_that_reads_no_more_keeps_no_server_from_ending(tmp_path: Path) -> None:
    """As a frozen tab does: it asked for more than fits between the two of them."""
    file, frozen = tmp_path / "register.sqlite", socket.socket()
    frozen.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
    with started(f"sqlite:///{file}", tmp_path / "server.log") as url:
        host, port = url.removeprefix("http://").split(":")
        frozen.connect((host, int(port)))
        asked = f"GET {_largest()} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n"
        frozen.sendall(asked.encode())
        assert b" 200 " in frozen.recv(100)
    frozen.close()
    alone = open_store(f"sqlite:///{shutil.copy(file, tmp_path / 'alone.sqlite')}")
    assert len(alone.register().practices) == 60
    alone.close()


def _largest() -> str:
    """The address of the largest file that pages are made of."""
    folder = Path(streamlit.__file__).parent / "static"
    files = [path for path in folder.rglob("*") if path.is_file()]
    return f"/{max(files, key=lambda path: path.stat().st_size).relative_to(folder)}"


def _with_all_beside(file: Path) -> Path:
    """A copy with what SQLite keeps beside its file, so that nothing can be missing."""
    folder = file.parent / "all"
    folder.mkdir()
    for path in file.parent.glob(f"{file.name}*"):
        shutil.copy(path, folder)
    return folder / file.name
