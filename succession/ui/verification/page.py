"""Betrouwbaarheid: waarmee is het programma nagerekend, en wat kan het niet weten?"""

import streamlit as st

from succession.ui import components, viewing
from succession.ui.verification import sections

st.title(sections.conclusion())
components.confidentiality_line(viewing.look().audience.role)
st.write(
    "Elk getal in dit programma is een schatting. Hier staat waarmee we die schattingen hebben "
    "nagerekend, ook waar dat tegenvalt."
)

sections.national()
sections.backtest()
sections.regions()
sections.coverage()
sections.own_history()
sections.limits()
