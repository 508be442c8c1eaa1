"""The parts of the page of talks: the list, and writing down that a talk took place."""

from datetime import date

import streamlit as st

from succession import actions
from succession.actions.permission import LOG_TALK
from succession.ui import components, wiring
from succession.views.talks import TalkRow, TalksView


def table(view: TalksView) -> None:
    """The list; a line that is clicked opens the dossier."""
    if not view.rows:
        st.write("Er is nu niemand met wie een gesprek aan de orde is.")
        return
    chosen = st.dataframe(
        view.records(),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="talks.table",
        alt="Praktijkhouders om mee te praten",
    )
    for line in chosen["selection"]["rows"]:
        components.open_dossier(view.rows[line].practice_agb)
    practices = {row.practice_agb: row.practice for row in view.rows}
    components.open_practice(tuple(practices.items()), key="talks.open")


def log(view: TalksView) -> None:
    """A talk that took place: with whom and when. What was said goes into the register."""
    if not view.rows or not wiring.may(LOG_TALK):
        return
    st.subheader("Gesprek vastleggen")
    with st.form("talks.log"):
        row = st.selectbox(
            "Met wie?",
            view.rows,
            format_func=lambda row: f"{row.name} — {row.practice}",
            index=None,
            placeholder="Typ een naam of kies uit de lijst",
            key="talks.log.who",
        )
        on = st.date_input(
            "Wanneer?",
            wiring.today(),
            max_value=wiring.today(),
            format="DD-MM-YYYY",
            key="talks.log.on",
        )
        st.caption(
            "Wat er over stoppen of opvolging is gezegd, past u aan bij Register, Wijzigen. "
            "Leg niets vast over gezondheid of familie."
        )
        is_sent = st.form_submit_button("Vastleggen", type="primary", key="talks.log.send")
    if is_sent and row is None:
        st.error("Kies eerst met wie het gesprek was.")
    if is_sent and row is not None and isinstance(on, date):
        _save(row, on)


def _save(row: TalkRow, on: date) -> None:
    version = wiring.versions()["huisartsen", row.row_key]
    talk = actions.Talk(row.row_key, on, version)
    sent = wiring.submission("talk", row.row_key, on)
    actions.log_talk(wiring.store(), sent, talk)
    components.saved("Het gesprek is vastgelegd.")
