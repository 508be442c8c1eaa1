"""Register: wat weten we van de praktijken en huisartsen, en hoe komt het erin en eruit?"""

import streamlit as st

from succession.ui import components, viewing
from succession.ui.register import sections

st.title(sections.conclusion())
components.confidentiality_line(viewing.look().audience.role)
sections.last_read()
sections.SECTIONS[sections.choose_section()]()
