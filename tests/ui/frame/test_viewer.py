"""Who is looking stands in the address, and who is unknown sees nothing."""

import pytest
from streamlit.testing.v1 import AppTest

from succession.register import Role
from succession.store import Store
from succession.ui import viewing
from succession.ui.frame import navigation
from succession.ui.frame.navigation import ENTRIES, Entry
from tests.region import BEUK, LINDE
from tests.ui.conftest import Open

DE_BOER = f"{BEUK}/01100002"


def _at(address: dict[str, str]) -> AppTest:
    """A new session at this address, as after F5, by a link or in a second tab."""
    app = AppTest.from_file("../../../succession/frame.py", default_timeout=60)
    app.query_params.update(address)
    app.run()
    assert not app.exception
    return app


def _address(app: AppTest) -> dict[str, str]:
    return {name: str(said) for name, said in app.query_params.items()}


def _strip(app: AppTest) -> str:
    strip = app.main.children[0].children[0]
    assert "viewer" in str(strip.proto)
    return str(next(iter(strip.children.values())).value)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.path)
def test_without_a_known_viewer_every_page_asks_who_looks_and_shows_nothing(
    store: Store, entry: Entry
) -> None:
    app = AppTest.from_file("../../../succession/frame.py", default_timeout=60).run()
    app.switch_page(f"ui/{entry.file}").run()
    assert [title.value for title in app.title] == ["Wie kijkt er?"]
    assert [*app.header, *app.subheader, *app.dataframe, *app.table, *app.sidebar.selectbox] == []


@pytest.mark.parametrize("said", ["", "baas", "CONSULENT", "consulent "])
def test_an_address_that_names_no_role_is_asked(store: Store, said: str) -> None:
    assert _at({"als": said}).title[0].value == "Wie kijkt er?"


@pytest.mark.parametrize("role", list(Role))
def test_who_answers_comes_to_the_first_page_and_it_stands_in_the_address(
    store: Store, role: Role
) -> None:
    app = _at({})
    app.button(key=f"viewer.ask.{role.value}").click().run()
    assert not app.exception
    assert _address(app)["als"] == role.value
    assert f"U kijkt als {role.value}" in _strip(app)


@pytest.mark.parametrize("role", list(Role))
def test_a_new_session_at_the_same_address_is_the_same_viewer(store: Store, role: Role) -> None:
    app = _at({"als": role.value})
    app.text_input(key=viewing.NAME_KEY).set_value("K. Smit").run()
    again = _at(_address(app))
    assert again.selectbox(key=viewing.ROLE_KEY).value == role.value
    assert again.text_input(key=viewing.NAME_KEY).value == "K. Smit"


def test_a_board_member_keeps_his_hagro(open_page: Open, store: Store) -> None:
    app = open_page(navigation.OVERVIEW, Role.BOARD)
    app.selectbox(key=viewing.HAGRO_KEY).set_value("Zuid").run()
    again = _at(_address(app))
    assert again.selectbox(key=viewing.HAGRO_KEY).value == "Zuid"
    assert "bestuur, hagro Zuid" in _strip(again)


def test_a_guest_keeps_his_practice_his_part_and_who_he_is(open_page: Open, store: Store) -> None:
    app = open_page(navigation.OWN_RECORD, Role.GUEST)
    app.selectbox(key=viewing.PRACTICE_KEY).set_value(BEUK).run()
    app.selectbox(key=f"{viewing.HIMSELF_KEY}.{BEUK}").set_value(DE_BOER).run()
    again = _at(_address(app))
    assert again.selectbox(key=viewing.PRACTICE_KEY).value == BEUK
    assert again.selectbox(key=f"{viewing.HIMSELF_KEY}.{BEUK}").value == DE_BOER
    app.selectbox(key=viewing.PART_KEY).set_value("opvolger").run()
    assert _at(_address(app)).selectbox(key=viewing.PART_KEY).value == "opvolger"


def test_a_guest_has_no_practice_before_he_chose_one(open_page: Open, store: Store) -> None:
    app = open_page(navigation.PRACTICE, Role.GUEST)
    assert app.selectbox(key=viewing.PRACTICE_KEY).value is None
    assert app.title[0].value == "Er is hier nog geen praktijk te openen"


@pytest.mark.parametrize(
    ("address", "lost"),
    [
        ({"als": "bestuur", "hagro": "Elders"}, "hagro"),
        ({"als": "gast", "praktijk": "99999999"}, "zelf"),
        ({"als": "gast", "praktijk": LINDE, "zelf": DE_BOER}, "nothing: A. Visser is the one"),
        ({"als": "consulent", "hagro": "Zuid"}, "hagro"),
    ],
)
def test_what_an_address_makes_up_is_not_taken_over(
    store: Store, address: dict[str, str], lost: str
) -> None:
    app = _at(address)
    assert lost not in _address(app)
    assert DE_BOER not in _address(app).values()


def test_within_a_session_a_page_of_the_menu_and_an_old_address_change_nothing(
    open_page: Open, store: Store
) -> None:
    app = open_page(navigation.OVERVIEW, Role.BOARD)
    app.query_params["als"] = "consulent"  # The browser's Back, to a page from before the choice.
    app.run()
    assert _address(app)["als"] == "bestuur"
    assert "bestuur" in _strip(app)


def test_without_a_session_there_is_no_audience() -> None:
    with pytest.raises(viewing.UnknownViewer):
        viewing.audience()
    with pytest.raises(viewing.UnknownViewer):
        viewing.actor()
    with pytest.raises(viewing.UnknownViewer):
        viewing.look()


def _look_of_before() -> None:
    import streamlit as st

    from succession.ui import viewing

    st.session_state[viewing.ROLE_KEY] = "bestuur"
    viewing.begin()
    st.session_state[viewing.ROLE_KEY] = "gast"
    try:
        st.write(viewing.look().audience.role.value)
    except viewing.UnknownViewer:
        st.write("niemand")


@pytest.mark.usefixtures("store")
def test_a_look_of_another_role_shows_nothing() -> None:
    app = AppTest.from_function(_look_of_before).run()
    assert [one.value for one in app.markdown] == ["niemand"]
