"""What the zorggroep may do for its members: read by everyone, settled by the directors."""

import streamlit as st

from succession.actions.mandate import Settlement, settle_mandate
from succession.actions.permission import SETTLE_MANDATE
from succession.playbook.book.mandate import SettledMandate
from succession.playbook.book.model import Mandate
from succession.ui import (
    filling,
    row_reads,
    viewing,
)
from succession.ui.filling import Form
from succession.ui.forms import DAY_FORMAT
from succession.ui.markdown import plain
from succession.views.conflict import FieldChange, who_line
from succession.views.library import choosing as views


def draw() -> SettledMandate | None:
    """The mandate as it was settled, with the form for whoever may settle it; answers it."""
    settled = viewing.look().mandate
    with st.container(border=True, key="mandate"):
        st.markdown(f"**Mandaat van de leden:** {plain(views.mandate_line(settled))}")
        if settled:
            st.caption(" · ".join(views.mandate_ladder(settled)))
        if viewing.may(SETTLE_MANDATE):
            with st.expander("Mandaat wijzigen" if settled else "Mandaat vastleggen"):
                _form(settled)
    return settled


def _form(settled: SettledMandate | None) -> None:
    form = filling.form("mandate", (settled, settled.version if settled else 0))
    _conflict(form)
    first, version = form.base
    today, words = viewing.look().today, list(Mandate)
    furthest = st.selectbox(
        "Hoe ver mag de zorggroep gaan?",
        words,
        index=words.index(first.furthest) if first else None,
        format_func=lambda one: one.value.capitalize(),
        placeholder="Kies",
        help="Wat ervoor staat in deze lijst, mag dan ook.",
        key=form.key("furthest"),
    )
    decision = st.text_input(
        "Welk besluit, en waar ligt het",
        key=form.key("decision"),
        placeholder="bijvoorbeeld: ledenvergadering, map Besluiten 2026",
    )
    on = st.date_input(
        "Datum van het besluit", today, max_value=today, format=DAY_FORMAT, key=form.key("on")
    )
    form.unsaved_line()
    is_sent = form.button("Bewaren", type="primary")
    if is_sent and furthest is None:
        st.error("Kies hoe ver de zorggroep mag gaan.")
    elif is_sent and furthest is not None:
        settlement = Settlement(furthest, decision.strip(), on)
        told = f"Het mandaat is vastgelegd: {furthest.value}."
        form.send(told, settle_mandate, settlement, version)


def _conflict(form: Form[tuple[SettledMandate | None, int]]) -> None:
    if form.before is None:
        return
    before, now = form.before[0], form.base[0]
    words = (views.mandate_line(before), views.mandate_line(now), "zie hieronder")
    by = row_reads.last_change(("mandaat", "zorggroep"))
    said = who_line("Het mandaat", by, viewing.actor().name)
    filling.conflict_box(form, said, (FieldChange("mandaat", *words),))
