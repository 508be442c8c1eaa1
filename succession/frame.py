"""What each session runs: page settings, who is looking, the menu, and the one error boundary."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from succession.errors import SuccessionError
from succession.register import Role
from succession.ui import components, files_told, filling, sending, viewing
from succession.ui.frame import finding, keeping, navigation, replaced, sidebar, viewer

st.set_page_config(page_icon="🩺", layout="wide")


def top() -> None:
    """Through whose eyes one looks, and beside it what can be searched."""
    with st.container(horizontal=True, vertical_alignment="center", key="top"):
        viewer.strip()
        finding.draw()


def draw(page: StreamlitPage, role: Role) -> None:
    """The page for whoever is looking; what goes wrong takes the line about a save away."""
    saved_line = None
    try:
        sidebar.choose_viewer()
        replaced.refuse_old_pages()
        viewer.keep_in_address()
        sending.begin()
        filling.capture()
        keeping.keep_this_month()
        viewing.begin()
        top()
        if navigation.is_allowed(page, role):
            saved_line = sending.tell_saved(page.url_path)
            files_told.warn(page.url_path)
            page.run()
        else:
            components.not_for(role)
    except SuccessionError as error:
        if saved_line:
            saved_line.empty()
        components.error_box(error)
    finally:
        filling.finish()


viewer.take_from_address()
looking = viewing.role()
# The menu asks nothing of the database: it stays when the database does not answer.
asked_for = navigation.menu(looking)
components.title_of_tab(asked_for.title)
if looking is None:
    viewer.ask()
else:
    draw(asked_for, looking)
