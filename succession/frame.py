"""What each session runs: page settings, who is looking, the menu, and the one error boundary."""

import streamlit as st

from succession.errors import SuccessionError
from succession.ui import components, filling, keeping, navigation, sending, sidebar, wiring

st.set_page_config(page_title="Praktijkopvolging", page_icon="🩺", layout="wide")

try:
    sidebar.choose_viewer()
    sending.begin()
    filling.capture()
    keeping.keep_this_month()
    role = wiring.audience().role
    page = navigation.menu(role)
    if navigation.is_allowed(page, role):
        components.tell_saved()
        page.run()
    else:
        components.not_for(role)
except SuccessionError as error:
    components.error_box(error)
finally:
    filling.finish()
