"""Papers of meetings: a concept in one click, words that are edited, then settled."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import streamlit as st

from succession.actions import undoing
from succession.actions.papers import PaperRef, draft_paper, drop_paper, edit_paper, settle_paper
from succession.actions.permission import DRAFT_PAPER, DROP_PAPER, EDIT_PAPER, SETTLE_PAPER
from succession.board.paper import BoardPaper, PaperPurpose, Voorlegger
from succession.reports.board.meeting_paper import FILE_KIND, meeting_paper
from succession.reports.board.workbook import workbook
from succession.reports.paper.document import file_name
from succession.ui import files, filling, paper, sending, viewing
from succession.ui.board import reads
from succession.ui.files import OfferedFile
from succession.ui.frame import navigation
from succession.ui.markdown import plain
from succession.ui.sending import Saved
from succession.views import dutch
from succession.views.board import papers as views

_FORM = "board.paper"
_NEXT_MEETING = timedelta(days=7)


def draw() -> None:
    """The papers that this person may read; a concept with the form of its words."""
    button()
    found = viewing.look().papers
    if not found:
        st.write("Er is nog geen stuk gemaakt.")
    for number, one in enumerate(found):
        with st.expander(views.line(one), expanded=number == 0, key=f"{_FORM}.{one.paper_id}"):
            _one(one, number)


def button() -> None:
    """One click makes a concept of how the region stands now, and opens it."""
    if not viewing.may(DRAFT_PAPER):
        return
    label, look = "Bestuursstuk maken", viewing.look()
    icon, click = ":material/article:", sending.click(_FORM)
    if not st.button(label, icon=icon, key=f"{_FORM}.make", **click):
        return
    if not sending.is_repeated(_FORM):
        on = reads.next_meeting() or look.today + _NEXT_MEETING
        sending.write(_FORM, draft_paper, on, Voorlegger(), reads.frozen())
    st.switch_page(navigation.file_of(navigation.BOARD), query_params={"onderdeel": "Stukken"})


def _one(one: BoardPaper, number: int) -> None:
    told, as_of = reads.told(one), viewing.look().today
    key = f"{_FORM}.{number}.file"
    make: Callable[[], bytes] = partial(workbook, told)
    paper.made_on_demand(partial(meeting_paper, told), as_of, FILE_KIND, key)
    name = file_name(FILE_KIND, as_of, "xlsx")
    files.offer(OfferedFile("Excel", name, files.XLSX, make, "table_view"), f"{key}.xlsx")
    if one.is_concept and viewing.may(EDIT_PAPER):
        _words(one)
    else:
        rows = views.voorlegger(one.voorlegger)
        st.markdown("  \n".join(f"**{label}:** {plain(text)}" for label, text in rows))
    _endings(one)


def _words(one: BoardPaper) -> None:
    form = filling.form(f"{_FORM}.words.{one.paper_id}", one)
    kept, purposes = form.base.voorlegger, list(PaperPurpose)
    purpose = st.radio(
        "Soort",
        purposes,
        index=purposes.index(kept.purpose),
        format_func=lambda each: each.value,
        horizontal=True,
        key=form.key("purpose"),
    )
    said = {
        name: (st.text_area(label, getattr(kept, name), key=form.key(name)) or "").strip()
        for name, label in views.PARTS.items()
    }
    st.caption(
        "Deze tekst leest het hele bestuur: noem hier geen punt waarover iemand zich onthoudt."
    )
    form.unsaved_line()
    if form.button("Voorlegger bewaren", type="primary"):
        words = Voorlegger(purpose=purpose or PaperPurpose.INFORM, **said)
        ref = PaperRef(form.base.paper_id, form.base.version)
        told = "De voorlegger is bewaard.", "De voorlegger is weer zoals die was."
        form.send(Saved(*told, undoing.edited_paper(kept)), edit_paper, ref, words)


def _endings(one: BoardPaper) -> None:
    if not one.is_concept:
        return
    form = filling.form(f"{_FORM}.end.{one.paper_id}", one)
    ref = PaperRef(form.base.paper_id, form.base.version)
    with st.container(horizontal=True):
        if viewing.may(SETTLE_PAPER) and form.button("Vaststellen", "settle"):
            day = dutch.day(viewing.look().today)
            form.send(f"Het stuk is vastgesteld op {day}.", settle_paper, ref)
        if viewing.may(DROP_PAPER) and form.button("Concept weggooien", "drop"):
            form.send("Het concept is weggegooid.", drop_paper, ref)
