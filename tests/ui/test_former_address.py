"""An address that was kept before a code or a name changed still leads to whom it was about."""

from succession.actions.register import RowEdit, RowRef, edit_row
from succession.register.fields import Sheet
from succession.register.rows import Value
from succession.store import Store
from succession.ui.frame.navigation import PLAYBOOKS, PRACTICE, TALKS
from tests.region import BEUK, LINDE, mark_of
from tests.store.builders import submission
from tests.ui.conftest import Open

MOVED = "01999999"


def _edit(store: Store, sheet: Sheet, key: str, **changes: Value) -> None:
    ref = RowRef(sheet, key, store.versions()[sheet, key])
    edit_row(store, submission(), RowEdit(ref, changes))


def test_the_address_of_a_practice_follows_its_code(open_page: Open, store: Store) -> None:
    _edit(store, Sheet.PRACTICES, LINDE, agb=MOVED)
    app = open_page(PRACTICE, praktijk=LINDE)
    assert "De Linde" in app.title[0].value
    for asked in ("praktijk", "acuut"):
        app = open_page(PLAYBOOKS, **{asked: LINDE})
        assert not app.exception
        assert not [box for box in app.warning if "is er niet" in box.value]


def test_the_address_of_a_talk_follows_the_code_of_its_practice(
    open_page: Open, store: Store
) -> None:
    kept = mark_of(f"{BEUK}/01100002")
    before = open_page(TALKS, gesprek=kept).title[0].value
    _edit(store, Sheet.PRACTICES, BEUK, agb=MOVED)
    assert open_page(TALKS, gesprek=kept).title[0].value == before
