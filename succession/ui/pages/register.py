"""Register: wat weten we van de praktijken en huisartsen, en hoe komt het erin en eruit?"""

import streamlit as st

from succession.ui import components, register_page, wiring

st.title("Register")
components.confidentiality_line(wiring.audience().role)

section = register_page.choose_section()
if section is not None:
    register_page.SECTIONS[section]()
