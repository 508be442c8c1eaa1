"""What a form shows and the version it hands back come from one read, whatever comes in between."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from succession.actions.permission import Actor, Submission
from succession.actions.register import RowEdit, RowRef, edit_row
from succession.register import Audience, Role
from succession.store import Store
from succession.ui import viewing
from succession.ui.frame import navigation
from tests.region import LINDE, NOW
from tests.ui.conftest import Open

GP = f"{LINDE}/01100001"
ANNA = Actor("A. Jansen", Audience(Role.CONSULENT))
READS = ("data_version", "register", "versions", "register_with_versions")


class _Race:
    """Anna changes a field right before the n-th read of the store from now."""

    def __init__(self, patch: pytest.MonkeyPatch, change: Any, after: int) -> None:
        self._change, self._left, self.is_in = change, after, False
        for name in READS:
            patch.setattr(Store, name, self._raced(getattr(Store, name)))

    def _raced(self, read: Any) -> Any:
        def reading(store: Store, *args: Any) -> Any:
            self._left -= 1
            if self._left == 0 and not self.is_in:
                self.is_in = True
                self._change(store)
            return read(store, *args)

        return reading


def _anna(sheet: str, key: str, field: str, value: Any) -> Any:
    def change(store: Store) -> None:
        ref = RowRef(sheet, key, store.versions()[sheet, key])
        edit_row(store, Submission(ANNA, "anna", NOW), RowEdit(ref, {field: value}))

    return change


def _text(app: AppTest, ending: str) -> Any:
    return next(one for one in app.text_input if str(one.key).split("#")[0].endswith(ending))


@pytest.mark.parametrize("after", range(1, 4))
def test_a_change_while_a_row_is_drawn_is_never_lost(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    app = open_page(navigation.REGISTER)
    app.segmented_control(key="register.section").set_value("Wijzigen").run()
    with monkeypatch.context() as patch:
        race = _Race(patch, _anna("praktijken", LINDE, "patienten", 9999), after)
        app.selectbox(key="edit.praktijken.which").select(LINDE).run()
    assert race.is_in
    shown = _text(app, ".patienten").value
    _text(app, ".patienten").set_value("2400")
    app.button(key=f"edit.praktijken.{LINDE}.save").click().run()
    stored = store.register().practice_by_agb[LINDE].patients
    assert stored == (2400 if shown == "9999" else 9999)


@pytest.mark.parametrize("after", range(1, 8))
def test_a_change_while_his_own_record_is_drawn_is_never_lost(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    app = open_page(navigation.OWN_RECORD, Role.GUEST)
    app.selectbox(key=viewing.PRACTICE_KEY).set_value(LINDE).run()
    with monkeypatch.context() as patch:
        race = _Race(patch, _anna("huisartsen", GP, "fte", 0.3), after)
        app.segmented_control(key="own.section").set_value("Verbeteren").run()
    assert race.is_in
    shown = _text(app, ".fte").value
    _text(app, ".fte").set_value("0,5")
    app.button(key="own.send").click().run()
    (stored,) = [gp.fte for gp in store.register().gps if gp.agb == "01100001"]
    assert stored == (0.5 if shown == "0,3" else 0.3)
