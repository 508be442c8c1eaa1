"""The steps of a run, phase by phase: what to do, by when, who, and what holds it up."""

from collections.abc import Sequence

import streamlit as st

from succession.playbook.run.progress import StepState
from succession.ui import address, components
from succession.ui.markdown import plain
from succession.ui.runs import step_forms
from succession.ui.runs.following import Followed
from succession.views.runs.page import StepView

_ICONS = {
    StepState.DONE: ":material/check_circle:",
    StepState.READY: ":material/radio_button_unchecked:",
    StepState.WAITING: ":material/hourglass_empty:",
    StepState.LATE: ":material/schedule:",
}


_STEP = "stap"  # in an address that leads to one step
_ALL = "Alle stappen"
_SHOWN = {
    _ALL: frozenset(StepState),
    "Nog te doen": frozenset(StepState) - {StepState.DONE},
    "Kan nu": frozenset({StepState.READY}),
    "Te laat": frozenset({StepState.LATE}),
}


def checklist(followed: Followed) -> None:
    """Every phase with the steps that are asked for, and the forms that this person may use."""
    kept = address.one_of("stappen", list(_SHOWN), "run.shown", _ALL)
    asked = st.segmented_control("Welke stappen", list(_SHOWN), required=True, **kept)
    states = _SHOWN[str(asked)]
    phases = [one for one in followed.view.phases if any(s.state in states for s in one.steps)]
    if not phases:
        st.write("Zulke stappen zijn er nu niet.")
    for phase in phases:
        st.subheader(plain(phase.title))
        st.caption(phase.status)
        _phase(followed, [step for step in phase.steps if step.state in states])


def _phase(followed: Followed, steps: Sequence[StepView]) -> None:
    for step in steps:
        opened = st.expander(
            plain(step.line),
            icon=_ICONS[step.state],
            key=f"step.{step.step_id}",
            expanded=step.step_id == st.query_params.get(_STEP),
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
