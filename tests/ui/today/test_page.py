"""Vandaag, as each role meets it."""

from datetime import date
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from succession.register import Role
from succession.store import Store
from succession.ui import viewing
from succession.ui.frame import navigation
from tests.region import BEUK, LINDE, mark_of
from tests.ui.conftest import Open
from tests.ui.started_runs import started

VISSER = mark_of(f"{LINDE}/01100001")


def _links(app: AppTest) -> list[str]:
    return [str(link.proto.label) for link in app.get("page_link")]


def test_the_consulent_sees_talks_and_the_region(open_page: Open, store: Store) -> None:
    app = open_page(navigation.TODAY)
    assert app.title[0].value == "Vandaag: 4 gesprekken nodig."
    assert app.button(key=f"talks.hold.{VISSER}").label == "Gesprek"
    assert any("De regio:" in title.value for title in app.subheader)
    assert "Naar de regio" in _links(app)


def test_a_step_that_is_late_is_one_click_away(open_page: Open, store: Store) -> None:
    run = started(store, BEUK, overdracht=date(2027, 1, 1)).run
    app = open_page(navigation.TODAY)
    assert "te laat" in app.title[0].value
    ways = [link.proto.query_string for link in app.get("page_link") if "run=" in str(link.proto)]
    asked = dict(parse_qsl(ways[0]))
    assert asked["run"] == run.run_id
    app = open_page(navigation.PLAYBOOKS, **asked)
    assert "Afvinken" in [button.label for button in app.button]


@pytest.mark.parametrize("role", [Role.DIRECTORS, Role.GUEST])
def test_who_holds_no_talks_is_offered_none(open_page: Open, store: Store, role: Role) -> None:
    app = open_page(navigation.TODAY, role)
    if role is Role.GUEST:
        app.selectbox(key=viewing.PRACTICE_KEY).set_value(LINDE).run()
        assert "Wat er over u is vastgelegd" in _links(app)
    assert not app.exception
    assert "Belde, geen gehoor" not in [button.label for button in app.button]
