"""Every page for every role, on an empty and on a filled register, from the frame on."""

import pytest
from streamlit.testing.v1 import AppTest

from succession.register import Role
from succession.store import Store
from succession.ui import viewing
from succession.ui.frame import navigation
from succession.ui.frame.navigation import ENTRIES, Entry
from tests.region import LINDE
from tests.ui.conftest import Open, table_with

PAGES = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.path)
ROLES = pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
NOT_YOURS = "Deze pagina hoort niet bij uw rol"
HIDDEN = "Vertrouwelijke plannen tellen hier als onbekend."


def _assert_title(app: AppTest, entry: Entry, role: Role) -> None:
    """What stands on top is what the page found, and not what the menu calls it."""
    (title,) = (title.value for title in app.title)
    assert (title == NOT_YOURS) == (role not in entry.roles)
    if role in entry.roles and entry is not navigation.OWN_RECORD:
        assert title != entry.title


def _said(app: AppTest) -> str:
    return "\n".join(
        str(element.value) for element in (*app.markdown, *app.caption, *app.info, *app.subheader)
    )


@PAGES
@ROLES
def test_every_page_has_its_title_on_an_empty_register(
    open_page: Open, entry: Entry, role: Role
) -> None:
    app = open_page(entry, role)
    assert not app.exception
    assert not app.error
    _assert_title(app, entry, role)


@PAGES
@ROLES
def test_every_page_has_its_title_on_a_filled_register(
    open_page: Open, store: Store, entry: Entry, role: Role
) -> None:
    app = open_page(entry, role)
    assert not app.exception
    assert not app.error
    _assert_title(app, entry, role)


@pytest.mark.parametrize(
    ("entry", "role"),
    [
        (entry, role)
        for entry in ENTRIES
        for role in Role
        if role in entry.roles and entry is not navigation.GROUND  # it knows no practice at all
    ],
    ids=lambda value: getattr(value, "path", value),
)
def test_who_may_not_see_everything_is_told_so_without_a_number(
    open_page: Open, store: Store, entry: Entry, role: Role
) -> None:
    app = open_page(entry, role, praktijk=LINDE)
    assert (HIDDEN in _said(app)) == (role is not Role.CONSULENT)


@ROLES
def test_the_front_door_leads_to_the_first_page_of_the_role(
    open_page: Open, store: Store, role: Role
) -> None:
    app = AppTest.from_file("../../succession/frame.py", default_timeout=60)
    app.session_state[viewing.ROLE_KEY] = role.value
    app.run()
    first = next(entry for entry in ENTRIES if role in entry.roles)
    _assert_title(app, first, role)


def test_the_role_stays_when_going_to_another_page(open_page: Open, store: Store) -> None:
    app = open_page(navigation.OVERVIEW, Role.BOARD)
    app.switch_page("ui/register/page.py").run()
    assert app.selectbox(key=viewing.ROLE_KEY).value == Role.BOARD.value


def test_a_dossier_opens_from_its_address(open_page: Open, store: Store) -> None:
    app = open_page(navigation.PRACTICE, praktijk=LINDE)
    assert "De Linde" in app.title[0].value
    people = app.segmented_control(key="practice.section").set_value("Mensen").run()
    assert "A. Visser" in list(table_with(people, "rol")["naam"])


def test_an_address_that_names_no_practice_asks_which(open_page: Open, store: Store) -> None:
    app = open_page(navigation.PRACTICE, praktijk="99999999")
    assert not app.error
    assert app.title[0].value == "4 praktijken in 2 hagro's, 4 praktijkhouders"


def test_the_choice_of_a_practice_is_followed_by_the_address(open_page: Open, store: Store) -> None:
    app = open_page(navigation.PRACTICE)
    app.selectbox(key="practice.agb").select(LINDE).run()
    assert app.query_params["praktijk"] == LINDE
    assert "De Linde" in app.title[0].value


def test_a_name_with_marks_is_shown_as_typed(open_page: Open, store: Store) -> None:
    app = open_page(navigation.PRACTICE, praktijk="01000002")
    assert "De Beuk \\[hier\\]\\(http\\:\u2060//elders\\.example\\)" in app.title[0].value


def test_a_dossier_left_and_opened_anew_is_the_same(open_page: Open, store: Store) -> None:
    app = open_page(navigation.PRACTICE, praktijk=LINDE)
    app.switch_page(f"ui/{navigation.REGISTER.file}").run()
    app.switch_page(f"ui/{navigation.PRACTICE.file}")
    app.query_params["praktijk"] = LINDE
    assert "De Linde" in app.run().title[0].value
