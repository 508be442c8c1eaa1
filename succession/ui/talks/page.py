"""Gesprekken: met wie praten we, waarom nu, wat vragen we, en wat is er afgesproken?"""

import streamlit as st

from succession.ui import components, viewing
from succession.ui.talks import sections

if not viewing.look().register.practices:
    st.title("Er is nog niemand om mee te praten")
    components.empty_register()
    st.stop()

entry = sections.chosen()
if entry is None:
    sections.region()
else:
    sections.one(entry)
