"""Capaciteit: wanneer wordt het krap, hoe zeker is dat, waardoor komt het, en wat helpt?"""

import streamlit as st

from succession.ui import (
    capacity_download,
    capacity_page,
    capacity_reads,
    capacity_scenario,
    components,
    wiring,
)
from succession.ui.markdown import plain
from succession.views import capacity

st.title("Capaciteit")

if not wiring.register().practices:
    components.confidentiality_line(wiring.audience().role)
    components.empty_register()
    st.stop()

left, right = st.columns(2)
with left:
    saved = capacity_scenario.choose()
looking = capacity_scenario.adjust(saved)
question, forecast = capacity_page.computed(looking.scenario)
with right:
    area = capacity_page.choose_area(capacity.areas(forecast))

unit = capacity_page.choose_unit()
view = capacity.present(forecast, area, unit, capacity_reads.stretch())
looked = capacity_page.Looked(forecast, view, question, looking.scenario.runs)
# Each in a place of its own: the browser loses what is being typed in what moves.
pictures, saving, taking = st.container(), st.container(), st.container()
with pictures:
    if looking.changed_words:
        st.caption(f":material/tune: {plain(looking.changed_words)}")
    st.subheader(view.headline)
    st.write(view.meaning)
    capacity_page.first_picture(looked)
    progress = st.container()
    components.key_numbers(view.numbers)
    capacity_page.unknown(forecast, area)
    capacity_page.bands(looked)
    st.header("Waar het tekort vandaan komt")
    year = capacity_page.choose_year(view)
    capacity_page.steps(looked, year)
    drivers, tornado = capacity_page.drivers(looking.scenario, area, year)
    st.header("Scenario's naast elkaar")
    compared, comparison = capacity_page.comparison(looking, area, year)
with saving:
    st.header("Bewaarde scenario's")
    capacity_scenario.keep(looking)
with taking:
    capacity_download.offer(looked, capacity_download.Shown(year, tornado, comparison))
with progress:
    capacity_page.rest(looked)
capacity_reads.follow_only(question, drivers, *filter(None, (compared,)))
