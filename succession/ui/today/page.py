"""Vandaag: wat wacht er vandaag op u, en hoe staat de regio ervoor?"""

import streamlit as st

from succession.actions.permission import SEE_ALL_RUNS, SEE_BOARD, SEE_OVERVIEW, SEE_TALKS
from succession.ui import components, viewing
from succession.ui.board import decisions, meetings, papers
from succession.ui.today import sections

if not viewing.look().register.practices:
    st.title("Er is nog geen lijst van praktijken")
    components.empty_register()
    st.stop()

waiting = sections.waiting()
st.title(waiting.conclusion)
components.confidentiality_line(viewing.look().audience.role)
if viewing.may(SEE_TALKS):
    sections.talks(waiting)
if viewing.may(SEE_BOARD):
    decisions.in_brief()
    meetings.in_brief()
    papers.button()
if viewing.may(SEE_ALL_RUNS):
    sections.steps(waiting)
else:
    sections.own_runs()
if viewing.may(SEE_OVERVIEW):
    sections.region()
