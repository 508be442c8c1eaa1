"""The server serves this machine only, and keeps persons out of the log."""

import logging
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest

from succession.store import open_store
from succession.ui.frame import first_run, server
from tests.asgi import run
from tests.databases import address as address
from tests.region import fill, region

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.1.7", "::", ""])
def test_an_address_that_others_can_reach_is_refused(address: str) -> None:
    with pytest.raises(server.RefusedAddress, match=r"127\.0\.0\.1"):
        server.serve(address=address, port=1)


def test_started_in_another_way_it_refuses_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "get_option", {"server.address": "0.0.0.0"}.get)

    async def start() -> None:
        async with server.lifespan(st.App("succession/frame.py")):
            raise AssertionError("the server started")

    with pytest.raises(server.RefusedAddress):
        run(start())


def test_a_server_that_ends_leaves_everything_in_the_one_file(
    own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "get_option", {"server.address": "127.0.0.1"}.get)

    async def serve() -> None:
        async with server.lifespan(st.App("succession/frame.py")):
            first_run.prepare()

    run(serve())
    alone = shutil.copy(tmp_path / "own.sqlite", tmp_path / "alone.sqlite")
    copy = open_store(f"sqlite:///{alone}")
    assert len(copy.register().practices) == 60
    copy.close()


def test_the_command_refuses_with_the_remedy() -> None:
    script = "from succession.cli.main import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", script, "serve", "--address", "0.0.0.0"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode in (1, 2)
    assert "ook voor anderen bereikbaar" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_first_start_loads_the_example_into_an_empty_register(own_database: str) -> None:
    first_run.prepare()
    store = open_store(own_database)
    assert len(store.register().practices) == 60
    version = store.data_version()
    first_run.prepare()
    assert store.data_version() == version


@pytest.mark.parametrize("address", ["sqlite", "postgresql"], indirect=True)
def test_an_empty_register_that_stood_there_gets_no_invented_region(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUCCESSION_DB", address)
    store = open_store(address)
    store.migrate()
    first_run.prepare()
    assert (store.register().practices, store.data_version()) == ((), 0)
    store.close()


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_the_first_start_on_a_server_makes_the_tables_and_loads_the_example(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUCCESSION_DB", address)
    first_run.prepare()
    store = open_store(address)
    assert len(store.register().practices) == 60
    store.close()


def test_the_port_that_is_taken_is_told_with_the_remedy() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(server.PortTaken, match="--port"):
            server.serve(port=taken.getsockname()[1])


def test_a_register_that_is_filled_gets_no_example(own_database: str) -> None:
    store = fill(own_database)
    first_run.prepare()
    assert store.register().practices == region().practices


def _fails() -> None:
    import streamlit as st

    from succession.ui.frame import server

    try:
        raise RuntimeError("A. Visser is onvindbaar")
    except RuntimeError as error:
        st.session_state["is_told"] = server.on_script_error(error)


def test_a_bug_shows_a_number_and_logs_where_but_not_who(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="succession"):
        app = AppTest.from_function(_fails).run()
    number = re.search(r"nummer \*\*([0-9a-f]{8})\*\*", app.error[0].value)
    assert number is not None
    assert number.group(1) in caplog.text
    assert "RuntimeError" in caplog.text
    assert ".py:" in caplog.text
    assert app.session_state["is_told"]
    assert "Visser" not in caplog.text + app.error[0].value


def test_no_click_waits_until_the_garbage_of_everybody_is_collected() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["runner"]["postScriptGC"] is False


def test_settings_have_a_reason_each() -> None:
    lines = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8").splitlines()
    theme = lines.index("[theme]")
    for number, line in enumerate(lines[:theme]):
        if "=" in line and not line.startswith("#"):
            block = lines[max(0, number - 2) : number]
            assert any(before.startswith("#") for before in block), line
