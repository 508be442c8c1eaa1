"""What is chosen on a page stands in its address, and the address leads."""

import pytest
from streamlit.testing.v1 import AppTest

from succession.register import Role
from succession.ui import viewing
from succession.ui.frame import navigation
from tests.ui.conftest import Open


def _page() -> None:
    import streamlit as st

    from succession.ui import address

    start = "Derde" if "derde" in st.query_params else None
    chosen = address.section(["Eerste", "Tweede", "Derde"], "page.section", otherwise=start)
    years = [None, 2027, 2028]
    old = "2028" if st.query_params.get("jaar") == "oud" else None
    st.selectbox("Jaar", years, **address.one_of("jaar", years, "page.year", asked=old))
    letters = list("abc")
    some = st.multiselect("Soms", letters, **address.some_of("soms", letters, "page.some"))
    kept = address.some_of("vaak", letters, "page.often", otherwise=["a", "b"])
    often = st.pills("Vaak", letters, selection_mode="multi", **kept)
    st.write(chosen, st.session_state["page.year"], *some, "/", *often)


def _at(**address: str | list[str]) -> AppTest:
    """A new session at this address."""
    app = AppTest.from_function(_page)
    app.query_params.update(address)
    return _sound(app.run())


def _sound(app: AppTest) -> AppTest:
    assert not app.exception
    assert not app.warning
    return app


def _told(app: AppTest) -> str:
    return str(app.markdown[0].value).removesuffix(" / a b")


def _go(app: AppTest, **address: str) -> AppTest:
    """A link to the same page, or the browser's Back."""
    app.query_params.clear()
    app.query_params.update(address)
    return _sound(app.run())


def test_without_anything_asked_it_is_the_first_and_the_address_stays_bare() -> None:
    app = _at()
    assert _told(app) == "Eerste `None`"
    assert dict(app.query_params) == {}


def test_what_the_address_asks_is_shown() -> None:
    assert _told(_at(onderdeel="Tweede", jaar="2028", soms=["c", "a", "c"])) == "Tweede `2028` c a"


@pytest.mark.parametrize("made_up", ["Vierde", "", "tweede"])
def test_what_an_address_makes_up_counts_as_none(made_up: str) -> None:
    app = _at(onderdeel=made_up, jaar=made_up, soms=[made_up, "b"])
    assert _told(app) == "Eerste `None` b"


def test_a_choice_comes_into_the_address_and_a_new_session_there_shows_the_same() -> None:
    app = _at()
    app.segmented_control(key="page.section").set_value("Tweede").run()
    app.selectbox(key="page.year").set_value(2027).run()
    app.multiselect(key="page.some").set_value(["b", "c"]).run()
    assert dict(app.query_params) == {"onderdeel": "Tweede", "jaar": "2027", "soms": ["b", "c"]}
    assert _told(_at(**app.query_params)) == _told(app) == "Tweede `2027` b c"


def test_what_stands_there_by_itself_leaves_the_address() -> None:
    app = _at(onderdeel="Tweede", jaar="2028", soms=["b"])
    app.segmented_control(key="page.section").set_value("Eerste").run()
    app.selectbox(key="page.year").set_value(None).run()
    app.multiselect(key="page.some").set_value([]).run()
    assert dict(app.query_params) == {"jaar": ""}
    assert _told(_sound(app)) == "Eerste `None`"


def test_what_the_address_calls_by_an_old_name_is_shown() -> None:
    assert _told(_at(jaar="oud")) == "Eerste `2028`"


def test_none_at_all_where_there_are_some_otherwise_stands_in_the_address() -> None:
    app = _at()
    app.button_group(key="page.often").set_value([]).run()
    assert app.query_params["vaak"] == ""
    assert _told(_at(**app.query_params)) == _told(app) == "Eerste `None` /"
    app.button_group(key="page.often").set_value(["b"]).run()
    assert _told(_at(**app.query_params)) == _told(app) == "Eerste `None` / b"
    app.button_group(key="page.often").set_value(["a", "b"]).run()
    assert "vaak" not in app.query_params


def test_a_link_to_the_same_page_and_the_browsers_back_lead() -> None:
    app = _at()
    app.segmented_control(key="page.section").set_value("Tweede").run()
    assert _told(_go(app)) == "Eerste `None`"
    assert _told(_go(app, onderdeel="Tweede")) == "Tweede `None`"
    assert _told(_go(app, derde="")) == "Derde `None`"


def test_another_choice_does_not_move_the_first() -> None:
    app = _at(onderdeel="Tweede")
    app.selectbox(key="page.year").set_value(2027).run()
    assert _told(app) == "Tweede `2027`"


def test_what_cannot_be_chosen_gives_way_to_what_the_address_asks() -> None:
    app = _at()
    app.session_state["page.section"] = "Vierde"
    app.session_state["page.some"] = ["z"]
    assert _told(_sound(app.run())) == "Eerste `None`"


def test_who_looks_changes_and_what_was_chosen_stays(open_page: Open) -> None:
    app = open_page(navigation.GROUND, Role.BOARD)
    app.multiselect(key="ground.gemeenten").set_value(["Dalfsen", "Ommen"]).run()
    app.text_input(key=viewing.NAME_KEY).set_value("K. Smit").run()
    assert not app.exception
    chosen = {"als": "bestuur", "gemeente": ["Dalfsen", "Ommen"], "naam": "K. Smit"}
    assert dict(app.query_params) == chosen
