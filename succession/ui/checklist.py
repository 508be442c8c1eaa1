"""The steps of a run, phase by phase: what to do, by when, who, and what holds it up."""

import streamlit as st

from succession.playbook.progress import StepState
from succession.ui import components, step_forms
from succession.ui.following import Followed
from succession.ui.markdown import plain
from succession.views.runs import PhaseView, StepView

_ICONS = {
    StepState.DONE: ":material/check_circle:",
    StepState.READY: ":material/radio_button_unchecked:",
    StepState.WAITING: ":material/hourglass_empty:",
    StepState.LATE: ":material/schedule:",
}


def checklist(followed: Followed) -> None:
    """Every phase with its steps, and the forms that this person may use."""
    for phase in followed.view.phases:
        st.subheader(plain(phase.title))
        st.caption(phase.status)
        _phase(followed, phase)


def _phase(followed: Followed, phase: PhaseView) -> None:
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
                step_forms.draw(followed, step)


def _step(step: StepView) -> None:
    st.markdown(f"**{step.state.value}** · {plain(step.who)}")
    st.markdown(plain(step.explanation))
    for label, text in step.details:
        st.markdown(f"**{label}:** {plain(text)}")
    for consent in step.consents:
        st.markdown(f"**Akkoord van {plain(consent.label)}:** {plain(consent.words)}")
    for title, lines in (("Wacht op", step.waits_for), ("Wacht op het akkoord bij", step.gates)):
        if lines:
            st.markdown(f"**{title}:**")
            components.bullets(lines)
    for proof in step.proofs:
        st.caption(f":material/attach_file: {plain(proof)}")
    for note in step.notes:
        st.caption(plain(note))
