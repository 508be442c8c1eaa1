"""Cells that cannot be read, put right on the screen: this one, or all that say the same."""

from collections.abc import Sequence

import streamlit as st

from succession.errors import Problem, Severity
from succession.intake import CellPlace, Contents, Matching, Mend, cell_at, place_of
from succession.ui import filling
from succession.ui.markdown import plain
from succession.views.register import importing as views

_KEPT = "import.mends"


def of(contents: Contents) -> tuple[Mend, ...]:
    """What was put right in this list until now."""
    return tuple(_kept().get(_mark(contents), ()))


def draw(contents: Contents, matchings: Sequence[Matching], problems: Sequence[Problem]) -> None:
    """Choose a cell that cannot be read, and say how it is to be read."""
    faults = [problem for problem in problems if problem.severity is Severity.ERROR]
    placed = [(at, problem) for problem in faults if (at := place_of(problem, matchings))]
    mends = of(contents)
    if not placed and not mends:
        return
    with st.expander("Hier verbeteren", expanded=False, key="import.mending"):
        st.caption(
            "Uw bestand blijft zoals het is; het programma leest de cel zoals u hem hier zegt."
        )
        if placed:
            _mend(contents, dict(placed))
        _undo(contents, mends)


def _mend(contents: Contents, faults: dict[CellPlace, Problem]) -> None:
    form = filling.form("import.mend", None)
    at = st.selectbox(
        "Welke cel?",
        list(faults),
        format_func=lambda one: views.cell_words(faults[one], cell_at(contents, one)),
        key=form.key("which", among=faults),
    )
    st.caption(plain(f"{faults[at].what} — {faults[at].remedy}"))
    text = st.text_input("Lees deze cel als", key=form.key("text"), placeholder="leeg")
    is_all = st.checkbox("Ook alle andere in deze kolom die hetzelfde zeggen", key=form.key("all"))
    if form.button("Verbeteren"):
        _keep(contents, (*of(contents), Mend(at, text.strip(), is_all)))
        form.let_go()


def _undo(contents: Contents, mends: Sequence[Mend]) -> None:
    if mends and st.button(views.mended_words(len(mends)), key="import.mend.undo"):
        _keep(contents, ())
        st.rerun()


def _keep(contents: Contents, mends: tuple[Mend, ...]) -> None:
    _kept()[_mark(contents)] = mends


def _kept() -> dict[str, tuple[Mend, ...]]:
    found: dict[str, tuple[Mend, ...]] = st.session_state.setdefault(_KEPT, {})
    return found


def _mark(contents: Contents) -> str:
    return repr([table.place for table in contents.tables])
