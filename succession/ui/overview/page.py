"""Regio: waar knelt het het eerst, wat betekent dat, en wat weten we nog niet?"""

import streamlit as st

from succession.actions.permission import SEE_ORDER_BY_TIME
from succession.ui import components, viewing
from succession.ui.board import decisions, meetings, papers
from succession.ui.overview import sections
from succession.views import dutch, region_map
from succession.views.overview import page as overview

look = viewing.look()
if not look.register.practices:
    sections.begin_with_ground()
    st.stop()

view = overview.present(look.register, look.risk, look.running, viewing.may(SEE_ORDER_BY_TIME))
st.title(view.conclusion)
components.confidentiality_line(look.audience.role)
components.key_numbers(view.numbers)

left, right = st.container(key="beside").columns([11, 9], gap="medium")
with left:
    sections.map_of(region_map.present(look.register, look.risk, look.assumptions))
with right:
    sections.most_urgent(view)

decisions.in_brief()
meetings.in_brief()
papers.button()

st.header("Alle praktijken")
sections.all_practices(view)

st.header("Wat we nog niet weten")
st.write(
    f"Van de gegevens die het meest tellen is {view.known_share} bekend. "
    "Wat onbekend is, maakt de bandbreedte van elke uitkomst breder; het telt nooit als gunstig. "
    f"{view.deciding}"
)
components.known_fields(view.known)
st.caption(
    f"Stand van {dutch.day(look.risk.as_of)}. Rekenregels {look.risk.version}, "
    f"aannames {look.risk.assumptions}."
)
