"""Mijn gegevens: wat is er over mij vastgelegd, klopt het, en wat hebben we afgesproken?"""

import streamlit as st

from succession.ui import components, viewing
from succession.ui.talks import own

st.title("Mijn gegevens")
components.confidentiality_line(viewing.look().audience.role)

himself = viewing.audience().himself
if himself is None:
    own.who_are_you()
    st.stop()

own.SECTIONS[own.choose_section()](himself)
