"""Gesprekken: met wie praten we over de toekomst van de praktijk, en wanneer voor het laatst?"""

import streamlit as st

from succession.ui import components, talk_page, wiring
from succession.views import talks

st.title("Gesprekken")

register = wiring.register()
if not register.practices:
    components.empty_register()
    st.stop()

view = talks.present(register, wiring.today())
st.subheader(view.headline)
st.caption(
    "Praktijkhouders van 60 en ouder, van wie de leeftijd onbekend is, of die binnen 5 jaar "
    "stoppen. Eerst wie aan de beurt is, dan wie het langst geleden is gesproken."
)
components.confidentiality_line(wiring.audience().role)
talk_page.table(view)
talk_page.log(view)
