"""Draaiboeken: welke zijn er, welk past, en wat is in dit draaiboek de volgende stap?"""

import streamlit as st

from succession.ui import components, following, playbook_page, playbook_step, run_page, wiring

st.title("Draaiboeken")
components.confidentiality_line(wiring.audience().role)

asked = st.query_params.get("run")
followed = following.one(asked) if asked else None
if followed:
    run_page.draw(followed)
else:
    unreadable = {one.run.run_id for one in wiring.unreadable_runs()}
    if asked and asked not in unreadable:
        components.not_there("Het draaiboek")
    playbook_step.draw()
    playbook_page.draw()
