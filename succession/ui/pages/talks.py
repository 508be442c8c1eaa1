"""Gesprekken: met wie praten we, waarom nu, wat vragen we, en wat is er afgesproken?"""

import streamlit as st

from succession.ui import components, talk_page, wiring

st.title("Gesprekken")

if not wiring.register().practices:
    components.empty_register()
    st.stop()

components.confidentiality_line(wiring.audience().role)
entry = talk_page.chosen()
if entry is None:
    talk_page.region()
else:
    talk_page.one(entry)
