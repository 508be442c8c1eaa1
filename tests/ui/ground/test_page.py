"""Uw gebied: gemeenten are chosen, and stand in the address."""

from succession.register import Role
from succession.ui.frame import navigation
from tests.ui.conftest import Open


def test_gemeenten_are_asked_before_anything_is_said(open_page: Open) -> None:
    app = open_page(navigation.GROUND, Role.BOARD)
    assert not app.exception
    assert [title.value for title in app.title] == ["Kies de gemeenten van uw gebied"]


def test_a_chosen_gemeente_says_what_its_people_ask(open_page: Open) -> None:
    app = open_page(navigation.GROUND, Role.BOARD)
    app.multiselect(key="ground.gemeenten").select("Ommen").run()
    assert not app.exception
    assert app.title[0].value.startswith("In Ommen vragen de inwoners")
    assert [header.value for header in app.header] == ["Zorgvraag", "Kwetsbare wijken"]
