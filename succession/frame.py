"""What each session runs: page settings, who is looking, the menu, and the one error boundary."""

import streamlit as st

from succession.errors import Conflict, SuccessionError
from succession.ui import components, forms, keeping, navigation, sidebar, wiring

st.set_page_config(page_title="Praktijkopvolging", page_icon="🩺", layout="wide")

try:
    # The menu asks nothing of the database: it stays when the database does not answer.
    page = navigation.menu(wiring.role())
    sidebar.choose_viewer()
    keeping.keep_this_month()
    role = wiring.role()
    if navigation.is_allowed(page, role):
        components.tell_saved()
        page.run()
    else:
        components.not_for(role)
except SuccessionError as error:
    if isinstance(error, Conflict):
        forms.forget_versions()
    components.error_box(error)
