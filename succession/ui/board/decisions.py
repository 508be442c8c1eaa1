"""Decisions: what is asked, what was taken, what must be looked at again."""

from collections.abc import Callable, Sequence

import streamlit as st

from succession.actions import undoing
from succession.actions.deciding import (
    DecisionRef,
    put_on_agenda,
    review_decision,
    take_decision,
    withdraw_proposal,
)
from succession.actions.permission import (
    PREPARE_DECISION,
    PUT_ON_AGENDA,
    REVIEW_DECISION,
    SEE_BOARD,
    TAKE_DECISION,
    WITHDRAW_PROPOSAL,
)
from succession.board.decision import (
    BoardDecision,
    DecisionOutcome,
    DecisionState,
    DecisionTaken,
    Review,
)
from succession.ui import filling, viewing
from succession.ui.board import proposing, reads
from succession.ui.forms import DAY_FORMAT
from succession.ui.frame import navigation
from succession.ui.markdown import plain
from succession.ui.sending import Saved
from succession.views import dutch
from succession.views.board import decisions as views

_SHOWN = 5


def asked() -> None:
    """What is on an agenda, what must be reviewed, and what is being prepared."""
    _of(DecisionState.ASKED, "Op de agenda", _deciding)
    _of(DecisionState.TO_REVIEW, "Te herzien", _reviewing)
    _of(DecisionState.PREPARED, "In voorbereiding", _preparing)
    if viewing.may(PREPARE_DECISION):
        with st.expander("Besluit voorbereiden", icon=":material/edit_document:"):
            proposing.new()


def taken() -> None:
    """What was decided, and what came of it."""
    _of(DecisionState.TAKEN, "Genomen", _reviewing)
    _of(DecisionState.REFUSED, "Afgewezen", _nothing)
    _of(DecisionState.ENDED, "Vervallen", _nothing)
    if not any(one.taken for one in viewing.look().decisions.decisions):
        st.write("Er is nog niets besloten.")


def waiting() -> tuple[BoardDecision, ...]:
    """What this audience is asked to decide or to look at again; nothing for who reads none."""
    if not viewing.may(SEE_BOARD):
        return ()
    look = viewing.look()
    asked_for = (DecisionState.ASKED, DecisionState.TO_REVIEW)
    found = look.decisions.decisions
    return tuple(one for state in asked_for for one in views.of_state(found, state, look.today))


def in_brief() -> None:
    """What waits for a decision, with the way there; nothing where nothing waits."""
    found, today = waiting(), viewing.look().today
    if not found:
        return
    st.subheader("Te besluiten")
    for one in found[:_SHOWN]:
        st.markdown(f"- **{plain(one.proposal.what)}** — {plain(views.line(one, today))}")
    st.page_link(
        navigation.file_of(navigation.BOARD),
        label=f"Naar de besluiten ({len(found)})",
        icon=":material/gavel:",
    )


def _of(state: DecisionState, heading: str, below: Callable[[BoardDecision], None]) -> None:
    look = viewing.look()
    found: Sequence[BoardDecision] = views.of_state(look.decisions.decisions, state, look.today)
    if not found:
        return
    st.subheader(heading)
    for one in found:
        with st.expander(f"**{plain(one.proposal.what)}** — {plain(views.line(one, look.today))}"):
            lines = views.told(one, reads.names())
            st.markdown("  \n".join(f"**{label}:** {plain(text)}" for label, text in lines))
            below(one)


def _nothing(_: BoardDecision) -> None:
    """Nothing can be done with what is over."""


def _ref(one: BoardDecision) -> DecisionRef:
    return DecisionRef(one.decision_id, one.version)


def _preparing(one: BoardDecision) -> None:
    if not viewing.may(PUT_ON_AGENDA):
        return
    form = filling.form(f"board.agenda.{one.decision_id}", one)
    on = st.date_input(
        "Op de agenda van", viewing.look().today, format=DAY_FORMAT, key=form.key("on")
    )
    form.unsaved_line()
    with st.container(horizontal=True):
        if form.button("Op de agenda zetten", type="primary"):
            told = f"„{one.proposal.what}” staat op de agenda van {dutch.day(on)}."
            undone = f"„{one.proposal.what}” staat weer in voorbereiding."
            saved = Saved(told, undone, undoing.agenda(one.agenda_on))
            form.send(saved, put_on_agenda, _ref(form.base), on)
        if viewing.may(WITHDRAW_PROPOSAL) and form.button("Intrekken", "withdraw"):
            told = f"„{one.proposal.what}” is ingetrokken."
            form.send(told, withdraw_proposal, _ref(form.base))
    proposing.change(one)


def _deciding(one: BoardDecision) -> None:
    if not viewing.may(TAKE_DECISION):
        return
    form, today = filling.form(f"board.take.{one.decision_id}", one), viewing.look().today
    outcome = st.radio(
        "Wat is er besloten",
        list(DecisionOutcome),
        index=None,
        format_func=lambda each: each.value,
        horizontal=True,
        key=form.key("outcome"),
    )
    reason = st.text_input("Reden, en waar het verslag ligt", key=form.key("reason"))
    on = st.date_input("Op", today, max_value=today, format=DAY_FORMAT, key=form.key("taken"))
    form.unsaved_line()
    with st.container(horizontal=True):
        is_sent = form.button("Vastleggen", type="primary")
        if form.button("Van de agenda halen", "off"):
            told = f"„{one.proposal.what}” is van de agenda."
            back = undoing.agenda(one.agenda_on)
            form.send(
                Saved(told, f"„{one.proposal.what}” staat weer op de agenda.", back),
                put_on_agenda,
                _ref(form.base),
                None,
            )
    if is_sent and (outcome is None or not reason.strip()):
        st.error("Kies wat er is besloten, en schrijf op waarom en waar het verslag ligt.")
    elif is_sent and outcome is not None:
        said = DecisionTaken(outcome=outcome, on=on, reason=reason.strip())
        form.send(f"Vastgelegd: {outcome.value}.", take_decision, _ref(form.base), said)


def _reviewing(one: BoardDecision) -> None:
    if not viewing.may(REVIEW_DECISION):
        return
    form, today = filling.form(f"board.review.{one.decision_id}", one), viewing.look().today
    found = st.text_input("Wat is er bij de herziening gezien", key=form.key("found"))
    again = st.date_input(
        "Opnieuw herzien op (leeg: het besluit vervalt)",
        None,
        format=DAY_FORMAT,
        key=form.key("again"),
    )
    form.unsaved_line()
    is_sent = form.button("Herziening vastleggen")
    if is_sent and not found.strip():
        st.error("Schrijf op wat er bij de herziening is gezien.")
    elif is_sent:
        review = Review(on=today, found=found.strip(), next_review=again)
        form.send("De herziening is vastgelegd.", review_decision, _ref(form.base), review)
