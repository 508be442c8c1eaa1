"""What people say of one step: done, a note, by what it shows, and who agrees."""

from datetime import date

import streamlit as st

from succession import actions
from succession.actions.permission import (
    ADD_EVIDENCE,
    ADD_NOTE,
    GIVE_CONSENT,
    OPEN_AS_SUBSTITUTE,
    TICK_STEP,
)
from succession.playbook.events import Proof
from succession.playbook.gates import ConsentState
from succession.playbook.visibility import does
from succession.ui import components, wiring
from succession.ui.following import Followed
from succession.ui.markdown import plain
from succession.views.runs import ConsentView, StepView

_DAY = "DD-MM-YYYY"
_NOT_HERE = "Geen gezondheid, geen bedragen."


def draw(followed: Followed, step: StepView) -> None:
    """The forms of the step; none in a run that is closed."""
    if followed.run.closing:
        return
    ref = actions.StepRef(followed.run.run_id, step.step_id)
    said = sum(event.step_id == step.step_id for event in followed.run.events)
    if wiring.may(GIVE_CONSENT):
        for consent in step.consents:
            _consent(ref, consent, said)
    is_own = does(wiring.actor().viewer, followed.playbook.step_by_id[step.step_id])
    if wiring.may(TICK_STEP) and is_own:
        _tick(ref, step, said)
    elif wiring.may(ADD_NOTE):
        _note(ref, step)
    if wiring.may(ADD_EVIDENCE) and is_own:
        _evidence(ref, step)


def _tick(ref: actions.StepRef, step: StepView, said: int) -> None:
    key, today = f"step.{step.step_id}", wiring.today()
    if step.done is None and not step.can_be_ticked:
        st.info("Afvinken kan pas als het akkoord er is.", icon=":material/lock:")
    with st.form(f"{key}.form", border=False):
        note = st.text_input("Notitie", key=f"{key}.note", help=_NOT_HERE)
        is_open, on = step.done is None, today
        if is_open:
            on = st.date_input("Gedaan op", today, max_value=today, format=_DAY, key=f"{key}.on")
        is_sent = st.form_submit_button(
            "Afvinken" if is_open else "Heropenen",
            key=f"{key}.{'tick' if is_open else 'reopen'}",
            type="primary" if is_open else "secondary",
            disabled=is_open and not step.can_be_ticked,
        )
        is_noted = st.form_submit_button("Alleen notitie bewaren", key=f"{key}.keep")
    if is_sent and is_open:
        _send_tick(ref, said, on, note)
    if is_sent:
        sent = wiring.submission("reopen", ref, said)
        actions.reopen_step(wiring.store(), sent, ref, note=note)
        components.saved("De stap staat weer open.")
    if is_noted:
        _send_note(ref, note)


def _note(ref: actions.StepRef, step: StepView) -> None:
    """For who sees the step and does not do it."""
    key = f"step.{step.step_id}"
    with st.form(f"{key}.form", border=False):
        note = st.text_input("Notitie", key=f"{key}.note", help=_NOT_HERE)
        is_noted = st.form_submit_button("Notitie bewaren", key=f"{key}.keep")
    if is_noted:
        _send_note(ref, note)


def _send_note(ref: actions.StepRef, note: str) -> None:
    actions.add_note(wiring.store(), wiring.submission("note", ref, note), ref, note=note)
    components.saved("De notitie is bewaard.")


def _send_tick(ref: actions.StepRef, said: int, on: date, note: str) -> None:
    sent = wiring.submission("tick", ref, said)
    actions.tick_step(wiring.store(), sent, ref, on=on, note=note)
    components.saved("De stap is afgevinkt.")


def _evidence(ref: actions.StepRef, step: StepView) -> None:
    key, today = f"step.{step.step_id}.proof", wiring.today()
    opened = st.popover("Bewijs noteren", icon=":material/attach_file:", key=f"{key}.open")
    with opened, st.form(key, border=False):
        what = st.text_input("Wat, en van wie", key=f"{key}.name")
        place = st.text_input(
            "Waar het ligt", key=f"{key}.place", help="Een map of een kast, nooit het stuk zelf."
        )
        on = st.date_input("Datum", today, max_value=today, format=_DAY, key=f"{key}.on")
        is_sent = st.form_submit_button("Bewijs bewaren", key=f"{key}.send")
    if is_sent:
        proof = Proof(what.strip(), place.strip())
        sent = wiring.submission("proof", ref, proof, on)
        actions.add_evidence(wiring.store(), sent, ref, proof, on=on)
        components.saved("Het bewijs is genoteerd.")


def _consent(ref: actions.StepRef, consent: ConsentView, said: int) -> None:
    speakers = _speakers(consent)
    if not speakers:
        return
    key, today = f"step.{ref.step_id}.gate.{consent.role}", wiring.today()
    is_given = consent.state is ConsentState.GIVEN
    with st.form(key):
        st.markdown(f"**Akkoord van {plain(consent.label)}**")
        who, when = st.columns(2)
        speaker = who.selectbox(
            "Wie stemt in", list(speakers), format_func=speakers.__getitem__, key=f"{key}.role"
        )
        name = who.text_input("Naam", key=f"{key}.name")
        on = when.date_input("Op", today, max_value=today, format=_DAY, key=f"{key}.on")
        reason = when.text_input("Reden of toelichting", key=f"{key}.reason")
        with st.container(horizontal=True):
            is_agreed = st.form_submit_button(
                "Akkoord", type="primary", key=f"{key}.agree", disabled=is_given
            )
            is_refused = st.form_submit_button(
                "Akkoord intrekken" if is_given else "Geen akkoord", key=f"{key}.refuse"
            )
    stands_in = speaker if speaker != consent.role else None
    answer = actions.Consent(ref, consent.role, name.strip(), on, reason.strip(), stands_in)
    if is_agreed or is_refused:
        _send_consent(answer, said, is_agreed)


def _speakers(consent: ConsentView) -> dict[str, str]:
    """The roles for which this person may write down an answer, as they are said."""
    own = wiring.actor().own_role
    speakers = dict(consent.openers)
    if own is not None:
        return {role: label for role, label in speakers.items() if role == own == consent.role}
    if not wiring.may(OPEN_AS_SUBSTITUTE):
        return {role: label for role, label in speakers.items() if role == consent.role}
    return speakers


def _send_consent(answer: actions.Consent, said: int, is_agreed: bool) -> None:
    store, sent = wiring.store(), wiring.submission("consent", answer, said, is_agreed)
    if not is_agreed:
        actions.refuse_consent(store, sent, answer)
        components.saved("Vastgelegd dat er geen akkoord is.")
    if answer.substitute is None:
        actions.give_consent(store, sent, answer)
    else:
        actions.open_as_substitute(store, sent, answer)
    components.saved("Het akkoord is vastgelegd.")
