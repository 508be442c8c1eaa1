"""What people say of one step: done, a note, by what it shows, and who agrees."""

import streamlit as st

from succession.actions import undoing
from succession.actions.gates import ConsentGiven, give_consent, open_as_substitute, refuse_consent
from succession.actions.permission import (
    ADD_EVIDENCE,
    ADD_NOTE,
    GIVE_CONSENT,
    OPEN_AS_SUBSTITUTE,
    TICK_STEP,
)
from succession.actions.playbooks import add_evidence, add_note, reopen_step, tick_step
from succession.actions.taking_part import StepRef
from succession.playbook.run.events import Proof
from succession.playbook.run.gates import ConsentState
from succession.playbook.run.run import EventKind
from succession.playbook.run.visibility import does
from succession.ui import filling, viewing
from succession.ui.filling import Form
from succession.ui.forms import DAY_FORMAT
from succession.ui.look import StoredRun
from succession.ui.markdown import plain
from succession.ui.runs.following import Followed
from succession.ui.sending import Saved
from succession.views.runs.page import ConsentView, StepView, sentence

_NOT_HERE = "Geen gezondheid, geen bedragen."
_TOLD = {
    EventKind.DONE: ("{} is afgevinkt.", "{} staat weer open."),
    EventKind.REOPENED: ("{} staat weer open.", "{} is weer afgevinkt."),
    EventKind.NOTE: ("de notitie bij {} is bewaard.", "de notitie bij {} is weg."),
    EventKind.PROOF: ("het bewijs bij {} is genoteerd.", "het bewijs bij {} is weg."),
}


def draw(followed: Followed, step: StepView) -> None:
    """The forms of the step; none in a run that is closed."""
    if followed.run.closing:
        return
    if viewing.may(GIVE_CONSENT):
        for consent in step.consents:
            _consent(followed, step, consent)
    is_own = does(viewing.actor().viewer, followed.playbook.step_by_id[step.step_id])
    if viewing.may(TICK_STEP) and is_own:
        _tick(followed, step)
    elif viewing.may(ADD_NOTE):
        _note(followed, step)
    if viewing.may(ADD_EVIDENCE) and is_own:
        _evidence(followed, step)


def _form(followed: Followed, step: StepView, part: str = "") -> tuple[Form[None], StepRef]:
    run_id = followed.run.run_id
    return filling.form(f"step.{step.step_id}{part}", None, run_id), StepRef(run_id, step.step_id)


def _tick(followed: Followed, step: StepView) -> None:
    (form, ref), today = _form(followed, step), viewing.look().today
    if step.done is None and not step.can_be_ticked:
        st.info("Afvinken kan pas als het akkoord er is.", icon=":material/lock:")
    note = st.text_input("Notitie", key=form.key("note"), help=_NOT_HERE)
    is_open, on = step.done is None, today
    if is_open:
        on = st.date_input(
            "Gedaan op", today, max_value=today, format=DAY_FORMAT, key=form.key("on")
        )
    form.unsaved_line()
    if is_open and form.button("Afvinken", "tick", type="primary", disabled=not step.can_be_ticked):
        form.send(_told(step, EventKind.DONE), tick_step, ref, on=on, note=note)
    if not is_open and form.button("Heropenen", "reopen"):
        form.send(_told(step, EventKind.REOPENED), reopen_step, ref, note=note)
    if form.button("Alleen notitie bewaren", "keep"):
        form.send(_told(step, EventKind.NOTE), add_note, ref, note=note)


def _note(followed: Followed, step: StepView) -> None:
    """For who sees the step and does not do it."""
    form, ref = _form(followed, step)
    note = st.text_input("Notitie", key=form.key("note"), help=_NOT_HERE)
    form.unsaved_line()
    if form.button("Bewaren", "keep"):
        form.send(_told(step, EventKind.NOTE), add_note, ref, note=note)


def _evidence(followed: Followed, step: StepView) -> None:
    (form, ref), today = _form(followed, step, ".proof"), viewing.look().today
    with st.popover("Bewijs noteren", icon=":material/attach_file:", key=f"{form.name}.open"):
        what = st.text_input("Wat, en van wie", key=form.key("name"))
        place = st.text_input(
            "Waar het ligt", key=form.key("place"), help="Een map of een kast, nooit het stuk zelf."
        )
        on = st.date_input("Datum", today, max_value=today, format=DAY_FORMAT, key=form.key("on"))
        form.unsaved_line()
        if form.button("Bewaren"):
            proof = Proof(what.strip(), place.strip())
            form.send(_told(step, EventKind.PROOF), add_evidence, ref, proof, on=on)


def _told(step: StepView, kind: EventKind) -> Saved[StoredRun]:
    """What is told of what was said of a step, and once that is taken back."""
    told, undone = _TOLD[kind]
    about = f"de stap „{step.title}”"
    words, after = sentence(told.format(about)), sentence(undone.format(about))
    return Saved(words, after, undoing.step(kind, step.step_id))


def _consent(followed: Followed, step: StepView, consent: ConsentView) -> None:
    speakers = _speakers(consent)
    if not speakers:
        return
    (form, ref), today = _form(followed, step, f".gate.{consent.role}"), viewing.look().today
    is_given = consent.state is ConsentState.GIVEN
    with st.container(border=True, key=form.name):
        st.markdown(f"**Akkoord van {plain(consent.label)}**")
        who, when = st.columns(2)
        speaker = who.selectbox(
            "Wie stemt in",
            list(speakers),
            format_func=speakers.__getitem__,
            key=form.key("role", speakers),
        )
        name = who.text_input("Naam", key=form.key("name"))
        on = when.date_input("Op", today, max_value=today, format=DAY_FORMAT, key=form.key("on"))
        reason = when.text_input("Reden of toelichting", key=form.key("reason"))
        form.unsaved_line()
        with st.container(horizontal=True):
            is_agreed = form.button("Akkoord", "agree", type="primary", disabled=is_given)
            no = "Akkoord intrekken" if is_given else "Geen akkoord"
            is_refused = form.button(no, "refuse")
    stands_in = speaker if speaker != consent.role else None
    answer = ConsentGiven(ref, consent.role, name.strip(), on, reason.strip(), stands_in)
    if is_agreed:
        agree = open_as_substitute if answer.substitute else give_consent
        told = f"Vastgelegd: {consent.label} is akkoord met de stap „{step.title}”."
        form.send(told, agree, answer)
    if is_refused:
        told = f"Vastgelegd: {consent.label} is niet akkoord met de stap „{step.title}”."
        form.send(told, refuse_consent, answer)


def _speakers(consent: ConsentView) -> dict[str, str]:
    """The roles for which this person may write down an answer, as they are said."""
    own = viewing.actor().own_role
    speakers = dict(consent.openers)
    if own is not None:
        return {role: label for role, label in speakers.items() if role == own == consent.role}
    if not viewing.may(OPEN_AS_SUBSTITUTE):
        return {role: label for role, label in speakers.items() if role == consent.role}
    return speakers
