"""The app as a person meets it, without a browser: fixed day, empty caches, own database."""

import functools
import runpy
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from succession.register import Audience, Role
from succession.store import Store
from succession.ui import files, files_read, shared
from succession.ui.files import OfferedFile
from succession.ui.frame import navigation
from succession.ui.frame.navigation import Entry
from tests.asgi import started
from tests.region import LINDE, TODAY, fill
from tests.ui.looking import Look, Open, Seen, contents, page
from tests.ui.looking import finished as finished
from tests.ui.looking import wait_for_jobs as wait_for_jobs
from tests.ui.worlds import World

ROOT = Path(__file__).resolve().parents[2]


def table_with(app: AppTest, column: str) -> Any:
    """The table on the page that has this column, as a data frame."""
    found = (frame.value for frame in (*app.dataframe, *app.table))
    return next(frame for frame in found if column in frame.columns)


def undone(app: AppTest) -> AppTest:
    """After *Ongedaan maken* in the line that says what was saved."""
    app = app.button(key="saved.undo").click().run()
    assert not app.exception
    assert not app.error
    return app


@pytest.fixture(scope="session", autouse=True)
def one_search() -> Iterator[None]:
    """Streamlit reads of every package that is installed whether it brings components; a server
    does so once, a test of a page each time.
    """
    with pytest.MonkeyPatch.context() as patch:
        once = functools.cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(autouse=True)
def own_world(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Sessions in one process share caches: each test begins without them."""
    monkeypatch.setenv("SUCCESSION_TODAY", TODAY.isoformat())
    forget()
    yield
    shared.jobs().stop_all()
    forget()


def forget() -> None:
    """Empties the caches, but for what was read of our own files: that is kept by what is in them,
    and is the same in every test.
    """
    kept = files_read._kept()
    ours = {path: found for path, found in kept.items() if path.is_relative_to(ROOT)}
    st.cache_resource.clear()
    files_read._kept().update(ours)


@pytest.fixture
def store(own_database: str) -> Iterator[Store]:
    """The named world in the store that the app opens."""
    filled = fill(own_database)
    yield filled
    filled.close()


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, OfferedFile]:
    """Every file that the pages offer from here on, by the key of its button."""
    taken: dict[str, OfferedFile] = {}
    offer = files.offer

    def noted(file: OfferedFile, key: str) -> None:
        taken[key] = file
        offer(file, key)

    monkeypatch.setattr(files, "offer", noted)
    return taken


@pytest.fixture
def open_page() -> Open:
    """Opens a page as this role, with these values in the address."""

    def _open(entry: navigation.Entry, role: Role = Role.CONSULENT, **query: str) -> AppTest:
        app = AppTest.from_file("../../succession/frame.py", default_timeout=60)
        app.query_params["als"] = role.value
        app.run()
        app.switch_page(f"ui/{entry.file}")
        app.query_params.update(query)
        return app.run()

    return _open


@pytest.fixture
def look(open_page: Open, offered: dict[str, OfferedFile], monkeypatch: pytest.MonkeyPatch) -> Look:
    """What this audience is sent of this page of this world, and of what lies below it."""

    def _look(
        world: World, entry: Entry, who: Audience, asked: Sequence[tuple[str, str]] = ()
    ) -> Seen:
        monkeypatch.setenv("SUCCESSION_DB", world.address)
        forget()
        offered.clear()
        elements = page(open_page, entry, who, ("praktijk", LINDE))
        for name, value in asked:
            elements += page(open_page, entry, who, (name, value))
        return Seen(elements, contents(offered))

    return _look


@pytest.fixture(scope="session")
def app() -> Iterator[Any]:
    """The real app, started once: there can be one Streamlit in each process."""
    # As `streamlit run` would; a page that was tested alone left its own script there.
    config._main_script_path = str(ROOT / "app.py")
    with started(runpy.run_path(config._main_script_path)["app"]) as real:
        yield real
