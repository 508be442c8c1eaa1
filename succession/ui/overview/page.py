"""Overzicht: waar knelt het het eerst, wat betekent dat, en wat weten we nog niet?"""

import streamlit as st

from succession.ui import components, viewing
from succession.views import dutch
from succession.views.overview import page as overview
from succession.views.overview import region_map

st.title("Overzicht")

register, risk = viewing.look().register, viewing.look().risk
if not register.practices:
    components.empty_register()
    st.stop()

view = overview.present(register, risk)
st.subheader(view.headline)
st.caption(
    f"Stand van {dutch.day(risk.as_of)}. Rekenregels {risk.version}, aannames {risk.assumptions}."
)
components.confidentiality_line(viewing.look().audience.role)
components.key_numbers(view.numbers)

left, right = st.columns([3, 2])
with left:
    components.region_map(region_map.present(register, risk))
with right:
    components.level_legend(view.groups)
    components.open_practice(overview.choices(risk), key="overview.open")

st.header("Praktijken per niveau")
st.caption(
    "Het niveau zegt wat er te doen is, niet hoe goed een praktijk is. "
    "Binnen een niveau staan de praktijken op naam."
)
components.level_tables(view.groups)

st.header("Wat we nog niet weten")
st.write(
    f"Van de gegevens die het meest tellen is {view.known_share} bekend. "
    "Wat onbekend is, maakt de bandbreedte van elke uitkomst breder; het telt nooit als gunstig."
)
components.known_fields(view.known)
