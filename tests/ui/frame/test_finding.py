"""Search and what was opened last, on top of every page."""

from streamlit.testing.v1 import AppTest

from succession.register import Role
from succession.store import Store
from succession.ui.frame import navigation
from tests.region import LINDE
from tests.ui.conftest import Open

ENTRY = navigation.REGISTER


def _found(app: AppTest, of: str = "found") -> list[str]:
    ways = [one for one in app.button if str(one.key).startswith(f"finding.{of}.")]
    return [one.label.replace("\\", "") for one in ways]


def test_a_part_of_a_name_finds_the_practice_and_the_person(open_page: Open, store: Store) -> None:
    app = open_page(ENTRY)
    app.text_input(key="finding.query").set_value("visser").run()
    assert _found(app) == ["A. Visser, De Linde · persoon"]
    app.text_input(key="finding.query").set_value("linde").run()
    assert _found(app)[0] == "De Linde, Aardorp · praktijk"


def test_what_is_chosen_opens_and_the_field_is_empty_again(open_page: Open, store: Store) -> None:
    app = open_page(ENTRY)
    app.text_input(key="finding.query").set_value("linde").run()
    app.button(key="finding.found.0").click().run()
    assert "De Linde" in app.title[0].value
    assert app.text_input(key="finding.query").value == ""


def test_nothing_found_is_said(open_page: Open, store: Store) -> None:
    app = open_page(ENTRY)
    app.text_input(key="finding.query").set_value("zzz").run()
    assert _found(app) == []
    assert any("Niets gevonden" in line.value for line in app.markdown)


def test_what_was_opened_last_comes_first(open_page: Open, store: Store) -> None:
    app = open_page(navigation.PRACTICE, praktijk="01000002")
    app.query_params["praktijk"] = LINDE
    app.run()
    app.switch_page(f"ui/{ENTRY.file}").run()
    assert _found(app, "last")[0] == "De Linde · praktijk"
    assert len(_found(app, "last")) == 2


def test_a_guest_finds_his_own_practice_alone(open_page: Open, store: Store) -> None:
    app = open_page(navigation.PRACTICE, Role.GUEST)
    app.text_input(key="finding.query").set_value("linde").run()
    assert _found(app) == []
