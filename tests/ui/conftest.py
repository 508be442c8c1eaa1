"""The app as a person meets it, without a browser: fixed day, empty caches, own database."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from succession.register import Role
from succession.store import Store
from succession.ui import navigation, wiring
from tests.region import TODAY, fill

Open = Callable[..., AppTest]
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
        app.query_params["als"] = role.value
        app.run()
        app.switch_page(f"ui/pages/{entry.file}")
        app.query_params.update(query)
        return app.run()

    return _open
