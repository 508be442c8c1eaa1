"""What each session runs: page settings, who is looking, the menu, and the one error boundary."""

import streamlit as st

from succession.errors import Conflict, SuccessionError
from succession.ui import components, forms, keeping, navigation, sidebar, wiring

st.set_page_config(page_title="Praktijkopvolging", page_icon="🩺", layout="wide")

saved_line = None
try:
    sidebar.choose_viewer()
    keeping.keep_this_month()
    role = wiring.audience().role
    page = navigation.menu(role)
    if navigation.is_allowed(page, role):
        saved_line = components.tell_saved()
        page.run()
    else:
        components.not_for(role)
except SuccessionError as error:
    if isinstance(error, Conflict):
        forms.forget_versions()
    if saved_line:
        saved_line.empty()
    components.error_box(error)
