"""Vooruitblik: wanneer wordt het krap, hoe zeker is dat, wat helpt, en waardoor komt het?"""

import streamlit as st

from succession.ui import components, viewing
from succession.ui.capacity import download, reads, scenario, sections
from succession.ui.markdown import plain
from succession.views.capacity import page as capacity

# The sentence stands first; what it is about is chosen below it.
first = st.container()
if not viewing.look().register.practices:
    first.title("Er is nog niets om vooruit te rekenen")
    components.confidentiality_line(viewing.look().audience.role)
    components.empty_register()
    st.stop()

left, right = st.columns(2)
with left:
    saved = scenario.choose()
looking = scenario.adjust(saved)
question, forecast = sections.computed(looking.scenario)
with right:
    area = sections.choose_area(capacity.areas(forecast))

unit = sections.choose_unit()
view = capacity.present(forecast, area, unit, reads.stretch())
first.title(plain(view.conclusion))
looked = sections.Looked(forecast, view, question, looking.scenario.runs)
# Each in a place of its own: the browser loses what is being typed in what moves.
pictures, saving, taking = st.container(), st.container(), st.container()
with pictures:
    if looking.changed_words:
        st.caption(f":material/tune: {plain(looking.changed_words)}")
    sections.first_picture(looked)
    progress = st.container()
    components.key_numbers(view.numbers)
    st.write(view.meaning)
    sections.unknown(forecast, area)
    sections.bands(looked)
    year = sections.choose_year(view)
    st.header("Wat helpt")
    compared, comparison = sections.comparison(looking, area, year)
    st.header("Waar het tekort vandaan komt")
    sections.steps(looked, year)
    drivers, tornado = sections.drivers(looking.scenario, area, year)
with saving:
    st.header("Bewaarde scenario's")
    scenario.keep(looking)
with taking:
    download.offer(looked, download.YearShown(year, tornado, comparison))
with progress:
    sections.rest(looked)
reads.follow_only(question, drivers, *filter(None, (compared,)))
