"""What the zorggroep may do for its members: read by everyone, settled by the directors."""

import streamlit as st

from succession import actions
from succession.actions.permission import SETTLE_MANDATE
from succession.playbook.mandate import SettledMandate
from succession.playbook.model import Mandate
from succession.ui import components, forms, wiring
from succession.ui.markdown import plain
from succession.views import choosing as views

_DAY = "DD-MM-YYYY"


def draw() -> SettledMandate | None:
    """The mandate as it was settled, with the form for whoever may settle it; answers it."""
    settled = wiring.mandate()
    with st.container(border=True, key="mandate"):
        st.markdown(f"**Mandaat van de leden:** {plain(views.mandate_line(settled))}")
        if settled:
            st.caption(" · ".join(views.mandate_ladder(settled)))
        if wiring.may(SETTLE_MANDATE):
            with st.expander("Mandaat wijzigen" if settled else "Mandaat vastleggen"):
                _form(settled)
    return settled


def _form(settled: SettledMandate | None) -> None:
    version = forms.seen_version("mandate", settled.version if settled else 0)
    today, words = wiring.today(), list(Mandate)
    with st.form("mandate.form", border=False):
        furthest = st.selectbox(
            "Hoe ver mag de zorggroep gaan?",
            words,
            index=words.index(settled.furthest) if settled else None,
            format_func=lambda one: one.value.capitalize(),
            placeholder="Kies",
            help="Wat ervoor staat in deze lijst, mag dan ook.",
            key="mandate.furthest",
        )
        decision = st.text_input(
            "Welk besluit, en waar ligt het",
            key="mandate.decision",
            placeholder="bijvoorbeeld: ledenvergadering, map Besluiten 2026",
        )
        on = st.date_input(
            "Datum van het besluit", today, max_value=today, format=_DAY, key="mandate.on"
        )
        is_sent = st.form_submit_button("Mandaat bewaren", type="primary", key="mandate.send")
    if is_sent and furthest is None:
        st.error("Kies hoe ver de zorggroep mag gaan.")
    elif is_sent and furthest is not None:
        _settle(actions.Settlement(furthest, decision.strip(), on), version)


def _settle(settlement: actions.Settlement, version: int) -> None:
    sent = wiring.submission("mandate", settlement, version)
    actions.settle_mandate(wiring.store(), sent, settlement, version)
    forms.forget_versions()
    components.saved("Het mandaat is vastgelegd.")
