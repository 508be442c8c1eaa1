"""One step of a draaiboek, opened from an advice: what it is, who does it, and the way on."""

import streamlit as st

from succession.playbook.book.model import Playbook
from succession.playbook.run.visibility import sees
from succession.ui import components, files_read, viewing
from succession.ui.markdown import plain
from succession.ui.runs import following

PARAMETER = "stap"


def draw() -> None:
    """The step that the address names (`?draaiboek=…&stap=…`); nothing when it names none."""
    asked = st.query_params
    playbook = next((p for p in files_read.playbooks() if p.id == asked.get("draaiboek")), None)
    step = playbook.step_by_id.get(asked.get(PARAMETER, "")) if playbook else None
    if playbook is None or step is None or not sees(viewing.actor().viewer, step):
        if PARAMETER in asked:
            components.not_there("De stap")
        return
    with st.container(border=True, key="playbook.step"):
        st.caption(plain(f"Stap uit {playbook.title}"))
        st.subheader(plain(step.title))
        st.markdown(plain(step.explanation))
        roles = ", ".join(playbook.roles[role] for role in step.roles)
        evidence = f" Bewijs: {step.evidence}." if step.evidence else ""
        st.caption(plain(f"Wie: {roles}.{evidence}"))
        _way_on(playbook, asked.get("praktijk"))


def _way_on(playbook: Playbook, agb: str | None) -> None:
    """To the run of this draaiboek where the practice follows it already."""
    runs = (one for one in following.of_practice(agb or "") if one.run.closing is None)
    found = next((one for one in runs if one.run.playbook_id == playbook.id), None)
    if found is None:
        st.write("Dit draaiboek loopt hier nog niet; hieronder kunt u het bekijken en beginnen.")
        return
    components.playbooks_button("Open het draaiboek dat loopt", {"run": found.run.run_id})
