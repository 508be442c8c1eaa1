"""The front door: on to the first page of whoever is looking."""

import streamlit as st

from succession.ui import viewing
from succession.ui.frame import navigation

st.switch_page(navigation.home(viewing.audience().role))
