"""Gesprekken: met wie praten we, waarom nu, wat vragen we, en wat is er afgesproken?"""

import streamlit as st

from succession.ui import components, viewing
from succession.ui.talks import sections

st.title("Gesprekken")

if not viewing.look().register.practices:
    components.empty_register()
    st.stop()

components.confidentiality_line(viewing.look().audience.role)
entry = sections.chosen()
if entry is None:
    sections.region()
else:
    sections.one(entry)
