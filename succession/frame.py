"""What each session runs: page settings, who is looking, the menu, and the one error boundary."""

import streamlit as st

from succession.errors import Conflict, SuccessionError
from succession.ui import (
    components,
    forms,
    keeping,
    navigation,
    replaced,
    sidebar,
    viewer,
    wiring,
)
>>>>>>> w-backup

st.set_page_config(page_title="Praktijkopvolging", page_icon="🩺", layout="wide")

try:
    replaced.refuse_old_pages()
    viewer.take_from_address()
    if not wiring.has_viewer():
        navigation.menu(None)
        viewer.ask()
        st.stop()
>>>>>>> w-backup
    sidebar.choose_viewer()
    viewer.keep_in_address()
    keeping.keep_this_month()
    role = wiring.audience().role
    page = navigation.menu(role)
    viewer.strip()
    if navigation.is_allowed(page, role):
        components.tell_saved()
        page.run()
    else:
        components.not_for(role)
except SuccessionError as error:
    if isinstance(error, Conflict):
        forms.forget_versions()
    components.error_box(error)
