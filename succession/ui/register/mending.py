"""Cells that cannot be read, put right on the screen: this one, or all that say the same."""

from collections.abc import Sequence

import streamlit as st

from succession.errors import Problem, Severity
from succession.intake import CellPlace, Contents, Matching, Mend, cell_at, place_of
from succession.ui import filling
from succession.ui.filling import Form
from succession.ui.markdown import plain
from succession.views import dutch
from succession.views.register import importing as views

_KEPT = "mends"


def of(form: Form[None]) -> tuple[Mend, ...]:
    """What was put right in this list until now; with the file it stands after a reload."""
    kept: tuple[Mend, ...] = st.session_state.setdefault(form.key(_KEPT), ())
    return kept


def draw(
    form: Form[None], contents: Contents, matchings: Sequence[Matching], problems: Sequence[Problem]
) -> None:
    """Choose a cell that cannot be read, and say how it is to be read."""
    faults = [problem for problem in problems if problem.severity is Severity.ERROR]
    placed = [(at, problem) for problem in faults if (at := place_of(problem, matchings))]
    mends = of(form)
    if not placed and not mends:
        return
    with st.expander("Hier verbeteren", expanded=False, key="import.mending"):
        st.caption(
            "Uw bestand blijft zoals het is; het programma leest de cel zoals u hem hier zegt."
        )
        if placed:
            _mend(form, contents, dict(placed))
        if mends and st.button(views.mended_words(len(mends)), key="import.mend.undo"):
            st.session_state[form.key(_KEPT)] = ()
            st.rerun()


def _mend(form: Form[None], contents: Contents, faults: dict[CellPlace, Problem]) -> None:
    cell = filling.form("import.mend", None)
    at = st.selectbox(
        "Welke cel?",
        list(faults),
        format_func=lambda one: views.cell_words(faults[one], cell_at(contents, one)),
        key=cell.key("which", among=faults),
    )
    st.caption(plain(dutch.by_label(f"{faults[at].what} — {faults[at].remedy}")))
    text = st.text_input("Lees deze cel als", key=cell.key("text"), placeholder="leeg")
    is_all = st.checkbox("Ook alle andere in deze kolom die hetzelfde zeggen", key=cell.key("all"))
    if cell.button("Verbeteren"):
        st.session_state[form.key(_KEPT)] = (*of(form), Mend(at, text.strip(), is_all))
        cell.let_go()
