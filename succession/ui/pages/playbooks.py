"""Draaiboeken: welke zijn er, en wat is in dit draaiboek de volgende stap?"""

import streamlit as st

from succession.ui import components, run_page, wiring
from succession.views import playbooks

st.title("Draaiboeken")
components.confidentiality_line(wiring.audience().role)

chosen = run_page.choose(wiring.followed())
if chosen:
    run_page.follow(chosen)
    st.stop()

library = wiring.playbooks()
if not library:
    st.info("Er zijn nog geen draaiboeken. Zet ze als YAML-bestand in de map `playbooks`.")
    st.stop()

run_page.starting(library)
run_page.library(playbooks.library_cards(library))
