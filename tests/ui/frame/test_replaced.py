"""A backup is put back under a running server: old pages stop, new ones show what is there."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from succession.actions.register import RowEdit, RowRef, edit_row
from succession.register import Role
from succession.store import Store, back_up, open_store, restore
from succession.ui.frame import navigation
from tests.region import LINDE
from tests.store.builders import submission
from tests.ui.conftest import Open, table_with

GP = f"{LINDE}/01100001"


@pytest.fixture
def reserve(store: Store, own_database: str, tmp_path: Path) -> Path:
    """A backup of the named world."""
    target = tmp_path / "reserve.sqlite"
    back_up(own_database, target)
    return target


def _call(store: Store, name: str) -> None:
    ref = RowRef("praktijken", LINDE, store.versions()["praktijken", LINDE])
    edit_row(store, submission(), RowEdit(ref, {"naam": name}))


def _names(app: AppTest) -> list[str]:
    table = table_with(app, "Naam")
    return list(table["Naam"])


def test_a_form_of_before_writes_nothing_and_says_what_to_do(
    open_page: Open, own_database: str, reserve: Path
) -> None:
    app = open_page(navigation.REGISTER)
    app = app.segmented_control(key="register.section").set_value("Wijzigen").run()
    app.segmented_control(key="edit.sheet").set_value("huisartsen").run()
    app.selectbox(key="edit.huisartsen.which").select(GP).run()
    (fte,) = [one for one in app.text_input if str(one.key).endswith(".fte")]
    fte.set_value("0,5")
    restore(own_database, reserve, replaces=True)
    present = open_store(own_database)
    before = present.data_version()
    app.button(key=f"edit.huisartsen.{GP}.save").click().run()
    assert not app.exception
    assert "reservekopie teruggezet" in app.error[0].value
    assert "F5" in app.error[0].value
    assert present.data_version() == before
    app.run()
    assert "reservekopie teruggezet" in app.error[0].value
    present.close()


def test_a_page_that_is_opened_since_shows_what_is_there_now(
    open_page: Open, store: Store, own_database: str, reserve: Path
) -> None:
    """The number of the data version is the same in both: what was kept by it must be gone."""
    _call(store, "Verdwenen Naam")
    assert "Verdwenen Naam" in _names(open_page(navigation.REGISTER, Role.BOARD))
    version = store.data_version()
    restore(own_database, reserve, replaces=True)
    present = open_store(own_database)
    while present.data_version() < version:
        _call(present, f"Naam {present.data_version()}")
    app = open_page(navigation.REGISTER, Role.BOARD)
    assert not app.error
    assert present.data_version() == version
    assert _names(app) == [practice.name for practice in present.register().practices]
    present.close()
