"""The app as a person meets it, without a browser: fixed day, empty caches, own database."""

import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from succession.register import Role
from succession.store import Store
from succession.ui import navigation, wiring
from tests.asgi import started
from tests.region import TODAY, fill

Open = Callable[..., AppTest]
ROOT = Path(__file__).resolve().parents[2]
_SECONDS = 120


def finished(app: AppTest) -> AppTest:
    """The page once every long computation that was begun has ended."""
    wait_for_jobs()
    return app.run()


def wait_for_jobs() -> None:
    jobs = wiring.jobs()
    assert all(jobs.wait(key, _SECONDS) for key in list(jobs._jobs))


def table_with(app: AppTest, column: str) -> Any:
    """The table on the page that has this column, as a data frame."""
    found = (frame.value for frame in (*app.dataframe, *app.table))
    return next(frame for frame in found if column in frame.columns)


@pytest.fixture(autouse=True)
def own_world(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Sessions in one process share caches: each test begins without them."""
    monkeypatch.setenv("SUCCESSION_TODAY", TODAY.isoformat())
    st.cache_resource.clear()
    yield
    wiring.jobs().stop_all()
    st.cache_resource.clear()


@pytest.fixture
def store(own_database: str) -> Iterator[Store]:
    """The named world in the store that the app opens."""
    filled = fill(own_database)
    yield filled
    filled.close()


@pytest.fixture
def open_page() -> Open:
    """Opens a page as this role, with these values in the address."""

    def _open(entry: navigation.Entry, role: Role = Role.CONSULENT, **query: str) -> AppTest:
        app = AppTest.from_file("../../succession/frame.py", default_timeout=60)
        app.session_state[wiring.ROLE_KEY] = role.value
        app.run()
        app.switch_page(f"ui/pages/{entry.file}")
        app.query_params.update(query)
        return app.run()

    return _open


@pytest.fixture(scope="session")
def app() -> Iterator[Any]:
    """The real app, started once: there can be one Streamlit in each process."""
    with started(runpy.run_path(str(ROOT / "app.py"))["app"]) as real:
        yield real
