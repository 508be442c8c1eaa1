"""Praktijk: het dossier van één praktijk. Wat weten we, hoe waarschijnlijk, waarom, wat helpt?"""

import streamlit as st

from succession.actions.permission import START_RUN
from succession.ui import components, viewing
from succession.ui.library import choosing
from succession.ui.practice import dossier
from succession.ui.runs import following
from succession.views.practice import page as practice

st.title("Praktijk")
components.confidentiality_line(viewing.look().audience.role)

agb = dossier.choose(viewing.look().readable_practices)
risk = viewing.look().risk_of(agb) if agb else None
if risk is None:
    st.info("Kies een praktijk om haar dossier te openen.")
    st.stop()

components.title_of_tab(risk.name or "Praktijk")
view = practice.present(viewing.look().register, risk, viewing.look().today)
dossier.heading(view, risk)
components.key_numbers(view.numbers)
dossier.flags(view)

dossier.people(view, viewing.look().sources(risk.agb))
dossier.reasons(view, risk)
dossier.suggestions(choosing.suggested(risk.agb), risk.agb)
if viewing.may(START_RUN):
    dossier.ways_on(risk.agb)
dossier.runs(following.of_practice(risk.agb))
