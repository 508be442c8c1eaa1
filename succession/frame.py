"""What each session runs: page settings, who is looking, the menu, and the one error boundary."""

import streamlit as st

from succession.errors import SuccessionError
from succession.ui import (
    components,
    files_told,
    filling,
    keeping,
    navigation,
    replaced,
    sending,
    sidebar,
    viewer,
    wiring,
)

st.set_page_config(page_title="Praktijkopvolging", page_icon="🩺", layout="wide")

saved_line = None
try:
    viewer.take_from_address()
    role = wiring.role()
    # The menu asks nothing of the database: it stays when the database does not answer.
    page = navigation.menu(role)
    if role is None:
        viewer.ask()
        st.stop()
    replaced.refuse_old_pages()
    sidebar.choose_viewer()
    viewer.keep_in_address()
    sending.begin()
    filling.capture()
    keeping.keep_this_month()
    viewer.strip()
    if navigation.is_allowed(page, role):
        saved_line = components.tell_saved()
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
