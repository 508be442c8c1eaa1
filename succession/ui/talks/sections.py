"""The page of talks: everything about all of them, or about the talk with one praktijkhouder."""

from collections.abc import Callable, Mapping

import streamlit as st

from succession.actions.permission import HOLD_TALK
from succession.reports.talks import preparation
from succession.talks.worklist import TalkEntry
from succession.ui import address, components, paper, viewing
from succession.ui.markdown import plain
from succession.ui.talks import after, form, hold, reads, scan, work_list, year
from succession.views.talks import page as talks

_HOLD, _AFTER = work_list.FORM, "Na het gesprek"


def chosen() -> TalkEntry | None:
    """The praktijkhouder of the address (`?gesprek=`).

    One that is not there counts as none, and says so.
    """
    mark = st.query_params.get(work_list.PARAMETER)
    if mark is None:
        return None
    if st.session_state.pop(hold.WRITTEN, False):
        st.query_params[work_list.SECTION] = _AFTER
    is_form = st.query_params.get(work_list.SECTION) == _HOLD
    version = form.version_of(mark) if is_form else viewing.look().version
    entry = reads.entry_of(mark, version)
    if entry is None:
        components.not_there("Het gesprek")
    return entry


def region() -> None:
    """Everything about all talks, one section at a time."""
    st.title(talks.headline(reads.work_list()))
    components.confidentiality_line(viewing.look().audience.role)
    _OF_REGION[address.section(list(_OF_REGION), "talks.section", label="Wat wilt u zien?")]()


def one(entry: TalkEntry) -> None:
    """Everything about the talk with one praktijkhouder, one section at a time."""
    mark = reads.marks().of(entry.row_key)
    row = talks.row_of(entry, viewing.look().today, reads.marks().of, reads.known())
    components.title_of_tab(row.who)
    st.title(plain(talks.name_of(entry)))
    components.confidentiality_line(viewing.look().audience.role)
    st.markdown(f"**{plain(row.question)}**")
    st.caption(plain(" · ".join(filter(None, (row.why, row.last_talk, row.called)))))
    st.caption(plain(f"Ritme: {entry.rhythm} · kenmerk {mark}"))
    with st.container(horizontal=True, vertical_alignment="center"):
        work_list.link("Hele lijst", None, "talk.all", ":material/list:")
        components.practice_link(entry.practice.agb, "Naar het dossier")
    names = [name for name in _OF_ONE if name != _HOLD or viewing.may(HOLD_TALK)]
    _OF_ONE[address.section(names, "talk.section", label="Wat wilt u doen?")](entry)


def _prepare(entry: TalkEntry) -> None:
    to_share, for_myself = reads.preparing().sheets(entry.row_key).values()
    shared, own = st.tabs(["Mee naar het gesprek", "Voor mijzelf"], key="talk.sheets")
    with shared:
        paper.sheet(to_share, preparation.TO_SHARE, "sheet.shared")
    with own:
        paper.sheet(for_myself, preparation.FOR_MYSELF, "sheet.own")


def _hold(entry: TalkEntry) -> None:
    hold.hold(entry, reads.marks().of(entry.row_key))


def _scan(entry: TalkEntry) -> None:
    scan.scan(entry)


_OF_REGION: Mapping[str, Callable[[], None]] = {
    "Werklijst": work_list.work_list,
    "Agenda": year.year,
    "Afspraken": after.all_promises,
    "Wat we leerden": after.lessons,
}
_OF_ONE: Mapping[str, Callable[[TalkEntry], None]] = {
    "Voorbereiden": _prepare,
    _HOLD: _hold,
    _AFTER: after.after,
    "Overname-klaar": _scan,
}
