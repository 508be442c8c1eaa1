"""Mijn gegevens: wat is er over mij vastgelegd, klopt het, en wat hebben we afgesproken?"""

import streamlit as st

from succession.ui import components, talk_own, wiring

st.title("Mijn gegevens")
components.confidentiality_line(wiring.audience().role)

himself = wiring.audience().himself
if himself is None:
    talk_own.who_are_you()
    st.stop()

talk_own.SECTIONS[talk_own.choose_section()](himself)
