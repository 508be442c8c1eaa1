"""How the region stands against the last meeting, and keeping how it stands for the next."""

import streamlit as st

from succession.actions.meetings import keep_meeting
from succession.actions.permission import KEEP_MEETING
from succession.board.decision import DecidingBody
from succession.board.meeting import Occasion
from succession.ui import components, filling, tables, viewing
from succession.ui.board import reads
from succession.ui.forms import DAY_FORMAT
from succession.ui.frame import navigation
from succession.views import dutch
from succession.views.board import changes as views

_SHOWN = 5


def draw() -> None:
    """What changed since the last meeting that was kept, and the form to keep the next."""
    changed()
    if viewing.may(KEEP_MEETING):
        _keep()
    kept = viewing.look().meetings
    if kept:
        st.subheader("Bewaarde vergaderingen")
        components.bullets([views.kept(one) for one in kept])


def changed() -> None:
    """The seven numbers then and now, and what is another of whom."""
    meeting = reads.last_meeting()
    if meeting is None:
        st.write("Er is nog geen stand van een vergadering bewaard om mee te vergelijken.")
        return
    found = reads.changes(meeting)
    st.subheader(views.since(meeting))
    tables.whole(views.figure_records(found.figures), "De zeven getallen toen en nu")
    components.bullets(views.lines(found, reads.names(), reads.titles()), views.NOTHING)


def in_brief() -> None:
    """The same in a few lines, with the way to all of it."""
    meeting = reads.last_meeting()
    if meeting is None:
        return
    found = reads.changes(meeting)
    st.subheader(views.since(meeting))
    lines = views.lines(found, reads.names(), reads.titles())
    moved = views.brief(found.figures)
    components.bullets([*filter(None, (moved,)), *lines[:_SHOWN]], views.NOTHING)
    st.page_link(
        navigation.file_of(navigation.BOARD),
        label="Alles wat is veranderd",
        icon=":material/compare_arrows:",
        query_params={"onderdeel": "Vergaderingen"},
    )


def _keep() -> None:
    """The stand is kept for each audience apart, so that nobody compares with what another knew."""
    with st.expander("Stand voor een vergadering bewaren", icon=":material/photo_camera:"):
        st.caption(
            "Wat er nu staat wordt bewaard, voor directie en bestuur elk zoals zij het mogen "
            "weten. Daarna verandert niemand het meer."
        )
        form = filling.form("board.meeting", None)
        body = st.selectbox(
            "Van wie is de vergadering",
            list(DecidingBody),
            format_func=lambda one: one.value.capitalize(),
            key=form.key("body"),
        )
        on = st.date_input(
            "Dag van de vergadering", viewing.look().today, format=DAY_FORMAT, key=form.key("on")
        )
        form.unsaved_line()
        if form.button("Bewaren", type="primary"):
            occasion = Occasion(on, DecidingBody(body or DecidingBody.BOARD), *reads.norms())
            told = f"De stand voor de vergadering van {dutch.day(on)} is bewaard."
            form.send(told, keep_meeting, occasion, reads.pictures())
