"""Following a long computation from a page: a bar, a way to stop it, and how it ended."""

from typing import Any

import streamlit as st

from succession.jobs import Standing, State
from succession.ui import forms, shared
from succession.ui.capacity import reads
from succession.ui.capacity.reads import Computation
from succession.ui.markdown import plain
from succession.views import dutch

# Often enough for a bar that moves, seldom enough to leave the server to others.
_EVERY_SECONDS = 0.5


def show(question: Computation, standing: Standing[Any], words: str, key: str) -> None:
    """How the computation stands; `words` say what is computed. Once it is done, the page is drawn
    anew."""
    if standing.state is State.STOPPED:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f":material/stop_circle: Gestopt: {words}.")
            _again(question, "Verder rekenen", key)
    elif standing.state is State.FAILED:
        st.error(standing.problem or "", icon=":material/error:")
        _again(question, "Opnieuw proberen", key)
    else:
        _watch(question, words, key)


def offer(question: Computation, label: str, key: str) -> None:
    """A button that begins the computation."""
    if st.button(label, icon=":material/calculate:", key=f"{key}.begin"):
        reads.follow(question)
        st.rerun()


@st.fragment(run_every=_EVERY_SECONDS)
def _watch(question: Computation, words: str, key: str) -> None:
    """Draws itself anew until the computation ends; then the whole page, with what came out."""
    standing = reads.standing(question)
    if standing is None or standing.has_ended:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}.progress"):
        st.progress(standing.part, text=_said(standing, words))
        if st.button("Berekening stoppen", icon=":material/stop:", key=f"{key}.stop"):
            shared.jobs().stop(question.key, forms.session_mark())
            st.rerun()


def _said(standing: Standing[Any], words: str) -> str:
    if standing.state is State.WAITING:
        return plain(f"{words}: wacht op een andere berekening")
    return plain(f"{words}: {dutch.percent(standing.part)}")


def _again(question: Computation, label: str, key: str) -> None:
    if st.button(label, icon=":material/refresh:", key=f"{key}.again"):
        shared.jobs().again(question.key, question.work, forms.session_mark())
        st.rerun()
