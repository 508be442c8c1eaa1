"""Besluiten en rol: wat is er te besluiten, wat is besloten, en wat is er veranderd?"""

import streamlit as st

from succession.ui import address, components, viewing
from succession.ui.board import decisions, meetings, papers, role
from succession.views.board import decisions as views

look = viewing.look()
found = look.decisions
st.title(views.conclusion(found, look.today))
components.confidentiality_line(look.audience.role)
if said := views.abstaining(found, look.audience.hagro):
    st.info(said, icon=":material/visibility_off:")
parts = {
    "Te besluiten": decisions.asked,
    "Genomen": decisions.taken,
    "Stukken": papers.draw,
    "Vergaderingen": meetings.draw,
    "Rol": role.draw,
}
first, *_ = names = list(parts)
kept = address.one_of("onderdeel", names, "board.part", first)
parts[st.segmented_control("Onderdeel", names, **kept) or first]()
