"""Praktijk: het dossier van één praktijk. Wat is er aan de hand, wat betekent dat, wat nu?"""

import streamlit as st

from succession.ui import address, viewing
from succession.ui.practice import choosing, dossier

look = viewing.look()
agb = choosing.asked()
risk = look.risk_of(agb) if agb else None
if risk is None:
    choosing.draw()
    st.stop()

dossier.heading(risk)
parts = dossier.parts()
parts[address.section(list(parts), "practice.section", label="Onderdeel van het dossier")](risk)
