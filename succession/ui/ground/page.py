"""Uw gebied: wie wonen er, wat vragen zij aan zorg, en waar is een praktijk ver?"""

import streamlit as st

from succession.land.ground import dutch_ground
from succession.ui import address, components, tables, viewing
from succession.views import dutch
from succession.views.ground import page as ground

land = dutch_ground()
names = sorted(one.name for one in land.gemeenten.values())
# What follows from the choice stands above it.
first = st.container()
chosen = st.multiselect(
    "Gemeenten",
    names,
    placeholder="Kies een of meer gemeenten",
    **address.some_of("gemeente", names, "ground.gemeenten"),
)
if not chosen:
    first.title("Kies de gemeenten van uw gebied")
    st.write(
        "U ziet dan wie er wonen, wat zij nu en later aan zorg vragen, en in welke wijken een "
        "praktijk ver weg is. Daar is nog geen lijst van praktijken voor nodig."
    )
    st.stop()

look = viewing.look()
gemeenten = [land.gemeente_named(name) for name in chosen]
view = ground.present(gemeenten, land, look.assumptions, look.today)
first.title(view.conclusion)
components.key_numbers(view.numbers)

st.header("Zorgvraag")
st.write(
    "In gewone Nederlandse patiënten van nu, met de band waarin de uitkomst acht van de tien "
    "keer valt."
)
tables.whole(view.care)

st.header("Kwetsbare wijken")
st.write(view.about_wijken)
tables.lines(
    view.wijken,
    "ground.wijken",
    "Wijken met weinig praktijken in de buurt",
    {"praktijken binnen 3 km": dutch.one_decimal, "km naar de dichtstbijzijnde": dutch.one_decimal},
)
st.caption(view.source)
