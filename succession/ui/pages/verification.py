"""Hoe goed is dit? Waarmee is het programma nagerekend, en wat kan het niet weten?"""

import streamlit as st

from succession.ui import components, verification_page, wiring

st.title("Hoe goed is dit?")
components.confidentiality_line(wiring.audience().role)
st.write(
    "Elk getal in dit programma is een schatting. Hier staat waarmee we die schattingen hebben "
    "nagerekend, ook waar dat tegenvalt."
)

verification_page.national()
verification_page.backtest()
verification_page.coverage()
verification_page.own_history()
verification_page.limits()
