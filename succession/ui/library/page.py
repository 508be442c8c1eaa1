"""Draaiboeken: welke zijn er, welk past, en wat is in dit draaiboek de volgende stap?"""

import streamlit as st

from succession.ui import components, viewing
from succession.ui.library import sections, step
from succession.ui.markdown import plain
from succession.ui.runs import following
from succession.ui.runs import sections as run_page

asked = st.query_params.get("run")
followed = following.one(asked) if asked else None
if followed:
    run_page.draw(followed)
else:
    # What follows from a part stands above it.
    first = st.container()
    components.confidentiality_line(viewing.look().audience.role)
    unreadable = {one.run.run_id for one in viewing.look().unreadable_runs}
    if asked and asked not in unreadable:
        components.not_there("Het draaiboek")
    step.draw()
    first.title(plain(sections.draw()))
