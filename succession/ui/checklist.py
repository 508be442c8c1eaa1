"""The steps of a run, phase by phase: what to do, by when, who, and what holds it up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from succession.playbook.progress import StepState
from succession.ui import components
from succession.ui.markdown import plain
from succession.views.playbooks import PhaseView, RunView, StepView

_ICONS = {
    StepState.DONE: ":material/check_circle:",
    StepState.READY: ":material/radio_button_unchecked:",
    StepState.WAITING: ":material/hourglass_empty:",
    StepState.LATE: ":material/schedule:",
}


@dataclass(frozen=True, slots=True)
class StepActions:
    """What can be done with a step; each callback gets the id of the step."""

    tick: Callable[[str, date, str], None]
    reopen: Callable[[str, str], None]
    note: Callable[[str, str], None]


def checklist(view: RunView, today: date, actions: StepActions | None) -> None:
    """Every phase with its steps; without actions it is only to be read."""
    for phase in view.phases:
        st.subheader(plain(phase.title))
        st.caption(phase.status)
        _phase(phase, today, actions)


def _phase(phase: PhaseView, today: date, actions: StepActions | None) -> None:
    for step in phase.steps:
        opened = st.expander(
            plain(step.line),
            icon=_ICONS[step.state],
            key=f"step.{step.step_id}",
            on_change="rerun",
        )
        if opened.open:
            with opened:
                _step(step)
                if actions is not None:
                    _forms(step, today, actions)


def _step(step: StepView) -> None:
    st.markdown(f"**{step.state.value}** · {plain(step.who)}")
    st.markdown(plain(step.explanation))
    for label, text in step.details:
        st.markdown(f"**{label}:** {plain(text)}")
    if step.blocked_by:
        st.markdown("**Wacht op:**")
        components.bullets(step.blocked_by)
    for note in step.notes:
        st.caption(plain(note))


def _forms(step: StepView, today: date, actions: StepActions) -> None:
    key = f"step.{step.step_id}"
    with st.form(f"{key}.form", border=False):
        note = st.text_input("Notitie", key=f"{key}.note", help="Geen gezondheid, geen bedragen.")
        if step.done is None:
            on = st.date_input(
                "Gedaan op", today, max_value=today, format="DD-MM-YYYY", key=f"{key}.on"
            )
            is_ticked = st.form_submit_button("Afvinken", key=f"{key}.tick", type="primary")
            is_noted = st.form_submit_button("Alleen notitie bewaren", key=f"{key}.keep")
        else:
            on, is_ticked = today, False
            is_reopened = st.form_submit_button("Heropenen", key=f"{key}.reopen")
            is_noted = st.form_submit_button("Alleen notitie bewaren", key=f"{key}.keep")
            if is_reopened:
                actions.reopen(step.step_id, note)
    if is_ticked and isinstance(on, date):
        actions.tick(step.step_id, on, note)
    if is_noted and note.strip():
        actions.note(step.step_id, note)
